// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job_context.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <mutex>

namespace specula {
namespace {

using Clock = std::chrono::steady_clock;
constexpr double kNotifyEveryS = 0.05;
constexpr double kSmoothingS = 3; // time constant of the smoothed rates
constexpr double kEtaAfterS = 3;
constexpr double kEtaAfterFraction = 0.01;

double seconds(Clock::duration d) {
    return std::chrono::duration<double>(d).count();
}

// A rate smoothed exponentially in time, corrected for its start.
struct SmoothedRate {
    double weighted = 0, weight = 0;
    void add(double amount, double durationS) {
        const double keep = std::exp(-durationS / kSmoothingS);
        weighted = weighted * keep + (1 - keep) * amount / durationS;
        weight = weight * keep + (1 - keep);
    }
    std::optional<double> value() const {
        if (weight <= 0)
            return std::nullopt;
        return weighted / weight;
    }
};

} // namespace

struct JobContext::Root {
    JobObserver* observer = nullptr;
    CancelToken cancel;
    Clock::time_point start = Clock::now();
    std::atomic<double> total{0};
    std::atomic<std::int64_t> units{0};
    std::atomic<Clock::rep> notifiedAt{0};

    mutable std::mutex mutex; // guards what follows
    std::string stage, unit;
    Clock::time_point sampledAt = start;
    double sampledFraction = 0;
    std::int64_t sampledUnits = 0;
    SmoothedRate fractionRate, unitRate;

    JobProgress snapshot() {
        std::lock_guard lock(mutex);
        const auto now = Clock::now();
        const double fraction = std::clamp(total.load(), 0.0, 1.0);
        const double dt = seconds(now - sampledAt);
        if (dt >= kNotifyEveryS / 2) {
            const std::int64_t counted = units.load();
            fractionRate.add(fraction - sampledFraction, dt);
            if (!unit.empty())
                unitRate.add(static_cast<double>(counted - sampledUnits), dt);
            sampledAt = now;
            sampledFraction = fraction;
            sampledUnits = counted;
        }
        JobProgress p;
        p.stage = stage;
        p.fraction = fraction;
        p.elapsedS = seconds(now - start);
        if (!unit.empty()) {
            p.rate = unitRate.value();
            p.rateUnit = unit;
        }
        const auto rate = fractionRate.value();
        if (rate && *rate > 0 && p.elapsedS >= kEtaAfterS && fraction >= kEtaAfterFraction)
            p.remainingS = (1 - fraction) / *rate;
        return p;
    }

    void notify(bool force) {
        if (observer == nullptr)
            return;
        const auto now = Clock::now().time_since_epoch().count();
        auto last = notifiedAt.load();
        const auto gap = std::chrono::duration_cast<Clock::duration>(
                             std::chrono::duration<double>(kNotifyEveryS))
                             .count();
        if (!force && now - last < gap)
            return;
        // Whoever wins the exchange tells; the others go on working.
        if (notifiedAt.compare_exchange_strong(last, now) || force)
            observer->progressed(snapshot());
    }
};

JobContext::JobContext()
    : JobContext(nullptr, CancelToken()) {}

JobContext::JobContext(JobObserver* observer, CancelToken cancel)
    : m_root(std::make_shared<Root>()) {
    m_root->observer = observer;
    m_root->cancel = std::move(cancel);
}

JobContext::JobContext(std::shared_ptr<Root> root, double scale)
    : m_root(std::move(root))
    , m_scale(scale) {}

JobContext::~JobContext() {
    if (!m_root->cancel.cancelled())
        m_root->total.fetch_add((1 - m_own.load()) * m_scale);
}

JobContext JobContext::child(double weight, std::string stage) {
    // The parent hands the share over: its own part counts as done, the child adds it for real.
    m_own.store(std::min(1.0, m_own.load() + weight));
    if (!stage.empty())
        setStage(std::move(stage));
    return JobContext(m_root, m_scale * weight);
}

void JobContext::report(double fraction) {
    fraction = std::clamp(fraction, 0.0, 1.0);
    double before = m_own.load();
    do {
        if (fraction <= before)
            return;
    } while (!m_own.compare_exchange_weak(before, fraction));
    m_root->total.fetch_add((fraction - before) * m_scale);
    m_root->notify(false);
}

void JobContext::report(std::int64_t done, std::int64_t total, const std::string& unit) {
    {
        std::lock_guard lock(m_root->mutex);
        if (m_root->unit != unit) {
            m_root->unit = unit;
            m_root->unitRate = {};
            m_root->sampledUnits = m_root->units.load();
        }
    }
    // Each context counts from 0; the root adds up what is new.
    std::int64_t before = m_counted.load();
    while (done > before && !m_counted.compare_exchange_weak(before, done)) {
    }
    if (done > before)
        m_root->units.fetch_add(done - before);
    report(total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 1.0);
}

void JobContext::setStage(std::string stage) {
    {
        std::lock_guard lock(m_root->mutex);
        m_root->stage = std::move(stage);
    }
    m_root->notify(true);
}

const CancelToken& JobContext::cancelToken() const {
    return m_root->cancel;
}
bool JobContext::cancelled() const {
    return m_root->cancel.cancelled();
}
void JobContext::throwIfCancelled() const {
    m_root->cancel.throwIfCancelled();
}

void JobContext::publish(std::any partialResult) {
    if (m_root->observer != nullptr)
        m_root->observer->published(partialResult);
}

void JobContext::log(LogLevel level, const std::string& text) {
    if (m_root->observer != nullptr)
        m_root->observer->logged(level, text);
}

JobProgress JobContext::progress() const {
    return m_root->snapshot();
}

} // namespace specula
