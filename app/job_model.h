// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job_runner.h"

#include <QAbstractListModel>

namespace specula::app {

/// The jobs a user may want to see, newest first: all that run, and the last ones that ended.
class JobModel : public QAbstractListModel {
    Q_OBJECT
  public:
    enum Role { InfoRole = Qt::UserRole + 1 };

    explicit JobModel(JobRunner& jobs, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    const JobInfo* info(int row) const;
    /// The running job to show in the status bar (the newest), or null.
    const JobInfo* foremost() const;
    void clearEnded();

    /// "12.3 kframes/s", "" when unknown.
    static QString rateText(const JobProgress& progress);
    /// "0:21 left", "" while unknown.
    static QString remainingText(const JobProgress& progress);
    /// "running", "failed", ... translated.
    static QString stateText(JobState state);

  private:
    void put(const JobInfo& info);

    QList<JobInfo> m_jobs;
};

} // namespace specula::app
