// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/saxs/roi_overlay.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace specula::app {
namespace {

constexpr double kDegree = std::numbers::pi / 180;
constexpr double kStepDeg = 2; ///< of an arc's corners

/// From `from` to `to` degrees on a circle about the beam; phi turns towards the top.
void addArc(QPolygonF& polygon, const QPointF& centre, double radiusX, double radiusY, double from,
            double to) {
    const int steps = std::max(2, int(std::ceil(std::abs(to - from) / kStepDeg)));
    for (int i = 0; i <= steps; ++i) {
        const double phi = (from + (to - from) * i / steps) * kDegree;
        polygon << centre + QPointF(radiusX * std::cos(phi), -radiusY * std::sin(phi));
    }
}

} // namespace

void RoiOverlay::setGeometry(const std::optional<geometry::DetectorGeometry>& geometry) {
    m_geometry = geometry;
}

double RoiOverlay::radiusPx(double q) const {
    const double k = m_geometry->waveNumber();
    const bool exact = m_geometry->qFormula == geometry::DetectorGeometry::QFormula::TwoKSinTheta;
    const double sine = std::clamp(exact ? q / (2 * k) : q / k, 0.0, 0.999);
    const double twoTheta = exact ? 2 * std::asin(sine) : std::asin(sine);
    return std::tan(std::min(twoTheta, 1.5)) * m_geometry->distanceM / m_geometry->pixelSizeM[0];
}

void RoiOverlay::paint(QPainter& painter, const widgets::OverlayContext& context) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_geometry) {
        const QPointF centre(m_geometry->beamCenterPx[0], m_geometry->beamCenterPx[1]);
        const double flat = m_geometry->pixelSizeM[0] / m_geometry->pixelSizeM[1];
        for (const Drawn& drawn : m_rois) {
            const correlate::ScatteringRoi& roi = drawn.roi;
            const double inner = radiusPx(roi.qLow), outer = radiusPx(roi.qHigh);
            double to = roi.phiHighDeg;
            if (to <= roi.phiLowDeg)
                to += 360;
            const bool whole = to - roi.phiLowDeg >= 360;
            QPolygonF shape;
            addArc(shape, centre, outer, outer * flat, roi.phiLowDeg, to);
            addArc(shape, centre, inner, inner * flat, to, roi.phiLowDeg);
            QPolygonF onScreen;
            for (const QPointF& corner : shape)
                onScreen << context.toWidget(corner);
            QColor fill = drawn.colour;
            fill.setAlphaF(drawn.chosen ? 0.22f : 0.10f);
            painter.setPen(whole ? QPen(Qt::NoPen) : QPen(drawn.colour, drawn.chosen ? 2 : 1));
            painter.setBrush(fill);
            painter.drawPolygon(onScreen);
            if (whole) {
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(drawn.colour, drawn.chosen ? 2 : 1));
                for (const double radius : {inner, outer})
                    painter.drawEllipse(context.toWidget(centre), radius * context.transform.zoom,
                                        radius * flat * context.transform.zoom);
            }
        }
    }
    if (m_beam) {
        const QPointF at = context.toWidget(*m_beam);
        painter.setPen(QPen(context.colours.accent, 1.5));
        painter.drawLine(at - QPointF(8, 0), at + QPointF(8, 0));
        painter.drawLine(at - QPointF(0, 8), at + QPointF(0, 8));
    }
    painter.restore();
}

} // namespace specula::app
