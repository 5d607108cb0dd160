// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"
#include "core/base/array.h"
#include "core/base/settings.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"
#include "test_main.h"

#include <QFile>

#include <csignal>
#include <cstring>

using namespace specula;

/// The command line contract: names, JSON fields and exit codes as scripts rely on them.
class ContractTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void everyCommandHasHelpWithAnExample();
    void devicesListsAllFourTiers();
    void anAbsentTierFallsBackUnlessForbidden();
    void devicesFollowCommandLineEnvironmentAndSettings();
    void infoSaysWhatAFileIs();
    void aForeignFileIsUnknownAndNoFailure();
    void missingAndEmptyFilesExitWithThree();
    void wrongCallsExitWithTwoAndSayWhy();
    void exportedNumbersAreTheFilesNumbers();
    void anExistingOutputIsRefused();
    void jsonStandsAloneOnStandardOutput();
    void quietCommandsSayNothing();
    void memoryLimitsAreKept();
    void anInterruptLeavesNothingBehind();
    void demoFilesCanBeOpened();
    void benchRefusesUnknownSuites();

  private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    QTemporaryDir m_dir;
};

static Pixels ramp() {
    Array<std::uint16_t> a({5, 7});
    for (int r = 0; r < 5; ++r)
        for (int c = 0; c < 7; ++c)
            a.edit()(r, c) = static_cast<std::uint16_t>(100 * r + c);
    return Pixels(a);
}

void ContractTest::initTestCase() {
    JobContext job;
    io::writeHdf5(path("stack.h5").toStdString(), *io::makeMemorySource({ramp(), ramp(), ramp()}),
                  {}, job);
    io::writeTiff(path("ramp.tif").toStdString(), *io::makeMemorySource({ramp()}), {}, job);
    for (const auto& [name, content] :
         {std::pair{"foreign.dat", "hello world, no picture"}, {"empty.tif", ""}}) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
}

void ContractTest::everyCommandHasHelpWithAnExample() {
    QCOMPARE(runCli({"--version"}).status, 0);
    for (const char* command : {"devices", "info", "export", "bench", "demo"}) {
        const CliRun run = runCli({command, "--help"});
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.contains("Example: specula-cli " + QByteArray(command)), run.out);
        for (const char* option :
             {"--backend", "--device", "--gpu-memory", "--no-fallback", "--threads",
              "--memory-limit", "--profile", "--json", "--quiet", "--overwrite", "--log-level"})
            QVERIFY2(run.out.contains(option), option);
    }
}

void ContractTest::devicesListsAllFourTiers() {
    const CliRun run = runCli({"devices", "--json"});
    QCOMPARE(run.status, 0);
    const auto j = run.json();
    std::map<std::string, nlohmann::json> rows; // the first of each tier
    int best = 0;
    std::string bestTier;
    for (const auto& row : j.at("backends")) {
        for (const char* field : {"name", "priority", "available", "device", "memory_bytes",
                                  "memory_detected", "reason"})
            QVERIFY2(row.contains(field), field);
        QVERIFY(!row["reason"].get<std::string>().empty());
        QCOMPARE(row["device"].get<std::string>().empty(), !row["available"].get<bool>());
        rows.try_emplace(row["name"], row);
        if (row["available"].get<bool>() && row["priority"].get<int>() > best) {
            best = row["priority"];
            bestTier = row["name"];
        }
    }
    QCOMPARE(rows.size(), std::size_t(4));
    QCOMPARE(rows["reference"]["priority"].get<int>(), 0);
    QCOMPARE(rows["cpu"]["priority"].get<int>(), 10);
    QVERIFY(rows["cpu"]["f64"].get<bool>() && rows["cpu"]["available"].get<bool>());
    QCOMPARE(rows["cuda"]["priority"].get<int>(), 150);
    QVERIFY(rows.count("vulkan") == 1);
    QVERIFY(rows["cpu"]["memory_bytes"].get<double>() > 1e8);
    QCOMPARE(j.at("selected").get<std::string>(), bestTier);
    QVERIFY(!j.at("reason").get<std::string>().empty());
    QCOMPARE(j.at("policy").at("backend").at("from").get<std::string>(), std::string("automatic"));
    QCOMPARE(runCli({"devices", "--json", "--backend", "cpu"}).json().at("selected"),
             nlohmann::json("cpu"));
}

