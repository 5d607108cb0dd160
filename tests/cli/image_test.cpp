// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"
#include "support/sanitized.h"
#include "test_main.h"

#include <QDir>
#include <QFile>

#include <csignal>

using namespace specula;

/// `specula-cli image`, as scripts use it.
class ImageTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void theJsonHasTheFieldsOfTheContract();
    void operationsRunInTheOrderOfTheCall();
    void tilesChangeNothing();
    void everyFormatIsReadAndWritten();
    void floatAndRegionShapeTheOutput();
    void theFileSaysWhereItComesFrom();
    void inputsAreNeverOverwritten();
    void existingOutputsAreRefusedUnlessAllowed();
    void failuresExitWithTheirStatus_data();
    void failuresExitWithTheirStatus();
    void theCompressionIsAsAsked_data();
    void theCompressionIsAsAsked();
    void theMemoryLimitHolds();
    void anInterruptLeavesNothingWithinASecond();

  private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    static Pixels read(const QString& file) {
        return io::openSource(file.toStdString())->readFrame(0);
    }
    CliRun image(const QStringList& arguments) const {
        return runCli(QStringList{"image"} + arguments + QStringList{"--json"});
    }
    QTemporaryDir m_dir;
};

static Pixels ramp(std::int64_t width, std::int64_t height) {
    Pixels pixels(PixelType::U16, width, height);
    auto plane = pixels.editPlane<std::uint16_t>();
    for (std::int64_t y = 0; y < height; ++y)
        for (std::int64_t x = 0; x < width; ++x)
            plane(y, x) = static_cast<std::uint16_t>((x * 31 + y * 17) % 1000);
    return pixels;
}

void ImageTest::initTestCase() {
    JobContext job;
    io::writeTiff(path("in.tif").toStdString(), *io::makeMemorySource({ramp(300, 200)}), {}, job);
    io::TiffWriteOptions options;
    options.compression = io::TiffWriteOptions::Compression::None;
    options.tile = 256;
    options.bigTiff = true;
    io::writeTiff(path("large.tif").toStdString(), *io::makeMemorySource({ramp(9000, 8000)}),
                  options, job);
}

void ImageTest::theJsonHasTheFieldsOfTheContract() {
    const CliRun run = image({path("in.tif"), path("json.tif"), "--op", "blur:sigma=2"});
    QVERIFY2(run.status == 0, run.err);
    const auto j = run.json();
    QCOMPARE(j.at("strategy"), "single-pass");
    QVERIFY(j.at("reason").get<std::string>().starts_with("one pass"));
    QCOMPARE(j.at("tiles"), 1);
    QCOMPARE(j.at("backend"), "cpu");
    QVERIFY(!j.at("backend_reason").get<std::string>().empty());
    QVERIFY(j.at("seconds").get<double>() > 0);
    QVERIFY(j.at("peak_rss_bytes").get<std::uint64_t>() > 1000000);
    QCOMPARE(j.at("output").at("width"), 300);
    QCOMPARE(j.at("output").at("height"), 200);
    QCOMPARE(j.at("output").at("channels"), 1);
    QCOMPARE(j.at("output").at("type"), "uint16");
    const auto tiled =
        image({path("in.tif"), path("json2.tif"), "--op", "blur:sigma=2", "--tile", "64"}).json();
    QCOMPARE(tiled.at("strategy"), "tiled");
    QCOMPARE(tiled.at("tile"), 64);
    QCOMPARE(tiled.at("tiles"), 5 * 4);
}

