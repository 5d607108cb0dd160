// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/results/result_library.h"

#include "core/base/settings.h"
#include "core/io/file_label.h"

#include <QFileInfo>

#include <algorithm>

namespace specula::app {
namespace {

constexpr int kLookEveryMs = 2000;
constexpr int kOpenAtOnce = 2; // more would only wait for the HDF5 library and the disk
const char kLabelKey[] = "results/label_style";

} // namespace

ResultLibrary::ResultLibrary(JobRunner& jobs, Settings& settings, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_settings(settings)
    , m_labelStyle(QString::fromStdString(settings.get<std::string>(kLabelKey, ""))) {
    m_lookTimer.setInterval(kLookEveryMs);
    connect(&m_lookTimer, &QTimer::timeout, this, &ResultLibrary::lookForChanges);
}

ResultLibrary::~ResultLibrary() = default;

int ResultLibrary::indexOf(const QString& path) const {
    const auto it = std::find_if(m_entries.begin(), m_entries.end(),
                                 [&](const Held& entry) { return entry.path == path; });
    return it == m_entries.end() ? -1 : int(it - m_entries.begin());
}

int ResultLibrary::indexOfId(quint64 id) const {
    const auto it = std::find_if(m_entries.begin(), m_entries.end(),
                                 [&](const Held& entry) { return entry.id == id; });
    return it == m_entries.end() ? -1 : int(it - m_entries.begin());
}

ResultLibrary::Held* ResultLibrary::find(quint64 id) {
    const int index = indexOfId(id);
    return index < 0 ? nullptr : &m_entries[std::size_t(index)];
}

int ResultLibrary::add(const QString& path) {
    add(QStringList{path});
    return indexOf(path);
}

void ResultLibrary::add(const QStringList& paths) {
    const bool first = m_entries.empty();
    bool any = false;
    for (const QString& path : paths) {
        if (indexOf(path) >= 0)
            continue;
        Held entry;
        entry.id = ++m_lastId;
        entry.path = path;
        entry.label = labelOf(path);
        m_entries.push_back(std::move(entry));
        enqueue(m_entries.back());
        any = true;
    }
    if (!any)
        return;
    if (first)
        m_current = 0;
    emit orderChanged();
    if (first)
        emit currentChanged(0);
    openNext();
    m_lookTimer.start();
}

void ResultLibrary::remove(int index) {
    if (index < 0 || index >= size())
        return;
    const Held gone = m_entries[std::size_t(index)];
    m_entries.erase(m_entries.begin() + index);
    m_waiting.removeAll(gone.id);
    const bool wasCurrent = index == m_current;
    if (index < m_current || m_current >= size())
        --m_current;
    emit orderChanged();
    if (gone.selected)
        emit selectionChanged();
    if (wasCurrent)
        emit currentChanged(m_current);
    if (m_entries.empty())
        m_lookTimer.stop();
}

void ResultLibrary::clear() {
    if (m_entries.empty())
        return;
    const bool selected = !selection().isEmpty();
    m_entries.clear();
    m_waiting.clear();
    m_current = -1;
    m_lookTimer.stop();
    emit orderChanged();
    if (selected)
        emit selectionChanged();
    emit currentChanged(-1);
}

void ResultLibrary::move(int from, int to) {
    if (from < 0 || from >= size() || to < 0 || to >= size() || from == to)
        return;
    const quint64 current = m_entries[std::size_t(m_current)].id;
    Held entry = std::move(m_entries[std::size_t(from)]);
    m_entries.erase(m_entries.begin() + from);
    m_entries.insert(m_entries.begin() + to, std::move(entry));
    m_current = indexOfId(current);
    emit orderChanged();
}

void ResultLibrary::reload(int index) {
    if (index < 0 || index >= size())
        return;
    enqueue(m_entries[std::size_t(index)]);
    openNext();
}

void ResultLibrary::setCurrent(int index) {
    if (index < 0 || index >= size() || index == m_current)
        return;
    m_current = index;
    emit currentChanged(index);
}

bool ResultLibrary::step(int by) {
    const int next = m_current + by;
    if (next < 0 || next >= size())
        return false;
    setCurrent(next);
    return true;
}

io::ResultFilePtr ResultLibrary::currentFile() const {
    return m_current >= 0 && at(m_current).ready() ? at(m_current).file : nullptr;
}

QList<int> ResultLibrary::selection() const {
    QList<int> indexes;
    for (int i = 0; i < size(); ++i)
        if (m_entries[std::size_t(i)].selected)
            indexes << i;
    return indexes;
}

void ResultLibrary::setSelection(const QList<int>& indexes) {
    bool differs = false;
    for (int i = 0; i < size(); ++i) {
        bool& selected = m_entries[std::size_t(i)].selected;
        differs = differs || selected != indexes.contains(i);
        selected = indexes.contains(i);
    }
    if (differs)
        emit selectionChanged();
}

QList<int> ResultLibrary::used() const {
    QList<int> indexes = selection();
    if (indexes.isEmpty())
        for (int i = 0; i < size(); ++i)
            indexes << i;
    return indexes;
}

std::vector<io::ResultFilePtr> ResultLibrary::usedFiles() const {
    std::vector<io::ResultFilePtr> files;
    for (const int index : used())
        if (at(index).ready())
            files.push_back(at(index).file);
    return files;
}

QString ResultLibrary::labelOf(const QString& path) const {
    return QString::fromStdString(io::shortLabel(path.section(QLatin1Char('/'), -1).toStdString(),
                                                 m_labelStyle.toStdString()));
}

void ResultLibrary::setLabelStyle(const QString& segments) {
    if (segments == m_labelStyle)
        return;
    m_labelStyle = segments;
    m_settings.set(kLabelKey, segments.toStdString());
    for (int i = 0; i < size(); ++i) {
        m_entries[std::size_t(i)].label = labelOf(at(i).path);
        emit entryChanged(i);
    }
    emit orderChanged();
}

// ---- reading

ResultLibrary::Stamp ResultLibrary::stampOf(const QString& path) {
    const QFileInfo info(path);
    return info.exists() ? Stamp{info.lastModified(), info.size()} : Stamp{};
}

void ResultLibrary::enqueue(Held& entry) {
    entry.generation = ++m_lastGeneration;
    if (!m_waiting.contains(entry.id))
        m_waiting << entry.id;
}

void ResultLibrary::openNext() {
    while (m_opening < kOpenAtOnce && !m_waiting.isEmpty()) {
        // What is on screen first.
        const quint64 current = m_current >= 0 ? at(m_current).id : 0;
        const quint64 id = m_waiting.contains(current) ? current : m_waiting.first();
        m_waiting.removeOne(id);
        const Held* entry = find(id);
        if (entry == nullptr)
            continue;
        ++m_opening;
        const quint64 generation = entry->generation;
        m_jobs.start(
            {.title = tr("Open %1").arg(entry->path.section(QLatin1Char('/'), -1)),
             .lane = JobLane::Interactive,
             .key = {},
             .quiet = true},
            this,
            [path = entry->path](JobContext& job) {
                // Looked at before it is read: what is written meanwhile shows as a change.
                Opened opened{nullptr, stampOf(path)};
                if (opened.stamp.bytes < 0)
                    throw Error(ErrorCode::Input, "the file is not there")
                        .inFile(path.toStdString())
                        .withRemedy("it is opened by itself when it comes back");
                opened.file = io::ResultFile::open(path.toStdString(), job.cancelToken());
                if (opened.file == nullptr)
                    throw Error(ErrorCode::Input, "the file holds no correlation results")
                        .inFile(path.toStdString())
                        .withRemedy("open it in Image, or correlate it first");
                return opened;
            },
            [this, id, generation](const Opened& opened) { finish(id, generation, opened, {}); },
            [this, id, generation](const JobFailure& failure) {
                finish(id, generation, {}, failure.message);
            });
    }
}

void ResultLibrary::finish(quint64 id, quint64 generation, const Opened& opened,
                           const QString& failure) {
    --m_opening;
    Held* entry = find(id);
    if (entry != nullptr && entry->generation == generation) {
        if (failure.isEmpty()) {
            entry->state = ResultState::Ready;
            entry->file = opened.file;
            entry->message.clear();
            entry->modified = opened.stamp.modified;
            entry->bytes = opened.stamp.bytes;
        } else {
            entry->state = ResultState::Failed;
            entry->message = failure;
        }
        const int index = indexOfId(id);
        emit entryChanged(index);
        if (index == m_current)
            emit currentChanged(index);
    }
    openNext();
}

void ResultLibrary::lookForChanges() {
    if (m_looking || m_entries.empty())
        return;
    m_looking = true;
    QStringList paths;
    for (const Held& entry : m_entries)
        paths << entry.path;
    m_jobs.start(
        {.title = tr("Look for changed files"),
         .lane = JobLane::Background,
         .key = {},
         .quiet = true},
        this,
        [paths](JobContext& job) {
            QList<Stamp> stamps;
            for (const QString& path : paths) {
                job.throwIfCancelled();
                stamps << stampOf(path);
            }
            return stamps;
        },
        [this, paths](const QList<Stamp>& stamps) {
            m_looking = false;
            for (int i = 0; i < paths.size(); ++i) {
                const int index = indexOf(paths[i]);
                if (index < 0)
                    continue;
                Held& entry = m_entries[std::size_t(index)];
                const bool changed =
                    entry.modified != stamps[i].modified || entry.bytes != stamps[i].bytes;
                if (entry.state == ResultState::Loading || !changed)
                    continue;
                entry.modified = stamps[i].modified;
                entry.bytes = stamps[i].bytes;
                enqueue(entry);
            }
            openNext();
        },
        [this](const JobFailure&) { m_looking = false; });
}

} // namespace specula::app
