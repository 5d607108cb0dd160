// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job_context.h"
#include "core/base/thread_pool.h"
#include "test_main.h"

#include <chrono>
#include <thread>

using namespace specula;

class JobContextTest : public QObject {
    Q_OBJECT
  private slots:
    void childrenShareTheirParentsProgress();
    void progressNeverDecreases();
    void manyThreadsMayReport();
    void observersAreToldAtMostEvery50Ms();
    void cancellingThrowsWhereItIsNoticed();
    void remainingTimeComesFromASmoothedRate();
    void aCancelledChildDoesNotCompleteItsShare();
    void unitsOfSeveralPartsAddUp();
};

struct Recorder : JobObserver {
    std::vector<JobProgress> seen;
    std::vector<int> partials;
    void progressed(const JobProgress& p) override { seen.push_back(p); }
    void published(const std::any& p) override { partials.push_back(std::any_cast<int>(p)); }
};

void JobContextTest::childrenShareTheirParentsProgress() {
    JobContext root;
    {
        JobContext read = root.child(0.25, "reading");
        read.report(0.5);
        QCOMPARE(root.progress().fraction, 0.125);
        QCOMPARE(root.progress().stage, std::string("reading"));
        JobContext part = read.child(0.5);
        part.report(1);
        QCOMPARE(root.progress().fraction, 0.25);
    }
    QCOMPARE(root.progress().fraction, 0.25);
    { JobContext compute = root.child(0.75, "computing"); }
    QCOMPARE(root.progress().fraction, 1.0);
}

void JobContextTest::progressNeverDecreases() {
    JobContext job;
    job.report(0.6);
    job.report(0.3);
    QCOMPARE(job.progress().fraction, 0.6);
}

void JobContextTest::manyThreadsMayReport() {
    JobContext job;
    const auto pool = makeThreadPool(4);
    std::atomic<std::int64_t> done{0};
    pool->parallelFor(0, 10000, 10, [&](std::int64_t first, std::int64_t last) {
        job.report(done += last - first, 10000, "frames");
    });
    QVERIFY(std::abs(job.progress().fraction - 1) < 1e-9);
    QCOMPARE(job.progress().rateUnit, std::string("frames"));
}

void JobContextTest::observersAreToldAtMostEvery50Ms() {
    Recorder recorder;
    JobContext job(&recorder, CancelToken());
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 100000; ++i)
        job.report(i / 100000.0);
    job.publish(7);
    const double ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    QVERIFY(double(recorder.seen.size()) <= ms / 50 + 2);
    QVERIFY(!recorder.seen.empty());
    QCOMPARE(recorder.partials, std::vector<int>{7});
}

void JobContextTest::cancellingThrowsWhereItIsNoticed() {
    CancelToken token;
    JobContext job(nullptr, token);
    job.throwIfCancelled();
    token.cancel();
    QVERIFY(job.child(0.5).cancelled());
    QVERIFY_EXCEPTION_THROWN(job.throwIfCancelled(), Cancelled);
}

void JobContextTest::remainingTimeComesFromASmoothedRate() {
    JobContext job;
    QVERIFY(!job.progress().remainingS); // nothing is known yet
    const auto start = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    // A job of 8 s, watched for 3.2 s.
    while (elapsed() < 3.2) {
        job.report(std::int64_t(elapsed() * 1000), 8000, "frames");
        job.progress();
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
    }
    const JobProgress p = job.progress();
    QVERIFY(p.remainingS.has_value());
    QVERIFY2(std::abs(*p.remainingS - (8 - elapsed())) < 0.8,
             qPrintable(QString::number(*p.remainingS)));
    QVERIFY(p.rate && std::abs(*p.rate - 1000) < 120);
}

void JobContextTest::aCancelledChildDoesNotCompleteItsShare() {
    CancelToken token;
    JobContext job(nullptr, token);
    {
        JobContext part = job.child(1);
        part.report(0.25);
        token.cancel();
    }
    QCOMPARE(job.progress().fraction, 0.25);
}

void JobContextTest::unitsOfSeveralPartsAddUp() {
    JobContext job;
    const auto count = [&](JobContext& part, const std::string& unit) {
        for (int i = 1; i <= 20; ++i) {
            part.report(5 * i, 100, unit);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            job.progress();
        }
    };
    {
        JobContext first = job.child(0.3);
        count(first, "frames");
    }
    JobContext second = job.child(0.3);
    count(second, "frames"); // 100 more in at least 100 ms: the rate stays below 1000/s
    QVERIFY(*job.progress().rate > 100 && *job.progress().rate <= 1100);
    JobContext third = job.child(0.4);
    third.report(1, 1000, "rows");
    QVERIFY(job.progress().rateUnit == "rows");
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
    QVERIFY(job.progress().rate.value_or(0) < 100); // not the 200 frames of before
}

SPECULA_TEST(JobContextTest)
#include "job_context_test.moc"
