// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/drag_items.h"

#include "widgets/plot/curve_panel.h"

namespace specula::widgets {

DragItem::DragItem(Qt::Orientation orientation, CurvePanel* panel)
    : QObject(panel)
    , m_orientation(orientation) {}

void DragItem::setLabel(const QString& label) {
    m_label = label;
    emit changed();
}

void DragItem::setColour(const QColor& colour) {
    m_colour = colour;
    emit changed();
}

void DragItem::setVisible(bool visible) {
    m_visible = visible;
    emit changed();
}

void DragItem::setMovable(bool movable) {
    m_movable = movable;
    emit changed();
}

void DragItem::setLimits(std::optional<PlotRange> limits) {
    m_limits = limits;
}

void DragItem::putRange(const PlotRange& range) {
    m_range = {std::min(range.low, range.high), std::max(range.low, range.high)};
    emit changed();
}

void DragItem::moveTo(const PlotRange& wanted, Part part, bool finished) {
    PlotRange range = wanted;
    if (part != Part::Whole && range.low > range.high)
        (part == Part::Low ? range.low : range.high) = part == Part::Low ? range.high : range.low;
    if (m_limits) {
        if (part == Part::Whole) {
            const double width = std::min(range.size(), m_limits->size());
            range.low = std::clamp(range.low, m_limits->low, m_limits->high - width);
            range.high = range.low + width;
        } else {
            range.low = std::clamp(range.low, m_limits->low, m_limits->high);
            range.high = std::clamp(range.high, m_limits->low, m_limits->high);
        }
    }
    const bool moved = !(range == m_range);
    putRange(range);
    if (moved || finished)
        tell(finished);
}

} // namespace specula::widgets
