// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"
#include "core/base/array.h"
#include "core/imaging/colormap.h"
#include "core/io/memory_source.h"
#include "core/io/writers.h"
#include "support/result_files.h"
#include "test_main.h"

#include <QFile>
#include <QImage>

using namespace specula;

/// Pictures from the command line, drawn by the window program without a display.
class PictureTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void aPictureHasTheColoursOfItsLevels();
    void svgAndPdfAreWritten();
    void everyPartOfAResultCanBeDrawn_data();
    void everyPartOfAResultCanBeDrawn();
    void errorsOfThePictureProgramComeThrough();
    void aScreenshotNeedsNoDisplay();
    void wrongOptionsOfTheWindowExitWithTwo();
    void aScreenshotOfWhatCannotBeShownExitsWithThree_data();
    void aScreenshotOfWhatCannotBeShownExitsWithThree();
    void aScreenshotLeavesNoTraceInTheSettings();

  private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    CliRun runWindow(const QStringList& arguments) const;
    QTemporaryDir m_dir;
};

void PictureTest::initTestCase() {
    Array<float> a({40, 60});
    for (int r = 0; r < 40; ++r)
        for (int c = 0; c < 60; ++c)
            a.edit()(r, c) = c < 30 ? 0.0f : 10.0f;
    JobContext job;
    io::writeTiff(path("halves.tif").toStdString(), *io::makeMemorySource({Pixels(a)}), {}, job);
    test::writeSmallResult(path("both_results.hdf").toStdString(), {.twotime = true});
    test::writeSmallResult(path("one_results.hdf").toStdString(), {});
}

void PictureTest::aPictureHasTheColoursOfItsLevels() {
    const CliRun run = runCli({"export", path("halves.tif"), "--what", "image", "-o", path("a.png"),
                               "--levels", "0,10", "--colormap", "inferno", "--json"});
    QVERIFY2(run.status == 0, run.out + run.err);
    const QImage image(path("a.png"));
    QVERIFY(!image.isNull());
    QCOMPARE(run.json().at("size"), nlohmann::json({image.width(), image.height()}));
    const auto table = imaging::colourTable("inferno");
    int first = 0, last = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            first += image.pixel(x, y) == table[0];
            last += image.pixel(x, y) == table[255];
        }
    const int halfAtLeast = image.width() * image.height() / 5;
    QVERIFY2(first > halfAtLeast && last > halfAtLeast,
             qPrintable(QStringLiteral("%1 %2").arg(first).arg(last)));
    QVERIFY(std::abs(first - last) < halfAtLeast / 2);
}

void PictureTest::svgAndPdfAreWritten() {
    for (const auto& [name, start] : {std::pair{"a.svg", "<?xml"}, {"a.pdf", "%PDF"}}) {
        const CliRun run =
            runCli({"export", path("halves.tif"), "--what", "image", "-o", path(name)});
        QVERIFY2(run.status == 0, run.err);
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(content.startsWith(start), content.left(40));
        QVERIFY(content.size() > 1000);
    }
}

void PictureTest::everyPartOfAResultCanBeDrawn_data() {
    QTest::addColumn<QStringList>("options");
    for (const char* what : {"g2", "saxs1d", "saxs2d", "intensity", "stability", "twotime-curves"})
        QTest::newRow(what) << QStringList{QLatin1String("--what"), QLatin1String(what)};
    QTest::newRow("twotime") << QStringList{"--what", "twotime", "--bins", "1"};
    QTest::newRow("one bin, in other units")
        << QStringList{"--what", "g2", "--bins", "2", "--units", "ms,nm^-1"};
}

void PictureTest::everyPartOfAResultCanBeDrawn() {
    QFETCH(QStringList, options);
    QFile::remove(path("part.png"));
    const CliRun run =
        runCli(QStringList{"export", path("both_results.hdf"), "-o", path("part.png"), "--json"} +
               options);
    QVERIFY2(run.status == 0, run.out + run.err);
    const QImage image(path("part.png"));
    QCOMPARE(run.json().at("size"), nlohmann::json({image.width(), image.height()}));
    QVERIFY(image.width() > 600 && image.height() > 300);
    // On paper, and something is drawn on it.
    int white = 0, other = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ++(image.pixelColor(x, y) == QColor(Qt::white) ? white : other);
    QVERIFY2(white > 1000 && other > 2000, qPrintable(QString::number(other)));
    // Once more needs --overwrite.
    QCOMPARE(
        runCli(QStringList{"export", path("both_results.hdf"), "-o", path("part.png")} + options)
            .status,
        2);
}

