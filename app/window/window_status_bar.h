// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job_model.h"

#include <QStatusBar>

class QLabel;
class QProgressBar;
class QToolButton;

namespace specula::widgets {
class ElidedLabel;
class Theme;
} // namespace specula::widgets

namespace specula::app {

/// Left what is under the cursor; right the running job with bar, rate, time left and a cancel
/// button, and the device that computes with the reason why it was chosen.
class WindowStatusBar : public QStatusBar {
    Q_OBJECT
  public:
    WindowStatusBar(const widgets::Theme& theme, JobRunner& jobs, JobModel& model,
                    QWidget* parent = nullptr);

    void setReadout(const QString& html);
    /// `warning`: it is not what was asked for.
    void setDevice(const QString& name, const QString& reason, bool warning = false);

  signals:
    void deviceClicked();

  private:
    void showJob();

    const widgets::Theme& m_theme;
    JobRunner& m_jobs;
    JobModel& m_model;
    quint64 m_shownJob = 0;
    QLabel *m_readout, *m_percent, *m_details;
    widgets::ElidedLabel* m_title;
    QProgressBar* m_bar;
    QToolButton *m_cancel, *m_device;
    QWidget* m_jobArea;
};

} // namespace specula::app
