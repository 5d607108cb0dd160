// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/bench.h"
#include "core/compute/system_memory.h"
#include "test_main.h"

using namespace specula;
using namespace specula::compute;

/// What the machine says of itself, and timings of work on it.
class SystemTest : public QObject {
    Q_OBJECT
  private slots:
    void memoryIsWhatTheSystemSays();
    void quantilesOfTimings();
};

void SystemTest::memoryIsWhatTheSystemSays() {
#if defined(Q_OS_LINUX)
    QVERIFY(systemMemory().totalBytes > systemMemory().availableBytes);
    const auto before = processMemory().residentBytes;
    std::vector<char> block(64 << 20, 1);
    QVERIFY(processMemory().residentBytes >= before + (60 << 20));
    QVERIFY(processMemory().peakResidentBytes >= processMemory().residentBytes - (1 << 20));
#else
    QSKIP("read from /proc");
#endif
}

void SystemTest::quantilesOfTimings() {
    QCOMPARE(quantile({5, 1, 4, 2, 3}, 0.5), 3.0);
    QCOMPARE(quantile({5, 1, 4, 2, 3}, 0), 1.0);
    QCOMPARE(quantile({5, 1, 4, 2, 3}, 1), 5.0);
    int runs = 0;
    const Timing timing = timeRuns(7, {}, [&] { ++runs; });
    QCOMPARE(runs, 8);
    QVERIFY(timing.minS <= timing.medianS && timing.medianS <= timing.maxS);
}

SPECULA_TEST(SystemTest)
#include "system_test.moc"
