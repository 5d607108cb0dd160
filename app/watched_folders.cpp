// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watched_folders.h"

#include <QDir>

namespace specula::app {

WatchedFolders::WatchedFolders(JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs) {}

QStringList WatchedFolders::paths() const {
    QStringList paths;
    for (const auto& watch : m_watches)
        paths << watch->path();
    return paths;
}

QStringList WatchedFolders::files() const {
    QStringList files;
    for (const auto& watch : m_watches)
        for (const WatchedFile& file : watch->files())
            files << watch->path() + QLatin1Char('/') + file.name;
    return files;
}

void WatchedFolders::watch(const QString& path) {
    const QString clean = QDir::cleanPath(path);
    if (paths().contains(clean))
        return;
    auto watch = std::make_unique<FolderWatch>(m_jobs, clean);
    connect(watch.get(), &FolderWatch::changed, this, &WatchedFolders::changed);
    m_watches.push_back(std::move(watch));
    emit foldersChanged();
    emit changed();
}

void WatchedFolders::stop(const QString& path) {
    if (std::erase_if(m_watches, [&](const auto& watch) { return watch->path() == path; }) == 0)
        return;
    emit foldersChanged();
    emit changed();
}

void WatchedFolders::markSeen(const QString& file) {
    for (const auto& watch : m_watches)
        if (file.startsWith(watch->path() + QLatin1Char('/')))
            watch->markSeen(file.section(QLatin1Char('/'), -1));
}

} // namespace specula::app
