// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_main.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#if defined(Q_OS_UNIX)
#include <csignal>
#endif

/// How the window program ends when it is told to from outside.
class WindowEndTest : public QObject {
    Q_OBJECT
  private slots:
    void aSignalEndsItAsItsUserWould_data();
    void aSignalEndsItAsItsUserWould();
};

void WindowEndTest::aSignalEndsItAsItsUserWould_data() {
    QTest::addColumn<int>("number");
#if defined(Q_OS_UNIX)
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
#else
    QSKIP("no signals on this system");
#endif
}

void WindowEndTest::aSignalEndsItAsItsUserWould() {
#if defined(Q_OS_UNIX)
    QFETCH(int, number);
    QTemporaryDir home;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("SPECULA_HOME", home.path());
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(SPECULA_BIN_DIR "/specula"), {});
    const QString marker = home.filePath("state/running");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(marker), 20000);
    QVERIFY(::kill(static_cast<pid_t>(program.processId()), number) == 0);
    QVERIFY(program.waitForFinished(20000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QVERIFY2(!QFile::exists(marker), "the next start takes this for a crash");
    QVERIFY(QFile::exists(home.filePath("state/session.json")));
#endif
}

SPECULA_TEST(WindowEndTest)
#include "window_end_test.moc"
