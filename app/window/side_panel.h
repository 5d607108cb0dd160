// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/workspace.h"

#include <QWidget>

#include <memory>
#include <vector>

class QListWidgetItem;

namespace specula::app {

class FolderWatch;
class ListSection;
class Recents;

/// The panel at the left: what is open (targets), the watched folders with what arrived, and recent
/// files. It only asks; the window opens.
class SidePanel : public QWidget {
    Q_OBJECT
  public:
    SidePanel(AppContext& context, Recents& recents, QWidget* parent = nullptr);
    ~SidePanel() override;

    void setWorkspace(Workspace* workspace);
    void watchFolder(const QString& path);
    void stopWatching(const QString& path);
    QStringList folders() const;
    /// Every file listed of the watched folders.
    QList<OpenTarget> folderFiles() const;
    void markSeen(const QString& path);
    /// Moves the choice among the targets; false at an end.
    bool stepTarget(int by);

  signals:
    void openWanted(const specula::app::OpenTarget& target);
    void closeWanted(const specula::app::OpenTarget& target);
    void foldersChanged();

  private:
    void showTargets();
    void showFolders();
    void showRecents();
    void folderMenu(const QPoint& at);
    void recentMenu(const QPoint& at);
    void targetMenu(const QPoint& at);

    AppContext& m_context;
    Recents& m_recents;
    Workspace* m_workspace = nullptr;
    QMetaObject::Connection m_targetsConnection;
    QList<OpenTarget> m_order; ///< stable order of the targets as shown
    std::vector<std::unique_ptr<FolderWatch>> m_folders;
    ListSection *m_targetList, *m_folderList, *m_recentList;
};

/// "eiger_run7.h5", or "eiger_run7.h5 · data_2" where a dataset was picked.
QString targetName(const OpenTarget& target);

} // namespace specula::app
