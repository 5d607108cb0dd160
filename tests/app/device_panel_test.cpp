// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/device_choice_box.h"
#include "app/help_viewer.h"
#include "app/window/devices/device_check.h"
#include "app/window/devices/device_details.h"
#include "app/window/devices/device_texts.h"
#include "app/window/devices/devices_panel.h"
#include "app/window/devices/text_table.h"
#include "app/window/help_actions.h"
#include "bracket_translator.h"
#include "core/base/settings.h"
#include "core/compute/device_manager.h"
#include "test_main.h"
#include "widgets/adapters/conversion_statistics.h"
#include "widgets/forms/toast.h"
#include "widgets/theme/theme.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDockWidget>
#include <QLabel>
#include <QProgressBar>
#include <QTabWidget>

using namespace specula;
using namespace specula::app;
using specula::test::WindowFixture;

/// A person asks which devices there are, chooses one, checks it, and looks what jobs did.
class DevicePanelTest : public QObject {
    Q_OBJECT
  private slots:
    void init();
    void cleanup();
    void theStatusBarOpensThePanelAndItsHelp();
    void everyTierHasItsRowAndTheSelectedOneItsLimits();
    void assumedMemorySaysSo();
    void aChosenTierIsFollowedAtOnceAndStored();
    void whatTheEnvironmentDecidesIsSaidAndCannotBeChanged();
    void aCheckRunsBesideTheWindowAndSaysHowManyAgree();
    void aCheckNobodyWatchedSaysWhatCameOut();
    void aCheckCanBeCancelled();
    void aDeviceThatDisagreesIsMarkedWithWhatAndAdvice();
    void aDeviceLostDuringItsCheckIsNotChosenAgainAndTheUserIsTold();
    void reasonsOfTheCoreSpeakTheLanguageOfTheWindow();
    void whatIsUsedInsteadOfWhatWasAskedForIsMarked();
    void anEmptyTableSaysWhy();
    void jobsAppearNewestFirstAndAFallbackIsAmber();
    void heldMemoryIsShownAndReleased();
    void conversionsAreCountedSwitchedAndReset();
    void aTableIsWalkedAndCopiedByKeys();
    void everythingFitsASmallWindow();

  private:
    void openPanel() {
        QVERIFY(m_f->actions().trigger(QStringLiteral("tools.devices")));
        QTRY_VERIFY(panel()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!table("devices.table")->rows().isEmpty(), 20000);
    }
    void showTab(int index) {
        panel()->findChild<QTabWidget*>(QStringLiteral("devices.tabs"))->setCurrentIndex(index);
    }
    DevicesPanel* panel() { return m_f->window->findChild<DevicesPanel*>(); }
    template<class T = QWidget>
    T* find(const char* name) {
        T* found = m_f->window->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("there is no %s", name);
        return found;
    }
    TextTable* table(const char* name) { return find<TextTable>(name); }
    DeviceCheck& check() { return *m_f->window->findChild<DeviceCheck*>(); }
    compute::DeviceManager& devices() { return m_f->services.context().devices; }

    std::unique_ptr<WindowFixture> m_f;
};

void DevicePanelTest::init() {
    m_f = std::make_unique<WindowFixture>();
    m_f->show();
}

void DevicePanelTest::cleanup() {
    m_f.reset();
}

void DevicePanelTest::theStatusBarOpensThePanelAndItsHelp() {
    QVERIFY(!panel()->isVisible());
    QTest::mouseClick(find<QToolButton>("device"), Qt::LeftButton);
    QTRY_VERIFY(panel()->isVisible());
    table("devices.table")->setFocus();
    QTRY_VERIFY(table("devices.table")->hasFocus());
    QVERIFY(m_f->actions().trigger(QStringLiteral("help.page")));
    QCOMPARE(m_f->window->help().viewer()->page(), QStringLiteral("devices"));
}

void DevicePanelTest::everyTierHasItsRowAndTheSelectedOneItsLimits() {
    openPanel();
    TextTable* rows = table("devices.table");
    const auto all = devices().devices();
    QTRY_COMPARE(rows->rows().size(), qsizetype(all.size()));
    for (const char* tier : {"reference", "cpu", "vulkan", "cuda"}) {
        rows->selectKey(deviceKey(tier, 0));
        QCOMPARE(rows->currentKey(), deviceKey(tier, 0));
    }
    rows->selectKey(deviceKey("cpu", 0));
    const auto cpu =
        std::find_if(all.begin(), all.end(), [](const auto& row) { return row.name == "cpu"; });
    QTRY_COMPARE(find<QLabel>("devices.title")->text(), QString::fromStdString(cpu->device));
    const QString text = find<DeviceDetails>("devices.details")->asText();
    for (const auto& [name, value] : deviceLimits(*cpu))
        QVERIFY2(text.contains(name + QStringLiteral(": ") + value), qPrintable(name));
    QStringList shown;
    for (const QLabel* label : m_f->window->findChildren<QLabel*>(QStringLiteral("devices.limit")))
        shown << label->text();
    QVERIFY(shown.contains(bytesText(cpu->usableBytes)));
}

