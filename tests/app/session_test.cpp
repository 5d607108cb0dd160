// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_fixture.h"

#include "app/open_files.h"
#include "app/session/session_keeper.h"
#include "app/watched_folders.h"
#include "app/window/frame.h"
#include "core/session/session.h"
#include "test_main.h"
#include "widgets/forms/toast.h"

#include <fstream>

#if defined(Q_OS_LINUX)
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace specula;
using namespace specula::app;
using specula::session::Session;
using specula::test::WindowFixture;
using specula::test::writeFile;

namespace {
std::filesystem::path pathOf(const QTemporaryDir& folder) {
    return folder.path().toStdString();
}
} // namespace

class SessionTest : public QObject {
    Q_OBJECT
  private slots:
    void whatIsWrittenIsReadBack();
    void brokenFilesNameTheField_data();
    void brokenFilesNameTheField();
    void quitAndStartBringsEverythingBack();
    void missingFilesAreSaidAndTheRestOpens();
    void afterACrashItOffersAndForcesNothing();
    void offeredSessionSurvivesUntilTheUserDecides();
    void aChangeIsSavedSoonAfter();
    void theMarkerGoesWithAProperEnd();
    void aKilledRunIsDeadBeforeItsParentNotices();
};

void SessionTest::whatIsWrittenIsReadBack() {
    QTemporaryDir folder;
    Session s;
    s.program = "0.1";
    s.saved = "2026-01-02T03:04:05Z";
    s.workspace = "image";
    s.open = {{"image", "/data/ä b.h5", "/entry/data"}, {"image", "/data/c.tif", ""}};
    s.folders = {"/data"};
    s.windowGeometry = "AdnQ";
    s.windowState = "AAAA";
    s.layout = {{"side_shown", false}};
    s.workspaces = {{"image", {{"levels", {1.5, 99.0}}}}};
    const auto file = pathOf(folder) / "deep" / "session.json";
    session::saveSession(s, file);
    QVERIFY(session::loadSession(file) == s);
}

void SessionTest::brokenFilesNameTheField_data() {
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("field");
    QTest::newRow("no json") << "{"
                             << "specula_session";
    QTest::newRow("something else") << "{\"a\":1}"
                                    << "specula_session";
    QTest::newRow("later version") << "{\"specula_session\":99}"
                                   << "specula_session";
    QTest::newRow("list of numbers") << "{\"specula_session\":1,\"open\":[3]}"
                                     << "open";
    QTest::newRow("no list") << "{\"specula_session\":1,\"folders\":{}}"
                             << "folders";
    QTest::newRow("no object") << "{\"specula_session\":1,\"workspaces\":[]}"
                               << "workspaces";
}

void SessionTest::brokenFilesNameTheField() {
    QFETCH(QString, content);
    QFETCH(QString, field);
    QTemporaryDir folder;
    const auto file = pathOf(folder) / "session.json";
    std::ofstream(file) << content.toStdString();
    try {
        session::loadSession(file);
        QFAIL("accepted");
    } catch (const Error& e) {
        QCOMPARE(QString::fromStdString(e.field()), field);
        QCOMPARE(e.file(), file.string());
    }
}

void SessionTest::quitAndStartBringsEverythingBack() {
    QTemporaryDir state, data;
    const QString a = writeFile(data.filePath(QStringLiteral("a.h5")));
    const QString b = writeFile(data.filePath(QStringLiteral("b.tif")));
    {
        WindowFixture f;
        SessionKeeper keeper(*f.window, pathOf(state));
        keeper.start(true);
        f.show();
        f.window->openFiles().openTexts({a + QStringLiteral(":/entry/x"), b, data.path()});
        QTRY_COMPARE(f.room("one").targets().size(), 2);
        f.window->showWorkspace(QStringLiteral("two"));
        f.room("two").marks = 5;
        f.window->frame().setSideShown(false);
        f.window->close();
    }
    WindowFixture f;
    SessionKeeper keeper(*f.window, pathOf(state));
    keeper.start(true);
    f.show();
    QVERIFY(!keeper.offersRecovery());
    QTRY_COMPARE(f.room("one").targets().size(), 2);
    QCOMPARE(f.room("one").targets()[0].path, a);
    QCOMPARE(f.room("one").targets()[0].dataset, QStringLiteral("/entry/x"));
    QCOMPARE(f.room("one").targets()[1].path, b);
    QTRY_COMPARE(f.room("two").marks, 5);
    QCOMPARE(f.window->current()->id(), QStringLiteral("two"));
    QCOMPARE(f.services.context().folders.paths(), QStringList{QDir::cleanPath(data.path())});
    QVERIFY(!f.window->frame().sideShown());
}

