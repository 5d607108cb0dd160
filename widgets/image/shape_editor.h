// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/image/image_shape.h"
#include "widgets/image/overlay.h"

#include <Qt>

namespace specula::widgets {

/// Draws, moves and reshapes one shape by mouse or keyboard; knows no widget. Positions are image
/// coordinates, tolerances image pixels.
class ShapeEditor {
  public:
    /// What a drag on free ground draws; None: nothing can be drawn or changed.
    void setKind(ImageShape::Kind kind);
    ImageShape::Kind kind() const { return m_kind; }

    const ImageShape& shape() const { return m_shape; }
    void setShape(const ImageShape& shape);
    bool dragging() const { return m_drag != Drag::None; }

    /// Takes a handle, the body, or begins a new shape. False: nothing to do here.
    bool press(const QPointF& at, double tolerance);
    /// `straight` keeps lines at multiples of 45 degrees and boxes square. True: the shape changed.
    bool drag(const QPointF& at, bool straight);
    /// Ends the drag; a new shape without size is dropped. True: the shape changed since press().
    bool release();
    /// Esc: undoes a drag in progress. False: there was none.
    bool cancel();

    bool remove();
    bool moveBy(const QPointF& offset);
    /// Moves the last handle: keyboard resizing.
    bool resizeBy(const QPointF& offset);
    /// A shape of the current kind in the middle of `visible`, for who has no mouse.
    bool placeIn(const QRectF& visible);

    Qt::CursorShape cursorAt(const QPointF& at, double tolerance) const;
    void paint(QPainter& painter, const OverlayContext& context) const;

  private:
    enum class Drag { None, New, Handle, Body };
    int handleAt(const QPointF& at, double tolerance) const;

    ImageShape::Kind m_kind = ImageShape::Kind::None;
    ImageShape m_shape, m_before;
    Drag m_drag = Drag::None;
    int m_handle = 0;
    QPointF m_grabbed;
};

} // namespace specula::widgets
