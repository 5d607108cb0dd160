// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/log.h"

#include <any>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace specula {

/// What a watcher of a job sees.
struct JobProgress {
    std::string stage;
    double fraction = 0; ///< 0..1 of the whole job, never decreasing
    double elapsedS = 0;
    std::optional<double> remainingS; ///< known once 3 s and 1 % are done
    std::optional<double> rate;       ///< units per second, smoothed; when units are counted
    std::string rateUnit;             ///< "frames", "MB", ...
};

/// Who wants to know. Called from worker threads, progress at most every 50 ms.
class JobObserver {
  public:
    virtual ~JobObserver() = default;
    virtual void progressed(const JobProgress&) {}
    virtual void published(const std::any& /*partialResult*/) {}
    virtual void logged(LogLevel, const std::string&) {}
};

/// Handed to every long computation: progress in, cancellation out, partial results and messages on
/// the way. Children own a share of their parent's progress, so that a function can report 0..1
/// without knowing what it is part of. Any number of threads may report on the same context.
class JobContext {
  public:
    /// A root that nobody watches.
    JobContext();
    JobContext(JobObserver* observer, CancelToken cancel);

    JobContext(const JobContext&) = delete;
    JobContext& operator=(const JobContext&) = delete;
    /// Completes this context's share of its parent.
    ~JobContext();

    /// A part of this job that stands for `weight` (0..1) of it. The sum of weights is at most 1.
    JobContext child(double weight, std::string stage = {});

    /// Sets this context's own progress; smaller values than before are ignored.
    void report(double fraction);
    /// As report(done / total), and feeds the rate shown to the user.
    void report(std::int64_t done, std::int64_t total, const std::string& unit);
    void setStage(std::string stage);

    const CancelToken& cancelToken() const;
    bool cancelled() const;
    void throwIfCancelled() const;

    /// An intermediate result the observer may show; keep it immutable.
    void publish(std::any partialResult);
    void log(LogLevel level, const std::string& text);

    JobProgress progress() const;

  private:
    struct Root;
    JobContext(std::shared_ptr<Root> root, double scale);

    std::shared_ptr<Root> m_root;
    double m_scale = 1;
    std::atomic<double> m_own{0};
    std::atomic<std::int64_t> m_counted{0};
};

} // namespace specula
