// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "widgets/image/overlay.h"

#include <QColor>
#include <QLineF>

#include <cstdint>
#include <memory>
#include <vector>

namespace specula::widgets {

/// Borders along the edges of pixels, in image coordinates; straight runs are one line.
using Outline = std::shared_ptr<const std::vector<QLineF>>;

/// Around the pixels of one label of a (row, column) map. A pass over the map: some milliseconds
/// for 10^6 pixels, so do it in a job.
Outline outlineOfLabel(const Array<std::uint32_t>& labels, std::uint32_t label);
/// Between all different labels, 0 included.
Outline outlineOfAllLabels(const Array<std::uint32_t>& labels);

/// Draws outlines over a picture: bins of a q-map, the edge of a mask.
class OutlineOverlay : public Overlay {
  public:
    /// Null: nothing. An invalid colour is the accent.
    void setOutline(Outline outline, const QColor& colour = {}, double width = 1.5);
    const Outline& outline() const { return m_outline; }
    void paint(QPainter& painter, const OverlayContext& context) override;

  private:
    Outline m_outline;
    QColor m_colour;
    double m_width = 1.5;
};

} // namespace specula::widgets
