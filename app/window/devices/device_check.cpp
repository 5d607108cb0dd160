// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/devices/device_check.h"

#include "app/window/devices/device_texts.h"
#include "core/compute/tiers/reference/reference_tier.h"

namespace specula::app {
namespace {

/// A driver that computes on the processor compiles for a second per transform; a sample of the
/// cases says enough.
constexpr int kSoftwareOneCaseIn = 31;

/// A device that does not open or does not answer any more counts as lost, as in any other job.
compute::ConformanceReport reportOn(compute::DeviceManager& devices,
                                    const compute::DeviceChoice& choice,
                                    const compute::ConformanceOptions& options, JobContext& job) {
    std::shared_ptr<compute::Backend> backend;
    try {
        backend = devices.open(choice);
    } catch (const Error& error) {
        devices.markLost(choice.tier, choice.device, error.reason());
        throw;
    }
    compute::Backend reference(compute::makeReferenceTier()->open(0, {}));
    compute::ConformanceReport report = runConformance(*backend, reference, options, job);
    if (!report.lost.empty())
        devices.markLost(choice.tier, choice.device, report.lost);
    return report;
}

} // namespace

std::int64_t DeviceCheckResult::compared() const {
    std::int64_t absent = 0;
    for (const auto& kernel : report.kernels)
        absent += kernel.absent;
    return report.cases() - absent;
}

QString DeviceCheckResult::summary() const {
    if (!problem.isEmpty())
        return problem;
    if (lost())
        return DeviceCheck::tr("The device was lost during the check: %1")
            .arg(QString::fromStdString(report.lost));
    return DeviceCheck::tr("%1 of %2 cases agree")
        .arg(qlonglong(report.passed()))
        .arg(qlonglong(compared()));
}

DeviceCheck::DeviceCheck(AppContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context) {
    connect(&context.jobs, &JobRunner::jobChanged, this, [this](const JobInfo& info) {
        if (m_running.isEmpty() || info.id != m_job.id())
            return;
        m_fraction = info.progress.fraction;
        m_stage = QString::fromStdString(info.progress.stage);
        emit progressed();
    });
}

void DeviceCheck::start(const compute::DeviceInfo& device) {
    if (!m_running.isEmpty())
        return;
    const QString key = m_running = deviceKey(device.name, device.index);
    m_runningTitle = tierTitle(device.name);
    m_fraction = 0;
    m_stage.clear();
    compute::ConformanceOptions options;
    options.suite = m_suite.toStdString();
    options.oneCaseIn = device.kind == SPC_DEVICE_SOFTWARE ? kSoftwareOneCaseIn : 1;
    const compute::DeviceChoice choice{device.name, device.index, {}, false};
    m_job = m_context.jobs.start(
        {.title = tr("Check %1").arg(QString::fromStdString(device.device)), .saysEnd = true}, this,
        [&devices = m_context.devices, choice, options](JobContext& job) {
            return DeviceCheckResult{
                reportOn(devices, choice, options, job), options.oneCaseIn, {}};
        },
        [this, key, name = QString::fromStdString(device.device)](DeviceCheckResult result) {
            m_running.clear();
            const QString text = name + QStringLiteral(": ") + result.summary();
            remember(key, std::move(result));
            emit checked(text);
        },
        [this, key](const JobFailure& failure) {
            m_running.clear();
            if (failure.cancelled) {
                emit changed();
                return;
            }
            DeviceCheckResult result;
            result.problem = tr("It could not be checked: %1").arg(failure.message);
            remember(key, std::move(result));
        });
    emit changed();
}

void DeviceCheck::cancel() {
    m_job.cancel();
}

void DeviceCheck::remember(const QString& deviceKey, DeviceCheckResult result) {
    m_results[deviceKey] = std::make_shared<const DeviceCheckResult>(std::move(result));
    emit changed();
}

const DeviceCheckResult* DeviceCheck::result(const QString& deviceKey) const {
    const auto found = m_results.constFind(deviceKey);
    return found == m_results.constEnd() ? nullptr : found->get();
}

void DeviceCheck::forget() {
    m_results.clear();
    emit changed();
}

} // namespace specula::app
