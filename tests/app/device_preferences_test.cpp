// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences_dialog.h"
#include "core/base/settings.h"
#include "core/compute/device_manager.h"
#include "test_main.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalSpy>

using namespace specula;
using namespace specula::app;
using specula::test::WindowFixture;

/// Where to compute, as a user chooses it.
class DevicePreferencesTest : public QObject {
    Q_OBJECT
  private slots:
    void whatIsChosenIsStoredAndFollowedAtOnce();
    void theListHasEveryTierAndFillsWhenDevicesAreFound();
    void whatTheEnvironmentDecidesCannotBeChanged();
    void nonsenseInTheEnvironmentIsLoggedAndNotFollowed();
    void theWindowSaysWhenItIsStillLooking();
};

void DevicePreferencesTest::whatIsChosenIsStoredAndFollowedAtOnce() {
    WindowFixture f;
    AppContext& context = f.services.context();
    PreferencesDialog dialog(context);
    dialog.show();
    auto* backend = dialog.findChild<QComboBox*>(QStringLiteral("preferences.backend"));
    QVERIFY(backend != nullptr);
    QCOMPARE(backend->currentData().toString(), QStringLiteral("auto"));
    backend->setFocus();
    QTest::keyClick(backend, Qt::Key_Down); // the reference comes first
    QCOMPARE(context.settings.get<std::string>("device/backend", ""), std::string("reference"));
    QCOMPARE(context.devices.choose().tier, std::string("reference"));

    auto* fallback = dialog.findChild<QCheckBox*>(QStringLiteral("preferences.fallback"));
    QVERIFY(fallback->isChecked());
    QTest::keyClick(fallback, Qt::Key_Space);
    QVERIFY(!context.devices.policy().allowFallback.value);
    auto* gpu = dialog.findChild<QCheckBox*>(QStringLiteral("preferences.useGpu"));
    QTest::keyClick(gpu, Qt::Key_Space);
    QVERIFY(!context.devices.policy().useGpu.value);

    auto* fraction =
        dialog.findChild<QAbstractSpinBox*>(QStringLiteral("preferences.memoryFraction.spin"));
    QVERIFY(fraction != nullptr);
    fraction->setFocus();
    fraction->selectAll();
    QTest::keyClicks(fraction, QStringLiteral("25"));
    QTest::keyClick(fraction, Qt::Key_Return);
    QCOMPARE(context.devices.policy().memoryFraction.value, 0.25);

    // A second dialog shows what was chosen.
    PreferencesDialog again(context);
    QCOMPARE(again.findChild<QComboBox*>(QStringLiteral("preferences.backend"))
                 ->currentData()
                 .toString(),
             QStringLiteral("reference"));
    QVERIFY(!again.findChild<QCheckBox*>(QStringLiteral("preferences.fallback"))->isChecked());
}

void DevicePreferencesTest::theListHasEveryTierAndFillsWhenDevicesAreFound() {
    WindowFixture f;
    AppContext& context = f.services.context();
    PreferencesDialog dialog(context);
    auto* backend = dialog.findChild<QComboBox*>(QStringLiteral("preferences.backend"));
    for (const char* tier : {"reference", "cpu", "vulkan", "cuda"})
        QVERIFY2(backend->findData(QString::fromLatin1(tier)) > 0, tier);
    const auto reason = [&] {
        return backend->itemData(backend->findData(QStringLiteral("cuda")), Qt::ToolTipRole)
            .toString();
    };
    const auto rows = context.devices.devices();
    const auto cuda =
        std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.name == "cuda"; });
    QTRY_COMPARE(reason(), QString::fromStdString(cuda->reason));
    QCOMPARE(backend->currentData().toString(), QStringLiteral("auto"));
    QCOMPARE(context.settings.get<std::string>("device/backend", "untouched"),
             std::string("untouched"));
}

void DevicePreferencesTest::whatTheEnvironmentDecidesCannotBeChanged() {
    qputenv("SPECULA_BACKEND", "cpu");
    qputenv("SPECULA_GPU_MEMORY_FRACTION", "0.5");
    WindowFixture f;
    PreferencesDialog dialog(f.services.context());
    const auto* backend = dialog.findChild<QComboBox*>(QStringLiteral("preferences.backend"));
    QVERIFY(!backend->isEnabled());
    QCOMPARE(backend->currentData().toString(), QStringLiteral("cpu"));
    QVERIFY(!dialog.findChild<QWidget*>(QStringLiteral("preferences.memoryFraction"))->isEnabled());
    QVERIFY(dialog.findChild<QCheckBox*>(QStringLiteral("preferences.useGpu"))->isEnabled());
    QCOMPARE(f.services.context().devices.policy().memoryFraction.value, 0.5);
    qunsetenv("SPECULA_BACKEND");
    qunsetenv("SPECULA_GPU_MEMORY_FRACTION");
}

void DevicePreferencesTest::nonsenseInTheEnvironmentIsLoggedAndNotFollowed() {
    qputenv("SPECULA_GPU_MEMORY_FRACTION", "seven");
    WindowFixture f;
    qunsetenv("SPECULA_GPU_MEMORY_FRACTION");
    QCOMPARE(f.services.context().devices.policy().memoryFraction.value, 0.6);
    bool logged = false;
    for (const LogEntry& entry : f.services.context().log.entriesAfter())
        logged = logged || entry.text.find("SPECULA_GPU_MEMORY_FRACTION") != std::string::npos;
    QVERIFY(logged);
}

void DevicePreferencesTest::theWindowSaysWhenItIsStillLooking() {
    WindowFixture f;
    const auto* device = f.window->findChild<QToolButton*>(QStringLiteral("device"));
    const QString first = device->text();
    // Where there is no graphics hardware the answer is known from the start.
    const bool known = f.services.context().devices.chooseKnown().has_value();
    QCOMPARE(f.window->settled(), known);
    f.show();
    QTRY_VERIFY_WITH_TIMEOUT(f.window->settled(), 20000);
    QCOMPARE(device->text() == first, known);
    const QString tier = QString::fromStdString(f.services.context().devices.choose().tier);
    QCOMPARE(device->text(), tier.toUpper());
}

SPECULA_TEST(DevicePreferencesTest)
#include "device_preferences_test.moc"
