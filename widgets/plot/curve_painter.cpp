// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/curve_painter.h"

#include "widgets/plot/plot_style.h"

#include <qcustomplot.h>

#include <cmath>

namespace specula::widgets {
namespace {

constexpr double kMarkerRadius = 2.4;
/// Far outside the plot, where painters still compute right.
constexpr double kFar = 1e5;

bool isLog(const QCPAxis& axis) {
    return axis.scaleType() == QCPAxis::stLogarithmic;
}

Qt::PenStyle penStyle(CurveLine line) {
    switch (line) {
    case CurveLine::None:
        return Qt::NoPen;
    case CurveLine::Solid:
        return Qt::SolidLine;
    case CurveLine::Dash:
        return Qt::DashLine;
    case CurveLine::Dot:
        break;
    }
    return Qt::DotLine;
}

void paintMarker(QPainter& painter, const QPointF& at, CurveMarker marker, double r) {
    switch (marker) {
    case CurveMarker::None:
        return;
    case CurveMarker::Disc:
    case CurveMarker::Circle:
        painter.drawEllipse(at, r, r);
        return;
    case CurveMarker::Square:
        painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r));
        return;
    case CurveMarker::Diamond:
        painter.drawPolygon(QPolygonF{{at.x(), at.y() - 1.3 * r},
                                      {at.x() + 1.3 * r, at.y()},
                                      {at.x(), at.y() + 1.3 * r},
                                      {at.x() - 1.3 * r, at.y()}});
        return;
    case CurveMarker::Triangle:
        painter.drawPolygon(QPolygonF{{at.x(), at.y() - 1.3 * r},
                                      {at.x() + 1.2 * r, at.y() + r},
                                      {at.x() - 1.2 * r, at.y() + r}});
        return;
    case CurveMarker::Cross:
        painter.drawLine(QPointF(at.x() - r, at.y() - r), QPointF(at.x() + r, at.y() + r));
        painter.drawLine(QPointF(at.x() - r, at.y() + r), QPointF(at.x() + r, at.y() - r));
        return;
    }
}

void setMarkerPen(QPainter& painter, CurveMarker marker, const QColor& colour) {
    const bool outline = marker == CurveMarker::Circle || marker == CurveMarker::Cross;
    painter.setPen(outline ? QPen(colour, 1.2) : QPen(Qt::NoPen));
    painter.setBrush(outline ? QBrush(Qt::NoBrush) : QBrush(colour));
}

double distanceToSegment(const QPointF& p, const QPointF& a, const QPointF& b) {
    const QPointF ab = b - a;
    const double length = QPointF::dotProduct(ab, ab);
    const double t =
        length > 0 ? std::clamp(QPointF::dotProduct(p - a, ab) / length, 0.0, 1.0) : 0.0;
    return QLineF(p, a + t * ab).length();
}

} // namespace

QColor curveColour(const PlotCurve& curve, const CanvasColours& colours) {
    QColor colour = curve.colour;
    if (!colour.isValid()) {
        const QList<QColor> series = seriesColours(colours);
        const qsizetype n = series.size();
        colour = series[((curve.colourIndex % n) + n) % n];
    }
    colour.setAlphaF(static_cast<float>(std::clamp(curve.opacity, 0.0, 1.0)) * colour.alphaF());
    return colour;
}

void paintCurveSample(QPainter& painter, const QRectF& area, const PlotCurve& curve,
                      const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (curve.line != CurveLine::None) {
        painter.setPen(QPen(colour, std::max(curve.width, 1.5), penStyle(curve.line)));
        painter.drawLine(QPointF(area.left(), area.center().y()),
                         QPointF(area.right(), area.center().y()));
    }
    setMarkerPen(painter, curve.marker, colour);
    paintMarker(painter, area.center(), curve.marker, kMarkerRadius + 0.6);
    painter.restore();
}

void CurvePainter::setCurves(const QList<PlotCurve>& curves) {
    std::vector<Drawn> next;
    next.reserve(static_cast<std::size_t>(curves.size()));
    for (const PlotCurve& c : curves) {
        // The same values as before were looked through already.
        const auto known = std::find_if(m_curves.begin(), m_curves.end(), [&](const Drawn& old) {
            return old.curve.x && old.curve.x == c.x;
        });
        const bool sorted = known != m_curves.end()
                                ? known->sorted
                                : c.x && std::is_sorted(c.x->begin(), c.x->end()) &&
                                      std::none_of(c.x->begin(), c.x->end(),
                                                   [](double v) { return std::isnan(v); });
        next.push_back({c, sorted});
    }
    m_curves = std::move(next);
}

