// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/curve.h"
#include "widgets/theme/theme_colours.h"

#include <QPointF>
#include <QSet>

class QCPAxis;
class QPainter;

namespace specula::widgets {

QColor curveColour(const PlotCurve& curve, const CanvasColours& colours);
/// Line and marker as they look in the plot, for legends.
void paintCurveSample(QPainter& painter, const QRectF& area, const PlotCurve& curve,
                      const QColor& colour);

/// Curves as they are drawn: straight from the shared values, nothing is copied. Where there are
/// many points per pixel column, only first, smallest, largest and last of each column are drawn:
/// a million points cost one pass over what is seen.
class CurvePainter {
  public:
    CurvePainter(QCPAxis& x, QCPAxis& y)
        : m_x(x)
        , m_y(y) {}

    void setCurves(const QList<PlotCurve>& curves);
    void paint(QPainter& painter, const QSet<QString>& hidden, const CanvasColours& colours) const;

    /// Where point `index` lies in the plot; nothing for a gap.
    std::optional<QPointF> pixelOf(qsizetype curve, std::size_t index) const;
    /// The point whose x is nearest to pixel `px`; -1: none.
    std::ptrdiff_t nearestInX(qsizetype curve, double px) const;
    struct Hit {
        qsizetype curve = -1;
        std::ptrdiff_t point = -1; ///< -1: between points
    };
    /// The curve within `reach` pixels of `at`, points before lines, later curves before earlier.
    Hit hit(const QPointF& at, double reach, const QSet<QString>& hidden) const;

  private:
    struct Drawn {
        PlotCurve curve;
        bool sorted = false; ///< x never decreases
    };
    struct Part {
        std::size_t begin = 0, end = 0;
    };
    Part seen(const Drawn& drawn, double leftPx, double rightPx) const;
    void paintBand(QPainter& painter, const Drawn& drawn, const QColor& colour) const;
    void paintLine(QPainter& painter, const Drawn& drawn, Part part, const QColor& colour) const;
    void paintErrors(QPainter& painter, const Drawn& drawn, Part part, const QColor& colour) const;
    void paintMarkers(QPainter& painter, const Drawn& drawn, Part part, const QColor& colour) const;
    std::optional<QPointF> pixel(double x, double y) const;
    bool dense(const Drawn& drawn, Part part) const;

    QCPAxis& m_x;
    QCPAxis& m_y;
    std::vector<Drawn> m_curves;
};

} // namespace specula::widgets
