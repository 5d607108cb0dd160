// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/curve_panel_p.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <limits>

namespace specula::widgets {

void CurvePanel::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        event->ignore();
        return;
    }
    d->pressedAt = d->lastMouse = event->position();
    d->moved = false;
    if (event->button() == Qt::LeftButton && d->drags.press(event->position())) {
        d->replotFront();
        return;
    }
    d->panning = true;
}

void CurvePanel::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (QLineF(at, d->pressedAt).length() >= 3)
        d->moved = true;
    if (d->drags.dragging()) {
        d->drags.drag(at);
        return;
    }
    if (!d->panning) {
        updateCursor(at);
        return;
    }
    if (!d->moved || d->nothingToShow())
        return;
    const QPointF by = d->lastMouse - at;
    d->lastMouse = at;
    const QPointF low = toData(toPanel(xRange().low, yRange().low) + by);
    const QPointF high = toData(toPanel(xRange().high, yRange().high) + by);
    const PlotRange x{low.x(), high.x()}, y{low.y(), high.y()};
    changeView({x, y});
    QWidget::setCursor(Qt::ClosedHandCursor);
}

void CurvePanel::mouseReleaseEvent(QMouseEvent* event) {
    if (d->drags.dragging()) {
        d->drags.release();
        d->replotFront();
        return;
    }
    if (!d->panning)
        return;
    d->panning = false;
    if (!d->moved && event->button() == Qt::LeftButton)
        clickAt(event->position());
    updateCursor(event->position());
}

void CurvePanel::clickAt(const QPointF& position) {
    if (d->nothingToShow() || !plotArea().contains(position))
        return;
    const CurvePainter::Hit hit = d->painter.hit(position, 6, d->hidden);
    if (hit.curve >= 0) {
        const QString key = d->content.curves[hit.curve].key();
        d->active = key;
        d->refreshReadout();
        emit curveClicked(key);
        if (hit.point >= 0)
            emit pointClicked(key, static_cast<int>(hit.point));
    }
    const QPointF at = toData(position);
    emit clicked(at.x(), at.y());
}

void CurvePanel::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    if (d->activates)
        emit activated();
    else
        resetView();
}

void CurvePanel::updateCursor(const QPointF& position) {
    const bool inside = plotArea().contains(position) && !d->nothingToShow();
    QWidget::setCursor(inside ? d->drags.cursorAt(position) : Qt::ArrowCursor);
    const qsizetype curve = inside ? d->activeIndex() : -1;
    const std::ptrdiff_t point = curve >= 0 ? d->painter.nearestInX(curve, position.x()) : -1;
    const std::optional<double> before = d->cursor;
    if (point >= 0)
        setCursor((*d->content.curves[curve].x)[static_cast<std::size_t>(point)]);
    else
        setCursor(std::nullopt);
    if (d->cursor != before)
        emit cursorMoved(d->cursor.value_or(std::numeric_limits<double>::quiet_NaN()));
}

void CurvePanel::leaveEvent(QEvent*) {
    if (!d->cursor)
        return;
    setCursor(std::nullopt);
    emit cursorMoved(std::numeric_limits<double>::quiet_NaN());
}

void CurvePanel::zoom(const QPointF& at, double factor, bool x, bool y) {
    if (d->nothingToShow())
        return;
    PanelView view = d->view;
    const QPointF centre = toData(at);
    const auto scaled = [factor](const QCPAxis* axis, double around) {
        const QCPRange range = axis->range();
        PlotRange out;
        if (axis->scaleType() == QCPAxis::stLogarithmic)
            out = {around * std::pow(range.lower / around, factor),
                   around * std::pow(range.upper / around, factor)};
        else
            out = {around + (range.lower - around) * factor,
                   around + (range.upper - around) * factor};
        // Doubles have no more digits to show, or no more room.
        const bool possible = QCPRange::validRange(out.low, out.high) &&
                              out.size() > 1e-12 * (std::abs(out.low) + std::abs(out.high));
        return possible ? out : PlotRange{range.lower, range.upper};
    };
    if (x)
        view.x = scaled(d->plot->xAxis, centre.x());
    if (y)
        view.y = scaled(d->plot->yAxis, centre.y());
    changeView(view);
}

void CurvePanel::wheelEvent(QWheelEvent* event) {
    if (d->wheelNeedsControl && !event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    // 120 units are one notch; touch pads send fractions. Four notches double.
    const double notches =
        (event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x()) / 120.0;
    const QRectF area = plotArea();
    const bool onY = event->position().x() < area.left();
    const bool onX = event->position().y() > area.bottom();
    zoom(event->position(), std::pow(2.0, -notches / 4), !onY || onX, !onX || onY);
    event->accept();
}

void CurvePanel::walkCursor(int steps) {
    const qsizetype curve = d->activeIndex();
    if (curve < 0)
        return;
    const std::vector<double>& x = *d->content.curves[curve].x;
    const std::ptrdiff_t now = d->cursorPoint();
    const std::ptrdiff_t last = static_cast<std::ptrdiff_t>(d->content.curves[curve].size()) - 1;
    const std::ptrdiff_t next = now < 0 ? 0 : std::clamp<std::ptrdiff_t>(now + steps, 0, last);
    setCursor(x[static_cast<std::size_t>(next)]);
    if (d->cursor)
        emit cursorMoved(*d->cursor);
}

bool CurvePanel::handleKey(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copyPicture();
        return true;
    }
    if (d->drags.handleKey(event->key(), event->modifiers())) {
        d->replotFront();
        return true;
    }
    if (event->modifiers() & ~Qt::KeypadModifier & ~Qt::ShiftModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_Left:
        walkCursor(-1);
        return true;
    case Qt::Key_Right:
        walkCursor(1);
        return true;
    case Qt::Key_PageUp:
        walkCursor(10);
        return true;
    case Qt::Key_PageDown:
        walkCursor(-10);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        zoom(plotArea().center(), event->key() == Qt::Key_Minus ? 1.25 : 0.8, true, true);
        return true;
    case Qt::Key_Home:
    case Qt::Key_F:
        resetView();
        return true;
    case Qt::Key_X:
        setLogX(!logX());
        return true;
    case Qt::Key_Y:
        setLogY(!logY());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit activated();
        return true;
    default:
        return false;
    }
}

void CurvePanel::keyPressEvent(QKeyEvent* event) {
    if (!handleKey(event))
        QWidget::keyPressEvent(event);
}

bool CurvePanel::focusNextPrevChild(bool next) {
    if (d->drags.focusNext(next)) {
        d->replotFront();
        return true;
    }
    d->replotFront();
    return QWidget::focusNextPrevChild(next);
}

void CurvePanel::focusInEvent(QFocusEvent* event) {
    d->focused = true;
    d->replotFront();
    QWidget::focusInEvent(event);
}

void CurvePanel::focusOutEvent(QFocusEvent* event) {
    d->focused = false;
    d->drags.dropFocus();
    d->replotFront();
    QWidget::focusOutEvent(event);
}

} // namespace specula::widgets