std::optional<QPointF> CurvePainter::pixel(double x, double y) const {
    if (!std::isfinite(x) || !std::isfinite(y) || (isLog(m_x) && !(x > 0)) ||
        (isLog(m_y) && !(y > 0)))
        return std::nullopt;
    return QPointF(std::clamp(m_x.coordToPixel(x), -kFar, kFar),
                   std::clamp(m_y.coordToPixel(y), -kFar, kFar));
}

std::optional<QPointF> CurvePainter::pixelOf(qsizetype curve, std::size_t index) const {
    const PlotCurve& c = m_curves[static_cast<std::size_t>(curve)].curve;
    return index < c.size() ? pixel((*c.x)[index], (*c.y)[index]) : std::nullopt;
}

CurvePainter::Part CurvePainter::seen(const Drawn& drawn, double leftPx, double rightPx) const {
    const std::vector<double>& x = *drawn.curve.x;
    const std::size_t size = drawn.curve.size();
    if (!drawn.sorted)
        return {0, size};
    const double low = m_x.pixelToCoord(leftPx), high = m_x.pixelToCoord(rightPx);
    const auto end = x.begin() + static_cast<std::ptrdiff_t>(size);
    const auto first = std::lower_bound(x.begin(), end, low);
    const auto last = std::upper_bound(first, end, high);
    // One point more on either side: lines come from there.
    return {static_cast<std::size_t>(first - x.begin()) - (first != x.begin() ? 1 : 0),
            static_cast<std::size_t>(last - x.begin()) + (last != end ? 1 : 0)};
}

bool CurvePainter::dense(const Drawn& drawn, Part part) const {
    return drawn.sorted &&
           part.end - part.begin > 3 * static_cast<std::size_t>(m_x.axisRect()->width() + 1);
}

void CurvePainter::paint(QPainter& painter, const QSet<QString>& hidden,
                         const CanvasColours& colours) const {
    const QRect area = m_x.axisRect()->rect();
    for (const Drawn& drawn : m_curves) {
        const PlotCurve& c = drawn.curve;
        if (c.empty() || hidden.contains(c.legendKey()))
            continue;
        const QColor colour = curveColour(c, colours);
        const Part part = seen(drawn, area.left() - 8, area.right() + 8);
        paintBand(painter, drawn, colour);
        const bool few = !dense(drawn, part);
        if (few && c.errors == ErrorStyle::Bars && c.yError)
            paintErrors(painter, drawn, part, colour);
        if (c.line != CurveLine::None || !few)
            paintLine(painter, drawn, part, colour);
        if (few && c.marker != CurveMarker::None)
            paintMarkers(painter, drawn, part, colour);
    }
}

void CurvePainter::paintBand(QPainter& painter, const Drawn& drawn, const QColor& colour) const {
    const PlotCurve& c = drawn.curve;
    const bool fromErrors = c.errors == ErrorStyle::Band && c.yError;
    if (!fromErrors && !(c.lower && c.upper))
        return;
    QColor fill = colour;
    fill.setAlphaF(colour.alphaF() * 0.25f);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    const double floor = isLog(m_y) ? m_y.range().lower * 1e-3 : 0;
    QPolygonF up, down;
    const auto finish = [&] {
        if (up.size() > 1) {
            std::reverse(down.begin(), down.end());
            painter.drawPolygon(up + down);
        }
        up.clear();
        down.clear();
    };
    const std::size_t size = fromErrors ? std::min(c.size(), c.yError->size())
                                        : std::min({c.size(), c.lower->size(), c.upper->size()});
    for (std::size_t i = 0; i < size; ++i) {
        // A lone point has no standard error; the band closes there instead of breaking.
        const double s = fromErrors && std::isfinite((*c.yError)[i]) ? (*c.yError)[i] : 0;
        double low = fromErrors ? (*c.y)[i] - s : (*c.lower)[i];
        const double high = fromErrors ? (*c.y)[i] + s : (*c.upper)[i];
        if (isLog(m_y) && low <= 0 && high > 0)
            low = floor;
        const auto top = pixel((*c.x)[i], high), bottom = pixel((*c.x)[i], low);
        if (top && bottom) {
            up << *top;
            down << *bottom;
        } else {
            finish();
        }
    }
    finish();
}

