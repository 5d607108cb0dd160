// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job_runner.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace specula::app {

struct WatchedFile {
    QString name;
    qint64 bytes = 0;
    bool fresh = false; ///< came after watching began and was not opened yet
};

/// The detector files of one folder, kept up to date: told by the system where it can, looked at
/// every two seconds where it cannot (network mounts). Looking is a job, so a slow mount stops
/// nobody; `problem` says what it waits for.
class FolderWatch : public QObject {
    Q_OBJECT
  public:
    FolderWatch(JobRunner& jobs, QString path, QObject* parent = nullptr);

    const QString& path() const { return m_path; }
    const QList<WatchedFile>& files() const { return m_files; }
    int freshCount() const;
    bool listed() const { return m_listed; } ///< the first look is done
    const QString& problem() const { return m_problem; }
    int hiddenCount() const { return m_hidden; } ///< files beyond the most that are listed
    void markSeen(const QString& name);

    /// Endings of names that are listed, without dot.
    static const QStringList& endings();
    /// run_2 before run_10: digits compare as numbers.
    static bool namesBefore(const QString& a, const QString& b);
    static constexpr int kMostListed = 2000;

  signals:
    void changed();

  private:
    struct Listing {
        QList<WatchedFile> files;
        int hidden = 0;
        QString problem;
    };
    void look();
    void take(const Listing& listing);
    static Listing list(const QString& path, const JobContext& job);

    JobRunner& m_jobs;
    QString m_path;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    QList<WatchedFile> m_files;
    QSet<QString> m_known;
    QString m_problem;
    int m_hidden = 0;
    bool m_listed = false, m_looking = false, m_again = false;
};

} // namespace specula::app
