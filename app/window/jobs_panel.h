// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job_model.h"

#include <QWidget>

class QListView;
class QPushButton;

namespace specula::widgets {
class Theme;
}

namespace specula::app {

/// All jobs that run and the last that ended: title, stage, bar, rate, time left; cancel, and "copy
/// details" of what failed.
class JobsPanel : public QWidget {
    Q_OBJECT
  public:
    JobsPanel(const widgets::Theme& theme, JobRunner& jobs, JobModel& model,
              QWidget* parent = nullptr);

  private:
    const JobInfo* chosen() const;
    void update();

    JobRunner& m_jobs;
    JobModel& m_model;
    QListView* m_list;
    QPushButton *m_cancel, *m_copy, *m_clear;
};

} // namespace specula::app
