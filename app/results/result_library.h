// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job_runner.h"
#include "core/io/result_file.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>
#include <vector>

namespace specula {
class Settings;
}

namespace specula::app {

enum class ResultState {
    Loading,
    Ready,
    Failed, ///< `message` says why; it is tried again when the file changes on disk
};

/// One result file that is open.
struct ResultEntry {
    quint64 id = 0; ///< stays the same when the order changes
    QString path;
    QString label; ///< short, by the label style of the library
    ResultState state = ResultState::Loading;
    QString message;        ///< of a failure: what happened and what to do
    io::ResultFilePtr file; ///< as it was read last; null until the first reading succeeded
    QDateTime modified;     ///< when the file was written that was read last

    bool ready() const { return state == ResultState::Ready && file != nullptr; }
};

/// The result files that are open, in the order of the user, shared by all workspaces that show
/// results. Some of them may be selected; no selection means all of them. One is current. Files are
/// opened in jobs, the current one first; a file that cannot be read fails alone, and one that
/// changes on disk is read again.
class ResultLibrary : public QObject {
    Q_OBJECT
  public:
    ResultLibrary(JobRunner& jobs, Settings& settings, QObject* parent = nullptr);
    ~ResultLibrary() override;

    int size() const { return int(m_entries.size()); }
    bool empty() const { return m_entries.empty(); }
    const ResultEntry& at(int index) const { return m_entries.at(std::size_t(index)); }
    int indexOf(const QString& path) const; ///< -1: not open
    int indexOfId(quint64 id) const;        ///< -1: closed meanwhile

    /// At the end, or where it already is; the first one becomes current. Returns its index.
    int add(const QString& path);
    void add(const QStringList& paths);
    void remove(int index);
    void clear();
    /// The entry at `from` stands at `to` afterwards.
    void move(int from, int to);
    /// Reads it again, whether it changed or not.
    void reload(int index);

    int current() const { return m_current; } ///< -1: nothing is open
    void setCurrent(int index);
    /// Moves the current one; false at an end.
    bool step(int by);
    /// Null while nothing is current or it is not ready.
    io::ResultFilePtr currentFile() const;

    /// Ascending indexes; empty means that nothing is selected, which stands for all.
    QList<int> selection() const;
    void setSelection(const QList<int>& indexes);
    /// What views of several files show: the selected ones, or all; ready or not.
    QList<int> used() const;
    /// Of these, what can be read.
    std::vector<io::ResultFilePtr> usedFiles() const;

    /// Parts of a name between underscores that make the label ("0_2"); empty: all of it. Kept in
    /// the settings.
    const QString& labelStyle() const { return m_labelStyle; }
    void setLabelStyle(const QString& segments);
    QString labelOf(const QString& path) const;

    /// No file is being opened.
    bool idle() const { return m_opening == 0 && m_waiting.isEmpty(); }

  signals:
    /// State, file or label of one entry.
    void entryChanged(int index);
    /// Entries were added, removed or moved.
    void orderChanged();
    /// Another entry is current (-1: none), or the current one has another file now.
    void currentChanged(int index);
    void selectionChanged();

  private:
    struct Held : ResultEntry {
        bool selected = false;
        quint64 generation = 0;
        qint64 bytes = -1;
    };
    struct Stamp {
        QDateTime modified;
        qint64 bytes = -1; ///< not there
    };
    struct Opened {
        io::ResultFilePtr file;
        Stamp stamp;
    };
    static Stamp stampOf(const QString& path);
    void enqueue(Held& entry);
    void openNext();
    void finish(quint64 id, quint64 generation, const Opened& opened, const QString& failure);
    void lookForChanges();
    Held* find(quint64 id);
    void orderDone();

    JobRunner& m_jobs;
    Settings& m_settings;
    std::vector<Held> m_entries;
    QList<quint64> m_waiting; ///< ids in the order they were asked for
    QString m_labelStyle;
    QTimer m_lookTimer;
    int m_current = -1;
    int m_opening = 0;
    quint64 m_lastId = 0, m_lastGeneration = 0;
    bool m_looking = false;
};

} // namespace specula::app
