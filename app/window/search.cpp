// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/search.h"

#include "app/main_window.h"
#include "app/open_files.h"
#include "app/recents.h"
#include "app/watched_folders.h"
#include "app/window/side_panel.h"
#include "widgets/actions/action_registry.h"
#include "widgets/actions/command_palette.h"
#include "widgets/theme/theme.h"

namespace specula::app {

Search::Search(MainWindow& window)
    : QObject(&window)
    , m_palette(
          new widgets::CommandPalette(window.context().actions, window.context().theme, &window)) {
    window.context().actions.add({.id = QStringLiteral("tools.palette"),
                                  .text = tr("&Search everything…"),
                                  .icon = QStringLiteral("search"),
                                  .shortcuts = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
                                  .menu = QStringLiteral("tools"),
                                  .group = QStringLiteral("search"),
                                  .keywords = {tr("command palette find")},
                                  .run = [this] { m_palette->popUp(); }});
    m_palette->addProvider([&window] {
        QList<widgets::PaletteItem> items;
        QSet<QString> listed; // what is open is not offered again as recent
        const auto& theme = window.context().theme;
        const auto add = [&](const OpenTarget& target, const QString& icon, const QString& word) {
            listed << target.path;
            items << widgets::PaletteItem{targetName(target),
                                          target.path.section(QLatin1Char('/'), 0, -2),
                                          theme.icon(icon),
                                          {word, target.dataset},
                                          [&window, target] { window.openFiles().open(target); },
                                          true};
        };
        for (Workspace* room : window.workspaces())
            for (const OpenTarget& target : room->targets())
                add(target, room->iconName(), tr("open target"));
        for (const QString& file : window.context().folders.files())
            if (!listed.contains(file))
                add({file, {}}, QStringLiteral("folder"), tr("folder"));
        for (const RecentFile& file : window.recents().files())
            if (!listed.contains(file.target.path))
                add(file.target, QStringLiteral("history"), tr("recent"));
        return items;
    });
}

} // namespace specula::app
