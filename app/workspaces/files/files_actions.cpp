// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/files_foot.h"
#include "app/workspaces/files/files_workspace.h"
#include "app/workspaces/files/run_plot.h"
#include "app/workspaces/files/run_table_view.h"
#include "widgets/actions/action_registry.h"

namespace specula::app {

void FilesWorkspace::registerViewActions() {
    using widgets::ActionSpec;
    const auto add = [this](ActionSpec spec) {
        spec.workspace = id();
        m_context.actions.add(std::move(spec));
    };
    const auto selected = [this] { return m_table && !m_table->selectedRuns().isEmpty(); };
    const QString process = QStringLiteral("process"), view = QStringLiteral("view");

    const struct {
        QString id, text, icon, tip;
        QList<QKeySequence> keys;
        RunTag tag;
    } tags[] = {{QStringLiteral("files.tag.good"),
                 tr("Tag &good"),
                 QStringLiteral("check"),
                 tr("Tag good, or take the tag away (Space in the table)"),
                 {},
                 RunTag::Good},
                {QStringLiteral("files.tag.bad"),
                 tr("Tag &bad"),
                 QStringLiteral("cancel"),
                 {},
                 {QKeySequence(Qt::Key_X)},
                 RunTag::Bad},
                {QStringLiteral("files.tag.repeat"),
                 tr("Tag for &repeating"),
                 QStringLiteral("loop"),
                 {},
                 {QKeySequence(Qt::Key_R)},
                 RunTag::Repeat}};
    for (const auto& t : tags)
        add({.id = t.id,
             .text = t.text,
             .icon = t.icon,
             .shortcuts = t.keys,
             .menu = process,
             .group = QStringLiteral("tag"),
             .keywords = {tr("mark rate run")},
             .enabledWhen = selected,
             .run = [this, which = t.tag] { tag(which); },
             .toolTip = t.tip});
    add({.id = QStringLiteral("files.note"),
         .text = tr("Write a &note"),
         .icon = QStringLiteral("log"),
         .shortcuts = {QKeySequence(Qt::Key_N)},
         .menu = process,
         .group = QStringLiteral("tag"),
         .keywords = {tr("comment remark")},
         .enabledWhen = [this] { return m_table && m_table->currentRun() >= 0; },
         .run = [this] { m_table->editNote(); }});
    add({.id = QStringLiteral("files.addTargets"),
         .text = tr("Add to the &targets"),
         .icon = QStringLiteral("plus"),
         .shortcuts = {QKeySequence(Qt::Key_T)},
         .menu = process,
         .group = QStringLiteral("targets"),
         .enabledWhen = selected,
         .run = [this] { addRuns(m_table->selectedRuns()); }});
    add({.id = QStringLiteral("files.removeTargets"),
         .text = tr("Take from the ta&rgets"),
         .icon = QStringLiteral("minus"),
         .shortcuts = {QKeySequence(Qt::SHIFT | Qt::Key_T)},
         .menu = process,
         .group = QStringLiteral("targets"),
         .enabledWhen =
             [this, selected] {
                 if (!selected())
                     return false;
                 const QList<int> rows = m_table->selectedRuns();
                 return std::any_of(rows.begin(), rows.end(),
                                    [this](int row) { return m_model.at(row).target; });
             },
         .run =
             [this] {
                 QStringList paths;
                 for (const int row : m_table->selectedRuns())
                     paths << m_model.at(row).path;
                 for (const QString& path : paths)
                     library().remove(library().indexOf(path));
             }});
    add({.id = QStringLiteral("files.openSelected"),
         .text = tr("&Open the selected runs"),
         .menu = process,
         .group = QStringLiteral("targets"),
         .enabledWhen = selected,
         .run = [this] { openSelected(); },
         .toolTip = tr("Open the selected runs (Enter in the table)")});
    add({.id = QStringLiteral("files.plot"),
         .text = tr("&Plot columns"),
         .icon = QStringLiteral("profile"),
         .shortcuts = {QKeySequence(Qt::Key_P)},
         .menu = view,
         .group = QStringLiteral("files"),
         .keywords = {tr("temperature dependence trend")},
         .checkedWhen = [this] { return m_plot && !m_plot->isHidden(); },
         .run = [this] { setPlotShown(m_plot->isHidden()); }});
    add({.id = QStringLiteral("files.follow"),
         .text = tr("&Follow the newest run"),
         .icon = QStringLiteral("live"),
         .shortcuts = {QKeySequence(Qt::Key_L)},
         .menu = view,
         .group = QStringLiteral("files"),
         .keywords = {tr("live watch last")},
         .checkedWhen = [this] { return m_follow; },
         .run = [this] { setFollow(!m_follow); }});
    add({.id = QStringLiteral("files.filter"),
         .text = tr("&Filter the runs"),
         .icon = QStringLiteral("search"),
         .shortcuts = {QKeySequence::Find},
         .menu = view,
         .group = QStringLiteral("files"),
         .run = [this] { m_foot->focusFilter(); }});
    add({.id = QStringLiteral("files.refresh"),
         .text = tr("Read all &again"),
         .icon = QStringLiteral("refresh"),
         .shortcuts = {QKeySequence(Qt::Key_F5)},
         .menu = view,
         .group = QStringLiteral("files"),
         .keywords = {tr("reload refresh")},
         .run = [this] {
             for (int row = 0; row < m_model.size(); ++row)
                 m_model.forget(row);
             for (int i = 0; i < library().size(); ++i)
                 library().reload(i);
             m_fillTimer.start();
         }});
    add({.id = QStringLiteral("files.export"),
         .text = tr("E&xport the run table…"),
         .icon = QStringLiteral("export"),
         .menu = QStringLiteral("file"),
         .group = QStringLiteral("export"),
         .keywords = {QStringLiteral("csv json")},
         .enabledWhen = [this] { return m_filter.rowCount() > 0; },
         .run = [this] { exportRuns(); }});
    for (const char* name : {"files.openSelected", "files.addTargets", "files.removeTargets",
                             "files.tag.good", "files.tag.bad", "files.tag.repeat", "files.note",
                             "files.copyPython", "files.copyCommand"})
        m_table->addAction(m_context.actions.action(QLatin1String(name)));
}

} // namespace specula::app
