// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/toast.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>

#include <algorithm>

namespace specula::widgets {
namespace {

constexpr int kReadingMsPerCharacter = 50;

} // namespace

Toast::Toast(QWidget* parent)
    : QFrame(parent)
    , m_label(new QLabel(this))
    , m_timer(new QTimer(this)) {
    setObjectName(QStringLiteral("toast"));
    setProperty("role", QStringLiteral("raised"));
    setFocusPolicy(Qt::NoFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 9, 14, 9);
    row->addWidget(m_label);
    m_label->setTextFormat(Qt::PlainText);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    parent->installEventFilter(this);
    hide();
}

void Toast::show(const QString& text, int milliseconds) {
    m_label->setText(text);
    setAccessibleName(text);
    place();
    QFrame::show();
    raise();
    m_timer->start(std::max(milliseconds, kReadingMsPerCharacter * int(text.size())));
}

QString Toast::text() const {
    return m_label->text();
}

void Toast::place() {
    const int widest = parentWidget()->width() - 32;
    m_label->setWordWrap(m_label->sizeHint().width() + 28 > widest);
    adjustSize();
    resize(std::min(width(), widest), height());
    move(parentWidget()->width() - width() - 16,
         parentWidget()->height() - height() - m_bottom - 16);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    // A dock that opens is laid over what is there.
    const bool covered = event->type() == QEvent::LayoutRequest;
    if ((covered || event->type() == QEvent::Resize) && isVisible()) {
        place();
        raise();
    }
    return QFrame::eventFilter(watched, event);
}

void Toast::mousePressEvent(QMouseEvent*) {
    hide();
}

} // namespace specula::widgets
