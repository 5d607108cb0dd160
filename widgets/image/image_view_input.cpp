// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/image_view.h"

#include <QContextMenuEvent>
#include <QMenu>

#include <cmath>

namespace specula::widgets {

double ImageView::shapeTolerance() const {
    return 6 / m_transform.zoom;
}

void ImageView::updateCursorShape(const QPointF& position) {
    if (m_panning)
        setCursor(Qt::ClosedHandCursor);
    else if (m_spaceHeld || !m_image)
        setCursor(m_image ? Qt::OpenHandCursor : Qt::ArrowCursor);
    else
        setCursor(m_editor.cursorAt(toImage(position), shapeTolerance()));
}

void ImageView::wheelEvent(QWheelEvent* event) {
    if (!m_image) {
        event->ignore();
        return;
    }
    // 120 units are one notch; touch pads send fractions. Four notches double.
    const double notches =
        (event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x()) / 120.0;
    zoomAt(event->position(), std::pow(2.0, notches / 4));
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent* event) {
    if (!m_image) {
        event->ignore();
        return;
    }
    m_lastMouse = m_pressedAt = event->position();
    const bool left = event->button() == Qt::LeftButton;
    if (event->button() == Qt::MiddleButton || (left && (m_spaceHeld || m_tool == ViewTool::Pan))) {
        m_panning = true;
        m_pressed = left && !m_spaceHeld;
    } else if (left && m_editor.press(toImage(event->position()), shapeTolerance())) {
        shapeEdited(false);
    } else {
        event->ignore();
        return;
    }
    updateCursorShape(event->position());
}

void ImageView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF position = event->position();
    if (m_panning) {
        const QPointF moved = position - m_lastMouse;
        m_lastMouse = position;
        m_mouse = position;
        applyTransform({m_transform.zoom, m_transform.centre - moved / m_transform.zoom}, false);
        return;
    }
    if (m_editor.dragging() &&
        m_editor.drag(toImage(position), event->modifiers().testFlag(Qt::ShiftModifier)))
        shapeEdited(false);
    updateReadout(position);
    updateCursorShape(position);
    if (m_crosshair)
        update();
}

void ImageView::mouseReleaseEvent(QMouseEvent* event) {
    if (m_panning && (event->button() == Qt::MiddleButton || event->button() == Qt::LeftButton)) {
        m_panning = false;
        const double moved = QLineF(m_pressedAt, event->position()).length();
        if (m_pressed && moved < 3)
            emit clicked(toImage(event->position()));
        m_pressed = false;
        updateReadout(event->position());
    } else if (event->button() == Qt::LeftButton && m_editor.dragging()) {
        m_editor.release();
        shapeEdited(true);
    }
    updateCursorShape(event->position());
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        zoomToFit();
}

bool ImageView::handleArrow(int key, Qt::KeyboardModifiers modifiers) {
    QPointF direction;
    switch (key) {
    case Qt::Key_Left:
        direction = {-1, 0};
        break;
    case Qt::Key_Right:
        direction = {1, 0};
        break;
    case Qt::Key_Up:
        direction = {0, -1};
        break;
    case Qt::Key_Down:
        direction = {0, 1};
        break;
    default:
        return false;
    }
    const double step = modifiers.testFlag(Qt::ShiftModifier) ? 10 : 1;
    if (m_tool != ViewTool::Pan && !m_editor.shape().empty()) {
        const bool resize = modifiers.testFlag(Qt::ControlModifier);
        if (resize ? m_editor.resizeBy(step * direction) : m_editor.moveBy(step * direction))
            shapeEdited(true);
        return true;
    }
    // Plain up and down step through files, which keep the zoom; Shift and Ctrl move the picture.
    if (direction.x() == 0 && !(modifiers & (Qt::ShiftModifier | Qt::ControlModifier)))
        return false;
    const QPointF tenth(width() / 20.0 * step, height() / 20.0 * step);
    applyTransform({m_transform.zoom, m_transform.centre + QPointF(direction.x() * tenth.x(),
                                                                   direction.y() * tenth.y()) /
                                                               m_transform.zoom},
                   false);
    return true;
}

void ImageView::keyPressEvent(QKeyEvent* event) {
    if (!m_image || handleArrow(event->key(), event->modifiers())) {
        if (!m_image)
            event->ignore();
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copyToClipboard();
        return;
    }
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_spaceHeld = true;
            updateCursorShape(m_mouse.value_or(QPointF()));
        }
        return;
    case Qt::Key_F:
        if (!control) {
            zoomToFit();
            return;
        }
        break;
    case Qt::Key_0:
        if (control) {
            zoomToActualSize();
            return;
        }
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const QRectF whole(-0.5, -0.5, imageSize().width(), imageSize().height());
        if (m_editor.shape().empty() && m_editor.placeIn(visibleImageRect().intersected(whole))) {
            shapeEdited(true);
            return;
        }
        break;
    }
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (m_editor.remove()) {
            shapeEdited(true);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_editor.cancel()) {
            shapeEdited(true);
            return;
        }
        if (m_tool != ViewTool::Pan) {
            setTool(ViewTool::Pan);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void ImageView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursorShape(m_mouse.value_or(QPointF()));
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void ImageView::leaveEvent(QEvent*) {
    updateReadout({});
    if (m_crosshair)
        update();
}

void ImageView::focusOutEvent(QFocusEvent* event) {
    // The release of Space goes to who has the focus then.
    m_spaceHeld = false;
    QWidget::focusOutEvent(event);
}

void ImageView::contextMenuEvent(QContextMenuEvent* event) {
    if (!m_image) {
        event->ignore();
        return;
    }
    QMenu menu(this);
    menu.setAccessibleName(tr("Picture"));
    menu.addActions(m_actions);
    menu.exec(event->globalPos());
}

} // namespace specula::widgets
