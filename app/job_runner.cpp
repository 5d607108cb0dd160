// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job_runner.h"

#include "app/job_runner_p.h"
#include "core/base/log.h"
#include "core/base/vector_state.h"

#include <QThread>

#include <algorithm>
#include <chrono>

namespace specula::app {
namespace {

constexpr int kTickMs = 50;             // how often progress reaches the screen
constexpr int kListInteractiveMs = 500; // shorter ones would only flicker
constexpr int kInteractiveThreads = 8;  // a read that hangs must not stop the next one
constexpr int kBackgroundThreads = 4;

JobFailure failureOf(const QString& title, const std::exception_ptr& caught) {
    JobFailure failure;
    failure.title = title;
    try {
        std::rethrow_exception(caught);
    } catch (const Error& e) {
        failure.code = e.code();
        failure.cancelled = e.code() == ErrorCode::Cancelled;
        failure.message = QString::fromStdString(e.reason());
        if (!e.remedy().empty())
            failure.message += QStringLiteral(" (%1)").arg(QString::fromStdString(e.remedy()));
        failure.details =
            JobRunner::tr("%1\nfile: %2\nfield: %3\nreason: %4\nremedy: %5\nkind: %6")
                .arg(title, QString::fromStdString(e.file()), QString::fromStdString(e.field()),
                     QString::fromStdString(e.reason()), QString::fromStdString(e.remedy()),
                     QLatin1String(errorCodeName(e.code())));
    } catch (const std::bad_alloc&) {
        failure.message = JobRunner::tr("There is not enough memory for this. Close other files or "
                                        "choose a smaller region.");
    } catch (const std::exception& e) {
        failure.message = QString::fromLocal8Bit(e.what());
    } catch (...) {
        failure.message = JobRunner::tr("It failed for an unknown reason.");
    }
    if (failure.details.isEmpty())
        failure.details = title + QLatin1Char('\n') + failure.message;
    return failure;
}

} // namespace

// ---- Job: called from worker threads

JobInfo Job::info() {
    JobInfo info;
    info.id = id;
    info.title = request.title;
    info.lane = request.lane;
    info.saysEnd = request.saysEnd;
    info.state = state.load();
    std::lock_guard lock(mutex);
    info.progress = progress;
    return info;
}

void Job::progressed(const JobProgress& p) {
    std::lock_guard lock(mutex);
    progress = p; // the runner's timer shows it
}

void Job::published(const std::any& result) {
    if (!partial)
        return;
    std::lock_guard lock(mutex);
    newestPartial = result;
    if (partialPosted)
        return;
    partialPosted = true;
    runner->post([job = shared_from_this()] {
        std::any value;
        {
            std::lock_guard inner(job->mutex);
            value = std::move(job->newestPartial);
            job->partialPosted = false;
        }
        if (job->receiver && !job->superseded && !job->cancel.cancelled())
            job->partial(value);
    });
}

void Job::logged(LogLevel level, const std::string& text) {
    runner->log.add(level, "jobs", text, {{"job", request.title.toStdString()}});
}

quint64 JobHandle::id() const {
    return m_job ? m_job->id : 0;
}
bool JobHandle::active() const {
    return m_job && m_job->active();
}
void JobHandle::cancel() const {
    if (m_job && m_job->active())
        m_job->runner->cancel(m_job);
}

// ---- the threads

JobRunnerPrivate::JobRunnerPrivate(JobRunner& runner, Log& messages)
    : q(runner)
    , log(messages) {
    lanes[int(JobLane::Interactive)].most = kInteractiveThreads;
    lanes[int(JobLane::Background)].most = kBackgroundThreads;
    lanes[int(JobLane::Export)].most = 1;
}

void JobRunnerPrivate::post(std::function<void()> call) {
    QMetaObject::invokeMethod(&q, std::move(call), Qt::QueuedConnection);
}

void JobRunnerPrivate::enqueue(const std::shared_ptr<Job>& job) {
    Lane& lane = lanes[int(job->request.lane)];
    std::lock_guard lock(mutex);
    lane.queue.push_back(job);
    if (lane.idle < int(lane.queue.size()) && int(lane.threads.size()) < lane.most)
        lane.threads.emplace_back([this, &lane] { work(lane); });
    lane.wake.notify_one();
}

void JobRunnerPrivate::work(Lane& lane) {
    clearVectorState();
    std::unique_lock lock(mutex);
    while (true) {
        ++lane.idle;
        lane.wake.wait(lock, [&] { return stopping || !lane.queue.empty(); });
        --lane.idle;
        if (stopping)
            return;
        const std::shared_ptr<Job> job = std::move(lane.queue.front());
        lane.queue.pop_front();
        ++running;
        lock.unlock();
        run(job);
        lock.lock();
        --running;
        allEnded.notify_all();
    }
}

void JobRunnerPrivate::run(const std::shared_ptr<Job>& job) {
    JobState state = JobState::Finished;
    std::function<void()> deliver;
    JobFailure failure;
    job->state = JobState::Running;
    try {
        job->cancel.throwIfCancelled();
        JobContext context(job.get(), job->cancel);
        deliver = job->work(context);
        // What the work still holds (open files) is let go here, not on the UI thread.
        job->work = nullptr;
    } catch (...) {
        failure = failureOf(job->request.title, std::current_exception());
        failure.cancelled = failure.cancelled || job->cancel.cancelled();
        state = failure.cancelled ? JobState::Cancelled : JobState::Failed;
    }
    post([this, job, state, deliver = std::move(deliver), failure = std::move(failure)]() mutable {
        finish(job, state, std::move(deliver), std::move(failure));
    });
}

// ---- the UI thread

std::shared_ptr<Job> JobRunnerPrivate::find(quint64 id) const {
    const auto it = jobs.find(id);
    return it == jobs.end() ? nullptr : it->second;
}

void JobRunnerPrivate::tell(const std::shared_ptr<Job>& job, const JobFailure& failure) {
    JobInfo info = job->info();
    info.failure = failure;
    if (!job->listed) {
        job->listed = true;
        emit q.jobAdded(info);
    } else {
        emit q.jobChanged(info);
    }
}

void JobRunnerPrivate::tick() {
    for (const auto& [id, job] : std::map(jobs)) {
        if (job->request.quiet || job->superseded || !job->active())
            continue;
        const bool soon = job->request.lane == JobLane::Interactive;
        if (job->listed || !soon || job->sinceStart.hasExpired(kListInteractiveMs))
            tell(job);
    }
}

void JobRunnerPrivate::supersede(const std::shared_ptr<Job>& job) {
    job->superseded = true;
    cancel(job);
}

void JobRunnerPrivate::cancel(const std::shared_ptr<Job>& job) {
    job->cancel.cancel();
    // A queued job ends here; a running one when it notices.
    bool queued = false;
    {
        std::lock_guard lock(mutex);
        auto& queue = lanes[int(job->request.lane)].queue;
        const auto it = std::find(queue.begin(), queue.end(), job);
        if (it != queue.end()) {
            queue.erase(it);
            queued = true;
        }
    }
    if (!queued)
        return;
    post([this, job] {
        JobFailure failure = failureOf(job->request.title, std::make_exception_ptr(Cancelled()));
        finish(job, JobState::Cancelled, {}, std::move(failure));
    });
}

void JobRunnerPrivate::finish(const std::shared_ptr<Job>& job, JobState state,
                              std::function<void()> deliver, JobFailure failure) {
    jobs.erase(job->id);
    QObject::disconnect(job->receiverGone);
    const auto it = byKey.constFind(job->request.key);
    if (it != byKey.constEnd() && it.value() == job)
        byKey.erase(it);
    // A result that came although the user had cancelled is not wanted any more.
    if (state == JobState::Finished && job->cancel.cancelled()) {
        state = JobState::Cancelled;
        failure = failureOf(job->request.title, std::make_exception_ptr(Cancelled()));
    }
    job->state = state;
    if (state == JobState::Failed && !job->superseded) {
        log.add(LogLevel::Error, "jobs", failure.message.toStdString(),
                {{"job", job->request.title.toStdString()},
                 {"details", failure.details.toStdString()}});
        tell(job, failure);
    } else if (job->listed) {
        tell(job, failure);
    }
    const bool current = !job->superseded && job->receiver;
    try {
        if (current && state == JobState::Finished)
            deliver();
        else if (current && job->failed)
            job->failed(failure);
    } catch (const std::exception& e) {
        // A defect in what shows the result; the window lives on and says so.
        log.add(LogLevel::Error, "jobs", std::string("showing the result failed: ") + e.what(),
                {{"job", job->request.title.toStdString()}});
    }
    if (jobs.empty()) {
        timer.stop();
        emit q.becameIdle();
    }
}

// ---- JobRunner

JobRunner::JobRunner(Log& log, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<JobRunnerPrivate>(*this, log)) {
    d->timer.setInterval(kTickMs);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->tick(); });
}

