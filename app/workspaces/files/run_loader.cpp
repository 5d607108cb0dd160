// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/run_loader.h"

#include "app/results/result_library.h"

#include <algorithm>

namespace specula::app {
namespace {

constexpr int kAtOnce = 2;
constexpr int kPicturePixels = 64; // for rows of 30 pixels, also where the screen has two for one

} // namespace

RunLoader::RunLoader(AppContext& context, RunTableModel& model, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_model(model) {}

void RunLoader::setVisibleRows(std::function<QList<int>()> visible) {
    m_visible = std::move(visible);
}

void RunLoader::setBin(int bin) {
    if (bin == m_bin)
        return;
    m_bin = bin;
    for (auto& task : m_running)
        if (task.part == Part::Picture)
            task.job.cancel();
    m_model.forgetPictures();
    fill();
}

bool RunLoader::lacks(int row, Part part) const {
    const RunRow& run = m_model.at(row);
    if (part == Part::Facts ? run.facts.has_value()
                            : !run.facts || !run.facts->isResult() || run.picture.has_value())
        return false;
    return std::none_of(m_running.begin(), m_running.end(), [&](const Task& task) {
        return task.part == part && task.path == run.path;
    });
}

int RunLoader::next(Part part) const {
    for (const int row : m_visible ? m_visible() : QList<int>())
        if (lacks(row, part))
            return row;
    for (int row = 0; row < m_model.size(); ++row)
        if (lacks(row, part))
            return row;
    return -1;
}

void RunLoader::fill() {
    for (auto& task : m_running)
        if (m_model.rowOf(task.path) < 0)
            task.job.cancel();
    while (m_running.size() < kAtOnce) {
        int row = next(Part::Facts);
        const Part part = row >= 0 ? Part::Facts : Part::Picture;
        if (row < 0)
            row = next(Part::Picture);
        if (row < 0)
            return;
        start(row, part);
    }
}

void RunLoader::start(int row, Part part) {
    const quint64 task = ++m_lastTask;
    const QString path = m_model.at(row).path;
    m_running.insert(task, {path, part, {}});
    if (part == Part::Facts)
        readFacts(path, task);
    else
        readPicture(path, task);
}

bool RunLoader::ended(quint64 task, int& row) {
    const Task was = m_running.take(task);
    row = m_model.rowOf(was.path);
    return row >= 0;
}

void RunLoader::readFacts(const QString& path, quint64 task) {
    m_running[task].job = m_context.jobs.start(
        {.title = tr("Look into %1").arg(path.section(QLatin1Char('/'), -1)),
         .lane = JobLane::Background,
         .key = {},
         .quiet = true},
        this, [path](JobContext& job) { return readRunFacts(path, job); },
        [this, task](RunFacts facts) {
            int row = -1;
            if (ended(task, row))
                m_model.setFacts(row, std::move(facts));
            fill();
        },
        [this, task](const JobFailure& failure) {
            int row = -1;
            if (ended(task, row) && !failure.cancelled) {
                RunFacts facts;
                facts.why = failure.message;
                m_model.setFacts(row, std::move(facts));
            }
            fill();
        });
}

void RunLoader::readPicture(const QString& path, quint64 task) {
    // A file that is open anyway is not opened twice.
    const int open = m_context.results.indexOf(path);
    const io::ResultFilePtr file =
        open >= 0 && m_context.results.at(open).ready() ? m_context.results.at(open).file : nullptr;
    m_running[task].job = m_context.jobs.start(
        {.title = tr("Preview %1").arg(path.section(QLatin1Char('/'), -1)),
         .lane = JobLane::Background,
         .key = {},
         .quiet = true},
        this,
        [path, file, bin = m_bin, &pool = m_context.pool](JobContext& job) {
            const io::ResultFilePtr read =
                file ? file : io::ResultFile::open(path.toStdString(), job.cancelToken());
            return read ? readRunPicture(*read, bin, kPicturePixels, pool, job) : RunPicture();
        },
        [this, task, bin = m_bin](RunPicture picture) {
            int row = -1;
            if (ended(task, row) && bin == m_bin)
                m_model.setPicture(row, std::move(picture));
            fill();
        },
        [this, task, bin = m_bin](const JobFailure& failure) {
            int row = -1;
            if (ended(task, row) && bin == m_bin && !failure.cancelled) {
                RunPicture picture;
                picture.why = failure.message;
                m_model.setPicture(row, std::move(picture));
            }
            fill();
        });
}

} // namespace specula::app
