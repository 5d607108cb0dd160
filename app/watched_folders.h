// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/folder_watch.h"

#include <QObject>

#include <memory>
#include <vector>

namespace specula::app {

/// The folders the user watches: what the left panel lists and the Files workspace tabulates.
class WatchedFolders : public QObject {
    Q_OBJECT
  public:
    explicit WatchedFolders(JobRunner& jobs, QObject* parent = nullptr);

    const std::vector<std::unique_ptr<FolderWatch>>& watches() const { return m_watches; }
    QStringList paths() const;
    /// Every file listed, with its folder.
    QStringList files() const;

    void watch(const QString& path);
    void stop(const QString& path);
    void markSeen(const QString& file);

  signals:
    /// A folder was added or taken away.
    void foldersChanged();
    /// Files came or went, or the state of a folder changed.
    void changed();

  private:
    JobRunner& m_jobs;
    std::vector<std::unique_ptr<FolderWatch>> m_watches;
};

} // namespace specula::app
