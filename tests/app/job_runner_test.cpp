// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job_model.h"
#include "app/job_runner.h"
#include "core/base/log.h"
#include "test_main.h"

#include <atomic>
#include <chrono>
#include <thread>

using namespace specula;
using namespace specula::app;
using namespace std::chrono_literals;

class JobRunnerTest : public QObject {
    Q_OBJECT
  private slots:
    void aResultArrivesOnTheUiThread();
    void onlyTheNewestOfAKeyIsDelivered();
    void cancelIsNoticedWithin100Ms();
    void aDeletedReceiverHearsNothingAndItsJobIsCancelled();
    void exceptionsOfAnyKindBecomeFailures();
    void destructionCancelsRunningJobsAndWaits();
    void exportsRunOneAtATime();
    void aThousandJobsAllEnd();
    void partialResultsArriveAndProgressIsNotMoreOftenThanEvery50Ms();
    void theModelKeepsAFailureWithItsDetails();

  private:
    // Works until it is cancelled.
    static int untilCancelled(JobContext& job) {
        while (true) {
            job.throwIfCancelled();
            std::this_thread::sleep_for(1ms);
        }
    }
    Log m_log;
};

void JobRunnerTest::aResultArrivesOnTheUiThread() {
    JobRunner jobs(m_log);
    QThread* where = nullptr;
    std::thread::id worked;
    int got = 0;
    jobs.start(
        {.title = QStringLiteral("add")}, this,
        [&](JobContext&) {
            worked = std::this_thread::get_id();
            return 42;
        },
        [&](int value) {
            got = value;
            where = QThread::currentThread();
        });
    QTRY_COMPARE(got, 42);
    QCOMPARE(where, thread());
    QVERIFY(worked != std::this_thread::get_id());
    QVERIFY(jobs.idle());
}

void JobRunnerTest::onlyTheNewestOfAKeyIsDelivered() {
    JobRunner jobs(m_log);
    QList<int> got;
    for (int i = 0; i < 50; ++i)
        jobs.start(
            {.title = QStringLiteral("frame"),
             .lane = JobLane::Interactive,
             .key = QStringLiteral("f")},
            this,
            [i](JobContext&) {
                std::this_thread::sleep_for(std::chrono::milliseconds(i % 7));
                return i; // finishes although it was superseded: must be dropped all the same
            },
            [&](int value) { got << value; });
    QTRY_VERIFY(jobs.idle());
    QCOMPARE(got, QList<int>{49});
}

