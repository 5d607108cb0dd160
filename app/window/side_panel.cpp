// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/side_panel.h"

#include "app/recents.h"
#include "app/watched_folders.h"
#include "app/window/list_section.h"
#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace specula::app {
namespace {

OpenTarget targetOf(const QListWidgetItem* item) {
    return item->data(NoteList::TargetRole).value<OpenTarget>();
}

QString fileNameOf(const QString& path) {
    return path.section(QLatin1Char('/'), -1);
}

} // namespace

QString targetName(const OpenTarget& target) {
    const QString name = fileNameOf(target.path);
    const QString dataset = fileNameOf(target.dataset);
    return dataset.isEmpty() ? name : QStringLiteral("%1 · %2").arg(name, dataset);
}

SidePanel::SidePanel(AppContext& context, Recents& recents, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_recents(recents) {
    setObjectName(QStringLiteral("sidePanel"));
    setMinimumWidth(160);
    const auto& theme = context.theme;
    m_targetList = new ListSection(theme, QStringLiteral("targets"), tr("Targets"), this);
    m_folderList = new ListSection(theme, QStringLiteral("folder"), tr("Folder"), this);
    m_recentList = new ListSection(theme, QStringLiteral("recent"), tr("Recent"), this);
    m_targetList->setHint(tr("Open or drop a file."));
    m_recentList->list()->setAccessibleName(tr("Recent files"));

    // Each list is as tall as its rows; when they do not fit, each scrolls in its share.
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_targetList);
    column->addWidget(m_folderList);
    column->addWidget(m_recentList);
    column->addStretch(1);

    NoteList* const targets = m_targetList->list();
    const auto open = [this](QListWidgetItem* item) {
        if (item->data(NoteList::HeadRole).toBool())
            return;
        emit openWanted(targetOf(item));
    };
    for (NoteList* list : {targets, m_folderList->list(), m_recentList->list()})
        connect(list, &NoteList::chosen, this, open);
    connect(targets, &QListWidget::currentRowChanged, this, [this, targets](int row) {
        // Arrow keys show what they reach, as in every list of pictures.
        if (row >= 0 && targets->hasFocus())
            emit openWanted(targetOf(targets->item(row)));
    });
    connect(targets, &NoteList::closeWanted, this,
            [this](QListWidgetItem* item) { emit closeWanted(targetOf(item)); });
    connect(targets, &QWidget::customContextMenuRequested, this, &SidePanel::targetMenu);
    connect(m_folderList->list(), &QWidget::customContextMenuRequested, this,
            &SidePanel::folderMenu);
    connect(m_recentList->list(), &QWidget::customContextMenuRequested, this,
            &SidePanel::recentMenu);
    connect(targets, &NoteList::choiceWanted, this, &SidePanel::chooseTarget);
    connect(targets, &NoteList::moveWanted, this, [this](int from, int to) {
        if (m_workspace != nullptr)
            m_workspace->moveTarget(from, to);
    });
    connect(m_targetList, &ListSection::headClicked, this, [this] {
        if (m_workspace != nullptr)
            m_workspace->chooseTargets({});
    });
    connect(&m_context.folders, &WatchedFolders::changed, this, &SidePanel::showFolders);
    connect(&m_recents, &Recents::changed, this, &SidePanel::showRecents);
    showRecents();
}

void SidePanel::setWorkspace(Workspace* workspace) {
    disconnect(m_targetsConnection);
    m_workspace = workspace;
    m_order.clear();
    m_lastChosen = -1;
    if (workspace != nullptr)
        m_targetsConnection =
            connect(workspace, &Workspace::targetsChanged, this, &SidePanel::showTargets);
    showTargets();
}