void CurvePainter::paintLine(QPainter& painter, const Drawn& drawn, Part part,
                             const QColor& colour) const {
    const PlotCurve& c = drawn.curve;
    const bool many = dense(drawn, part);
    painter.setRenderHint(QPainter::Antialiasing, !many);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(many ? QPen(colour, 0) : QPen(colour, c.width, penStyle(c.line)));
    QPolygonF run;
    const auto finish = [&] {
        if (run.size() > 1)
            painter.drawPolyline(run);
        run.clear();
    };
    if (!many) {
        for (std::size_t i = part.begin; i < part.end; ++i)
            if (const auto p = pixel((*c.x)[i], (*c.y)[i]))
                run << *p;
            else
                finish();
        finish();
        return;
    }
    // Columns of one pixel; the range of x is sorted, so each column is one stretch of it.
    const double* x = c.x->data();
    const double* y = c.y->data();
    const bool positive = isLog(m_y);
    std::size_t i = part.begin;
    while (i < part.end) {
        const double column = std::floor(std::clamp(m_x.coordToPixel(x[i]), -kFar, kFar));
        const double border = m_x.pixelToCoord(column + 1);
        const auto stop =
            static_cast<std::size_t>(std::lower_bound(x + i + 1, x + part.end, border) - x);
        double first = std::nan(""), last = first, low = first, high = first;
        for (; i < stop; ++i) {
            const double v = y[i];
            if (!std::isfinite(v) || (positive && !(v > 0)))
                continue;
            if (std::isnan(first))
                first = low = high = v;
            last = v;
            low = std::min(low, v);
            high = std::max(high, v);
        }
        if (std::isnan(first)) {
            finish();
            continue;
        }
        for (const double v : {first, low, high, last})
            run << QPointF(column + 0.5, std::clamp(m_y.coordToPixel(v), -kFar, kFar));
    }
    finish();
}

void CurvePainter::paintErrors(QPainter& painter, const Drawn& drawn, Part part,
                               const QColor& colour) const {
    const PlotCurve& c = drawn.curve;
    QColor bar = colour;
    bar.setAlphaF(colour.alphaF() * 0.7f);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(bar, 1));
    QList<QLineF> bars;
    const double bottom = m_x.axisRect()->bottom() + 10;
    for (std::size_t i = part.begin; i < std::min(part.end, c.yError->size()); ++i) {
        const double y = (*c.y)[i], s = (*c.yError)[i];
        if (!std::isfinite(s) || !pixel((*c.x)[i], y))
            continue;
        const auto top = pixel((*c.x)[i], y + s);
        const auto low = pixel((*c.x)[i], y - s);
        bars << QLineF(*top, low ? *low : QPointF(top->x(), bottom));
    }
    painter.drawLines(bars);
}

void CurvePainter::paintMarkers(QPainter& painter, const Drawn& drawn, Part part,
                                const QColor& colour) const {
    const PlotCurve& c = drawn.curve;
    painter.setRenderHint(QPainter::Antialiasing);
    setMarkerPen(painter, c.marker, colour);
    for (std::size_t i = part.begin; i < part.end; ++i)
        if (const auto p = pixel((*c.x)[i], (*c.y)[i]))
            paintMarker(painter, *p, c.marker, kMarkerRadius);
}

std::ptrdiff_t CurvePainter::nearestInX(qsizetype curve, double px) const {
    const Drawn& drawn = m_curves[static_cast<std::size_t>(curve)];
    const Part part = drawn.curve.empty() ? Part{} : seen(drawn, px, px);
    std::ptrdiff_t best = -1;
    double bestDistance = 0;
    for (std::size_t i = part.begin; i < part.end; ++i) {
        const double x = (*drawn.curve.x)[i];
        if (!std::isfinite(x) || (isLog(m_x) && !(x > 0)))
            continue;
        const double distance = std::abs(m_x.coordToPixel(x) - px);
        if (best < 0 || distance < bestDistance) {
            best = static_cast<std::ptrdiff_t>(i);
            bestDistance = distance;
        }
    }
    return best;
}

CurvePainter::Hit CurvePainter::hit(const QPointF& at, double reach,
                                    const QSet<QString>& hidden) const {
    Hit line;
    for (std::size_t k = m_curves.size(); k-- > 0;) {
        const Drawn& drawn = m_curves[k];
        if (drawn.curve.empty() || hidden.contains(drawn.curve.legendKey()))
            continue;
        const Part part = seen(drawn, at.x() - reach, at.x() + reach);
        std::optional<QPointF> before;
        Hit point;
        double nearest = reach;
        for (std::size_t i = part.begin; i < part.end; ++i) {
            const auto p = pixel((*drawn.curve.x)[i], (*drawn.curve.y)[i]);
            if (p && QLineF(*p, at).length() <= nearest) {
                nearest = QLineF(*p, at).length();
                point = {static_cast<qsizetype>(k), static_cast<std::ptrdiff_t>(i)};
            }
            if (p && before && line.curve < 0 && drawn.curve.line != CurveLine::None &&
                distanceToSegment(at, *before, *p) <= reach)
                line = {static_cast<qsizetype>(k), -1};
            before = p;
        }
        if (point.curve >= 0)
            return point;
    }
    return line;
}

} // namespace specula::widgets
