// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_fixture.h"

#include "app/recents.h"
#include "core/base/settings.h"
#include "test_main.h"

#include <QDockWidget>
#include <QMenuBar>

using namespace specula;
using namespace specula::app;
using specula::test::WindowFixture;
using specula::test::writeFile;

/// Menus, docks and status bar around the workspaces.
class WindowPartsTest : public QObject {
    Q_OBJECT
  private slots:
    void recentFilesAreInTheMenuPinsFirstAndTheMissingGrey();
    void docksBeginLowAndComeBeforeTheirTabs();
    void theDeviceShownFollowsThePreference();
};

void WindowPartsTest::recentFilesAreInTheMenuPinsFirstAndTheMissingGrey() {
    const QTemporaryDir dir;
    WindowFixture f;
    f.show();
    const QString a = writeFile(dir.filePath("a&b.tif")), b = writeFile(dir.filePath("b.tif")),
                  c = dir.filePath("c.tif");
    for (const QString& path : {c, b, a})
        f.window->recents().add({path, {}}, QStringLiteral("one"));
    f.window->recents().setPinned(b, true);
    f.window->recents().setMissing(c, true);
    QMenu* file = f.window->menuBar()->findChild<QMenu*>(QStringLiteral("menu.file"));
    QVERIFY(file != nullptr);
    for (int again = 0; again < 2; ++again)
        emit file->aboutToShow(); // made anew, not twice
    const auto menus = file->findChildren<QMenu*>(QStringLiteral("menu.recent"));
    QCOMPARE(menus.size(), 1);
    const QList<QAction*> entries = menus.first()->actions();
    QCOMPARE(entries.value(0)->toolTip(), b);
    QCOMPARE(entries.value(1)->toolTip(), a);
    QVERIFY(entries.value(1)->text().startsWith(QStringLiteral("a&&b.tif")));
    QCOMPARE(entries.value(2)->toolTip(), c);
    QVERIFY(entries.value(1)->isEnabled() && !entries.value(2)->isEnabled());
    entries.value(1)->trigger();
    QTRY_COMPARE(f.room("one").targets().size(), 1);
    QCOMPARE(f.room("one").targets().first().path, a);
}

void WindowPartsTest::docksBeginLowAndComeBeforeTheirTabs() {
    WindowFixture f;
    f.show();
    auto* jobs = f.window->findChild<QDockWidget*>(QStringLiteral("dock.jobs"));
    auto* log = f.window->findChild<QDockWidget*>(QStringLiteral("dock.log"));
    QVERIFY(f.actions().trigger(QStringLiteral("tools.jobs")));
    QTRY_VERIFY(!jobs->visibleRegion().isEmpty());
    QVERIFY2(jobs->height() >= 120 && jobs->height() <= 200,
             qPrintable(QString::number(jobs->height())));
    QVERIFY(f.actions().trigger(QStringLiteral("tools.log")));
    QTRY_VERIFY(jobs->visibleRegion().isEmpty());
    QVERIFY(log->height() <= 200);
    // Behind the other tab: the action brings it to the front instead of closing it.
    QVERIFY(f.actions().trigger(QStringLiteral("tools.jobs")));
    QTRY_VERIFY(!jobs->visibleRegion().isEmpty());
    QVERIFY(log->visibleRegion().isEmpty());
    QVERIFY(f.actions().trigger(QStringLiteral("tools.jobs")));
    QTRY_VERIFY(!jobs->isVisible());
}

void WindowPartsTest::theDeviceShownFollowsThePreference() {
    WindowFixture f;
    f.show();
    const auto* device = f.window->findChild<QToolButton*>(QStringLiteral("device"));
    f.services.context().settings.set("device/backend", "cpu");
    QTRY_COMPARE(device->text(), QStringLiteral("CPU"));
    f.services.context().settings.set("device/backend", "reference");
    QTRY_COMPARE(device->text(), QStringLiteral("Reference"));
    QVERIFY(!device->toolTip().isEmpty());
}

SPECULA_TEST(WindowPartsTest)
#include "window_parts_test.moc"
