// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job_model.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

constexpr int kKeepEnded = 200;

bool ended(const JobInfo& info) {
    return info.state != JobState::Queued && info.state != JobState::Running;
}

} // namespace

JobModel::JobModel(JobRunner& jobs, QObject* parent)
    : QAbstractListModel(parent) {
    connect(&jobs, &JobRunner::jobAdded, this, &JobModel::put);
    connect(&jobs, &JobRunner::jobChanged, this, &JobModel::put);
}

int JobModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_jobs.size());
}

const JobInfo* JobModel::info(int row) const {
    return row >= 0 && row < m_jobs.size() ? &m_jobs[row] : nullptr;
}

const JobInfo* JobModel::foremost() const {
    const JobInfo* found = nullptr;
    for (const JobInfo& job : m_jobs) {
        if (job.state == JobState::Running)
            return &job;
        if (job.state == JobState::Queued && found == nullptr)
            found = &job;
    }
    return found;
}

QVariant JobModel::data(const QModelIndex& index, int role) const {
    const JobInfo* job = info(index.row());
    if (job == nullptr)
        return {};
    if (role == InfoRole)
        return QVariant::fromValue(*job);
    if (role == Qt::DisplayRole)
        return job->title;
    if (role == Qt::ToolTipRole && job->state == JobState::Failed)
        return job->failure.message;
    if (role == Qt::AccessibleTextRole)
        return tr("%1, %2, %3 percent")
            .arg(job->title, stateText(job->state))
            .arg(int(std::lround(job->progress.fraction * 100)));
    return {};
}

void JobModel::put(const JobInfo& info) {
    for (int row = 0; row < m_jobs.size(); ++row) {
        if (m_jobs[row].id != info.id)
            continue;
        m_jobs[row] = info;
        emit dataChanged(index(row), index(row));
        return;
    }
    beginInsertRows({}, 0, 0);
    m_jobs.prepend(info);
    endInsertRows();
    for (int row = int(m_jobs.size()) - 1; row >= 0 && m_jobs.size() > kKeepEnded; --row) {
        if (!ended(m_jobs[row]))
            continue;
        beginRemoveRows({}, row, row);
        m_jobs.removeAt(row);
        endRemoveRows();
    }
}

void JobModel::clearEnded() {
    for (int row = int(m_jobs.size()) - 1; row >= 0; --row) {
        if (!ended(m_jobs[row]))
            continue;
        beginRemoveRows({}, row, row);
        m_jobs.removeAt(row);
        endRemoveRows();
    }
}

QString JobModel::rateText(const JobProgress& progress) {
    if (!progress.rate || *progress.rate <= 0)
        return {};
    const double rate = *progress.rate;
    const bool kilo = rate >= 10000;
    const double shown = kilo ? rate / 1000 : rate;
    const int decimals = shown >= 100 ? 0 : (shown >= 10 ? 1 : 2);
    return QStringLiteral("%1 %2%3/s")
        .arg(QLocale().toString(shown, 'f', decimals), kilo ? QStringLiteral("k") : QString(),
             QString::fromStdString(progress.rateUnit));
}

QString JobModel::remainingText(const JobProgress& progress) {
    if (!progress.remainingS)
        return {};
    const auto all = static_cast<qint64>(std::ceil(*progress.remainingS));
    const QString clock =
        all >= 3600 ? QStringLiteral("%1:%2:%3")
                          .arg(all / 3600)
                          .arg(all / 60 % 60, 2, 10, QLatin1Char('0'))
                          .arg(all % 60, 2, 10, QLatin1Char('0'))
                    : QStringLiteral("%1:%2").arg(all / 60).arg(all % 60, 2, 10, QLatin1Char('0'));
    return tr("%1 left").arg(clock);
}

QString JobModel::stateText(JobState state) {
    switch (state) {
    case JobState::Queued:
        return tr("waiting");
    case JobState::Running:
        return tr("running");
    case JobState::Finished:
        return tr("finished");
    case JobState::Failed:
        return tr("failed");
    case JobState::Cancelled:
        break;
    }
    return tr("cancelled");
}

} // namespace specula::app
