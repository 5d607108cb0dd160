// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"
#include "core/io/open_source.h"
#include "core/io/result_file.h"
#include "test_main.h"

#include <QDir>
#include <QFile>

#include <csignal>

using namespace specula;

/// `specula-cli simulate`: the contract, and that files appear whole or not at all.
class SimulateTest : public QObject {
    Q_OBJECT
  private slots:
    void framesAndTruth();
    void resultsAndTheirQmap();
    void theDetectorIsThatOfTheGeometry();
    void numbersOfThreadsGiveTheSameFrames();
    void helpListsTheKinds();
    void wrongCallsAreRefused_data();
    void wrongCallsAreRefused();
    void existingFilesAreRefusedBeforeWork();
    void moreThanTheMemoryIsRefused();
    void anInterruptLeavesNothing();

  private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    static QStringList call(const QStringList& more) {
        return QStringList{"simulate", "xpcs", "--json"} + more;
    }
    QTemporaryDir m_dir;
};

void SimulateTest::framesAndTruth() {
    const CliRun run =
        runCli(call({"-o",         path("raw.h5"),  "--kind",        "two-rate", "--d0",
                     "2e6",        "--param",       "fraction=0.3",  "--param",  "d1=1e5",
                     "--shape",    "20x30",         "--frames",      "5",        "--frame-time",
                     "0.01",       "--exposure",    "0.5",           "--seed",   "9",
                     "--contrast", "0.5",           "--mean-counts", "3",        "--speckle-px",
                     "2",          "--temperature", "300",           "--sample", "ice"}));
    QVERIFY2(run.status == 0, run.err);
    const auto json = run.json();
    QCOMPARE(json.at("file").get<std::string>(), path("raw.h5").toStdString());
    QVERIFY(json.at("seconds").get<double>() > 0);
    QVERIFY(!json.contains("results") && !json.contains("qmap"));
    const auto& truth = json.at("truth");
    QCOMPARE(truth.at("kind").get<std::string>(), std::string("two-rate"));
    QCOMPARE(truth.at("parameters").at("d0").at("value").get<double>(), 2e6);
    QCOMPARE(truth.at("parameters").at("fraction").at("value").get<double>(), 0.3);
    QCOMPARE(truth.at("parameters").at("d1").at("value").get<double>(), 1e5);
    for (const auto& [name, value] : {std::pair{"frames", 5.0},
                                      {"frame_time_s", 0.01},
                                      {"exposure", 0.5},
                                      {"seed", 9},
                                      {"contrast", 0.5},
                                      {"mean_counts", 3},
                                      {"speckle_px", 2}})
        QCOMPARE(truth.at(name).get<double>(), value);
    const auto info = runCli({"info", path("raw.h5"), "--json"}).json();
    QCOMPARE(info.at("kind").get<std::string>(), std::string("raw-xpcs"));
    QCOMPARE(info.at("shape"), nlohmann::json({5, 20, 30}));
    QCOMPARE(info.at("dtype").get<std::string>(), std::string("uint16"));
    QVERIFY(info.at("problems").empty());
}

void SimulateTest::resultsAndTheirQmap() {
    const CliRun run =
        runCli(call({"-o", path("r.h5"), "--results", path("r_results.hdf"), "--qmap", path("q.h5"),
                     "--shape", "40x40", "--frames", "32", "--q-bins", "3,6", "--twotime-bins",
                     "1,3", "--dpl", "4", "--partials", "2"}));
    QVERIFY2(run.status == 0, run.err);
    const auto json = run.json();
    QCOMPARE(json.at("results").get<std::string>(), path("r_results.hdf").toStdString());
    QCOMPARE(json.at("qmap").get<std::string>(), path("q.h5").toStdString());
    const auto result = io::ResultFile::open(path("r_results.hdf").toStdString());
    QCOMPARE(result->kind(), std::string("result-both"));
    for (const io::Problem& problem : result->problems())
        QVERIFY2(problem.severity == "note", problem.what.c_str());
    QCOMPARE(result->twotimeBins(), (std::vector<std::int64_t>{1, 3}));
    QCOMPARE(result->binCount(), std::int64_t{3});
    QCOMPARE(result->partialCount(), std::int64_t{2});
    QCOMPARE(result->meta().rawFile, path("r.h5").toStdString());
    QCOMPARE(result->truth(), json.at("truth"));
    std::vector<io::Problem> problems;
    QCOMPARE(io::readQmap(path("q.h5").toStdString(), problems)->hash, result->qmap()->hash);
    QVERIFY(problems.empty());
    for (const auto& [name, kind] : {std::pair{"r_results.hdf", "result-both"}, {"q.h5", "qmap"}})
        QCOMPARE(runCli({"info", path(name), "--json"}).json().at("kind").get<std::string>(),
                 std::string(kind));
}

void SimulateTest::theDetectorIsThatOfTheGeometry() {
    QFile file(path("g.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"kind":"transmission","energy_kev":11.0,"distance_m":4.0,
        "pixel_size_m":[7.5e-5,7.5e-5],"beam_center_px":[40.8,17.3],"shape":[48,64]})");
    file.close();
    const CliRun run =
        runCli(call({"-o", path("g.h5"), "--geometry", path("g.json"), "--frames", "2"}));
    QVERIFY2(run.status == 0, run.err);
    QCOMPARE(run.json().at("truth").at("geometry").at("energy_kev").get<double>(), 11.0);
    QCOMPARE(io::openSource(path("g.h5").toStdString())->describe().width(), std::int64_t{64});
    const CliRun missing = runCli(call({"-o", path("h.h5"), "--geometry", path("none.json")}));
    QCOMPARE(missing.status, 3);
    QCOMPARE(missing.json().at("error").at("file").get<std::string>(),
             path("none.json").toStdString());
}

