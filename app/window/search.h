// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace specula::widgets {
class CommandPalette;
}

namespace specula::app {

class MainWindow;

/// The command palette of the window, which finds open targets, files of watched folders and recent
/// files besides the actions.
class Search : public QObject {
    Q_OBJECT
  public:
    explicit Search(MainWindow& window);

    widgets::CommandPalette& palette() const { return *m_palette; }

  private:
    widgets::CommandPalette* m_palette;
};

} // namespace specula::app
