// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/workspace.h"

#include <QObject>

#include <functional>

namespace specula::app {

class MainWindow;

/// Every way a file or folder comes in: the dialog, a drop anywhere on the window, a pasted path,
/// the command line, a list of the left panel. Looks at the disk on a job; a folder is watched, a
/// file goes to the current workspace if that shows such files and else to one that does, what is
/// missing is said.
class OpenFiles : public QObject {
    Q_OBJECT
  public:
    explicit OpenFiles(MainWindow& window);

    void open(const OpenTarget& target);
    void openAll(const QList<OpenTarget>& targets);
    /// Opens in `room`, then calls `then`, also when nothing of it exists any more.
    void openAllThen(const QList<OpenTarget>& targets, Workspace* room, std::function<void()> then);
    /// "FILE" or "FILE.h5:/dataset" each; relative to the current folder.
    void openTexts(const QStringList& texts);
    /// Marks the recent files that are gone.
    void lookForRecents();
    void askForFiles();
    void askForFolder();
    /// Makes the demo data once, in the user's cache, and opens it.
    void openDemo();
    /// Opens the paths or URLs on the clipboard; false when there is none.
    bool paste();

    /// Still looking at the disk.
    bool busy() const { return m_pending > 0; }

    /// Splits "file.h5:/entry/data"; the dataset starts with a slash after a known ending.
    static OpenTarget targetFromText(const QString& text);

  signals:
    void opened(const specula::app::OpenTarget& target);
    void missing(const QStringList& paths);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Looked;
    void look(const QList<OpenTarget>& targets, bool kinds,
              std::function<void(const Looked&)> done);
    void route(const Looked& looked);
    void take(const QList<OpenTarget>& targets, Workspace* room);
    void sayMissing(const QStringList& paths);

    MainWindow& m_window;
    int m_pending = 0;
};

} // namespace specula::app