void SimulateTest::numbersOfThreadsGiveTheSameFrames() {
    QByteArray bytes[2];
    for (const int threads : {1, 3}) {
        const QString file = path(threads == 1 ? "one.h5" : "three.h5");
        QCOMPARE(runCli(call({"-o", file, "--shape", "24x24", "--frames", "20", "--kind",
                              "ballistic", "--threads", QString::number(threads)}))
                     .status,
                 0);
        QFile in(file);
        QVERIFY(in.open(QIODevice::ReadOnly));
        bytes[threads / 3] = in.readAll();
    }
    QVERIFY(bytes[0].size() > 1000 && bytes[0] == bytes[1]);
}

void SimulateTest::helpListsTheKinds() {
    const CliRun run = runCli({"simulate", "xpcs", "--help"});
    QCOMPARE(run.status, 0);
    for (const char* text :
         {"brownian", "intermittent", "--mean-counts", "Example: specula-cli", "burst", "--param"})
        QVERIFY2(run.out.contains(text), text);
    QCOMPARE(runCli({"simulate"}).status, 2);
}

void SimulateTest::wrongCallsAreRefused_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("field");
    QTest::newRow("kind") << QStringList{"--kind", "tea"} << "kind";
    QTest::newRow("parameter") << QStringList{"--param", "d2=1"} << "d2";
    QTest::newRow("no value") << QStringList{"--param", "d0"} << "--param";
    QTest::newRow("twice") << QStringList{"--param", "d0=1", "--d0", "2"} << "--d0";
    QTest::newRow("not of the kind") << QStringList{"--kind", "static", "--d0", "2"} << "d0";
    QTest::newRow("shape") << QStringList{"--shape", "12"} << "--shape";
    QTest::newRow("contrast") << QStringList{"--contrast", "2"} << "contrast";
    QTest::newRow("frames") << QStringList{"--frames", "0"} << "frames";
    QTest::newRow("bins") << QStringList{"--results", "x.hdf", "--q-bins", "4,6"} << "q";
    QTest::newRow("two-time bins")
        << QStringList{"--results", "x.hdf", "--twotime-bins", "99"} << "--twotime-bins";
    QTest::newRow("one name") << QStringList{"--results", "RAW"} << "";
}

void SimulateTest::wrongCallsAreRefused() {
    QFETCH(QStringList, options);
    QFETCH(QString, field);
    QTemporaryDir folder;
    const QString raw = folder.filePath("raw.h5");
    options.replaceInStrings("RAW", raw);
    options.replaceInStrings("x.hdf", folder.filePath("x.hdf"));
    const CliRun run = runCli(call(QStringList{"-o", raw} + options));
    QVERIFY2(run.status == 2, run.out + run.err);
    QCOMPARE(run.json().at("error").at("field").get<std::string>(), field.toStdString());
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

void SimulateTest::existingFilesAreRefusedBeforeWork() {
    QFile result(path("there.hdf"));
    QVERIFY(result.open(QIODevice::WriteOnly));
    result.write("mine");
    result.close();
    // It would take minutes.
    const QStringList slow = call({"-o", path("slow.h5"), "--results", path("there.hdf"),
                                   "--frames", "20000", "--shape", "128x128"});
    const CliRun run = runCli(slow);
    QCOMPARE(run.status, 2);
    QVERIFY(run.json().at("error").at("remedy").get<std::string>().find("--overwrite") !=
            std::string::npos);
    QVERIFY(!QFile::exists(path("slow.h5")));
    const QStringList quick = call({"-o", path("quick.h5"), "--results", path("there.hdf"),
                                    "--frames", "4", "--shape", "16x16", "--overwrite"});
    QCOMPARE(runCli(quick).status, 0);
    QVERIFY(QFile(path("there.hdf")).size() > 1000);
}

void SimulateTest::moreThanTheMemoryIsRefused() {
    const CliRun run = runCli(call({"-o", path("m.h5"), "--frames", "100000", "--shape",
                                    "2000x2000", "--memory-limit", "1G"}));
    QCOMPARE(run.status, 1);
    QCOMPARE(run.json().at("error").at("field").get<std::string>(), std::string("--memory-limit"));
    QVERIFY(run.json().at("error").at("remedy").get<std::string>().find("fewer frames") !=
            std::string::npos);
    // Two-time matrices, where there is no limit but the machine's.
    const CliRun matrices =
        runCli(call({"-o", path("m.h5"), "--frames", "5000000", "--shape", "8x8", "--results",
                     path("m.hdf"), "--twotime-bins", "1", "--q-bins", "1"}));
    QCOMPARE(matrices.status, 1);
    QVERIFY(matrices.json().at("error").at("remedy").get<std::string>().find("--twotime-bins") !=
            std::string::npos);
    QVERIFY(!QFile::exists(path("m.h5")));
}

void SimulateTest::anInterruptLeavesNothing() {
    QTemporaryDir folder;
    QProcess program;
    program.start(QStringLiteral(SPECULA_BIN_DIR "/specula-cli"),
                  call({"-o", folder.filePath("raw.h5"), "--results", folder.filePath("r.hdf"),
                        "--frames", "20000", "--shape", "128x128"}));
    QVERIFY(program.waitForStarted());
    const auto empty = [&] {
        return QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    };
    QTRY_VERIFY_WITH_TIMEOUT(!empty(), 10000);
    QTest::qWait(300);
    QElapsedTimer clock;
    clock.start();
    ::kill(static_cast<pid_t>(program.processId()), SIGINT);
    QVERIFY(program.waitForFinished(10000));
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(program.exitCode(), 4);
    QVERIFY(empty());
}

SPECULA_TEST(SimulateTest)
#include "simulate_test.moc"