void JobRunnerTest::cancelIsNoticedWithin100Ms() {
    JobRunner jobs(m_log);
    bool cancelled = false;
    const JobHandle handle = jobs.start(
        {.title = QStringLiteral("long")}, this, untilCancelled, [](int) { QFAIL("finished"); },
        [&](const JobFailure& failure) { cancelled = failure.cancelled; });
    QTest::qWait(20);
    QElapsedTimer clock;
    clock.start();
    handle.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(cancelled, 1000);
    QVERIFY2(clock.elapsed() < 100, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(!handle.active());
}

void JobRunnerTest::aDeletedReceiverHearsNothingAndItsJobIsCancelled() {
    JobRunner jobs(m_log);
    std::atomic<bool> stopped{false};
    bool called = false;
    auto receiver = std::make_unique<QObject>();
    jobs.start(
        {.title = QStringLiteral("orphan")}, receiver.get(),
        [&](JobContext& job) {
            while (!job.cancelled())
                std::this_thread::sleep_for(1ms);
            stopped = true;
            return 1;
        },
        [&](int) { called = true; }, [&](const JobFailure&) { called = true; });
    QTest::qWait(20);
    receiver.reset();
    QTRY_VERIFY(stopped.load());
    QTRY_VERIFY(jobs.idle());
    QVERIFY(!called);
}

void JobRunnerTest::exceptionsOfAnyKindBecomeFailures() {
    JobRunner jobs(m_log);
    QList<JobFailure> failures;
    const auto fail = [&](std::function<void()> thrower) {
        jobs.start(
            {.title = QStringLiteral("bad")}, this, [thrower](JobContext&) { thrower(); },
            [] { QFAIL("finished"); }, [&](const JobFailure& failure) { failures << failure; });
        const auto before = failures.size();
        QTRY_COMPARE(failures.size(), before + 1);
    };
    fail([] {
        throw Error(ErrorCode::Input, "the header is short")
            .inFile("/x/a.tif")
            .atField("IFD 0")
            .withRemedy("copy it again");
    });
    fail([] { throw std::runtime_error("plain"); });
    fail([] { throw 7; });
    fail([] { throw std::bad_alloc(); });
    QCOMPARE(failures.size(), 4);
    QVERIFY(failures[0].message.contains(QLatin1String("the header is short")));
    for (const char* part : {"/x/a.tif", "IFD 0", "copy it again"})
        QVERIFY2(failures[0].details.contains(QLatin1String(part)), part);
    QCOMPARE(failures[1].message, QStringLiteral("plain"));
    QVERIFY(!failures[2].message.isEmpty());
    QVERIFY(failures[3].message.contains(QLatin1String("memory")));
    QVERIFY(
        std::none_of(failures.begin(), failures.end(), [](const auto& f) { return f.cancelled; }));
}

void JobRunnerTest::destructionCancelsRunningJobsAndWaits() {
    std::atomic<int> running{0};
    {
        JobRunner jobs(m_log);
        for (int i = 0; i < 6; ++i)
            jobs.start(
                {.title = QStringLiteral("long")}, this,
                [&](JobContext& job) {
                    ++running;
                    while (!job.cancelled())
                        std::this_thread::sleep_for(1ms);
                    --running;
                },
                [] { QFAIL("a result after the end"); });
        QTRY_VERIFY(running > 0);
    }
    QCOMPARE(running.load(), 0);
    QCoreApplication::processEvents();
}

void JobRunnerTest::exportsRunOneAtATime() {
    JobRunner jobs(m_log);
    std::atomic<int> now{0}, most{0};
    int done = 0;
    for (int i = 0; i < 8; ++i)
        jobs.start(
            {.title = QStringLiteral("write"), .lane = JobLane::Export}, this,
            [&](JobContext&) {
                most = std::max(most.load(), ++now);
                std::this_thread::sleep_for(3ms);
                --now;
            },
            [&] { ++done; });
    QTRY_COMPARE(done, 8);
    QCOMPARE(most.load(), 1);
}

void JobRunnerTest::aThousandJobsAllEnd() {
    JobRunner jobs(m_log);
    std::atomic<int> ran{0};
    int done = 0, failed = 0;
    for (int i = 0; i < 1000; ++i)
        jobs.start(
            {.title = QStringLiteral("small"), .lane = JobLane(i % 2), .key = {}, .quiet = true},
            this,
            [&ran, i](JobContext&) {
                ++ran;
                if (i % 100 == 0)
                    throw std::runtime_error("planned");
                return i;
            },
            [&](int) { ++done; }, [&](const JobFailure&) { ++failed; });
    QTRY_VERIFY_WITH_TIMEOUT(jobs.idle(), 20000);
    QCOMPARE(ran.load(), 1000);
    QCOMPARE(done, 990);
    QCOMPARE(failed, 10);
}

void JobRunnerTest::partialResultsArriveAndProgressIsNotMoreOftenThanEvery50Ms() {
    JobRunner jobs(m_log);
    int changes = 0, last = -1;
    bool ordered = true, done = false;
    connect(&jobs, &JobRunner::jobChanged, this,
            [&](const JobInfo& info) { changes += info.state == JobState::Running; });
    QElapsedTimer clock;
    clock.start();
    jobs.start(
        {.title = QStringLiteral("steps")}, this,
        [](JobContext& job) {
            for (int i = 0; i < 400; ++i) {
                job.report(i, 400, "frames");
                job.publish(i);
                std::this_thread::sleep_for(1ms);
            }
        },
        [&] { done = true; }, {},
        [&](const std::any& partial) {
            const int step = std::any_cast<int>(partial);
            ordered = ordered && step > last;
            last = step;
        });
    QTRY_VERIFY(done);
    QVERIFY(ordered);
    QVERIFY(last > 0);
    QVERIFY(changes > 1);
    QVERIFY2(changes <= clock.elapsed() / 50 + 1, qPrintable(QString::number(changes)));
}

void JobRunnerTest::theModelKeepsAFailureWithItsDetails() {
    JobRunner jobs(m_log);
    JobModel model(jobs);
    jobs.start(
        {.title = QStringLiteral("quiet"), .lane = JobLane::Interactive, .key = {}, .quiet = true},
        this, [](JobContext&) { return 1; }, [](int) {});
    jobs.start(
        {.title = QStringLiteral("reads"), .lane = JobLane::Interactive}, this,
        [](JobContext&) -> int { throw Error(ErrorCode::Input, "no such dataset"); }, [](int) {});
    QTRY_VERIFY(jobs.idle());
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.info(0)->state, JobState::Failed);
    QVERIFY(model.info(0)->failure.details.contains(QLatin1String("no such dataset")));
    model.clearEnded();
    QCOMPARE(model.rowCount(), 0);
}

SPECULA_TEST(JobRunnerTest)
#include "job_runner_test.moc"
