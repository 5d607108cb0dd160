// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/workspace.h"

#include <QWidget>

class QListWidgetItem;

namespace specula::app {

class ListSection;
class Recents;

/// The panel at the left: what is open (targets), the watched folders with what arrived, and recent
/// files. It only asks; the window opens.
class SidePanel : public QWidget {
    Q_OBJECT
  public:
    SidePanel(AppContext& context, Recents& recents, QWidget* parent = nullptr);

    void setWorkspace(Workspace* workspace);
    /// Moves the choice among the targets; false at an end.
    bool stepTarget(int by);

  signals:
    void openWanted(const specula::app::OpenTarget& target);
    void closeWanted(const specula::app::OpenTarget& target);

  private:
    void showTargets();
    void chooseTarget(int row, bool range);
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
    int m_lastChosen = -1;     ///< where a range begins
    ListSection *m_targetList, *m_folderList, *m_recentList;
};

/// "eiger_run7.h5", or "eiger_run7.h5 · data_2" where a dataset was picked.
QString targetName(const OpenTarget& target);

} // namespace specula::app
