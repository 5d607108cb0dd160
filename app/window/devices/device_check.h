// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/job_runner.h"
#include "core/compute/conformance/conformance.h"
#include "core/compute/device_manager.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace specula::app {

/// What became of checking one device.
struct DeviceCheckResult {
    compute::ConformanceReport report;
    int oneCaseIn = 1;
    QString problem; ///< not empty: it could not be checked to the end, and why

    bool agrees() const { return problem.isEmpty() && report.failed.empty(); }
    bool lost() const { return !report.lost.empty(); }
    std::int64_t compared() const; ///< cases the device has a kernel for
    /// "312 of 312 cases agree", or why it did not come to an end.
    QString summary() const;
};

/// Holds devices to the reference in the background, one at a time, and remembers the results.
class DeviceCheck : public QObject {
    Q_OBJECT
  public:
    explicit DeviceCheck(AppContext& context, QObject* parent = nullptr);

    /// A kernel or a group of kernels instead of all.
    void setSuite(const QString& suite) { m_suite = suite; }

    void start(const compute::DeviceInfo& device);
    void cancel();
    /// Key of the device being checked; empty: none.
    const QString& running() const { return m_running; }
    /// Its tier, for people.
    const QString& runningTitle() const { return m_runningTitle; }
    double fraction() const { return m_fraction; }
    const QString& stage() const { return m_stage; }
    /// Null: not checked yet.
    const DeviceCheckResult* result(const QString& deviceKey) const;
    /// Puts a result in the place of the one before.
    void remember(const QString& deviceKey, DeviceCheckResult result);
    /// Devices are looked for again: what was known of them may be over.
    void forget();

  signals:
    void changed();
    /// Came to an end by itself: "card: 312 of 312 cases agree"
    void checked(const QString& text);
    void progressed();

  private:
    AppContext& m_context;
    QString m_suite;
    QString m_running, m_runningTitle, m_stage;
    double m_fraction = 0;
    JobHandle m_job;
    QHash<QString, std::shared_ptr<const DeviceCheckResult>> m_results;
};

} // namespace specula::app
