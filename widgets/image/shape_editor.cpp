// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/shape_editor.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace specula::widgets {
namespace {

/// The point nearest to `to` seen from `from` under a multiple of 45 degrees.
QPointF straightened(const QPointF& from, const QPointF& to, ImageShape::Kind kind) {
    const QPointF d = to - from;
    if (kind == ImageShape::Kind::Box) {
        const double side = std::max(std::abs(d.x()), std::abs(d.y()));
        return from + QPointF(std::copysign(side, d.x()), std::copysign(side, d.y()));
    }
    const double step = std::numbers::pi / 4;
    const double angle = std::round(std::atan2(d.y(), d.x()) / step) * step;
    return from + std::hypot(d.x(), d.y()) * QPointF(std::cos(angle), std::sin(angle));
}

void drawOutline(QPainter& painter, const ImageShape& shape, const OverlayContext& context) {
    const QPointF a = context.toWidget(shape.a), b = context.toWidget(shape.b);
    switch (shape.kind) {
    case ImageShape::Kind::None:
        break;
    case ImageShape::Kind::Box:
        painter.drawRect(QRectF(a, b).normalized());
        break;
    case ImageShape::Kind::Circle: {
        const double r = QLineF(a, b).length();
        painter.drawEllipse(a, r, r);
        painter.drawLine(QLineF(a, b));
        break;
    }
    case ImageShape::Kind::Line: {
        // A band shows its borders; its axis only where there is room between them.
        const double half = shape.width > 1 ? shape.width / 2 * context.transform.zoom : 0;
        if (half < 2 || half > 8)
            painter.drawLine(QLineF(a, b));
        if (half >= 2 && QLineF(a, b).length() > 0) {
            const QLineF normal = QLineF(a, b).normalVector().unitVector();
            const QPointF n(normal.dx() * half, normal.dy() * half);
            painter.drawPolygon(QPolygonF({a + n, b + n, b - n, a - n}));
        }
        break;
    }
    }
}

} // namespace

void ShapeEditor::setKind(ImageShape::Kind kind) {
    m_kind = kind;
    m_drag = Drag::None;
}

void ShapeEditor::setShape(const ImageShape& shape) {
    m_shape = shape;
    m_drag = Drag::None;
}

int ShapeEditor::handleAt(const QPointF& at, double tolerance) const {
    const auto handles = m_shape.handles();
    // The last handle wins: a shape that is a point can still be drawn out.
    for (int i = static_cast<int>(handles.size()) - 1; i >= 0; --i)
        if (QLineF(handles[i], at).length() <= tolerance)
            return i;
    return -1;
}

bool ShapeEditor::press(const QPointF& at, double tolerance) {
    if (m_kind == ImageShape::Kind::None)
        return false;
    m_before = m_shape;
    m_grabbed = at;
    m_handle = handleAt(at, tolerance);
    if (m_handle >= 0) {
        m_drag = Drag::Handle;
    } else if (m_shape.hitBy(at, tolerance)) {
        m_drag = Drag::Body;
    } else {
        m_drag = Drag::New;
        m_shape.kind = m_kind;
        m_shape.a = m_shape.b = at;
    }
    return true;
}

bool ShapeEditor::drag(const QPointF& at, bool straight) {
    const ImageShape was = m_shape;
    switch (m_drag) {
    case Drag::None:
        return false;
    case Drag::New:
        m_shape.b = straight ? straightened(m_shape.a, at, m_shape.kind) : at;
        break;
    case Drag::Body:
        m_shape = m_before.movedBy(at - m_grabbed);
        break;
    case Drag::Handle: {
        const bool line = m_shape.kind != ImageShape::Kind::Box;
        const QPointF other = m_handle == 0 ? m_before.b : m_before.a;
        const bool whole = m_shape.kind == ImageShape::Kind::Circle && m_handle == 0;
        m_shape = m_before.withHandleAt(
            m_handle, straight && line && !whole ? straightened(other, at, m_shape.kind) : at);
        break;
    }
    }
    return m_shape != was;
}

bool ShapeEditor::release() {
    const bool drawn = m_drag == Drag::New;
    m_drag = Drag::None;
    if (drawn && QLineF(m_shape.a, m_shape.b).length() < 0.5)
        m_shape = m_before;
    return m_shape != m_before;
}

bool ShapeEditor::cancel() {
    if (m_drag == Drag::None)
        return false;
    m_drag = Drag::None;
    m_shape = m_before;
    return true;
}

bool ShapeEditor::remove() {
    if (m_shape.empty())
        return false;
    m_shape = {};
    m_drag = Drag::None;
    return true;
}

bool ShapeEditor::moveBy(const QPointF& offset) {
    if (m_shape.empty())
        return false;
    m_shape = m_shape.movedBy(offset);
    return true;
}

bool ShapeEditor::resizeBy(const QPointF& offset) {
    if (m_shape.empty())
        return false;
    m_shape.b += offset;
    return true;
}

bool ShapeEditor::placeIn(const QRectF& visible) {
    if (m_kind == ImageShape::Kind::None || visible.isEmpty())
        return false;
    const QPointF middle(std::round(visible.center().x()), std::round(visible.center().y()));
    const double reach = std::max(1.0, std::round(std::min(visible.width(), visible.height()) / 4));
    m_shape.kind = m_kind;
    m_shape.a = m_kind == ImageShape::Kind::Circle ? middle : middle - QPointF(reach, 0);
    m_shape.b = middle + QPointF(reach, 0);
    if (m_kind == ImageShape::Kind::Box) {
        m_shape.a = middle - QPointF(reach + 0.5, reach + 0.5);
        m_shape.b = middle + QPointF(reach + 0.5, reach + 0.5);
    }
    return true;
}

Qt::CursorShape ShapeEditor::cursorAt(const QPointF& at, double tolerance) const {
    if (m_kind == ImageShape::Kind::None)
        return Qt::OpenHandCursor;
    if (handleAt(at, tolerance) >= 0)
        return Qt::PointingHandCursor;
    return m_shape.hitBy(at, tolerance) ? Qt::SizeAllCursor : Qt::CrossCursor;
}

void ShapeEditor::paint(QPainter& painter, const OverlayContext& context) const {
    if (m_shape.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, m_shape.kind != ImageShape::Kind::Box);
    painter.setBrush(Qt::NoBrush);
    // A dark line under a bright one is seen on any picture.
    painter.setPen(QPen(QColor(0, 0, 0, 170), 3.5));
    drawOutline(painter, m_shape, context);
    painter.setPen(QPen(context.colours.accent, 1.5));
    drawOutline(painter, m_shape, context);
    painter.setPen(QPen(QColor(0, 0, 0, 200), 1));
    painter.setBrush(Qt::white);
    for (const QPointF& handle : m_shape.handles())
        painter.drawRect(QRectF(context.toWidget(handle) - QPointF(3.5, 3.5), QSizeF(7, 7)));
    painter.restore();
}

} // namespace specula::widgets
