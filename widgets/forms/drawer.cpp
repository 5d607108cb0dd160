// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/drawer.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPropertyAnimation>
#include <QVBoxLayout>

namespace specula::widgets {
namespace {
constexpr int kSlideMs = 120;
}

Drawer::Drawer(QWidget* parent)
    : QFrame(parent)
    , m_layout(new QVBoxLayout(this))
    , m_slide(new QPropertyAnimation(this, "geometry", this)) {
    setObjectName(QStringLiteral("drawer"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_layout->setContentsMargins(1, 0, 0, 0);
    m_slide->setDuration(kSlideMs);
    m_slide->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_slide, &QPropertyAnimation::finished, this, [this] {
        if (!m_open)
            hide();
    });
    parent->installEventFilter(this);
    hide();
}

void Drawer::setContent(QWidget* content) {
    m_content = content;
    if (content != nullptr) {
        m_layout->addWidget(content);
        content->show();
    }
}

QWidget* Drawer::takeContent() {
    QWidget* content = m_content;
    if (content != nullptr)
        m_layout->removeWidget(content);
    m_content = nullptr;
    return content;
}

void Drawer::setPreferredWidth(int width) {
    m_width = width;
    if (m_open)
        setGeometry(place(true));
}

QRect Drawer::place(bool open) const {
    const QSize room = parentWidget()->size();
    const int width = std::min(m_width, room.width());
    return {open ? room.width() - width : room.width(), 0, width, room.height()};
}

void Drawer::setOpen(bool open) {
    if (open == m_open)
        return;
    m_open = open;
    m_slide->stop();
    if (open) {
        setGeometry(place(false));
        show();
        raise();
    }
    m_slide->setStartValue(geometry());
    m_slide->setEndValue(place(open));
    m_slide->start();
    emit openChanged(open);
}

bool Drawer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && m_open) {
        m_slide->stop();
        setGeometry(place(true));
    }
    return QFrame::eventFilter(watched, event);
}

void Drawer::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        setOpen(false);
    else
        QFrame::keyPressEvent(event);
}

} // namespace specula::widgets
