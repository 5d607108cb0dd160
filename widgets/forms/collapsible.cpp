// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/collapsible.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace specula::widgets {

Collapsible::Collapsible(const QString& name, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_head(new QToolButton(this))
    , m_content(new QWidget(this)) {
    setObjectName(name);
    m_head->setObjectName(name + QStringLiteral(".head"));
    m_head->setText(title);
    m_head->setAccessibleName(title);
    m_head->setCheckable(true);
    m_head->setChecked(true);
    m_head->setArrowType(Qt::DownArrow);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_head->setFocusPolicy(Qt::TabFocus);
    m_head->setStyleSheet(QStringLiteral(
        "QToolButton { font-size: 11px; font-weight: 600; text-align: left; padding: 3px 0; }"
        "QToolButton:checked { border-color: transparent; background: transparent; }"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_head);
    column->addWidget(m_content);
    connect(m_head, &QToolButton::toggled, this, [this](bool open) {
        m_head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_content->setVisible(open);
        emit toggled(open);
    });
}

bool Collapsible::isOpen() const {
    return m_head->isChecked();
}
void Collapsible::setOpen(bool open) {
    m_head->setChecked(open);
}

} // namespace specula::widgets