void DevicePanelTest::assumedMemorySaysSo() {
    compute::DeviceInfo device;
    device.device = "card";
    device.memoryBytes = std::uint64_t{2} << 30;
    QCOMPARE(memoryText(device), QStringLiteral("2 GiB (assumed)"));
    device.memoryDetected = true;
    device.memoryFree = std::uint64_t{3} << 29;
    QCOMPARE(memoryText(device), QStringLiteral("1.5 GiB of 2 GiB"));
    QCOMPARE(bytesText(0), QStringLiteral("0 B"));
    QCOMPARE(bytesText(1023), QStringLiteral("1023 B"));
    QCOMPARE(bytesText(100 << 20), QStringLiteral("100 MiB"));
    QCOMPARE(bytesText((std::uint64_t{156} << 30) / 10), QStringLiteral("15.6 GiB"));
}

void DevicePanelTest::aChosenTierIsFollowedAtOnceAndStored() {
    openPanel();
    auto* box = find<DeviceChoiceBox>("devices.choice");
    QCOMPARE(box->currentData().toString(), QStringLiteral("auto"));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down); // the reference comes first
    QCOMPARE(devices().policy().backend.value, std::string("reference"));
    QCOMPARE(m_f->services.context().settings.get<std::string>("device/backend", ""),
             std::string("reference"));
    QTRY_VERIFY(find<QLabel>("devices.now")->text().contains(tierTitle("reference")));
    // What is chosen elsewhere is shown here.
    m_f->services.context().settings.set("device/backend", "cpu");
    QTRY_COMPARE(box->currentData().toString(), QStringLiteral("cpu"));
    QTRY_VERIFY(find<QLabel>("devices.now")->text().contains(tierTitle("cpu")));
    QVERIFY(!find<QLabel>("devices.decides")->isVisible());
}

void DevicePanelTest::whatTheEnvironmentDecidesIsSaidAndCannotBeChanged() {
    qputenv("SPECULA_BACKEND", "cpu");
    m_f.reset(); // ends before the next registers its own
    init();
    qunsetenv("SPECULA_BACKEND");
    openPanel();
    QVERIFY(!find<DeviceChoiceBox>("devices.choice")->isEnabled());
    QTRY_VERIFY(
        find<QLabel>("devices.decides")->text().contains(QStringLiteral("SPECULA_BACKEND")));
    QVERIFY(find<QLabel>("devices.decides")->isVisible());
}

