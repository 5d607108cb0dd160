// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/thread_pool.h"
#include "core/imaging/display_image.h"
#include "test_main.h"
#include "widgets/image/image_view.h"

#include <QtWidgets>

namespace specula::test {

/// An image with value(row, column), ready for a view.
template<class T, class F>
imaging::DisplayImagePtr picture(ThreadPool& pool, std::int64_t rows, std::int64_t columns, F value,
                                 const imaging::DisplayOptions& options = {}) {
    Array<T> a = Array<T>::uninitialized({rows, columns});
    {
        auto v = a.edit();
        for (std::int64_t r = 0; r < rows; ++r)
            for (std::int64_t c = 0; c < columns; ++c)
                v(r, c) = static_cast<T>(value(r, c));
    }
    JobContext job;
    return imaging::makeDisplayImage(Pixels(a), 0, options, pool, job);
}

/// Shown, with the first picture on the screen.
inline void showSettled(QWidget& widget, const widgets::ImageView& view, const QSize& size) {
    widget.resize(size);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    QTRY_VERIFY(view.settled());
    QCoreApplication::processEvents();
}

inline void settle(const widgets::ImageView& view) {
    QTRY_VERIFY(view.settled());
    QCoreApplication::processEvents();
}

/// Press, several moves, release, as a hand does it.
inline void drag(QWidget& widget, const QPoint& from, const QPoint& to,
                 Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers modifiers = {},
                 int steps = 8) {
    const auto send = [&](QEvent::Type type, const QPointF& at, Qt::MouseButton changed,
                          Qt::MouseButtons held) {
        QMouseEvent event(type, at, widget.mapToGlobal(at), changed, held, modifiers);
        QCoreApplication::sendEvent(&widget, &event);
    };
    send(QEvent::MouseButtonPress, from, button, button);
    for (int i = 1; i <= steps; ++i)
        send(QEvent::MouseMove, QPointF(from) + QPointF(to - from) * i / steps, Qt::NoButton,
             button);
    send(QEvent::MouseButtonRelease, to, button, Qt::NoButton);
}

/// The mouse moves without a button.
inline void hover(QWidget& widget, const QPointF& at) {
    QMouseEvent event(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

inline void wheel(QWidget& widget, const QPointF& at, int units) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, units}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace specula::test