void PictureTest::errorsOfThePictureProgramComeThrough() {
    const CliRun none = runCli(
        {"export", path("one_results.hdf"), "--what", "twotime", "-o", path("none.png"), "--json"});
    QCOMPARE(none.status, 3);
    QVERIFY(none.json().at("error").at("what").get<std::string>().find("two-time") !=
            std::string::npos);
    QVERIFY(!QFile::exists(path("none.png")));
    const QStringList call{"export", path("halves.tif"), "--what", "image", "--json"};
    const CliRun colours = runCli(call + QStringList{"-o", path("b.png"), "--colormap", "mud"});
    QCOMPARE(colours.status, 2);
    QVERIFY(colours.json().at("error").at("what").get<std::string>().find("mud") !=
            std::string::npos);
    QCOMPARE(runCli(call + QStringList{"-o", path("b.png"), "--frame", "7"}).status, 2);
    QCOMPARE(runCli(call + QStringList{"-o", path("b.png"), "--levels", "5,5"}).status, 2);
    const CliRun missing =
        runCli({"export", path("none.tif"), "--what", "image", "-o", path("b.png"), "--json"});
    QCOMPARE(missing.status, 3);
    QVERIFY(!QFile::exists(path("b.png")));
}

CliRun PictureTest::runWindow(const QStringList& arguments) const {
    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(SPECULA_BIN_DIR "/specula"), arguments);
    program.waitForFinished(60000);
    return {program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1,
            program.readAllStandardOutput(), program.readAllStandardError()};
}

void PictureTest::aScreenshotNeedsNoDisplay() {
    QImage last;
    for (const char* theme : {"dark", "light"}) {
        const CliRun run =
            runWindow({"--screenshot", path("shot.png"), "--size", "1280x800", "--theme", theme,
                       "--workspace", "image", path("halves.tif")});
        QVERIFY2(run.status == 0, run.err);
        const QImage shot(path("shot.png"));
        QCOMPARE(shot.size(), QSize(1280, 800));
        QVERIFY(shot != last);
        last = shot;
    }
}

void PictureTest::wrongOptionsOfTheWindowExitWithTwo() {
    QCOMPARE(runWindow({"--frobnicate"}).status, 2);
    QCOMPARE(runWindow({"--screenshot", path("x.png"), "--workspace", "kitchen"}).status, 2);
    QCOMPARE(runWindow({"--screenshot", path("x.png"), "--size", "big"}).status, 2);
    QCOMPARE(runWindow({"--help"}).status, 0);
}

void PictureTest::aScreenshotOfWhatCannotBeShownExitsWithThree_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("missing") << "nothing.tif" << QByteArray();
    QTest::newRow("text") << "text.tif" << QByteArray("this is no picture");
    QTest::newRow("half an HDF5 file") << "half.h5" << QByteArray("\x89HDF\r\n\x1a\n and no more");
}

void PictureTest::aScreenshotOfWhatCannotBeShownExitsWithThree() {
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    if (!content.isEmpty()) {
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    const CliRun run = runWindow({"--screenshot", path("wrong.png"), m_dir.filePath(name)});
    QCOMPARE(run.status, 3);
    QVERIFY2(run.err.contains("specula: "), run.err);
    QVERIFY(!QImage(path("wrong.png")).isNull()); // it shows what the window says
}

void PictureTest::aScreenshotLeavesNoTraceInTheSettings() {
    qputenv("SPECULA_HOME", path("home").toLocal8Bit());
    const CliRun run = runWindow({"--screenshot", path("shot.png"), path("halves.tif")});
    qunsetenv("SPECULA_HOME");
    QVERIFY2(run.status == 0, run.err);
    QVERIFY(!QFile::exists(path("home/settings.json")));
    QVERIFY(!QFile::exists(path("home/session.json")));
}

SPECULA_TEST(PictureTest)
#include "picture_test.moc"
