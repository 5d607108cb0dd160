// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/saxs_roi.h"
#include "core/geometry/detector_geometry.h"
#include "widgets/image/overlay.h"

#include <QColor>
#include <QList>

#include <optional>

namespace specula::app {

/// Wedges and rings over the detector picture, and a cross where the beam meets it.
class RoiOverlay : public widgets::Overlay {
  public:
    struct Drawn {
        correlate::ScatteringRoi roi;
        QColor colour;
        bool chosen = false;
    };
    /// Nothing: regions are in q, and without a geometry nobody knows where that is.
    void setGeometry(const std::optional<geometry::DetectorGeometry>& geometry);
    void setBeam(const std::optional<QPointF>& centre) { m_beam = centre; }
    void setRois(const QList<Drawn>& rois) { m_rois = rois; }
    void paint(QPainter& painter, const widgets::OverlayContext& context) override;

  private:
    double radiusPx(double q) const;

    std::optional<geometry::DetectorGeometry> m_geometry;
    std::optional<QPointF> m_beam;
    QList<Drawn> m_rois;
};

} // namespace specula::app
