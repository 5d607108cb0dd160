// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/shortcut_editor.h"

#include "widgets/actions/action_registry.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace specula::widgets {
namespace {

QString shortcutText(const QAction* action) {
    QStringList all;
    for (const QKeySequence& shortcut : action->shortcuts())
        all << shortcut.toString(QKeySequence::NativeText);
    return all.join(QStringLiteral(", "));
}

} // namespace

ShortcutEditor::ShortcutEditor(ActionRegistry& actions, QWidget* parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_filter(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
    , m_keys(new QKeySequenceEdit(this))
    , m_assign(new QPushButton(tr("Assign"), this))
    , m_clear(new QPushButton(tr("Remove"), this))
    , m_reset(new QPushButton(tr("Reset"), this))
    , m_message(new QLabel(this)) {
    setObjectName(QStringLiteral("shortcutEditor"));
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(620, 520);
    m_filter->setObjectName(QStringLiteral("shortcutEditor.filter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("shortcutEditor.tree"));
    m_tree->setAccessibleName(tr("Actions and their shortcuts"));
    m_tree->setHeaderLabels({tr("Action"), tr("Shortcut"), tr("Workspace")});
    m_tree->setRootIsDecorated(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_keys->setObjectName(QStringLiteral("shortcutEditor.keys"));
    m_keys->setAccessibleName(tr("New shortcut"));
    m_message->setProperty("role", QStringLiteral("error"));
    m_message->setWordWrap(true);
    const std::pair<QPushButton*, const char*> buttons[] = {{m_assign, "shortcutEditor.assign"},
                                                            {m_clear, "shortcutEditor.clear"},
                                                            {m_reset, "shortcutEditor.reset"}};
    for (const auto& [button, name] : buttons) {
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
    }
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* row = new QHBoxLayout;
    row->addWidget(m_keys, 1);
    row->addWidget(m_assign);
    row->addWidget(m_clear);
    row->addWidget(m_reset);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    column->addLayout(row);
    column->addWidget(m_message);
    column->addWidget(close);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutEditor::fill);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ShortcutEditor::showCurrent);
    connect(m_assign, &QPushButton::clicked, this, &ShortcutEditor::assign);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_keys->clear();
        assign();
    });
    connect(m_reset, &QPushButton::clicked, this, &ShortcutEditor::reset);
    fill();
}

QString ShortcutEditor::current() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item == nullptr ? QString() : item->data(0, Qt::UserRole).toString();
}

void ShortcutEditor::fill() {
    const QString chosen = current();
    m_tree->clear();
    for (const QString& id : m_actions.ids()) {
        const QAction* action = m_actions.action(id);
        const QString name = ActionRegistry::plainText(m_actions.spec(id)->text);
        if (!name.contains(m_filter->text(), Qt::CaseInsensitive) &&
            !shortcutText(action).contains(m_filter->text(), Qt::CaseInsensitive))
            continue;
        auto* item = new QTreeWidgetItem(
            m_tree, {name, shortcutText(action), m_actions.spec(id)->workspace});
        item->setData(0, Qt::UserRole, id);
        if (id == chosen)
            m_tree->setCurrentItem(item);
    }
    m_tree->resizeColumnToContents(1);
    showCurrent();
}

void ShortcutEditor::choose(const QString& actionId) {
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        if (m_tree->topLevelItem(i)->data(0, Qt::UserRole) == actionId)
            m_tree->setCurrentItem(m_tree->topLevelItem(i));
}

QString ShortcutEditor::message() const {
    return m_message->text();
}

void ShortcutEditor::showCurrent() {
    const QAction* action = m_actions.action(current());
    m_message->clear();
    for (QWidget* widget : {static_cast<QWidget*>(m_keys), static_cast<QWidget*>(m_assign),
                            static_cast<QWidget*>(m_clear), static_cast<QWidget*>(m_reset)})
        widget->setEnabled(action != nullptr);
    m_keys->setKeySequence(action == nullptr ? QKeySequence() : action->shortcut());
}

void ShortcutEditor::say(const QString& problem) {
    fill();
    m_message->setText(problem);
}

void ShortcutEditor::assign() {
    const QKeySequence keys = m_keys->keySequence();
    say(m_actions.setShortcuts(current(), keys.isEmpty() ? QList<QKeySequence>() : QList{keys}));
}

void ShortcutEditor::reset() {
    say(m_actions.resetShortcuts(current()));
}

CheatSheet::CheatSheet(const ActionRegistry& actions, QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("cheatSheet"));
    setWindowTitle(tr("What the keys do"));
    // One column per menu; actions without a menu come last.
    QStringList heads;
    QHash<QString, QString> rows;
    for (const QString& id : actions.ids()) {
        const QAction* action = actions.action(id);
        if (!action->isVisible() || action->shortcut().isEmpty())
            continue;
        const QString menu = actions.spec(id)->menu.section(QLatin1Char('/'), 0, 0);
        const QString head =
            menu.isEmpty() ? tr("More") : ActionRegistry::plainText(actions.menuTitle(menu));
        if (!heads.contains(head))
            heads << head;
        rows[head] += QStringLiteral("<tr><td style='padding:2px 12px 2px 0'><b>%1</b></td>"
                                     "<td style='padding:2px 0'>%2</td></tr>")
                          .arg(shortcutText(action).toHtmlEscaped(),
                               ActionRegistry::plainText(action->text()).toHtmlEscaped());
    }
    auto* grid = new QGridLayout(this);
    grid->setHorizontalSpacing(32);
    grid->setVerticalSpacing(12);
    grid->setContentsMargins(24, 20, 24, 20);
    for (int i = 0; i < heads.size(); ++i) {
        const QString html =
            QStringLiteral("<p>%1</p><table>%2</table>").arg(heads[i], rows.value(heads[i]));
        m_text += html;
        auto* label = new QLabel(html, this);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(label, i / 3, i % 3);
    }
}

void CheatSheet::keyPressEvent(QKeyEvent*) {
    close();
}

} // namespace specula::widgets