void DevicePanelTest::aCheckRunsBesideTheWindowAndSaysHowManyAgree() {
    openPanel();
    check().setSuite(QStringLiteral("fill"));
    table("devices.table")->selectKey(deviceKey("cpu", 0));
    QTest::mouseClick(find<QPushButton>("devices.check"), Qt::LeftButton);
    QCOMPARE(check().running(), deviceKey("cpu", 0));
    QVERIFY(find<QPushButton>("devices.check.cancel")->isVisible());
    QVERIFY(!find<QPushButton>("devices.check")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(check().running().isEmpty(), 30000);
    const DeviceCheckResult* result = check().result(deviceKey("cpu", 0));
    QVERIFY(result != nullptr && result->agrees());
    QVERIFY(result->compared() > 3);
    const QString n = QString::number(result->compared());
    QVERIFY(find<QLabel>("devices.summary")
                ->text()
                .contains(n + QStringLiteral(" of ") + n + QStringLiteral(" cases agree")));
    QVERIFY(find<QLabel>("devices.summary")->isVisible());
    QVERIFY(find<QPushButton>("devices.check")->isVisible());
    // Another device was not checked.
    table("devices.table")->selectKey(deviceKey("reference", 0));
    QVERIFY(!find<QLabel>("devices.summary")->isVisible());
    // Looking again forgets what was known.
    QTest::mouseClick(find<QPushButton>("devices.look"), Qt::LeftButton);
    QVERIFY(check().result(deviceKey("cpu", 0)) == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("devices.look")->isEnabled(), 20000);
}

void DevicePanelTest::aCheckNobodyWatchedSaysWhatCameOut() {
    openPanel();
    check().setSuite(QStringLiteral("fill"));
    table("devices.table")->selectKey(deviceKey("cpu", 0));
    const auto run = [&] {
        QTest::mouseClick(find<QPushButton>("devices.check"), Qt::LeftButton);
        QVERIFY(!check().running().isEmpty());
    };
    run();
    QTRY_VERIFY_WITH_TIMEOUT(check().running().isEmpty(), 30000);
    QVERIFY(!m_f->window->toast().isVisible()); // it was seen
    run();
    showTab(1);
    QTRY_VERIFY_WITH_TIMEOUT(check().running().isEmpty(), 30000);
    QVERIFY(m_f->window->toast().isVisible());
    QVERIFY(m_f->window->toast().text().contains(QStringLiteral("cases agree")));
}

void DevicePanelTest::aCheckCanBeCancelled() {
    openPanel();
    table("devices.table")->selectKey(deviceKey("cpu", 0));
    find<QPushButton>("devices.check")->setFocus();
    QTest::keyClick(find<QPushButton>("devices.check"), Qt::Key_Space); // all of it
    QTRY_VERIFY(find<QPushButton>("devices.check.cancel")->hasFocus());
    auto* bar = find<QProgressBar>("devices.check.bar");
    QTRY_VERIFY_WITH_TIMEOUT(bar->value() > 0, 30000);
    QTest::mouseClick(find<QPushButton>("devices.check.cancel"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(check().running().isEmpty(), 10000);
    QVERIFY(check().result(deviceKey("cpu", 0)) == nullptr);
    QVERIFY(find<QPushButton>("devices.check")->isVisible());
}

void DevicePanelTest::aDeviceThatDisagreesIsMarkedWithWhatAndAdvice() {
    openPanel();
    DeviceCheckResult wrong;
    wrong.report.tier = "cpu";
    wrong.report.kernels.push_back({"dot", "reductions", 9, 7, 1, 80});
    wrong.report.failed.push_back({"dot", "f32 <wide>", "[3]: 1.5 instead of 2", 0.5, 1e-6});
    wrong.report.absent.push_back({"sort", {"f64"}, "no kernel", 1});
    check().remember(deviceKey("cpu", 0), wrong);
    TextTable* rows = table("devices.table");
    rows->selectKey(deviceKey("cpu", 0));
    const auto row = std::find_if(rows->rows().begin(), rows->rows().end(),
                                  [](const TextRow& r) { return r.key == deviceKey("cpu", 0); });
    QVERIFY(row->warning);
    const auto index = rows->model()->index(int(row - rows->rows().begin()), 0);
    QCOMPARE(index.data(Qt::ForegroundRole).value<QColor>(),
             m_f->services.context().theme.colours().warning);
    QVERIFY(row->cells.last().contains(QStringLiteral("check failed")));
    QVERIFY(find<QLabel>("devices.summary")->text().contains(QStringLiteral("7 of 8 cases agree")));
    const QString text = find<QLabel>("devices.result")->text();
    for (const char* part : {"dot", "f32 &lt;wide&gt;", "1.5 instead of 2", "0.5", "1e-06", "sort",
                             "f64", "Do not trust"})
        QVERIFY2(text.contains(QLatin1String(part)), part);
}

void DevicePanelTest::aDeviceLostDuringItsCheckIsNotChosenAgainAndTheUserIsTold() {
    qputenv("SPECULA_TIER_PATH", SPECULA_LOST_DEVICE);
    const auto noPath = qScopeGuard([] { qunsetenv("SPECULA_TIER_PATH"); });
    m_f.reset();
    init();
    openPanel();
    const QString key = deviceKey("cuda", 0);
    TextTable* rows = table("devices.table");
    QTRY_VERIFY(rows->rows().size() > 0 && devices().devicesKnown().back().known);
    QTRY_VERIFY(std::any_of(rows->rows().begin(), rows->rows().end(),
                            [&](const TextRow& row) { return row.key == key && !row.dim; }));
    rows->selectKey(key);
    check().setSuite(QStringLiteral("fft"));
    QTest::mouseClick(find<QPushButton>("devices.check"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(check().running().isEmpty(), 30000);
    const DeviceCheckResult* result = check().result(key);
    QVERIFY(result != nullptr && result->lost() && !result->agrees());
    QVERIFY(result->summary().contains(QStringLiteral("does not answer any more")));
    // The manager knows, the row shows it and a word is said.
    QVERIFY_EXCEPTION_THROWN(devices().open({"cuda", 0, {}, false}), Error);
    QTRY_VERIFY(std::any_of(rows->rows().begin(), rows->rows().end(), [&](const TextRow& row) {
        return row.key == key && row.dim && row.warning &&
               row.cells.last().contains(QStringLiteral("lost"));
    }));
    QTRY_VERIFY(m_f->window->toast().isVisible());
    QVERIFY2(m_f->window->toast().text().contains(QStringLiteral("toy 0")),
             qPrintable(m_f->window->toast().text()));
    QVERIFY(!find<QPushButton>("devices.check")->isEnabled());
    // Looking again gives it another chance.
    QTest::mouseClick(find<QPushButton>("devices.look"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("devices.check")->isEnabled(), 20000);
}

void DevicePanelTest::reasonsOfTheCoreSpeakTheLanguageOfTheWindow() {
    test::BracketTranslator translator("specula::app::DeviceReasons");
    QCoreApplication::installTranslator(&translator);
    const auto gone = qScopeGuard([&] { QCoreApplication::removeTranslator(&translator); });
    for (const auto& device : devices().devices()) {
        if (!compute::isHostTier(device.name) && device.reason.starts_with(device.name))
            continue; // the words of a module
        const QString said = deviceReason(device.reason);
        QVERIFY2(said.startsWith(QLatin1Char('[')), qPrintable(said));
        if (!device.remedy.empty())
            QVERIFY2(deviceReason(device.remedy).startsWith(QLatin1Char('[')),
                     device.remedy.c_str());
    }
    const auto whole = [](const compute::DeviceChoice& choice) {
        // Joints stand outside the brackets, words do not.
        QString rest = deviceReason(choice.reason);
        for (qsizetype open = rest.indexOf(QLatin1Char('[')); open >= 0;
             open = rest.indexOf(QLatin1Char('['))) {
            int depth = 0;
            qsizetype at = open;
            do {
                depth += rest.at(at) == QLatin1Char('[') ? 1 : 0;
                depth -= rest.at(at) == QLatin1Char(']') ? 1 : 0;
            } while (depth > 0 && ++at < rest.size());
            rest.remove(open, at - open + 1);
        }
        return rest.remove(QLatin1Char(';')).trimmed().isEmpty();
    };
    compute::JobNeed small;
    small.work = 1000;
    QVERIFY(whole(devices().choose()));
    QVERIFY(whole(devices().choose({}, small)));
    QVERIFY(whole(devices().choose({"reference", {}, {}})));
    QVERIFY(deviceReason(devices().choose({"cuda", true, {}}).reason)
                .startsWith(QStringLiteral("[cuda was asked for but is not available: ")));
    QCOMPARE(deviceReason("nobody knows this"), QStringLiteral("nobody knows this"));
}

void DevicePanelTest::whatIsUsedInsteadOfWhatWasAskedForIsMarked() {
    auto* button = find<QToolButton>("device");
    const auto icon = [&] { return button->icon().pixmap(14).toImage(); };
    QTRY_COMPARE(button->text(), QStringLiteral("CPU"));
    const QImage plain = icon();
    m_f->services.context().settings.set("device/backend", "cuda");
    QTRY_VERIFY_WITH_TIMEOUT(button->toolTip().contains(QStringLiteral("not available")), 20000);
    QCOMPARE(button->text(), QStringLiteral("CPU"));
    QVERIFY(icon() != plain);
    m_f->services.context().settings.set("device/backend", "auto");
    QTRY_VERIFY(icon() == plain);
}

void DevicePanelTest::anEmptyTableSaysWhy() {
    openPanel();
    showTab(1);
    TextTable* rows = table("devices.jobs");
    QTRY_VERIFY(rows->isVisible());
    const auto ink = [&] {
        const QImage picture = rows->viewport()->grab().toImage();
        int count = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixelColor(x, y) != picture.pixelColor(0, 0) ? 1 : 0;
        return count;
    };
    QVERIFY(ink() > 100);
    rows->setEmptyText({});
    QCOMPARE(ink(), 0);
}

void DevicePanelTest::jobsAppearNewestFirstAndAFallbackIsAmber() {
    openPanel();
    showTab(1);
    const auto now = std::chrono::system_clock::now();
    devices().record({"blur", "cpu", 0, "it is small", {}, {}, 0.25, now});
    devices().record({"median",
                      "cpu",
                      0,
                      "the best that is left",
                      {{"sort", 3}},
                      {"vulkan device 0 ran out of memory"},
                      2.5,
                      now + std::chrono::seconds(1)});
    TextTable* rows = table("devices.jobs");
    QTRY_COMPARE(rows->rows().size(), 2);
    QCOMPARE(rows->rows().at(0).cells.at(1), QStringLiteral("median"));
    QVERIFY(rows->rows().at(0).warning);
    QVERIFY(rows->rows().at(0).cells.contains(QStringLiteral("sort (3)")));
    QVERIFY(rows->rows().at(0).cells.contains(QStringLiteral("vulkan device 0 ran out of memory")));
    QVERIFY(rows->rows().at(0).cells.contains(QStringLiteral("2.50 s")));
    QVERIFY(!rows->rows().at(1).warning);
    QVERIFY(rows->rows().at(1).cells.contains(QStringLiteral("250 ms")));
    QVERIFY(rows->rows().at(1).cells.contains(QStringLiteral("it is small")));
    // The selection stays with its job when another comes on top.
    rows->selectRow(1);
    devices().record({"third", "cpu", 0, "again", {}, {}, 0.1, now + std::chrono::seconds(2)});
    QTRY_COMPARE(rows->rows().size(), 3);
    QCOMPARE(rows->currentIndex().row(), 2);
}

void DevicePanelTest::heldMemoryIsShownAndReleased() {
    openPanel();
    showTab(2);
    {
        const auto backend = devices().open({"cpu", 0, {}, false});
        const auto lane = backend->makeLane();
        lane->make(compute::ElementType::F32, Shape{1024, 1024});
    }
    TextTable* rows = table("devices.memory");
    const auto cpu = [&] {
        for (const TextRow& row : rows->rows())
            if (row.key == deviceKey("cpu", 0))
                return row.cells;
        return QStringList();
    };
    QTRY_COMPARE(cpu().value(3), QStringLiteral("4 MiB"));
    QCOMPARE(cpu().value(2), QStringLiteral("0 B"));
    QTest::mouseClick(find<QPushButton>("devices.release"), Qt::LeftButton);
    QTRY_COMPARE(cpu().value(3), QStringLiteral("0 B"));
    QCOMPARE(cpu().value(4), QStringLiteral("4 MiB"));
}

void DevicePanelTest::conversionsAreCountedSwitchedAndReset() {
    auto& conversions = m_f->services.context().conversions;
    conversions.record(QStringLiteral("frame to picture"), 2);
    conversions.record(QStringLiteral("frame to picture"), 4);
    openPanel();
    showTab(3);
    TextTable* rows = table("devices.conversions");
    QTRY_COMPARE(rows->rows().size(), 1);
    const QStringList expected{QStringLiteral("frame to picture"), QStringLiteral("2"),
                               QStringLiteral("3.00 ms"), QStringLiteral("4.00 ms")};
    QCOMPARE(rows->rows().at(0).cells, expected);
    QTest::mouseClick(find<QCheckBox>("devices.count"), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(!conversions.enabled());
    conversions.record(QStringLiteral("frame to picture"), 100);
    QCOMPARE(conversions.entries().at(0).count, 2);
    QTest::mouseClick(find<QPushButton>("devices.reset"), Qt::LeftButton);
    QVERIFY(rows->rows().isEmpty());
    QVERIFY(conversions.entries().empty());
    QTest::keyClick(find<QCheckBox>("devices.count"), Qt::Key_Space);
    QVERIFY(conversions.enabled());
}

void DevicePanelTest::aTableIsWalkedAndCopiedByKeys() {
    openPanel();
    TextTable* rows = table("devices.table");
    rows->setFocus();
    rows->selectKey(rows->rows().first().key);
    QTest::keyClick(rows, Qt::Key_Down);
    QCOMPARE(rows->currentIndex().row(), 1);
    QTest::keyClick(rows, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines =
        QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2); // the heads and the row
    QCOMPARE(lines.at(1), rows->rows().at(1).cells.join(QLatin1Char('\t')));
    QTest::mouseClick(find<QPushButton>("devices.copy"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(find<QLabel>("devices.title")->text()));
}

void DevicePanelTest::everythingFitsASmallWindow() {
    m_f->window->resize(1000, 700);
    openPanel();
    const QRect room = m_f->window->rect();
    QTRY_COMPARE(m_f->window->size(), QSize(1000, 700));
    for (const char* name : {"devices.choice", "devices.look", "devices.check", "devices.copy",
                             "devices.table", "devices.details.scroll"}) {
        const QWidget* widget = find<QWidget>(name);
        QVERIFY2(widget->isVisible(), name);
        QVERIFY2(room.contains(QRect(widget->mapTo(m_f->window.get(), QPoint()), widget->size())),
                 name);
        QVERIFY2(widget->height() >= std::min(20, widget->sizeHint().height()), name);
        QVERIFY2(!widget->accessibleName().isEmpty() ||
                     !qobject_cast<const QPushButton*>(widget)->text().isEmpty(),
                 name);
    }
}

SPECULA_TEST(DevicePanelTest)
#include "device_panel_test.moc"
