// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job_runner.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QTimer>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace specula::app {

/// One request on its way. The worker owns the run, the UI thread owns the answer; what both look
/// at is guarded by the mutex or atomic.
struct Job : JobObserver, std::enable_shared_from_this<Job> {
    // Set once, before the job is queued.
    quint64 id = 0;
    JobRequest request;
    QPointer<QObject> receiver; ///< looked at on the UI thread only
    std::function<std::function<void()>(JobContext&)> work;
    JobRunner::Failed failed;
    JobRunner::Partial partial;
    CancelToken cancel;
    JobRunnerPrivate* runner = nullptr;

    std::atomic<JobState> state{JobState::Queued};
    std::atomic<bool> superseded{false};

    std::mutex mutex;
    JobProgress progress;
    std::any newestPartial;
    bool partialPosted = false;

    // UI thread only.
    bool listed = false;
    QMetaObject::Connection receiverGone;
    QElapsedTimer sinceStart;

    bool active() const {
        const JobState now = state.load();
        return now == JobState::Queued || now == JobState::Running;
    }
    JobInfo info();

    void progressed(const JobProgress& p) override;
    void published(const std::any& result) override;
    void logged(LogLevel level, const std::string& text) override;
};

class JobRunnerPrivate {
  public:
    JobRunnerPrivate(JobRunner& runner, Log& messages);

    struct Lane {
        std::deque<std::shared_ptr<Job>> queue;
        std::vector<std::thread> threads;
        int idle = 0;
        int most = 1;
        std::condition_variable wake;
    };

    void enqueue(const std::shared_ptr<Job>& job);
    void work(Lane& lane);
    void run(const std::shared_ptr<Job>& job);
    void supersede(const std::shared_ptr<Job>& job);
    void cancel(const std::shared_ptr<Job>& job);
    /// Answers on the UI thread.
    void finish(const std::shared_ptr<Job>& job, JobState state, std::function<void()> deliver,
                JobFailure failure);
    void tell(const std::shared_ptr<Job>& job, const JobFailure& failure = {});
    void tick();
    /// Runs `call` on the UI thread unless the runner is gone by then.
    void post(std::function<void()> call);
    std::shared_ptr<Job> find(quint64 id) const;

    JobRunner& q;
    Log& log;
    std::mutex mutex; ///< guards the lanes and `stopping`
    Lane lanes[3];
    bool stopping = false;
    int running = 0;
    std::condition_variable allEnded;

    // UI thread only.
    quint64 lastId = 0;
    std::map<quint64, std::shared_ptr<Job>> jobs; ///< queued, running, or answer on its way
    QHash<QString, std::shared_ptr<Job>> byKey;
    QTimer timer;
};

} // namespace specula::app
