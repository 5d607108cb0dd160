// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/compute/bench.h"
#include "core/compute/device_manager.h"
#include "core/compute/system_memory.h"
#include "test_main.h"

using namespace specula;
using namespace specula::compute;

class DeviceManagerTest : public QObject {
    Q_OBJECT
  private slots:
    void theReferenceIsNeverChosenAutomatically();
    void anAbsentTierFallsBackAndSaysWhy();
    void theEnvironmentOverridesTheSettings();
    void memoryIsWhatTheSystemSays();
    void quantilesOfTimings();
};

void DeviceManagerTest::theReferenceIsNeverChosenAutomatically() {
    const DeviceManager manager(2);
    QCOMPARE(manager.choose({}).backend, std::string("cpu"));
    QCOMPARE(manager.choose({"reference", false}).backend, std::string("reference"));
}

void DeviceManagerTest::anAbsentTierFallsBackAndSaysWhy() {
    const DeviceManager manager(2);
    const DeviceChoice choice = manager.choose({"cuda", true});
    QCOMPARE(choice.backend, std::string("cpu"));
    QVERIFY(choice.reason.find("not built yet") != std::string::npos);
    QVERIFY_EXCEPTION_THROWN(manager.choose({"cuda", false}), Error);
    QVERIFY_EXCEPTION_THROWN(manager.choose({"abacus", true}), Error);
}

void DeviceManagerTest::theEnvironmentOverridesTheSettings() {
    qputenv("SPECULA_BACKEND", "vulkan");
    qputenv("SPECULA_GPU_FALLBACK", "0");
    const DeviceRequest request = DeviceManager::fromEnvironment({"cpu", true});
    QCOMPARE(request.backend, std::string("vulkan"));
    QVERIFY(!request.allowFallback);
    qunsetenv("SPECULA_BACKEND");
    qunsetenv("SPECULA_GPU_FALLBACK");
    qputenv("SPECULA_USE_GPU", "no");
    QCOMPARE(DeviceManager::fromEnvironment({}).backend, std::string("cpu"));
    qunsetenv("SPECULA_USE_GPU");
    QCOMPARE(DeviceManager::fromEnvironment({}).backend, std::string("auto"));
}

void DeviceManagerTest::memoryIsWhatTheSystemSays() {
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

void DeviceManagerTest::quantilesOfTimings() {
    QCOMPARE(quantile({5, 1, 4, 2, 3}, 0.5), 3.0);
    QCOMPARE(quantile({5, 1, 4, 2, 3}, 0), 1.0);
    QCOMPARE(quantile({5, 1, 4, 2, 3}, 1), 5.0);
    int runs = 0;
    const Timing timing = timeRuns(7, {}, [&] { ++runs; });
    QCOMPARE(runs, 8);
    QVERIFY(timing.minS <= timing.medianS && timing.medianS <= timing.maxS);
}

SPECULA_TEST(DeviceManagerTest)
#include "device_manager_test.moc"