void ContractTest::anAbsentTierFallsBackUnlessForbidden() {
    // No machine has a hundred cards.
    const QStringList absent{"devices", "--json", "--backend", "cuda", "--device", "99"};
    auto j = runCli(absent).json();
    QVERIFY(j.at("selected").get<std::string>() != "reference");
    QVERIFY(j.at("reason").get<std::string>().find("cuda was asked for") != std::string::npos);
    const CliRun forced = runCli(absent + QStringList{"--no-fallback"});
    QCOMPARE(forced.status, 1);
    QCOMPARE(forced.json().at("error").at("code").get<std::string>(), std::string("computation"));
    QVERIFY(!forced.json().at("error").at("remedy").get<std::string>().empty());
    // Whatever the command is.
    QCOMPARE(
        runCli({"info", path("ramp.tif"), "--backend", "cuda", "--device", "99", "--no-fallback"})
            .status,
        1);
    QCOMPARE(runCli({"devices", "--backend", "abacus"}).status, 2);
    QCOMPARE(runCli({"devices", "--json", "--backend", "reference"}).json().at("selected"),
             nlohmann::json("reference"));
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("SPECULA_BACKEND", "vulkan");
    environment.insert("SPECULA_DEVICE", "99");
    environment.insert("SPECULA_GPU_FALLBACK", "false");
    QCOMPARE(runCli({"devices"}, environment).status, 1);
    QCOMPARE(runCli({"devices", "--backend", "cpu"}, environment).status, 0);
}

void ContractTest::devicesFollowCommandLineEnvironmentAndSettings() {
    QTemporaryDir home;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("SPECULA_HOME", home.path());
    const auto selected = [&](const QStringList& options = {}) {
        const CliRun run = runCli(QStringList{"devices", "--json"} + options, environment);
        return run.status == 0 ? run.json().at("selected").get<std::string>()
                               : run.err.toStdString();
    };
    Settings settings(std::filesystem::path(home.path().toStdString()) / "config" /
                      "settings.json");
    settings.set("device/backend", "reference");
    QCOMPARE(selected(), std::string("reference"));
    environment.insert("SPECULA_BACKEND", "cpu");
    QCOMPARE(selected(), std::string("cpu"));
    QCOMPARE(selected({"--backend", "reference"}), std::string("reference"));
    settings.set("device/memory_fraction", 0.25);
    auto policy =
        runCli({"devices", "--json", "--gpu-memory", "512M"}, environment).json().at("policy");
    QCOMPARE(policy.at("memory_fraction").at("value").get<double>(), 0.25);
    QCOMPARE(policy.at("memory_fraction").at("from"), nlohmann::json("the settings"));
    QCOMPARE(policy.at("memory_cap_bytes").at("value").get<int>(), 512 << 20);

    for (const auto& [name, value] : {std::pair{"SPECULA_GPU_MEMORY_FRACTION", "1.5"},
                                      {"SPECULA_USE_GPU", "perhaps"},
                                      {"SPECULA_GPU_FALLBACK", "-"},
                                      {"SPECULA_DEVICE", "first"}}) {
        auto wrong = environment;
        wrong.insert(name, value);
        const CliRun run = runCli({"devices", "--json"}, wrong);
        QCOMPARE(run.status, 2);
        QCOMPARE(run.json().at("error").at("field"), nlohmann::json(name));
    }
    for (const char* wrong : {"0", "-1", "much"})
        QCOMPARE(runCli({"devices", "--gpu-memory", wrong}).status, 2);
    QCOMPARE(runCli({"devices", "--device", "-1"}).status, 2);
}

void ContractTest::infoSaysWhatAFileIs() {
    const auto j = runCli({"info", path("stack.h5"), "--json"}).json();
    QCOMPARE(j.at("kind").get<std::string>(), std::string("stack"));
    QCOMPARE(j.at("shape"), nlohmann::json({3, 5, 7}));
    QCOMPARE(j.at("dtype").get<std::string>(), std::string("uint16"));
    QCOMPARE(j.at("frames").get<int>(), 3);
    QCOMPARE(j.at("datasets").at(0).at("path").get<std::string>(), std::string("/entry/data/data"));
    QCOMPARE(j.at("datasets").at(0).at("shape"), nlohmann::json({3, 5, 7}));
    QVERIFY(j.at("problems").is_array());
    const auto tiff = runCli({"info", path("ramp.tif"), "--json", "--metadata"}).json();
    QCOMPARE(tiff.at("kind").get<std::string>(), std::string("image"));
    QVERIFY(!tiff.at("metadata").at("children").empty());
}

