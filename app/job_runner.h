// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/job_context.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <any>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace specula {
class Log;
}

namespace specula::app {

enum class JobLane {
    Interactive, ///< something on screen waits for it: the newest of a key wins, older ones are
                 ///< dropped
    Background,  ///< runs beside the user's work
    Export,      ///< writes files: one at a time
};

enum class JobState { Queued, Running, Finished, Failed, Cancelled };

struct JobRequest {
    QString title; ///< translated, shown in the jobs panel
    JobLane lane = JobLane::Background;
    /// In any lane: a new request with the same key replaces the earlier one. Empty: never
    /// replaced.
    QString key = {};
    /// Never listed unless it fails: the many small jobs of a live view.
    bool quiet = false;
    /// Who started it says how it ended well.
    bool saysEnd = false;
};

/// Why there is no result.
struct JobFailure {
    QString title;
    QString message; ///< one or two lines for people: what happened and what to do
    QString details; ///< everything known, for "copy details"
    ErrorCode code = ErrorCode::Computation;
    bool cancelled = false; ///< the user stopped it
};

/// What the jobs panel and the status bar show.
struct JobInfo {
    quint64 id = 0;
    QString title;
    JobLane lane = JobLane::Background;
    JobState state = JobState::Queued;
    bool saysEnd = false; ///< see JobRequest
    JobProgress progress;
    JobFailure failure;
};

class JobRunnerPrivate;
struct Job;

/// A started job; copies name the same one. Dropping it does nothing.
class JobHandle {
  public:
    JobHandle() = default;
    quint64 id() const;
    void cancel() const; ///< at most 100 ms until the job notices, if it asks its context
    bool active() const; ///< queued or running
  private:
    friend class JobRunner;
    explicit JobHandle(std::shared_ptr<Job> job)
        : m_job(std::move(job)) {}
    std::shared_ptr<Job> m_job;
};

/// Runs core functions on its own threads and brings what they give back to the UI thread:
///
///     jobs.start({.title = tr("Read frame"), .lane = JobLane::Interactive, .key = "frame"}, this,
///                [source](JobContext& job) { return readFrame(*source, job); },
///                [this](Frame frame) { show(frame); },
///                [this](const JobFailure& failure) { showError(failure.message); });
///
/// `done`, `failed` and `partial` run on the UI thread, only while `receiver` lives and no newer
/// request with the same key was started. A superseded job says nothing any more; one that the user
/// cancels calls `failed` with cancelled set. Exceptions of any kind become failures. Destruction
/// cancels everything and waits.
class JobRunner : public QObject {
    Q_OBJECT
  public:
    explicit JobRunner(Log& log, QObject* parent = nullptr);
    ~JobRunner() override;

    using Failed = std::function<void(const JobFailure&)>;
    using Partial = std::function<void(const std::any&)>;

    template<class Work, class Done>
    JobHandle start(JobRequest request, QObject* receiver, Work work, Done done, Failed failed = {},
                    Partial partial = {}) {
        using Result = std::invoke_result_t<Work&, JobContext&>;
        return startErased(
            std::move(request), receiver,
            [work = std::move(work),
             done = std::move(done)](JobContext& job) mutable -> std::function<void()> {
                if constexpr (std::is_void_v<Result>) {
                    work(job);
                    return [done]() mutable { done(); };
                } else {
                    auto result = std::make_shared<Result>(work(job));
                    return [done, result]() mutable { done(std::move(*result)); };
                }
            },
            std::move(failed), std::move(partial));
    }

    /// Cancels the job of this key, if any; its result is dropped.
    void cancelKey(const QString& key);
    void cancel(quint64 id);
    void cancelAll();

    /// Queued or running, quiet ones included.
    int activeCount() const;
    bool idle() const { return activeCount() == 0; }
    /// Cancels all and waits; false when some job has not ended in time (it hangs in a read).
    bool shutdown(int milliseconds);

  signals:
    // On the UI thread; progress at most every 50 ms. Quiet jobs and interactive ones shorter than
    // half a second are told only when they fail.
    void jobAdded(const specula::app::JobInfo& info);
    void jobChanged(const specula::app::JobInfo& info);
    /// No job is queued or running any more.
    void becameIdle();

  private:
    friend class JobHandle;
    using Work = std::function<std::function<void()>(JobContext&)>;
    JobHandle startErased(JobRequest request, QObject* receiver, Work work, Failed failed,
                          Partial partial);
    std::unique_ptr<JobRunnerPrivate> d;
};

} // namespace specula::app
