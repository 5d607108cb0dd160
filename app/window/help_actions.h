// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

namespace specula::app {

class HelpViewer;
class MainWindow;

/// The help menu, and the dialogs that belong to no workspace: preferences, shortcuts, about.
class HelpActions : public QObject {
    Q_OBJECT
  public:
    explicit HelpActions(MainWindow& window);

    /// Opens the viewer at a page.
    void showHelp(const QString& page);
    HelpViewer* viewer() const;

  private:
    void showAbout();
    QString pageOfFocus() const;

    MainWindow& m_window;
    QPointer<HelpViewer> m_viewer;
};

} // namespace specula::app
