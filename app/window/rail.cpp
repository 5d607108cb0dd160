// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/rail.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace specula::app {
namespace {
constexpr int kWidth = 76;
constexpr int kButtonHeight = 58;
} // namespace

Rail::Rail(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_group(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Workspaces"));
    setFixedWidth(kWidth);
    m_group->setExclusive(true);
    m_column->setContentsMargins(0, 6, 0, 6);
    m_column->setSpacing(2);
    m_column->addStretch();
}

void Rail::addWorkspace(const QString& id, const QString& title, const QIcon& icon) {
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("rail.") + id);
    button->setProperty("role", QStringLiteral("rail"));
    button->setAccessibleName(title);
    button->setToolTip(title);
    button->setText(title);
    button->setIcon(icon);
    button->setIconSize({20, 20});
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setFixedSize(kWidth, kButtonHeight);
    button->setFocusPolicy(Qt::StrongFocus);
    button->installEventFilter(this);
    m_group->addButton(button);
    m_column->insertWidget(int(m_buttons.size()), button);
    m_buttons << button;
    connect(button, &QToolButton::clicked, this, [this, id] { emit chosen(id); });
}

void Rail::setCurrent(const QString& id) {
    for (QToolButton* button : m_buttons)
        if (button->objectName() == QStringLiteral("rail.") + id)
            button->setChecked(true);
}

bool Rail::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int row = int(m_buttons.indexOf(static_cast<QToolButton*>(watched)));
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (row >= 0 && step != 0) {
            const int next = row + step;
            if (next >= 0 && next < m_buttons.size())
                m_buttons[next]->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (row >= 0 && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            m_buttons[row]->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace specula::app
