// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/drag_controller.h"

#include "widgets/plot/curve_panel.h"

#include <QPainter>

#include <cmath>

namespace specula::widgets {
namespace {

constexpr double kReach = 5;

} // namespace

double DragController::pixelOf(const DragItem& item, double value) const {
    return item.orientation() == Qt::Vertical ? m_panel.toPanel(value, 1).x()
                                              : m_panel.toPanel(1, value).y();
}

double DragController::valueAt(const DragItem& item, double pixel) const {
    return item.orientation() == Qt::Vertical ? m_panel.toData({pixel, 0}).x()
                                              : m_panel.toData({0, pixel}).y();
}

double DragController::along(const DragItem& item, const QPointF& position) const {
    return item.orientation() == Qt::Vertical ? position.x() : position.y();
}

DragController::Grip DragController::at(const QPointF& position) const {
    if (!m_panel.plotArea().contains(position))
        return {};
    Grip inside;
    for (qsizetype i = items.size(); i-- > 0;) {
        DragItem* item = items[i];
        if (!item->isVisible() || !item->isMovable())
            continue;
        const double here = along(*item, position);
        const double low = pixelOf(*item, item->range().low);
        const double high = pixelOf(*item, item->range().high);
        if (qobject_cast<DragLine*>(item)) {
            if (std::abs(here - low) <= kReach)
                return {item, DragItem::Part::Whole};
            continue;
        }
        const double toLow = std::abs(here - low), toHigh = std::abs(here - high);
        if (std::min(toLow, toHigh) <= kReach)
            return {item, toLow < toHigh ? DragItem::Part::Low : DragItem::Part::High};
        if (!inside.item && (here - low) * (here - high) < 0)
            inside = {item, DragItem::Part::Whole};
    }
    return inside;
}

Qt::CursorShape DragController::cursorAt(const QPointF& position) const {
    const Grip grip = at(position);
    if (!grip.item)
        return Qt::ArrowCursor;
    const bool line = qobject_cast<DragLine*>(grip.item);
    if (grip.part == DragItem::Part::Whole && !line)
        return Qt::SizeAllCursor;
    return grip.item->orientation() == Qt::Vertical ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

bool DragController::press(const QPointF& position) {
    const Grip grip = at(position);
    m_item = grip.item;
    m_part = grip.part;
    m_focused = grip.item;
    if (!m_item)
        return false;
    const double here = along(*m_item, position);
    m_lowOffset = pixelOf(*m_item, m_item->range().low) - here;
    m_highOffset = pixelOf(*m_item, m_item->range().high) - here;
    return true;
}

void DragController::drag(const QPointF& to) {
    const double here = along(*m_item, to);
    PlotRange range = m_item->range();
    if (m_part != DragItem::Part::High)
        range.low = valueAt(*m_item, here + m_lowOffset);
    if (m_part != DragItem::Part::Low)
        range.high = valueAt(*m_item, here + m_highOffset);
    m_item->moveTo(range, m_part, false);
}

void DragController::release() {
    if (m_item)
        m_item->moveTo(m_item->range(), m_part, true);
    m_item = nullptr;
}

bool DragController::focusNext(bool forward) {
    QList<DragItem*> order;
    for (DragItem* item : items)
        if (item->isVisible() && item->isMovable())
            order << item;
    const qsizetype now = m_focused ? order.indexOf(m_focused.data()) : -1;
    const qsizetype next = forward ? now + 1 : (now < 0 ? -1 : now - 1);
    m_focused = next >= 0 && next < order.size() ? order[next] : nullptr;
    return m_focused != nullptr;
}

bool DragController::handleKey(int key, Qt::KeyboardModifiers modifiers) {
    if (!m_focused)
        return false;
    if (key == Qt::Key_Escape) {
        m_focused = nullptr;
        return true;
    }
    const bool vertical = m_focused->orientation() == Qt::Vertical;
    double direction = 0;
    if (key == (vertical ? Qt::Key_Left : Qt::Key_Down))
        direction = -1;
    else if (key == (vertical ? Qt::Key_Right : Qt::Key_Up))
        direction = 1;
    else
        return false;
    direction *= modifiers.testFlag(Qt::ShiftModifier) ? 10 : 1;
    const QRectF area = m_panel.plotArea();
    const double pixels = direction * (vertical ? area.width() : -area.height()) / 100;
    const auto shifted = [&](double value) {
        return m_focused->m_keyStep > 0 ? value + direction * m_focused->m_keyStep
                                        : valueAt(*m_focused, pixelOf(*m_focused, value) + pixels);
    };
    PlotRange range = m_focused->range();
    const bool widen =
        modifiers.testFlag(Qt::ControlModifier) && !qobject_cast<DragLine*>(m_focused);
    range.high = shifted(range.high);
    if (!widen)
        range.low = shifted(range.low);
    m_focused->moveTo(range, widen ? DragItem::Part::High : DragItem::Part::Whole, true);
    return true;
}

void DragController::paint(QPainter& painter, const CanvasColours& colours) const {
    const QRectF area = m_panel.plotArea();
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const DragItem* item : items) {
        if (!item->isVisible())
            continue;
        const bool vertical = item->orientation() == Qt::Vertical;
        const QColor colour = item->colour().isValid() ? item->colour() : colours.accent;
        const double low = pixelOf(*item, item->range().low);
        const double high = pixelOf(*item, item->range().high);
        const auto edge = [&](double at) {
            if (vertical)
                painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
            else
                painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at));
        };
        const QRectF box = vertical
                               ? QRectF(QPointF(low, area.top()), QPointF(high, area.bottom()))
                               : QRectF(QPointF(area.left(), high), QPointF(area.right(), low));
        const bool line = qobject_cast<const DragLine*>(item);
        if (!line) {
            QColor fill = colour;
            fill.setAlpha(40);
            painter.fillRect(box, fill);
        }
        painter.setPen(QPen(colour, item == m_focused ? 2.5 : 1.2,
                            item->isMovable() ? Qt::SolidLine : Qt::DashLine));
        edge(low);
        if (!line)
            edge(high);
        if (!item->label().isEmpty()) {
            painter.setPen(colours.text);
            const QRectF room = vertical
                                    ? QRectF(box.right() + 4, area.top() + 2, 400, 40)
                                    : QRectF(area.left() + 4, box.top() - 42, area.width() - 8, 40);
            painter.drawText(
                room, vertical ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignRight | Qt::AlignBottom,
                item->label());
        }
    }
    painter.restore();
}

} // namespace specula::widgets
