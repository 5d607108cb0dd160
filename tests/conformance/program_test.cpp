// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_main.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace {

struct Run {
    int status = -1;
    std::string out, err;
    nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
};

Run runProgram(const char* name, const QStringList& arguments) {
    QProcess program;
    program.start(QStringLiteral(SPECULA_BIN_DIR "/") + QString::fromLatin1(name), arguments);
    program.waitForFinished(60000);
    return {program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1,
            program.readAllStandardOutput().toStdString(),
            program.readAllStandardError().toStdString()};
}

} // namespace

/// The programs that show conformance, as a script sees them.
class ProgramTest : public QObject {
    Q_OBJECT
  private slots:
    void theCommandLineReportsConformance();
    void aSuiteNobodyKnowsIsAWrongCall();
    void tiersAreListedWithOrWithoutDevices();
    void tiersAreHeldToTheReference();
    void aTierThatIsAskedForAndAbsentFails();
    void kernelsAreTimed();
};

void ProgramTest::theCommandLineReportsConformance() {
    const Run run = runProgram(
        "specula-cli", {"conformance", "--tier", "cpu", "--suite", "convert", "--json", "--quiet"});
    QCOMPARE(run.status, 0);
    const auto json = run.json();
    QCOMPARE(json.value("tier", std::string()), std::string("cpu"));
    QCOMPARE(json.value("kernels", 0), 1);
    QVERIFY(json.value("cases", 0) > 100);
    QVERIFY(json.at("failed").is_array() && json.at("failed").empty());
}

void ProgramTest::aSuiteNobodyKnowsIsAWrongCall() {
    const Run run =
        runProgram("specula-cli", {"conformance", "--tier", "reference", "--suite", "x", "--json"});
    QCOMPARE(run.status, 2);
    QCOMPARE(run.json().at("error").at("field").get<std::string>(), std::string("--suite"));
    QCOMPARE(runProgram("specula-tiers", {"conformance", "--tier", "abacus"}).status, 2);
    QCOMPARE(runProgram("specula-tiers", {}).status, 2);
}

void ProgramTest::tiersAreListedWithOrWithoutDevices() {
    const Run run = runProgram("specula-tiers", {"list", "--json"});
    QCOMPARE(run.status, 0);
    QStringList names;
    for (const auto& row : run.json()) {
        names << QString::fromStdString(row.at("tier").get<std::string>());
        QVERIFY(row.at("available").get<bool>() != !row.at("problem").get<std::string>().empty());
    }
    for (const char* name : {"reference", "cpu", "vulkan", "cuda"})
        QVERIFY(names.contains(QString::fromLatin1(name)));
}

void ProgramTest::tiersAreHeldToTheReference() {
    QTemporaryDir folder;
    const QString trace = folder.filePath("trace.json");
    const Run run = runProgram("specula-tiers", {"conformance", "--tier", "cpu", "--kernel", "map3",
                                                 "--json", "--trace", trace});
    QVERIFY2(run.status == 0, run.out.c_str());
    QCOMPARE(run.json().at(0).at("failed").size(), std::size_t{0});
    QFile file(trace);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto events = nlohmann::json::parse(file.readAll().toStdString(), nullptr, false);
    QVERIFY(events.at("traceEvents").is_array());
}

void ProgramTest::aTierThatIsAskedForAndAbsentFails() {
    const Run list = runProgram("specula-tiers", {"list", "--json"});
    for (const auto& row : list.json())
        if (!row.at("available").get<bool>())
            QCOMPARE(runProgram("specula-tiers",
                                {"conformance", "--kernel", "fill", "--tier",
                                 QString::fromStdString(row.at("tier").get<std::string>())})
                         .status,
                     1);
}

void ProgramTest::kernelsAreTimed() {
    const Run run = runProgram("specula-tiers", {"bench", "--tier", "cpu", "--quick", "--repeat",
                                                 "1", "--kernel", "reduce", "--json"});
    QCOMPARE(run.status, 0);
    const auto rows = run.json();
    QVERIFY(rows.size() >= 3); // the copy, and sums of two types
    for (const auto& row : rows) {
        QVERIFY(row.at("value").get<double>() > 0);
        QCOMPARE(row.at("unit").get<std::string>(), std::string("GB/s"));
    }
    QVERIFY(rows.at(1).at("of_copy").get<double>() > 0);
}

SPECULA_TEST(ProgramTest)
#include "program_test.moc"
