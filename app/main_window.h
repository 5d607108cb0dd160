// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/workspace.h"

#include <QMainWindow>

#include <memory>
#include <vector>

class QPushButton;

namespace specula::widgets {
class Toast;
}

namespace specula::app {

class Frame;
class HelpActions;
class JobModel;
class OpenFiles;
class Recents;
class Search;
class SidePanel;
class WindowStatusBar;

/// The window: it owns the frame and the workspaces and says which one is shown. Every
/// cross-cutting policy (opening files, session, docks, palette, ...) is a class of its own that is
/// given the window.
class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    MainWindow(AppContext& context, std::vector<std::unique_ptr<Workspace>> workspaces,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    AppContext& context() const { return m_context; }
    Frame& frame() const { return *m_frame; }
    SidePanel& side() const { return *m_side; }
    Recents& recents() const { return *m_recents; }
    JobModel& jobModel() const { return *m_jobModel; }
    WindowStatusBar& status() const { return *m_status; }
    OpenFiles& openFiles() const { return *m_openFiles; }
    HelpActions& help() const { return *m_help; }
    Search& search() const { return *m_search; }
    widgets::Toast& toast() const { return *m_toast; }

    QList<Workspace*> workspaces() const;
    Workspace* workspace(const QString& id) const; ///< null when there is none
    Workspace* current() const { return m_current; }
    /// False when there is no such workspace.
    bool showWorkspace(const QString& id);

    /// A widget between menu bar and frame, for offers that must not interrupt.
    void setBanner(QWidget* banner);

    /// Nothing is loading, rendering or waiting to be painted.
    bool settled() const;

  signals:
    void workspaceChanged(specula::app::Workspace* workspace);
    /// Something a session remembers changed.
    void sessionChanged();
    /// The user closes the window and it will go.
    void closing();

  protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void makeMenuBar();
    void showDevice();
    void lookForDevices();
    void fitSearchField();
    void showTitle();

    AppContext& m_context;
    std::vector<std::unique_ptr<Workspace>> m_workspaces;
    Workspace* m_current = nullptr;
    QPushButton* m_searchField = nullptr;
    int m_deviceListener = 0;
    bool m_devicesKnown = false;     ///< the status bar says where work will be done
    bool m_lookedForDevices = false; ///< the window had its time to appear
    Recents* m_recents;
    JobModel* m_jobModel;
    SidePanel* m_side;
    Frame* m_frame;
    QWidget* m_banner = nullptr;
    WindowStatusBar* m_status;
    widgets::Toast* m_toast;
    OpenFiles* m_openFiles;
    Search* m_search = nullptr;
    HelpActions* m_help = nullptr;
};

} // namespace specula::app
