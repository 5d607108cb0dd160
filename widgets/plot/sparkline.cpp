// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/sparkline.h"

#include <QPainter>

#include <cmath>

namespace specula::widgets {

void paintSparkline(QPainter& painter, const QRectF& area, const std::vector<double>& x,
                    const std::vector<double>& y, bool logX, const QColor& colour) {
    PlotCurve curve;
    // Not owned: the curve does not outlive this call.
    curve.x = PlotValues(PlotValues(), &x);
    curve.y = PlotValues(PlotValues(), &y);
    const auto across = dataRangeX({curve}, logX);
    const auto up = dataRangeY({curve}, false, logX);
    if (!across || !up)
        return;
    const auto part = [](double v, const PlotRange& range, bool log) {
        if (!(range.high > range.low))
            return 0.5;
        return log ? std::log(v / range.low) / std::log(range.high / range.low)
                   : (v - range.low) / range.size();
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(Qt::NoBrush);
    const QRectF inside = area.adjusted(2, 2, -2, -2);
    QPolygonF run;
    std::optional<QPointF> last;
    const auto finish = [&] {
        if (run.size() > 1)
            painter.drawPolyline(run);
        run.clear();
    };
    for (std::size_t i = 0; i < curve.size(); ++i) {
        if (!std::isfinite(x[i]) || !std::isfinite(y[i]) || (logX && !(x[i] > 0))) {
            finish();
            continue;
        }
        last = QPointF(inside.left() + part(x[i], *across, logX) * inside.width(),
                       inside.bottom() - part(y[i], *up, false) * inside.height());
        run << *last;
    }
    finish();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(*last, 2, 2);
    painter.restore();
}

} // namespace specula::widgets