void SessionTest::missingFilesAreSaidAndTheRestOpens() {
    QTemporaryDir state, data;
    const QString a = writeFile(data.filePath(QStringLiteral("a.h5")));
    Session s;
    s.workspace = "one";
    s.open = {{"one", data.filePath(QStringLiteral("gone.h5")).toStdString(), ""},
              {"one", a.toStdString(), ""}};
    session::saveSession(s, SessionKeeper::fileIn(pathOf(state)));
    WindowFixture f;
    SessionKeeper keeper(*f.window, pathOf(state));
    keeper.start(true);
    f.show();
    QTRY_COMPARE(f.room("one").targets().size(), 1);
    QCOMPARE(f.room("one").targets()[0].path, a);
    QTRY_VERIFY(f.window->toast().text().contains(QLatin1String("gone.h5")));
}

void SessionTest::afterACrashItOffersAndForcesNothing() {
    QTemporaryDir state, data;
    const QString a = writeFile(data.filePath(QStringLiteral("a.h5")));
    Session s;
    s.workspace = "one";
    s.open = {{"one", a.toStdString(), ""}};
    session::saveSession(s, SessionKeeper::fileIn(pathOf(state)));
    std::ofstream(pathOf(state) / "running") << "999999999\n"; // nobody has this number
    WindowFixture f;
    SessionKeeper keeper(*f.window, pathOf(state));
    keeper.start(true);
    f.show();
    QVERIFY(keeper.offersRecovery());
    QTest::qWait(50);
    QVERIFY(f.room("one").targets().isEmpty());
    auto* banner = f.window->findChild<QWidget*>(QStringLiteral("recoveryBanner"));
    QVERIFY(banner != nullptr && banner->isVisible());
    QVERIFY(f.actions().trigger(QStringLiteral("one.mark"))); // the window works meanwhile
    QTest::mouseClick(f.window->findChild<QPushButton*>(QStringLiteral("recoveryOpen")),
                      Qt::LeftButton);
    QTRY_COMPARE(f.room("one").targets().size(), 1);
    QVERIFY(!keeper.offersRecovery());
}

void SessionTest::offeredSessionSurvivesUntilTheUserDecides() {
    QTemporaryDir state;
    Session s;
    s.workspace = "one";
    s.open = {{"one", "/somewhere/a.h5", ""}};
    const auto file = SessionKeeper::fileIn(pathOf(state));
    session::saveSession(s, file);
    std::ofstream(pathOf(state) / "running") << "999999999\n";
    {
        WindowFixture f;
        SessionKeeper keeper(*f.window, pathOf(state));
        keeper.start(true);
        f.window->close();
        QCOMPARE(session::loadSession(file).open.size(), std::size_t(1));
        keeper.dismissRecovery();
        QVERIFY(keeper.save());
    }
    QVERIFY(session::loadSession(file).open.empty());
}

void SessionTest::aChangeIsSavedSoonAfter() {
    QTemporaryDir state, data;
    const QString a = writeFile(data.filePath(QStringLiteral("a.h5")));
    WindowFixture f;
    SessionKeeper keeper(*f.window, pathOf(state));
    keeper.start(true);
    f.window->openFiles().openTexts({a});
    const auto file = SessionKeeper::fileIn(pathOf(state));
    QTRY_VERIFY(std::filesystem::exists(file));
    QTRY_COMPARE(session::loadSession(file).open.size(), std::size_t(1));
}

void SessionTest::theMarkerGoesWithAProperEnd() {
    QTemporaryDir state;
    const auto file = pathOf(state) / "running";
    {
        const RunMarker first(file);
        QVERIFY(first.owned());
        QVERIFY(!first.lastRunCrashed());
        QVERIFY(std::filesystem::exists(file));
    }
    QVERIFY(!std::filesystem::exists(file));
    std::ofstream(file) << "999999999\n";
    QVERIFY(RunMarker(file).lastRunCrashed());
}

void SessionTest::aKilledRunIsDeadBeforeItsParentNotices() {
#if defined(Q_OS_LINUX)
    QTemporaryDir state;
    const auto file = pathOf(state) / "running";
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    siginfo_t ended{};
    QCOMPARE(::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT), 0);
    std::ofstream(file) << child << '\n';
    {
        const RunMarker next(file);
        QVERIFY(next.lastRunCrashed());
        QVERIFY(next.owned());
    }
    ::waitpid(child, nullptr, 0);
#else
    QSKIP("only Linux keeps dead processes in /proc");
#endif
}

SPECULA_TEST(SessionTest)
#include "session_test.moc"
