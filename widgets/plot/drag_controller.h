// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/drag_items.h"

#include <QPointF>
#include <QPointer>

class QPainter;

namespace specula::widgets {

struct CanvasColours;

/// Moves the DragItems of a panel by mouse and keys, and draws them.
class DragController {
  public:
    explicit DragController(CurvePanel& panel)
        : m_panel(panel) {}

    QList<DragItem*> items;

    void paint(QPainter& painter, const CanvasColours& colours) const;
    Qt::CursorShape cursorAt(const QPointF& at) const; ///< Qt::ArrowCursor: nothing there

    bool press(const QPointF& at);
    bool dragging() const { return m_item != nullptr; }
    void drag(const QPointF& to);
    void release();

    /// The next item takes the keys; false when it was the last one.
    bool focusNext(bool forward);
    bool hasFocus() const { return m_focused != nullptr; }
    void dropFocus() { m_focused = nullptr; }
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);

  private:
    struct Grip {
        DragItem* item = nullptr;
        DragItem::Part part = DragItem::Part::Whole;
    };
    Grip at(const QPointF& position) const;
    double pixelOf(const DragItem& item, double value) const;
    double valueAt(const DragItem& item, double pixel) const;
    double along(const DragItem& item, const QPointF& position) const;

    CurvePanel& m_panel;
    QPointer<DragItem> m_item, m_focused;
    DragItem::Part m_part = DragItem::Part::Whole;
    double m_lowOffset = 0, m_highOffset = 0; ///< edges relative to the mouse, pixels
};

} // namespace specula::widgets
