// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/user_folders.h"
#include "core/compute/conformance/conformance.h"
#include "core/compute/module_tier.h"
#include "core/compute/tiers/reference/reference_tier.h"
#include "test_main.h"

#include <set>

using namespace specula;
using namespace specula::compute;

namespace {

/// With the validation layer where the tier has one. Where that is not installed the numbers are
/// still worth checking; anything else it says is a failure.
std::shared_ptr<Device> openWatched(Tier& tier, int index) {
    DeviceOptions options;
    if (qEnvironmentVariableIsSet("SPECULA_HOME"))
        options.cacheFolder = (userCacheFolder() / "devices").string();
    options.validate = tier.name() == "vulkan";
    try {
        return tier.open(index, options);
    } catch (const Error& e) {
        if (e.reason().find("validation is not installed") == std::string::npos)
            throw;
        qWarning("WITHOUT VALIDATION: %s", e.what());
    }
    options.validate = false;
    return tier.open(index, options);
}

} // namespace

/// The tiers that are modules, on every kind of device this machine has, software drivers too; what
/// is not there is skipped for all to see. Every suite of the Vulkan tier is a ctest entry.
class DeviceTiersTest : public QObject {
    Q_OBJECT
  private slots:
    void everySuiteHasAnEntry();
    void theTierIsTheReferenceWithinTheTolerances_data();
    void theTierIsTheReferenceWithinTheTolerances();
};

void DeviceTiersTest::everySuiteHasAnEntry() {
    const QStringList entries = QStringLiteral(SPECULA_SUITES).split(QLatin1Char(' '));
    QStringList suites;
    for (const std::string& suite : conformanceSuites())
        suites << QString::fromStdString(suite);
    QCOMPARE(entries, suites);
}

void DeviceTiersTest::theTierIsTheReferenceWithinTheTolerances_data() {
    QTest::addColumn<QString>("tierName");
    QTest::addColumn<QString>("suite");
    for (const std::string& suite : conformanceSuites())
        QTest::addRow("vulkan_%s", suite.c_str()) << "vulkan" << QString::fromStdString(suite);
    QTest::newRow("cuda") << "cuda" << QString();
}

void DeviceTiersTest::theTierIsTheReferenceWithinTheTolerances() {
    QFETCH(QString, tierName);
    QFETCH(QString, suite);
    const std::unique_ptr<Tier> tier = makeModuleTier(tierName.toStdString());
    std::vector<SpcDeviceInfo> devices;
    try {
        devices = tier->devices();
    } catch (const Error& e) {
        QSKIP(e.what());
    }
    if (devices.empty())
        QSKIP("there is no device");
    Backend reference(makeReferenceTier()->open(0, {}));
    JobContext job;
    std::set<std::string> kinds; // one of several cards of the same kind is enough
    for (std::size_t i = 0; i < devices.size(); ++i) {
        if (!kinds.insert(devices[i].name).second)
            continue;
        Backend backend(openWatched(*tier, static_cast<int>(i)));
        ConformanceOptions options;
        options.suite = suite.toStdString();
        // A driver that computes on the processor compiles every transform for a quarter of a
        // second. 35 cases follow each other for each type and direction, so that one in three is
        // another choice of lengths for each of them.
        if (devices[i].kind == SPC_DEVICE_SOFTWARE && suite == "fourier")
            options.oneCaseIn = 3;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        options.oneCaseIn = 31; // they watch our calls, of which a few are like all
#endif
        const ConformanceReport report = runConformance(backend, reference, options, job);
        QVERIFY2(report.failed.empty(), report.text().c_str());
        QVERIFY2(report.passed() > report.cases() / 2, report.text().c_str());
        qInfo("%s: %lld of %lld cases passed", devices[i].name,
              static_cast<long long>(report.passed()), static_cast<long long>(report.cases()));
        for (const ConformanceAbsence& absent : report.absent)
            qInfo("absent: %s, %lld cases", absent.kernel.c_str(),
                  static_cast<long long>(absent.cases));
    }
}

SPECULA_TEST(DeviceTiersTest)
#include "device_tiers_test.moc"
