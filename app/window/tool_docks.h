// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDockWidget;

namespace specula::app {

class MainWindow;

/// The docks at the bottom: jobs, log, history of changes, devices. Hidden until asked for; a
/// failed job and a finished one in the background are told by a toast.
class ToolDocks : public QObject {
    Q_OBJECT
  public:
    explicit ToolDocks(MainWindow& window);

  private:
    QDockWidget* add(const QString& name, const QString& title, QWidget* content, int height);
    void tellEnds();

    MainWindow& m_window;
};

} // namespace specula::app
