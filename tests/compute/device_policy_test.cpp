// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/settings.h"
#include "core/compute/device.h"
#include "core/compute/device_policy.h"
#include "test_main.h"

#include <cmath>
#include <map>

using namespace specula;
using namespace specula::compute;

using Variables = std::map<std::string, std::string>;

static DeviceWishes wishesOf(const Variables& variables) {
    return wishesFromEnvironment([&](const char* name) -> const char* {
        const auto found = variables.find(name);
        return found == variables.end() ? nullptr : found->second.c_str();
    });
}

class DevicePolicyTest : public QObject {
    Q_OBJECT
  private slots:
    void theGreaterSourceDecidesEachWishByItself_data();
    void theGreaterSourceDecidesEachWishByItself();
    void switchesAndNumbersOfTheEnvironmentAreRead();
    void nonsenseInAVariableIsAnErrorThatNamesIt_data();
    void nonsenseInAVariableIsAnErrorThatNamesIt();
    void nonsenseInTheSettingsCountsAsAbsent();
    void wishesOutOfRangeAreRefused();
    void aNumberMeantForAnotherTierDoesNotCount();
    void gpusAreOffUnlessATierIsNamedByAGreaterSource_data();
    void gpusAreOffUnlessATierIsNamedByAGreaterSource();
    void prioritiesAreAsDocumented();
};

void DevicePolicyTest::theGreaterSourceDecidesEachWishByItself_data() {
    QTest::addColumn<QString>("commandLine");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("source");
    const auto source = [](PolicySource s) { return static_cast<int>(s); };
    QTest::newRow("nothing") << ""
                             << ""
                             << ""
                             << "auto" << source(PolicySource::Automatic);
    QTest::newRow("settings") << ""
                              << ""
                              << "vulkan"
                              << "vulkan" << source(PolicySource::Settings);
    QTest::newRow("environment over settings") << ""
                                               << "cuda"
                                               << "vulkan"
                                               << "cuda" << source(PolicySource::Environment);
    QTest::newRow("command line over all") << "cpu"
                                           << "cuda"
                                           << "vulkan"
                                           << "cpu" << source(PolicySource::CommandLine);
    QTest::newRow("auto is a wish too") << "auto"
                                        << "cuda"
                                        << ""
                                        << "auto" << source(PolicySource::CommandLine);
}

void DevicePolicyTest::theGreaterSourceDecidesEachWishByItself() {
    QFETCH(QString, commandLine);
    QFETCH(QString, environment);
    QFETCH(QString, settings);
    QFETCH(QString, expected);
    QFETCH(int, source);
    const auto wishes = [](const QString& backend) {
        DeviceWishes w;
        if (!backend.isEmpty())
            w.backend = backend.toStdString();
        return w;
    };
    DeviceWishes line = wishes(commandLine);
    line.allowFallback = false;
    DeviceWishes variables = wishes(environment);
    variables.allowFallback = true;
    variables.memoryFraction = 0.5;
    DeviceWishes stored = wishes(settings);
    stored.memoryFraction = 0.25;
    stored.memoryCapBytes = 1 << 20;
    const DevicePolicy policy = DevicePolicy::of(line, variables, stored);
    QCOMPARE(policy.backend.value, expected.toStdString());
    QCOMPARE(static_cast<int>(policy.backend.source), source);
    QCOMPARE(policy.allowFallback.value, false);
    QCOMPARE(policy.memoryFraction.value, 0.5);
    QCOMPARE(policy.memoryFraction.source, PolicySource::Environment);
    QCOMPARE(policy.memoryCapBytes.value, std::uint64_t(1 << 20));
    QCOMPARE(policy.useGpu.value, true);
    QCOMPARE(policy.useGpu.source, PolicySource::Automatic);
}

void DevicePolicyTest::switchesAndNumbersOfTheEnvironmentAreRead() {
    for (const char* yes : {"1", "true", "YES", "on"})
        QCOMPARE(wishesOf({{"SPECULA_USE_GPU", yes}}).useGpu, std::optional(true));
    for (const char* no : {"0", "False", "no", "off"})
        QCOMPARE(wishesOf({{"SPECULA_GPU_FALLBACK", no}}).allowFallback, std::optional(false));
    QCOMPARE(wishesOf({{"SPECULA_GPU_MEMORY_FRACTION", "0.25"}}).memoryFraction,
             std::optional(0.25));
    QCOMPARE(wishesOf({{"SPECULA_GPU_MEMORY_FRACTION", "1"}}).memoryFraction, std::optional(1.0));
    QCOMPARE(wishesOf({{"SPECULA_DEVICE", "3"}}).device, std::optional(3));
    QCOMPARE(wishesOf({{"SPECULA_BACKEND", "cuda"}}).backend, std::optional<std::string>("cuda"));
    const DeviceWishes none = wishesOf({{"SPECULA_BACKEND", ""}, {"SPECULA_USE_GPU", ""}});
    QVERIFY(!none.backend && !none.useGpu && !none.device && !none.memoryFraction);
    qputenv("SPECULA_BACKEND", "reference");
    QCOMPARE(wishesFromEnvironment().backend, std::optional<std::string>("reference"));
    qunsetenv("SPECULA_BACKEND");
}

void DevicePolicyTest::nonsenseInAVariableIsAnErrorThatNamesIt_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* name, const char* value) {
        QTest::addRow("%s=%s", name, value) << name << value;
    };
    for (const char* value : {"0", "-0.5", "1.0001", "nan", "inf", "half", "0.5x", " 0.5"})
        row("SPECULA_GPU_MEMORY_FRACTION", value);
    for (const char* value : {"maybe", "2", "01", "yess"}) {
        row("SPECULA_USE_GPU", value);
        row("SPECULA_GPU_FALLBACK", value);
    }
    for (const char* value : {"-1", "first", "1.5", "99999999999"})
        row("SPECULA_DEVICE", value);
}