void SidePanel::showTargets() {
    const QList<OpenTarget> open = m_workspace ? m_workspace->targets() : QList<OpenTarget>();
    const bool ordered = m_workspace != nullptr && m_workspace->keepsOrder();
    const auto indexIn = [](const QList<OpenTarget>& list, const OpenTarget& target) {
        return int(std::find_if(list.begin(), list.end(),
                                [&](const OpenTarget& other) { return other.sameAs(target); }) -
                   list.begin());
    };
    if (ordered) {
        m_order = open;
    } else {
        // Rows stay where they are while the current one changes.
        m_order.removeIf([&](const OpenTarget& t) { return indexIn(open, t) == open.size(); });
        for (const OpenTarget& target : open) {
            const int row = indexIn(m_order, target);
            if (row == m_order.size())
                m_order << target;
            else
                m_order[row] = target;
        }
    }
    NoteList* list = m_targetList->list();
    const QList<int> chosen = ordered ? m_workspace->chosenTargets() : QList<int>();
    const QSignalBlocker quiet(list);
    list->clear();
    list->setOrdered(ordered);
    for (int row = 0; row < m_order.size(); ++row) {
        const OpenTarget& target = m_order[row];
        QListWidgetItem* item = list->addRow(targetName(target), target.note, target.path);
        item->setData(NoteList::TargetRole, QVariant::fromValue(target));
        if (!chosen.isEmpty())
            item->setData(NoteList::ChosenRole, chosen.contains(row));
    }
    if (!open.isEmpty())
        list->setCurrentRow(ordered ? m_workspace->currentTarget() : indexIn(m_order, open.last()));
    m_targetList->setTitle(
        chosen.isEmpty()
            ? ordered && open.size() > 1 ? tr("Targets · all %1").arg(open.size()) : tr("Targets")
            : tr("Targets · %1 of %2 chosen").arg(chosen.size()).arg(open.size()));
    m_targetList->setHeadToolTip(
        ordered ? tr("Views of several files show the chosen ones, or all when none is chosen. "
                     "Space or Ctrl+click chooses, Shift+click up to here, Alt+Up, Alt+Down or the "
                     "mouse moves. A click here chooses none.")
                : QString());
    m_targetList->rowsChanged();
}

void SidePanel::chooseTarget(int row, bool range) {
    if (m_workspace == nullptr || !m_workspace->keepsOrder())
        return;
    QList<int> chosen = m_workspace->chosenTargets();
    const int from = range && m_lastChosen >= 0 ? m_lastChosen : row;
    if (range) {
        for (int i = std::min(from, row); i <= std::max(from, row); ++i)
            if (!chosen.contains(i))
                chosen << i;
    } else if (!chosen.removeOne(row)) {
        chosen << row;
    }
    m_lastChosen = row;
    m_workspace->chooseTargets(chosen);
}

bool SidePanel::stepTarget(int by) {
    NoteList* list = m_targetList->list();
    const int next = list->currentRow() + by;
    if (next < 0 || next >= list->count())
        return false;
    emit openWanted(targetOf(list->item(next)));
    return true;
}

void SidePanel::showFolders() {
    NoteList* list = m_folderList->list();
    const QString current =
        list->currentItem() != nullptr ? targetOf(list->currentItem()).path : QString();
    const QSignalBlocker quiet(list);
    list->clear();
    const auto& folders = m_context.folders.watches();
    for (const auto& watch : folders) {
        const QString note = !watch->problem().isEmpty() ? watch->problem()
                             : !watch->listed()          ? tr("looking…")
                             : watch->freshCount() > 0 ? tr("%n new", nullptr, watch->freshCount())
                                                       : tr("live");
        QListWidgetItem* head =
            list->addRow(watch->path().section(QLatin1Char('/'), -2), note, watch->path());
        head->setData(NoteList::HeadRole, true);
        head->setData(NoteList::MissingRole, !watch->problem().isEmpty());
        head->setData(NoteList::TargetRole, QVariant::fromValue(OpenTarget{watch->path(), {}}));
        if (watch->hiddenCount() > 0)
            list->addRow(tr("%n earlier file(s) not listed", nullptr, watch->hiddenCount()), {}, {})
                ->setData(NoteList::HeadRole, true);
        for (const WatchedFile& file : watch->files()) {
            const QString path = watch->path() + QLatin1Char('/') + file.name;
            QListWidgetItem* item = list->addRow(
                file.name, file.fresh ? tr("new") : QLocale().formattedDataSize(file.bytes, 0),
                path);
            item->setData(NoteList::FreshRole, file.fresh);
            item->setData(NoteList::TargetRole, QVariant::fromValue(OpenTarget{path, {}}));
            if (path == current)
                list->setCurrentItem(item);
        }
    }
    m_folderList->setTitle(folders.empty() ? tr("Folder") : tr("Folder · live"));
    m_folderList->rowsChanged();
}

