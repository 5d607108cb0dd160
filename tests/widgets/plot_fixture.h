// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "picture_fixture.h"
#include "widgets/plot/curve_panel.h"

#include <cmath>

namespace specula::test {

/// n points between 1e-4 and 10 s of 1 + 0.2 exp(-2 t / tau), with errors.
inline widgets::PlotCurve decay(const QString& name, double tau, int n = 62) {
    std::vector<double> x, y, e;
    for (int i = 0; i < n; ++i) {
        x.push_back(std::pow(10.0, -4 + 5.0 * i / (n - 1)));
        y.push_back(1 + 0.2 * std::exp(-2 * x.back() / tau));
        e.push_back(0.004);
    }
    widgets::PlotCurve c;
    c.name = name;
    c.x = widgets::plotValues(x);
    c.y = widgets::plotValues(y);
    c.yError = widgets::plotValues(e);
    return c;
}

/// y = f(i) over x = 0, 1, 2, ...
template<class F>
widgets::PlotCurve ramp(const QString& name, int n, F f) {
    std::vector<double> x, y;
    for (int i = 0; i < n; ++i) {
        x.push_back(i);
        y.push_back(f(i));
    }
    widgets::PlotCurve c;
    c.name = name;
    c.x = widgets::plotValues(x);
    c.y = widgets::plotValues(y);
    return c;
}

inline widgets::PlotContent g2Panel(int bin, double tau = 0.1) {
    widgets::PlotContent p;
    p.id = QStringLiteral("bin%1").arg(bin);
    p.title = QStringLiteral("bin %1").arg(bin);
    p.x = widgets::quantityAxis("t", Quantity::Time, {}, 0.01, true);
    p.y = widgets::plainAxis("g2");
    p.curves = {decay("measured", tau)};
    return p;
}

/// Shown, laid out and drawn.
inline void showPanel(widgets::CurvePanel& panel, const QSize& size = {400, 260}) {
    panel.resize(size);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    panel.replotNow();
}

inline int countOf(const QImage& image, const QColor& colour, int tolerance = 40) {
    int n = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor c = image.pixelColor(x, y);
            n += std::abs(c.red() - colour.red()) + std::abs(c.green() - colour.green()) +
                     std::abs(c.blue() - colour.blue()) <
                 tolerance;
        }
    return n;
}

} // namespace specula::test
