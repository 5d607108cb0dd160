// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/settings.h"
#include "widgets/actions/action_entry.h"
#include "widgets/actions/action_registry.h"

namespace specula::widgets {

QList<QKeySequence> ActionRegistry::defaultShortcuts(const QString& id) const {
    const ActionSpec* found = spec(id);
    return found == nullptr ? QList<QKeySequence>() : found->shortcuts;
}

QString ActionRegistry::conflictOf(const QString& id, const QKeySequence& shortcut) const {
    const ActionSpec* own = spec(id);
    if (own == nullptr || shortcut.isEmpty())
        return {};
    for (const QString& other : m_order) {
        const Entry& entry = *m_entries.at(other);
        // Two workspaces are never active together, so they may share keys.
        const bool together = own->workspace.isEmpty() || entry.spec.workspace.isEmpty() ||
                              own->workspace == entry.spec.workspace;
        if (other != id && together && entry.action->shortcuts().contains(shortcut))
            return other;
    }
    return {};
}

QString ActionRegistry::setShortcuts(const QString& id, const QList<QKeySequence>& shortcuts) {
    const auto it = m_entries.find(id);
    if (it == m_entries.end())
        return tr("There is no action %1.").arg(id);
    for (const QKeySequence& shortcut : shortcuts) {
        const QString other = conflictOf(id, shortcut);
        if (!other.isEmpty())
            return tr("%1 already belongs to “%2”.")
                .arg(shortcut.toString(QKeySequence::NativeText),
                     plainText(m_entries.at(other)->spec.text));
    }
    it->second->action->setShortcuts(shortcuts);
    updateToolTip(*it->second);
    std::vector<std::string> stored;
    for (const QKeySequence& shortcut : shortcuts)
        stored.push_back(shortcut.toString(QKeySequence::PortableText).toStdString());
    if (shortcuts == it->second->spec.shortcuts)
        m_settings.remove(settingsKey(id));
    else
        m_settings.set(settingsKey(id), stored);
    emit shortcutsChanged(id);
    return {};
}

QString ActionRegistry::resetShortcuts(const QString& id) {
    return setShortcuts(id, defaultShortcuts(id));
}

void ActionRegistry::updateToolTip(Entry& entry) {
    QString text = entry.spec.toolTip.isEmpty() ? plainText(entry.spec.text) : entry.spec.toolTip;
    const QKeySequence shortcut = entry.action->shortcut();
    if (!shortcut.isEmpty())
        text += QStringLiteral(" (%1)").arg(shortcut.toString(QKeySequence::NativeText));
    entry.action->setToolTip(text);
}

} // namespace specula::widgets
