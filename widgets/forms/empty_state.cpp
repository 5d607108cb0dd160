// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/empty_state.h"

#include "widgets/forms/labels.h"

#include <QEvent>
#include <QIcon>
#include <QPushButton>
#include <QVBoxLayout>

namespace specula::widgets {
namespace {
constexpr int kIconSide = 48;
}

EmptyState::EmptyState(const QIcon& icon, const QString& title, const QString& text,
                       QWidget* parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_picture(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(makeDimLabel({}, this))
    , m_buttons(new QVBoxLayout) {
    setObjectName(QStringLiteral("emptyState"));
    setProperty("role", QStringLiteral("canvas"));
    setAttribute(Qt::WA_StyledBackground);
    m_title->setProperty("role", QStringLiteral("title"));
    for (QLabel* label : {m_picture, m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_text->setMaximumWidth(460);
    m_buttons->setSpacing(8);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(m_picture, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    // In a row of its own, because a layout gives an aligned label no height for its width.
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_text, 100);
    row->addStretch(1);
    column->addLayout(row);
    column->addSpacing(8);
    column->addLayout(m_buttons);
    column->addStretch(3);
    setText(title, text);
    drawIcon();
}

QPushButton* EmptyState::addButton(const QString& objectName, const QString& text) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    if (m_count++ == 0)
        button->setProperty("role", QStringLiteral("main"));
    m_buttons->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

void EmptyState::setText(const QString& title, const QString& text) {
    m_title->setText(title);
    m_text->setText(text);
}

void EmptyState::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        drawIcon();
}

void EmptyState::drawIcon() {
    m_picture->setPixmap(
        m_icon.pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF(), QIcon::Normal, QIcon::Off));
}

} // namespace specula::widgets