void DevicePolicyTest::nonsenseInAVariableIsAnErrorThatNamesIt() {
    QFETCH(QString, name);
    QFETCH(QString, value);
    try {
        wishesOf({{name.toStdString(), value.toStdString()}});
        QFAIL("this makes no sense and was taken");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Usage);
        QCOMPARE(QString::fromStdString(error.field()), name);
        QVERIFY(QString::fromStdString(error.reason()).contains(value));
        QVERIFY(!error.remedy().empty());
    }
}

void DevicePolicyTest::nonsenseInTheSettingsCountsAsAbsent() {
    Settings settings;
    settings.set("device/backend", 7);
    settings.set("device/index", -2);
    settings.set("device/use_gpu", "perhaps");
    settings.set("device/memory_fraction", 1.5);
    settings.set("device/memory_cap_bytes", -5);
    DeviceWishes wishes = wishesFromSettings(settings);
    QVERIFY(!wishes.backend && !wishes.device && !wishes.useGpu && !wishes.memoryFraction &&
            !wishes.memoryCapBytes && !wishes.allowFallback);
    settings.set("device/backend", "vulkan");
    settings.set("device/index", 1);
    settings.set("device/use_gpu", false);
    settings.set("device/allow_fallback", false);
    settings.set("device/memory_fraction", 1.0);
    settings.set("device/memory_cap_bytes", std::int64_t{1} << 40);
    wishes = wishesFromSettings(settings);
    QCOMPARE(wishes.backend, std::optional<std::string>("vulkan"));
    QCOMPARE(wishes.device, std::optional(1));
    QCOMPARE(wishes.useGpu, std::optional(false));
    QCOMPARE(wishes.allowFallback, std::optional(false));
    QCOMPARE(wishes.memoryFraction, std::optional(1.0));
    QCOMPARE(wishes.memoryCapBytes, std::optional(std::uint64_t{1} << 40));
}

void DevicePolicyTest::wishesOutOfRangeAreRefused() {
    DevicePolicy policy;
    DeviceWishes wishes;
    for (const double fraction : {0.0, -1.0, 1.1, std::nan("")}) {
        wishes.memoryFraction = fraction;
        QVERIFY_EXCEPTION_THROWN(policy.apply(wishes, PolicySource::CommandLine), Error);
    }
    wishes = {};
    wishes.device = -1;
    QVERIFY_EXCEPTION_THROWN(policy.apply(wishes, PolicySource::CommandLine), Error);
}

void DevicePolicyTest::aNumberMeantForAnotherTierDoesNotCount() {
    DeviceWishes stored, line;
    stored.backend = "cuda";
    stored.device = 1;
    QCOMPARE(DevicePolicy::of({}, {}, stored).deviceNumber(), std::optional(1));
    line.backend = "vulkan";
    QCOMPARE(DevicePolicy::of(line, {}, stored).deviceNumber(), std::optional<int>());
    line.device = 2;
    QCOMPARE(DevicePolicy::of(line, {}, stored).deviceNumber(), std::optional(2));
    line.backend.reset();
    QCOMPARE(DevicePolicy::of(line, {}, stored).deviceNumber(), std::optional(2));
}

void DevicePolicyTest::gpusAreOffUnlessATierIsNamedByAGreaterSource_data() {
    QTest::addColumn<QString>("environment"); // of SPECULA_BACKEND, with SPECULA_USE_GPU=0
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QString>("commandLine");
    QTest::addColumn<bool>("off");
    QTest::newRow("automatic") << ""
                               << ""
                               << "" << true;
    QTest::newRow("a lesser source names one") << ""
                                               << "cuda"
                                               << "" << true;
    QTest::newRow("the same source names one") << "cuda"
                                               << ""
                                               << "" << false;
    QTest::newRow("a greater source names one") << ""
                                                << ""
                                                << "vulkan" << false;
    QTest::newRow("a greater source wants the best") << ""
                                                     << ""
                                                     << "auto" << true;
}

void DevicePolicyTest::gpusAreOffUnlessATierIsNamedByAGreaterSource() {
    QFETCH(QString, environment);
    QFETCH(QString, settings);
    QFETCH(QString, commandLine);
    QFETCH(bool, off);
    DeviceWishes line, stored;
    if (!commandLine.isEmpty())
        line.backend = commandLine.toStdString();
    if (!settings.isEmpty())
        stored.backend = settings.toStdString();
    const DeviceWishes variables =
        wishesOf({{"SPECULA_BACKEND", environment.toStdString()}, {"SPECULA_USE_GPU", "0"}});
    QCOMPARE(DevicePolicy::of(line, variables, stored).gpuOff(), off);
    QCOMPARE(DevicePolicy::of(line, {}, stored).gpuOff(), false);
}

void DevicePolicyTest::prioritiesAreAsDocumented() {
    QCOMPARE(standardPriority("cuda", SPC_DEVICE_DISCRETE), 150);
    QCOMPARE(standardPriority("vulkan", SPC_DEVICE_DISCRETE), 100);
    QCOMPARE(standardPriority("vulkan", SPC_DEVICE_INTEGRATED), 50);
    QCOMPARE(standardPriority("vulkan", SPC_DEVICE_SOFTWARE), 0);
    QCOMPARE(standardPriority("cpu", SPC_DEVICE_CPU), 10);
    QCOMPARE(standardPriority("reference", SPC_DEVICE_CPU), 0);
}

SPECULA_TEST(DevicePolicyTest)
#include "device_policy_test.moc"
