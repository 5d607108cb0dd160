// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/file_info.h"
#include "core/io/open_source.h"
#include "core/io/result_file.h"
#include "core/simulate/demo_files.h"
#include "simulate_fixtures.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <algorithm>
#include <set>

using namespace specula;
using namespace specula::simulate;

class DemoFilesTest : public QObject {
    Q_OBJECT
  private slots:
    void theyAreMadeOnceAndFound();
    void whatIsCancelledLeavesAnEmptyFolder();
};

void DemoFilesTest::theyAreMadeOnceAndFound() {
    QTemporaryDir dir;
    const std::filesystem::path folder = dir.filePath("demo").toStdString();
    QVERIFY(existingDemoFiles(folder).empty());
    Machine machine;
    const auto made = makeDemoFiles(folder, 6, false, *machine.backend, *machine.pool, machine.job);
    QCOMPARE(existingDemoFiles(folder), made);
    QCOMPARE(QDir(dir.filePath("demo"))
                 .entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot)
                 .size(),
             qsizetype(made.size()));
    QVERIFY_EXCEPTION_THROWN(
        makeDemoFiles(folder, 6, false, *machine.backend, *machine.pool, machine.job), Error);
    QCOMPARE(io::inspectFile(made.at(0)).kind, std::string("raw-xpcs"));
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(!io::openSource(made.at(i))->readFrame(0).empty());
    QCOMPARE(io::inspectFile(made.at(3)).kind, std::string("qmap"));
    // Results that can be compared and averaged: one q-map, five temperatures, repeats.
    std::multiset<double> temperatures;
    std::set<std::string> hashes, starts;
    for (std::size_t i = 4; i < made.size(); ++i) {
        const auto result = io::ResultFile::open(made[i]);
        QVERIFY2(result != nullptr && result->kind() == "result-both", made[i].c_str());
        // So few frames leave bins without a count, which is said; nothing else is wrong.
        for (const io::Problem& problem : result->problems())
            QVERIFY2(problem.severity != "error", problem.what.c_str());
        hashes.insert(result->qmap()->hash);
        starts.insert(result->meta().startTime);
        if (result->meta().sample != "gel")
            temperatures.insert(result->meta().temperatureK.value());
    }
    QCOMPARE(hashes.size(), std::size_t{1});
    QCOMPARE(starts.size(), made.size() - 4);
    QCOMPARE(temperatures, (std::multiset<double>{278, 288, 298, 298, 298, 298, 308, 318}));
}

void DemoFilesTest::whatIsCancelledLeavesAnEmptyFolder() {
    QTemporaryDir dir;
    Machine machine;
    const CancelToken cancel;
    cancel.cancel();
    JobContext job(nullptr, cancel);
    QVERIFY_EXCEPTION_THROWN(
        makeDemoFiles(dir.path().toStdString(), 6, false, *machine.backend, *machine.pool, job),
        Cancelled);
    QVERIFY(QDir(dir.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
}

SPECULA_TEST(DemoFilesTest)
#include "demo_files_test.moc"