void SidePanel::showRecents() {
    NoteList* list = m_recentList->list();
    const QSignalBlocker quiet(list);
    list->clear();
    for (const RecentFile& file : m_recents.files()) {
        QListWidgetItem* item = list->addRow(
            targetName(file.target), file.missing ? tr("missing") : QString(), file.target.path);
        item->setData(NoteList::TargetRole, QVariant::fromValue(file.target));
        item->setData(NoteList::MissingRole, file.missing);
        item->setData(NoteList::PinnedRole, file.pinned);
    }
    list->setCurrentRow(-1);
    m_recentList->rowsChanged();
}

void SidePanel::targetMenu(const QPoint& at) {
    NoteList* list = m_targetList->list();
    const QListWidgetItem* item = list->itemAt(at);
    if (item == nullptr)
        return;
    const OpenTarget target = targetOf(item);
    QMenu menu(this);
    menu.addAction(tr("Close"), this, [this, target] { emit closeWanted(target); });
    if (m_workspace->keepsOrder()) {
        const int row = list->row(item);
        const auto place = [&](const QString& text, int to, bool possible) {
            menu.addAction(text, this, [this, row, to] { m_workspace->moveTarget(row, to); })
                ->setEnabled(possible);
        };
        menu.addAction(tr("Choose or leave out"), this, [this, row] { chooseTarget(row, false); });
        menu.addAction(tr("Choose only this one"), this,
                       [this, row] { m_workspace->chooseTargets({row}); });
        menu.addAction(tr("Choose none, which is all"), this,
                       [this] { m_workspace->chooseTargets({}); });
        place(tr("Move up"), row - 1, row > 0);
        place(tr("Move down"), row + 1, row + 1 < list->count());
        menu.addSeparator();
    }
    menu.addAction(tr("Copy path"), this,
                   [target] { QGuiApplication::clipboard()->setText(target.path); });
    menu.addAction(tr("Watch its folder"), this, [this, target] {
        m_context.folders.watch(target.path.section(QLatin1Char('/'), 0, -2));
    });
    menu.exec(list->viewport()->mapToGlobal(at));
}

void SidePanel::folderMenu(const QPoint& at) {
    NoteList* list = m_folderList->list();
    const QListWidgetItem* item = list->itemAt(at);
    if (item == nullptr)
        return;
    const QString path = targetOf(item).path;
    QMenu menu(this);
    for (const QString& folder : m_context.folders.paths())
        if (path == folder || path.startsWith(folder + QLatin1Char('/')))
            menu.addAction(tr("Stop watching %1").arg(fileNameOf(folder)), this,
                           [this, folder] { m_context.folders.stop(folder); });
    menu.addAction(tr("Copy path"), this, [path] { QGuiApplication::clipboard()->setText(path); });
    menu.exec(list->viewport()->mapToGlobal(at));
}

void SidePanel::recentMenu(const QPoint& at) {
    NoteList* list = m_recentList->list();
    const QListWidgetItem* item = list->itemAt(at);
    if (item == nullptr)
        return;
    const QString path = targetOf(item).path;
    const bool pinned = item->data(NoteList::PinnedRole).toBool();
    QMenu menu(this);
    menu.addAction(pinned ? tr("Unpin") : tr("Pin"), this,
                   [this, path, pinned] { m_recents.setPinned(path, !pinned); });
    menu.addAction(tr("Remove from the list"), this, [this, path] { m_recents.remove(path); });
    menu.addAction(tr("Copy path"), this, [path] { QGuiApplication::clipboard()->setText(path); });
    menu.addSeparator();
    menu.addAction(tr("Clear all that are not pinned"), this,
                   [this] { m_recents.clearUnpinned(); });
    menu.exec(list->viewport()->mapToGlobal(at));
}

} // namespace specula::app
