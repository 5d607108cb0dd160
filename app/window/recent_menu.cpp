// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/recent_menu.h"

#include "app/main_window.h"
#include "app/open_files.h"
#include "app/recents.h"
#include "app/window/side_panel.h"
#include "widgets/actions/action_registry.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QMenu>

namespace specula::app {
namespace {

// The side panel has said these words already.
QString panelText(const char* source) {
    return QCoreApplication::translate("specula::app::SidePanel", source);
}

QString literal(QString text) {
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

RecentMenu::RecentMenu(MainWindow& window)
    : QObject(&window)
    , m_window(window) {
    connect(&window.context().actions, &widgets::ActionRegistry::menuFilled, this,
            [this](const QString& menu, QMenu* target) {
                if (menu == QLatin1String("file"))
                    addTo(*target);
            });
}

void RecentMenu::addTo(QMenu& fileMenu) {
    auto* menu = new QMenu(tr("Open &recent"), &fileMenu);
    menu->setObjectName(QStringLiteral("menu.recent"));
    menu->setToolTipsVisible(true);
    Recents& recents = m_window.recents();
    for (const RecentFile& file : recents.files()) {
        // Runs of one beamtime share their names; the folder tells them apart.
        const QString folder = file.target.path.section(QLatin1Char('/'), -2, -2);
        QString text = literal(targetName(file.target));
        text += QLatin1Char('\t') + (file.missing ? panelText("missing") : literal(folder));
        QAction* action = menu->addAction(
            text, this, [this, target = file.target] { m_window.openFiles().open(target); });
        action->setToolTip(file.target.path);
        action->setEnabled(!file.missing);
        if (file.pinned)
            action->setIcon(m_window.context().theme.icon(QStringLiteral("pin")));
    }
    menu->setEnabled(!menu->isEmpty());
    if (!menu->isEmpty()) {
        menu->addSeparator();
        menu->addAction(panelText("Clear all that are not pinned"), &recents,
                        &Recents::clearUnpinned);
    }
    fileMenu.insertMenu(m_window.context().actions.action(QStringLiteral("file.folder")), menu);
}

} // namespace specula::app