void ImageTest::operationsRunInTheOrderOfTheCall() {
    QFile file(path("ops.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"operations":[{"op":"add","value":10},{"op":"mul","value":2}]})");
    file.close();
    const auto first = [&](const QStringList& operations) {
        const QString out = path("order.tif");
        const CliRun run = image(QStringList{path("in.tif"), out, "--overwrite"} + operations);
        return run.status == 0 ? read(out).valueAt(0, 1) : -1.0; // 31 in the input
    };
    QCOMPARE(first({}), 31.0);
    QCOMPARE(first({"--op", "add:value=1", "--op", "mul:value=3"}), 96.0);
    QCOMPARE(first({"--op", "mul:value=3", "--op", "add:value=1"}), 94.0);
    const QString ops = path("ops.json");
    QCOMPARE(first({"--ops", ops, "--op", "add:value=1"}), 83.0);
    QCOMPARE(first({"--op", "add:value=1", "--ops", ops}), 84.0);
    QCOMPARE(first({"--op", "add:value=1", "--ops", ops, "--op", "mul:value=2"}), 168.0);
}

void ImageTest::tilesChangeNothing() {
    const QStringList operations{"--op", "blur:sigma=3,edge=wrap",  "--op", "rotate90:turns=1",
                                 "--op", "sharpen:amount=1,sigma=1"};
    QCOMPARE(image(QStringList{path("in.tif"), path("whole.tif")} + operations).status, 0);
    const Pixels whole = read(path("whole.tif"));
    QCOMPARE(whole.width(), std::int64_t{200});
    for (const char* tile : {"7", "50", "256"}) {
        const CliRun run =
            image(QStringList{path("in.tif"), path("tiles.tif"), "--overwrite", "--tile", tile} +
                  operations);
        QVERIFY2(run.status == 0, run.out);
        const Pixels tiles = read(path("tiles.tif"));
        QVERIFY(std::memcmp(whole.data(), tiles.data(), whole.bytes()) == 0);
    }
}

void ImageTest::everyFormatIsReadAndWritten() {
    const QStringList places{path("a.tif"), path("b.exr"), path("c.h5"), path("d.h5:/some/where"),
                             path("e.tif")};
    QString in = path("in.tif");
    for (const QString& out : places) {
        // EXR holds no 16 bit integers: as float, which the others then get.
        const CliRun run = image({in, out, "--float"});
        QVERIFY2(run.status == 0, run.out);
        in = out;
    }
    const Pixels before = ramp(300, 200), after = read(path("e.tif"));
    QCOMPARE(after.type(), PixelType::F32);
    for (std::int64_t y = 0; y < 200; ++y)
        for (std::int64_t x = 0; x < 300; ++x)
            QCOMPARE(after.valueAt(y, x), before.valueAt(y, x));
}

void ImageTest::floatAndRegionShapeTheOutput() {
    const CliRun run = image({path("in.tif"), path("region.tif"), "--op", "mul:value=0.5",
                              "--float", "--region", "20,10,100,50"});
    QVERIFY2(run.status == 0, run.out);
    QCOMPARE(run.json().at("output").at("type"), "float32");
    const Pixels out = read(path("region.tif")), in = ramp(300, 200);
    QCOMPARE(out.width(), std::int64_t{100});
    QCOMPARE(out.height(), std::int64_t{50});
    QCOMPARE(out.valueAt(3, 4), in.valueAt(13, 24) * 0.5);
}

void ImageTest::theFileSaysWhereItComesFrom() {
    QCOMPARE(image({path("in.tif"), path("dark.tif"), "--op", "mul:value=0.1"}).status, 0);
    QCOMPARE(
        image({path("in.tif"), path("told.tif"), "--op", "sub:file=" + path("dark.tif")}).status,
        0);
    QFile file(path("told.tif"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const auto id = [&](const char* name) {
        return QByteArray::fromStdString(contentIdOf(path(name).toStdString()).value);
    };
    for (const QByteArray& part : {id("in.tif"), id("dark.tif"), QByteArray("\"op\":\"sub\""),
                                   QByteArray("\"backend\":\"cpu\""), QByteArray("\"version\":\"")})
        QVERIFY2(bytes.contains(part), part);
}

void ImageTest::inputsAreNeverOverwritten() {
    const QString link = path("link.tif");
    QVERIFY(QFile::link(path("in.tif"), link));
    QVERIFY(QFile::copy(path("in.tif"), path("other.tif")));
    const auto before = contentIdOf(path("in.tif").toStdString());
    for (const QStringList& arguments :
         {QStringList{path("in.tif"), path("in.tif")}, QStringList{path("in.tif"), link},
          QStringList{path("other.tif"), path("in.tif"), "--op", "sub:file=" + path("in.tif")}}) {
        const CliRun run = image(arguments + QStringList{"--overwrite"});
        QCOMPARE(run.status, 2);
        QVERIFY2(run.out.contains("same file"), run.out);
        QVERIFY(contentIdOf(path("in.tif").toStdString()) == before);
    }
}

void ImageTest::existingOutputsAreRefusedUnlessAllowed() {
    const QStringList call{path("in.tif"), path("twice.tif"), "--op", "add:value=1"};
    QCOMPARE(image(call).status, 0);
    QCOMPARE(image(call).status, 2);
    QCOMPARE(image(call + QStringList{"--overwrite"}).status, 0);
}

void ImageTest::failuresExitWithTheirStatus_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const QString in = path("in.tif"), out = path("never.tif");
    QTest::newRow("unknown operation") << QStringList{in, out, "--op", "sparkle:x=1"} << 2;
    QTest::newRow("unknown parameter") << QStringList{in, out, "--op", "blur:size=1"} << 2;
    QTest::newRow("does not suit") << QStringList{in, out, "--op", "hue:file=none.json"} << 3;
    QTest::newRow("matrix of one channel")
        << QStringList{in, out, "--op", "matrix:m=1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1"} << 2;
    QTest::newRow("no such input") << QStringList{path("none.tif"), out} << 3;
    QTest::newRow("no such operand") << QStringList{in, out, "--op", "sub:file=none.tif"} << 3;
    QTest::newRow("unknown ending") << QStringList{in, path("never.xyz")} << 2;
    QTest::newRow("region outside") << QStringList{in, out, "--region", "0,0,301,5"} << 2;
    QTest::newRow("region of three") << QStringList{in, out, "--region", "0,0,3"} << 2;
    QTest::newRow("tile of nothing") << QStringList{in, out, "--tile", "0"} << 2;
    QTest::newRow("no folder") << QStringList{in, path("no/such/folder.tif")} << 2;
    QTest::newRow("a region whose end overflows")
        << QStringList{in, out, "--region=9223372036854775800,0,100,2"} << 2;
    QTest::newRow("a folder nobody writes to") << QStringList{in, "/proc/never.tif"} << 2;
    QTest::newRow("too little memory")
        << QStringList{in, out, "--op", "blur:sigma=30", "--memory-limit", "1M"} << 1;
}

void ImageTest::failuresExitWithTheirStatus() {
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const CliRun run = image(arguments);
    QVERIFY2(run.status == status, run.out);
    QVERIFY2(!run.json().at("error").at("what").get<std::string>().empty(), run.out);
    QVERIFY(QDir(m_dir.path()).entryList({"never*"}).isEmpty());
}

void ImageTest::theCompressionIsAsAsked_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("found"); // in the encoding; empty: the call is wrong
    QTest::newRow("HDF5 needs no plug-in") << "h5"
                                           << ""
                                           << "chunks";
    QTest::newRow("HDF5 plain") << "h5"
                                << "none"
                                << "chunks";
    QTest::newRow("HDF5 LZF") << "h5"
                              << "lzf"
                              << "LZF";
    QTest::newRow("HDF5 bitshuffle") << "h5"
                                     << "bitshuffle-lz4"
                                     << "bitshuffle-LZ4";
    QTest::newRow("HDF5 deflate") << "h5"
                                  << "deflate"
                                  << "deflate";
    QTest::newRow("TIFF LZW") << "tif"
                              << "lzw"
                              << "LZW";
    QTest::newRow("TIFF zip") << "tif"
                              << "zip"
                              << "";
    QTest::newRow("EXR piz") << "exr"
                             << "piz"
                             << "piz";
    QTest::newRow("EXR lzw") << "exr"
                             << "lzw"
                             << "";
}

void ImageTest::theCompressionIsAsAsked() {
    QFETCH(QString, ending);
    QFETCH(QString, asked);
    QFETCH(QString, found);
    const QString out = path("packed.") + ending;
    QStringList arguments{path("in.tif"), out, "--overwrite"};
    if (!asked.isEmpty())
        arguments += {"--compression", asked};
    QFile::remove(out);
    const CliRun run = image(arguments);
    if (found.isEmpty()) {
        QCOMPARE(run.status, 2);
        QCOMPARE(run.json().at("error").at("field"), "compression");
        QVERIFY(!QFile::exists(out));
        return;
    }
    QVERIFY2(run.status == 0, run.out);
    const QString encoding =
        QString::fromStdString(io::openSource(out.toStdString())->describe().encoding);
    QVERIFY2(encoding.contains(found, Qt::CaseInsensitive), qPrintable(encoding));
    QCOMPARE(read(out).valueAt(199, 299), ramp(300, 200).valueAt(199, 299));
}

void ImageTest::theMemoryLimitHolds() {
    if (test::kSanitized)
        QSKIP("the sanitizer's own memory is more than the limit");
    const CliRun run = image({path("large.tif"), path("small.tif"), "--op", "blur:sigma=5", "--op",
                              "log:offset=1", "--memory-limit", "64M", "--backend", "cpu"});
    QVERIFY2(run.status == 0, run.out);
    QCOMPARE(run.json().at("strategy"), "streaming");
    QVERIFY2(run.json().at("peak_rss_bytes").get<std::uint64_t>() <= 64u << 20, run.out);
}

void ImageTest::anInterruptLeavesNothingWithinASecond() {
    QVERIFY(QDir(m_dir.path()).mkdir("interrupted"));
    QProcess program;
    program.start(QStringLiteral(SPECULA_BIN_DIR "/specula-cli"),
                  {"image", path("large.tif"), path("interrupted/out.tif"), "--op",
                   "median:radius=30", "--op", "blur:sigma=60", "--json"});
    QVERIFY(program.waitForStarted());
    QTest::qWait(1500);
    QElapsedTimer clock;
    clock.start();
    ::kill(static_cast<pid_t>(program.processId()), SIGINT);
    QVERIFY(program.waitForFinished(10000));
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(program.exitCode(), 4);
    QVERIFY(QDir(path("interrupted")).isEmpty());
}

SPECULA_TEST(ImageTest)
#include "image_test.moc"
