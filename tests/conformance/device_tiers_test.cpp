// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/compute/conformance/conformance.h"
#include "core/compute/module_tier.h"
#include "core/compute/tiers/reference/reference_tier.h"
#include "test_main.h"

using namespace specula;
using namespace specula::compute;

/// The tiers that are modules, where this machine has them and a device for them; what is not there
/// is skipped for all to see.
class DeviceTiersTest : public QObject {
    Q_OBJECT
  private slots:
    void theTierIsTheReferenceWithinTheTolerances_data();
    void theTierIsTheReferenceWithinTheTolerances();
};

void DeviceTiersTest::theTierIsTheReferenceWithinTheTolerances_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("vulkan") << "vulkan";
    QTest::newRow("cuda") << "cuda";
}

void DeviceTiersTest::theTierIsTheReferenceWithinTheTolerances() {
    QFETCH(QString, name);
    std::unique_ptr<Tier> tier;
    std::vector<SpcDeviceInfo> devices;
    try {
        tier = makeModuleTier(name.toStdString());
        devices = tier->devices();
    } catch (const Error& e) {
        QSKIP(e.what());
    }
    if (devices.empty())
        QSKIP("there is no device");
    Backend backend(tier->open(0, {}));
    Backend reference(makeReferenceTier()->open(0, {}));
    JobContext job;
    // A driver that computes on the processor compiles each transform for a second; the whole
    // suite is for specula-tiers there.
    ConformanceOptions options;
    options.oneCaseIn = devices[0].kind == SPC_DEVICE_SOFTWARE ? 31 : 1;
    const ConformanceReport report = runConformance(backend, reference, options, job);
    QVERIFY2(report.failed.empty(), report.text().c_str());
    QVERIFY(report.passed() > report.cases() / 3);
    for (const ConformanceAbsence& absent : report.absent)
        qInfo("absent: %s, %lld cases", absent.kernel.c_str(),
              static_cast<long long>(absent.cases));
}

SPECULA_TEST(DeviceTiersTest)
#include "device_tiers_test.moc"
