// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMenu;

namespace specula::app {

class MainWindow;

/// File > Open recent: pinned files first, those that are gone greyed, made anew each time.
class RecentMenu : public QObject {
    Q_OBJECT
  public:
    explicit RecentMenu(MainWindow& window);

  private:
    void addTo(QMenu& fileMenu);

    MainWindow& m_window;
};

} // namespace specula::app