void ContractTest::aForeignFileIsUnknownAndNoFailure() {
    const CliRun run = runCli({"info", path("foreign.dat"), "--json"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.json().at("kind").get<std::string>(), std::string("unknown"));
    // To export from it is another matter.
    QCOMPARE(runCli({"export", path("foreign.dat"), "--what", "image", "-o", path("x.csv")}).status,
             3);
}

void ContractTest::missingAndEmptyFilesExitWithThree() {
    const CliRun missing = runCli({"info", path("missing.h5"), "--json"});
    QCOMPARE(missing.status, 3);
    const auto error = missing.json().at("error");
    for (const char* field : {"code", "what", "file", "field", "remedy"})
        QVERIFY2(error.contains(field), field);
    QCOMPARE(error.at("code").get<std::string>(), std::string("input"));
    QVERIFY(error.at("file").get<std::string>().find("missing.h5") != std::string::npos);
    const CliRun empty =
        runCli({"export", path("empty.tif"), "--what", "image", "-o", path("e.csv")});
    QCOMPARE(empty.status, 3);
    QVERIFY2(empty.err.contains("empty.tif"), empty.err);
}

void ContractTest::wrongCallsExitWithTwoAndSayWhy() {
    QCOMPARE(runCli({}).status, 2);
    QCOMPARE(runCli({"frobnicate"}).status, 2);
    QCOMPARE(runCli({"info"}).status, 2);
    QCOMPARE(runCli({"info", path("stack.h5"), "--log-level", "loud"}).status, 2);
    QCOMPARE(runCli({"devices", "--memory-limit", "lots"}).status, 2);
    QCOMPARE(runCli({"devices", "--threads", "-3"}).status, 2);
    const QStringList image{"export", path("stack.h5"), "--what", "image"};
    QCOMPARE(runCli(image + QStringList{"-o", path("x.docx")}).status, 2);
    QCOMPARE(runCli(image + QStringList{"-o", path("x.csv"), "--frame", "3"}).status, 2);
    QCOMPARE(runCli(image + QStringList{"-o", path("x.csv"), "--region", "0,0,8,1"}).status, 2);
    QCOMPARE(runCli(image + QStringList{"-o", path("x.csv"), "--region", "0,0"}).status, 2);
    QCOMPARE(runCli(image + QStringList{"-o", path("x.csv"), "--levels", "0,5"}).status, 2);
    QCOMPARE(runCli({"export", path("stack.h5"), "--what", "tea", "-o", path("x.csv")}).status, 2);
    const CliRun run = runCli({"frobnicate", "--json"});
    QCOMPARE(run.json().at("error").at("code").get<std::string>(), std::string("usage"));
    QVERIFY(!QFile::exists(path("x.csv")));
}

void ContractTest::exportedNumbersAreTheFilesNumbers() {
    const CliRun csv = runCli({"export", path("stack.h5"), "--what", "image", "--frame", "1", "-o",
                               path("frame.csv"), "--region", "2,1,3,2", "--json"});
    QCOMPARE(csv.status, 0);
    QCOMPARE(csv.json().at("rows").get<int>(), 2);
    QFile file(path("frame.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArrayList lines = file.readAll().trimmed().split('\n');
    lines.removeIf([](const QByteArray& line) { return line.startsWith('#'); });
    QCOMPARE(lines, (QByteArrayList{"102,103,104", "202,203,204"}));

    QCOMPARE(runCli({"export", path("stack.h5"), "--what", "image", "-o", path("f.json")}).status,
             0);
    QFile json(path("f.json"));
    QVERIFY(json.open(QIODevice::ReadOnly));
    const auto j = nlohmann::json::parse(json.readAll().toStdString());
    QCOMPARE(j.at("data").at(4).at(6).get<int>(), 406);
    QCOMPARE(j.at("provenance").at("inputs").at(0).at("dataset").get<std::string>(),
             std::string("/entry/data/data"));

    for (const char* name : {"f.tif", "f.npy", "f.edf"}) {
        QCOMPARE(runCli({"export", path("stack.h5"), "--what", "image", "-o", path(name)}).status,
                 0);
        const Pixels back = io::openSource(path(name).toStdString())->readFrame(0);
        QCOMPARE(back.type(), PixelType::U16);
        QVERIFY(std::memcmp(back.data(), ramp().data(), back.bytes()) == 0);
    }
}

void ContractTest::anExistingOutputIsRefused() {
    const QStringList call{"export", path("stack.h5"), "--what", "image", "-o", path("once.csv")};
    QCOMPARE(runCli(call).status, 0);
    const CliRun again = runCli(call);
    QCOMPARE(again.status, 2);
    QVERIFY2(again.err.contains("--overwrite"), again.err);
    QCOMPARE(runCli(call + QStringList{"--overwrite"}).status, 0);
}

void ContractTest::jsonStandsAloneOnStandardOutput() {
    for (const QStringList& call :
         {QStringList{"devices", "--json"}, QStringList{"info", path("stack.h5"), "--json"},
          QStringList{"info", path("missing.h5"), "--json"}}) {
        const QByteArray out = runCli(call).out;
        QVERIFY2(nlohmann::json::parse(out.toStdString(), nullptr, false).is_object(), out);
        QCOMPARE(out.count('\n'), 1);
    }
}

void ContractTest::quietCommandsSayNothing() {
    const QStringList commands[] = {
        {"devices"},
        {"conformance", "--tier", "cpu", "--suite", "fill"},
        {"info", path("stack.h5"), "--backend", "cuda"}, // with a warning where it is absent
        {"image", path("ramp.tif"), path("quiet.tif"), "--op", "add:value=1"},
        {"export", path("stack.h5"), "--what", "image", "-o", path("quiet.csv")},
        {"demo", path("quiet"), "--frames", "2"}};
    for (const QStringList& command : commands) {
        const CliRun run = runCli(command + QStringList{"--quiet"});
        QVERIFY2(run.status == 0 && run.out.isEmpty() && run.err.isEmpty(),
                 command.join(' ').toUtf8() + ": " + run.out + run.err);
    }
    const CliRun json = runCli({"info", path("stack.h5"), "--quiet", "--json"});
    QVERIFY(json.json().is_object() && json.err.isEmpty());
    const CliRun failed = runCli({"info", path("missing.h5"), "--quiet"});
    QCOMPARE(failed.status, 3);
    QVERIFY2(failed.err.contains("missing.h5"), failed.err);
}

void ContractTest::memoryLimitsAreKept() {
    const CliRun run = runCli({"export", path("stack.h5"), "--what", "image", "-o", path("m.csv"),
                               "--memory-limit", "1M", "--json"});
    QCOMPARE(run.status, 1);
    QCOMPARE(run.json().at("error").at("field").get<std::string>(), std::string("--memory-limit"));
    QVERIFY(!QFile::exists(path("m.csv")));
}

void ContractTest::anInterruptLeavesNothingBehind() {
    QProcess program;
    const QString folder = path("interrupted");
    program.start(QStringLiteral(SPECULA_BIN_DIR "/specula-cli"),
                  {"demo", folder, "--frames", "5000", "--json"});
    QVERIFY(program.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QDir(folder).exists(), 10000);
    QTest::qWait(200);
    QElapsedTimer clock;
    clock.start();
    ::kill(static_cast<pid_t>(program.processId()), SIGINT);
    QVERIFY(program.waitForFinished(10000));
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(program.exitCode(), 4);
    QVERIFY(QDir(folder).isEmpty());
    QCOMPARE(nlohmann::json::parse(program.readAllStandardOutput().toStdString())
                 .at("error")
                 .at("code")
                 .get<std::string>(),
             std::string("cancelled"));
}

void ContractTest::demoFilesCanBeOpened() {
    const CliRun run = runCli({"demo", path("demo"), "--frames", "3", "--json"});
    QCOMPARE(run.status, 0);
    const auto files = run.json().at("files");
    QCOMPARE(files.size(), std::size_t(13));
    for (const auto& file : files)
        QVERIFY(!io::openSource(file.get<std::string>())->readFrame(0).empty());
    const auto stack = runCli({"info", QString::fromStdString(files[0]), "--json"}).json();
    QCOMPARE(stack.at("frames").get<int>(), 3);
    QCOMPARE(stack.at("dtype").get<std::string>(), std::string("uint16"));
}

void ContractTest::benchRefusesUnknownSuites() {
    QCOMPARE(runCli({"bench", "tea"}).status, 2);
}

SPECULA_TEST(ContractTest)
#include "contract_test.moc"
