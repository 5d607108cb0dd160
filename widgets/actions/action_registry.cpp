// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/action_registry.h"

#include "core/base/settings.h"
#include "widgets/actions/action_entry.h"
#include "widgets/theme/theme.h"

#include <QMenu>
#include <QRegularExpression>
#include <QToolButton>

#include <stdexcept>

namespace specula::widgets {

namespace {
constexpr char kLastGroup[] = "quit";
}

ActionRegistry::ActionRegistry(Settings& settings, Theme& theme, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_theme(theme) {}

ActionRegistry::~ActionRegistry() = default;

QAction* ActionRegistry::add(ActionSpec spec) {
    if (spec.id.isEmpty() || !spec.run || m_entries.count(spec.id) > 0)
        throw std::logic_error("action without id or run, or registered twice: " +
                               spec.id.toStdString());
    const QString id = spec.id;
    auto entry = std::make_unique<Entry>();
    entry->spec = std::move(spec);
    entry->action = std::make_unique<QAction>(entry->spec.text);
    QAction* action = entry->action.get();
    action->setObjectName(id);
    action->setMenuRole(QAction::NoRole);
    if (!entry->spec.icon.isEmpty())
        action->setIcon(m_theme.icon(entry->spec.icon));
    action->setCheckable(bool(entry->spec.checkedWhen));
    connect(action, &QAction::triggered, this, [this, id] {
        // A copy: the run may remove the action.
        const auto run = m_entries.at(id)->spec.run;
        run();
        emit triggered(id);
        refreshSoon();
    });
    const auto stored = m_settings.get<std::vector<std::string>>(
        settingsKey(id), std::vector<std::string>{kDefaultMark});
    QList<QKeySequence> shortcuts = entry->spec.shortcuts;
    if (stored != std::vector<std::string>{kDefaultMark}) {
        shortcuts.clear();
        for (const std::string& text : stored)
            shortcuts << QKeySequence(QString::fromStdString(text), QKeySequence::PortableText);
    }
    action->setShortcuts(shortcuts);
    for (const auto& window : m_windows)
        if (window)
            window->addAction(action);
    updateToolTip(*entry);
    updateOne(*entry);
    m_entries[id] = std::move(entry);
    m_order << id;
    emit added(id);
    return action;
}

void ActionRegistry::remove(const QString& id) {
    if (m_entries.erase(id) == 0)
        return;
    m_order.removeAll(id);
    emit removed(id);
}

QAction* ActionRegistry::action(const QString& id) const {
    const auto it = m_entries.find(id);
    return it == m_entries.end() ? nullptr : it->second->action.get();
}

const ActionSpec* ActionRegistry::spec(const QString& id) const {
    const auto it = m_entries.find(id);
    return it == m_entries.end() ? nullptr : &it->second->spec;
}

QStringList ActionRegistry::ids() const {
    return m_order;
}

bool ActionRegistry::trigger(const QString& id) {
    const auto it = m_entries.find(id);
    if (it == m_entries.end())
        return false;
    updateOne(*it->second);
    if (!it->second->action->isEnabled())
        return false;
    it->second->action->trigger();
    return true;
}

void ActionRegistry::updateOne(Entry& entry) {
    const ActionSpec& spec = entry.spec;
    const bool here = spec.workspace.isEmpty() || spec.workspace == m_activeWorkspace;
    entry.action->setVisible(here);
    entry.action->setEnabled(here && (!spec.enabledWhen || spec.enabledWhen()));
    if (spec.checkedWhen)
        entry.action->setChecked(here && spec.checkedWhen());
}

void ActionRegistry::refresh() {
    m_refreshPending = false;
    for (auto& [id, entry] : m_entries)
        updateOne(*entry);
    emit refreshed();
}

void ActionRegistry::refreshSoon() {
    if (m_refreshPending)
        return;
    m_refreshPending = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_refreshPending)
                refresh();
        },
        Qt::QueuedConnection);
}

void ActionRegistry::setActiveWorkspace(const QString& id) {
    m_activeWorkspace = id;
    refresh();
}

void ActionRegistry::installOn(QWidget* window) {
    m_windows << QPointer<QWidget>(window);
    for (const QString& id : m_order)
        window->addAction(action(id));
}

void ActionRegistry::setMenuTitle(const QString& menu, const QString& title) {
    if (!m_menuOrder.contains(menu))
        m_menuOrder << menu;
    m_menuTitles[menu] = title;
}

void ActionRegistry::populate(QMenu* target, const QString& menu) {
    fillMenu(target, menu);
    connect(target, &QMenu::aboutToShow, this, [this, target, menu] {
        refresh();
        fillMenu(target, menu); // there may be new actions
        emit menuFilled(menu, target);
    });
}

bool ActionRegistry::menuHasActions(const QString& menu) const {
    for (const auto& [id, entry] : m_entries)
        if (entry->spec.menu == menu || entry->spec.menu.startsWith(menu + QLatin1Char('/')))
            return true;
    return false;
}

void ActionRegistry::fillMenu(QMenu* target, const QString& menu) {
    const QList<QMenu*> oldSubmenus =
        target->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    target->clear();
    qDeleteAll(oldSubmenus);
    // Groups in order of first appearance, so that late actions join their group.
    QStringList groups;
    QHash<QString, QList<QAction*>> byGroup;
    for (const QString& id : m_order) {
        const Entry& entry = *m_entries.at(id);
        if (entry.spec.menu != menu)
            continue;
        if (!groups.contains(entry.spec.group))
            groups << entry.spec.group;
        byGroup[entry.spec.group] << entry.action.get();
    }
    // Leaving comes last, whatever joins later.
    if (groups.removeAll(QLatin1String(kLastGroup)) > 0)
        groups << QLatin1String(kLastGroup);
    for (const QString& group : groups) {
        if (!target->isEmpty())
            target->addSeparator();
        target->addActions(byGroup.value(group));
    }
    const QString prefix = menu + QLatin1Char('/');
    for (const QString& submenu : m_menuOrder) {
        if (!submenu.startsWith(prefix) || submenu.indexOf(QLatin1Char('/'), prefix.size()) >= 0)
            continue;
        auto* child = new QMenu(menuTitle(submenu), target);
        child->setObjectName(submenu);
        fillMenu(child, submenu);
        if (child->isEmpty())
            delete child;
        else
            target->addMenu(child);
    }
}

QToolButton* ActionRegistry::makeButton(const QString& id, QWidget* parent) const {
    QAction* shown = action(id);
    if (shown == nullptr)
        throw std::logic_error("no such action: " + id.toStdString());
    auto* button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("button.") + id);
    button->setDefaultAction(shown);
    button->setAccessibleName(plainText(shown->text()));
    button->setIconSize({20, 20});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(shown->icon().isNull() ? Qt::ToolButtonTextOnly
                                                      : Qt::ToolButtonIconOnly);
    return button;
}

QString ActionRegistry::plainText(const QString& text) {
    QString plain = text;
    plain.replace(QLatin1String("&&"), QLatin1String("\x01"));
    plain.remove(QLatin1Char('&'));
    plain.replace(QLatin1Char('\x01'), QLatin1Char('&'));
    // Chinese menus write the mnemonic behind the text: 打开(O)
    static const QRegularExpression behind(QStringLiteral("\\([A-Z0-9]\\)"));
    plain.remove(behind);
    while (plain.endsWith(QChar(0x2026)) || plain.endsWith(QLatin1Char('.')))
        plain.chop(1);
    return plain.trimmed();
}

} // namespace specula::widgets