JobRunner::~JobRunner() {
    cancelAll();
    {
        std::lock_guard lock(d->mutex);
        d->stopping = true;
    }
    for (auto& lane : d->lanes) {
        lane.wake.notify_all();
        for (std::thread& thread : lane.threads)
            thread.join();
    }
}

JobHandle JobRunner::startErased(JobRequest request, QObject* receiver, Work work, Failed failed,
                                 Partial partial) {
    Q_ASSERT(QThread::currentThread() == thread());
    auto job = std::make_shared<Job>();
    job->id = ++d->lastId;
    job->request = std::move(request);
    job->receiver = receiver;
    job->work = std::move(work);
    job->failed = std::move(failed);
    job->partial = std::move(partial);
    job->runner = d.get();
    job->sinceStart.start();
    if (!job->request.key.isEmpty()) {
        if (const auto earlier = d->byKey.value(job->request.key))
            d->supersede(earlier);
        d->byKey[job->request.key] = job;
    }
    d->jobs[job->id] = job;
    if (!d->timer.isActive())
        d->timer.start();
    if (!job->request.quiet && job->request.lane != JobLane::Interactive)
        d->tell(job);
    // Nobody waits for the answer of a dead receiver.
    if (receiver != nullptr)
        job->receiverGone =
            connect(receiver, &QObject::destroyed, this, [this, weak = std::weak_ptr<Job>(job)] {
                const auto alive = weak.lock();
                if (alive && alive->active())
                    d->supersede(alive);
            });
    d->enqueue(job);
    return JobHandle(job);
}

void JobRunner::cancelKey(const QString& key) {
    if (const auto job = d->byKey.value(key))
        d->supersede(job);
}

void JobRunner::cancel(quint64 id) {
    if (const auto job = d->find(id))
        d->cancel(job);
}

void JobRunner::cancelAll() {
    for (const auto& [id, job] : std::map(d->jobs))
        d->cancel(job);
}

int JobRunner::activeCount() const {
    return int(d->jobs.size());
}

bool JobRunner::shutdown(int milliseconds) {
    cancelAll();
    std::unique_lock lock(d->mutex);
    return d->allEnded.wait_for(lock, std::chrono::milliseconds(milliseconds),
                                [&] { return d->running == 0; });
}

} // namespace specula::app
