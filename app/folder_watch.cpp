// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/folder_watch.h"

#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace specula::app {
namespace {
constexpr int kLookEveryMs = 2000;

} // namespace

const QStringList& FolderWatch::endings() {
    static const QStringList names{QStringLiteral("h5"),   QStringLiteral("hdf5"),
                                   QStringLiteral("hdf"),  QStringLiteral("nxs"),
                                   QStringLiteral("cxi"),  QStringLiteral("tif"),
                                   QStringLiteral("tiff"), QStringLiteral("exr"),
                                   QStringLiteral("npy"),  QStringLiteral("edf")};
    return names;
}

// QCollator can do so only with ICU and a locale.
bool FolderWatch::namesBefore(const QString& a, const QString& b) {
    qsizetype i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (!a[i].isDigit() || !b[j].isDigit()) {
            if (a[i] != b[j])
                return a[i] < b[j];
            ++i, ++j;
            continue;
        }
        const auto number = [](const QString& text, qsizetype& at) {
            while (at + 1 < text.size() && text[at] == QLatin1Char('0') && text[at + 1].isDigit())
                ++at;
            const qsizetype from = at;
            while (at < text.size() && text[at].isDigit())
                ++at;
            return text.mid(from, at - from);
        };
        const QString x = number(a, i), y = number(b, j);
        if (x != y)
            return x.size() != y.size() ? x.size() < y.size() : x < y;
    }
    return a.size() - i < b.size() - j;
}

FolderWatch::FolderWatch(JobRunner& jobs, QString path, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_path(std::move(path)) {
    m_timer.setInterval(kLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &FolderWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FolderWatch::look);
    m_timer.start();
    look();
}

int FolderWatch::freshCount() const {
    return int(std::count_if(m_files.begin(), m_files.end(),
                             [](const WatchedFile& file) { return file.fresh; }));
}

void FolderWatch::markSeen(const QString& name) {
    for (WatchedFile& file : m_files) {
        if (file.name != name || !file.fresh)
            continue;
        file.fresh = false;
        emit changed();
    }
}

FolderWatch::Listing FolderWatch::list(const QString& path, const JobContext& job) {
    Listing listing;
    const QFileInfo folder(path);
    if (!folder.isDir()) {
        listing.problem = tr("The folder is not there.");
        return listing;
    }
    if (!folder.isReadable()) {
        listing.problem = tr("The folder cannot be read.");
        return listing;
    }
    QDirIterator entries(path, QDir::Files);
    while (entries.hasNext()) {
        job.throwIfCancelled();
        const QFileInfo file(entries.next());
        if (endings().contains(file.suffix().toLower()))
            listing.files.push_back({file.fileName(), file.size(), false});
    }
    std::sort(
        listing.files.begin(), listing.files.end(),
        [](const WatchedFile& a, const WatchedFile& b) { return namesBefore(a.name, b.name); });
    if (listing.files.size() > kMostListed) {
        // The newest of a beamline's numbered files are at the end.
        listing.hidden = int(listing.files.size()) - kMostListed;
        listing.files.erase(listing.files.begin(), listing.files.begin() + listing.hidden);
    }
    return listing;
}

void FolderWatch::look() {
    if (m_looking) {
        m_again = true;
        return;
    }
    m_looking = true;
    const auto done = [this] {
        m_looking = false;
        if (std::exchange(m_again, false))
            QTimer::singleShot(200, this, &FolderWatch::look);
    };
    m_jobs.start(
        {.title = tr("List %1").arg(m_path), .lane = JobLane::Background, .key = {}, .quiet = true},
        this, [path = m_path](JobContext& job) { return list(path, job); },
        [this, done](Listing listing) {
            take(listing);
            done();
        },
        [done](const JobFailure&) { done(); });
}

void FolderWatch::take(const Listing& listing) {
    QList<WatchedFile> files = listing.files;
    QSet<QString> fresh;
    for (const WatchedFile& file : m_files)
        if (file.fresh)
            fresh.insert(file.name);
    bool differs = !m_listed || m_problem != listing.problem || files.size() != m_files.size();
    for (int i = 0; i < files.size(); ++i) {
        WatchedFile& file = files[i];
        file.fresh = fresh.contains(file.name) || (m_listed && !m_known.contains(file.name));
        m_known.insert(file.name);
        differs = differs || m_files[i].name != file.name || m_files[i].bytes != file.bytes;
    }
    // Watch only what exists; a folder that comes back is found by the timer.
    if (listing.problem.isEmpty() && m_watcher.directories().isEmpty())
        m_watcher.addPath(m_path);
    m_files = std::move(files);
    m_problem = listing.problem;
    m_hidden = listing.hidden;
    m_listed = true;
    if (differs)
        emit changed();
}

} // namespace specula::app
