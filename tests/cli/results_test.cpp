// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_runner.h"
#include "core/io/result_file.h"
#include "support/result_files.h"
#include "test_main.h"

#include <QFile>

using namespace specula;
using namespace specula::test;

/// The commands on result files: average, regroup, convert, export and info.
class ResultsTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void infoSaysWhatAResultHolds();
    void averageOfRepeatsIsTheirMean();
    void outliersAndBrokenFilesAreRejectedWithReasons();
    void theClassicFilterIsThereWhenAskedFor();
    void nothingToAverageIsAnInputError();
    void convertedResultsHoldTheSame();
    void regroupedWithItsOwnMapIsWhatItWas();
    void regroupNeedsPixels();
    void exportedG2IsTheFiles();
    void exportedUnitsAreTheUsers();
    void everyTableCanBeExported();
    void matricesAndImagesCanBeExported();
    void wrongExportsSayWhy();

  private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    std::filesystem::path file(const QString& name) const { return path(name).toStdString(); }
    QStringList rowsOf(const QString& name) const;
    QTemporaryDir m_dir;
};

void ResultsTest::initTestCase() {
    int number = 0;
    for (const double height : {0.19, 0.20, 0.21}) {
        SmallResult what;
        what.height = height;
        what.error = 2e-2;
        what.scale = 1 + number;
        writeSmallResult(file(QStringLiteral("run%1_results.hdf").arg(++number)), what);
    }
    writeSmallResult(file("both_results.hdf"), {.twotime = true, .pixels = true});
    writeSmallResult(file("far_results.hdf"), {.height = 3, .error = 2e-2});
    QFile broken(path("broken_results.hdf"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    QFile whole(path("run1_results.hdf"));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    broken.write(whole.read(whole.size() / 2));
}

QStringList ResultsTest::rowsOf(const QString& name) const {
    QFile in(path(name));
    if (!in.open(QIODevice::ReadOnly))
        return {};
    QStringList rows;
    for (const QString& line : QString::fromUtf8(in.readAll()).split(QLatin1Char('\n')))
        if (!line.isEmpty() && !line.startsWith(QLatin1Char('#')))
            rows << line;
    return rows;
}

void ResultsTest::infoSaysWhatAResultHolds() {
    const auto multitau = runCli({"info", path("run1_results.hdf"), "--json"}).json();
    QCOMPARE(multitau.at("kind"), nlohmann::json("result-multitau"));
    QCOMPARE(multitau.at("frames"), nlohmann::json(12));
    for (const auto& problem : multitau.at("problems"))
        QVERIFY2(problem.at("severity") == "note", problem.dump().c_str());
    QCOMPARE(runCli({"info", path("both_results.hdf"), "--json"}).json().at("kind"),
             nlohmann::json("result-both"));
    const CliRun broken = runCli({"info", path("broken_results.hdf"), "--json"});
    QCOMPARE(broken.status, 0);
    QVERIFY(!broken.json().at("problems").empty());
}

void ResultsTest::averageOfRepeatsIsTheirMean() {
    const CliRun run = runCli({"average", path("run1_results.hdf"), path("run2_results.hdf"),
                               path("run3_results.hdf"), "-o", path("mean.hdf"), "--json"});
    QVERIFY2(run.status == 0, run.err + run.out);
    QCOMPARE(run.json().at("files").size(), std::size_t(3));
    QVERIFY(run.json().at("rejected").empty());
    const auto mean = io::ResultFile::open(file("mean.hdf"));
    QVERIFY(mean != nullptr);
    const io::MultitauCurves curves = mean->multitau();
    for (std::int64_t k = 0; k < 6; ++k)
        for (std::int64_t bin = 1; bin <= 2; ++bin) {
            const double expected = smallG2({.height = 0.2}, kSmallDelays[k], bin);
            QVERIFY(std::abs(curves.g2.view()(k, bin - 1) - expected) < 1e-6);
            QVERIFY(std::abs(curves.error.view()(k, bin - 1) - 2e-2 / std::sqrt(3.0)) < 1e-7);
        }
    // Intensities 1, 2 and 3 times the same.
    QVERIFY(std::abs(static_cast<double>(mean->image().view()(2, 3)) -
                     smallImage({.scale = 2}, 2, 3)) < 1e-4);
    QCOMPARE(*mean->multitauStepS(), 6e-3);
    QCOMPARE(runCli({"average", path("run1_results.hdf"), "-o", path("mean.hdf")}).status, 2);
}

void ResultsTest::outliersAndBrokenFilesAreRejectedWithReasons() {
    const CliRun run =
        runCli({"average", path("run1_results.hdf"), path("run2_results.hdf"),
                path("run3_results.hdf"), path("far_results.hdf"), path("broken_results.hdf"),
                path("none_results.hdf"), "-o", path("most.hdf"), "--json"});
    QVERIFY2(run.status == 0, run.err + run.out);
    const auto json = run.json();
    QCOMPARE(json.at("files").size(), std::size_t(3));
    QCOMPARE(json.at("rejected").size(), std::size_t(3));
    for (const auto& rejected : json.at("rejected"))
        QVERIFY2(rejected.at("reason").get<std::string>().size() > 10, rejected.dump().c_str());
    QVERIFY(io::ResultFile::open(file("most.hdf")) != nullptr);
}

void ResultsTest::theClassicFilterIsThereWhenAskedFor() {
    // The mean of the last two delays of bin 0 of far_results is 1 + 3 (e^-1.5 + e^-2) / 2.
    const CliRun run = runCli({"average", path("run1_results.hdf"), path("far_results.hdf"), "-o",
                               path("classic.hdf"), "--outliers", "baseline", "--baseline-bin", "0",
                               "--baseline-window", "2", "--baseline-range", "0.95,1.1", "--json"});
    QVERIFY2(run.status == 0, run.err + run.out);
    QCOMPARE(run.json().at("rejected").size(), std::size_t(1));
    const double baseline = run.json().at("details").at(1).at("baseline").get<double>();
    QVERIFY(std::abs(baseline - (1 + 1.5 * (std::exp(-1.5) + std::exp(-2)))) < 1e-6);
    QCOMPARE(runCli({"average", path("run1_results.hdf"), "-o", path("x.hdf"), "--outliers", "tea"})
                 .status,
             2);
}

void ResultsTest::nothingToAverageIsAnInputError() {
    const CliRun run =
        runCli({"average", path("broken_results.hdf"), "-o", path("nothing.hdf"), "--json"});
    QCOMPARE(run.status, 3);
    QVERIFY(!QFile::exists(path("nothing.hdf")));
}

void ResultsTest::convertedResultsHoldTheSame() {
    QCOMPARE(
        runCli({"convert", path("both_results.hdf"), "-o", path("a.nxs"), "--to", "nxxpcs"}).status,
        0);
    QCOMPARE(runCli({"convert", path("a.nxs"), "-o", path("back.hdf"), "--to", "nexus"}).status, 0);
    const auto first = io::ResultFile::open(file("both_results.hdf"));
    const auto nxxpcs = io::ResultFile::open(file("a.nxs"));
    const auto back = io::ResultFile::open(file("back.hdf"));
    QVERIFY(first && nxxpcs && back);
    QVERIFY(nxxpcs->layout() == io::ResultFile::Layout::NxXpcs);
    for (const auto& other : {nxxpcs, back}) {
        const auto a = first->multitau().g2, b = other->multitau().g2;
        QCOMPARE(b.shape(), a.shape());
        QVERIFY(std::equal(a.values().begin(), a.values().end(), b.values().begin()));
        QCOMPARE(other->twotimeBins(), first->twotimeBins());
        const auto c = first->twotimeMatrix(1), d = other->twotimeMatrix(1);
        QVERIFY(std::equal(c.values().begin(), c.values().end(), d.values().begin()));
        // NXxpcs counts raw frames, the other layout processed ones.
        for (std::size_t k = 0; k < 6; ++k)
            QVERIFY(std::abs(static_cast<double>(other->multitau().delays[k]) *
                                 *other->multitauStepS() -
                             6e-3 * static_cast<double>(kSmallDelays[k])) < 1e-12);
        QVERIFY(other->hasPixelCorrelation() && other->hasSegments());
        QCOMPARE(*other->twotimeStepS(), *first->twotimeStepS());
        QCOMPARE(other->qmap()->dynamicCell, first->qmap()->dynamicCell);
    }
    QCOMPARE(
        runCli({"convert", path("both_results.hdf"), "-o", path("b.nxs"), "--to", "tea"}).status,
        2);
    QCOMPARE(runCli({"convert", path("broken_results.hdf"), "-o", path("b.nxs"), "--to", "nexus"})
                 .status,
             3);
    QVERIFY(!QFile::exists(path("b.nxs")));
}

void ResultsTest::regroupedWithItsOwnMapIsWhatItWas() {
    const CliRun run = runCli({"regroup", path("both_results.hdf"), "--qmap",
                               path("both_results.hdf"), "-o", path("again.hdf"), "--json"});
    QVERIFY2(run.status == 0, run.err + run.out);
    QCOMPARE(run.json().at("bins"), nlohmann::json(2));
    QCOMPARE(run.json().at("left_out").size(), std::size_t(2)); // two-time, segments
    const auto again = io::ResultFile::open(file("again.hdf"));
    const auto g2 = again->multitau().g2;
    for (std::int64_t k = 0; k < 6; ++k)
        for (std::int64_t bin = 1; bin <= 2; ++bin) {
            // Static bins are two columns wide: <I^2> / <I>^2 of their pixels comes in.
            double ratio = 0;
            for (std::int64_t column = 4 * bin - 4; column < 4 * bin; column += 2) {
                double squares = 0, sum = 0, pixels = 0;
                for (std::int64_t r = 0; r < 6; ++r)
                    for (std::int64_t c = column; c < column + 2; ++c)
                        if (r > 0 || c > 0) {
                            squares += smallImage({}, r, c) * smallImage({}, r, c);
                            sum += smallImage({}, r, c);
                            pixels += 1;
                        }
                ratio += squares * pixels / (sum * sum) / 2;
            }
            QVERIFY(std::abs(g2.view()(k, bin - 1) - ratio * smallG2({}, kSmallDelays[k], bin)) <
                    1e-5);
        }
    QVERIFY(!again->hasTwotime() && !again->hasPixelCorrelation());
    QCOMPARE(runCli({"regroup", path("both_results.hdf"), "--qmap", path("both_results.hdf"), "-o",
                     path("pixels.hdf"), "--keep-pixels"})
                 .status,
             0);
    QVERIFY(io::ResultFile::open(file("pixels.hdf"))->hasPixelCorrelation());
}

void ResultsTest::regroupNeedsPixels() {
    const CliRun run = runCli({"regroup", path("run1_results.hdf"), "--qmap",
                               path("both_results.hdf"), "-o", path("no.hdf"), "--json"});
    QCOMPARE(run.status, 3);
    QVERIFY(!run.json().at("error").at("what").get<std::string>().empty());
    QVERIFY(!QFile::exists(path("no.hdf")));
}

void ResultsTest::exportedG2IsTheFiles() {
    const CliRun run = runCli({"export", path("run2_results.hdf"), "--what", "g2", "--bins", "2",
                               "-o", path("g2.csv"), "--json"});
    QVERIFY2(run.status == 0, run.err + run.out);
    QCOMPARE(run.json().at("rows"), nlohmann::json(6));
    const QStringList rows = rowsOf("g2.csv");
    QCOMPARE(rows.size(), 7);
    QCOMPARE(rows[0], QStringLiteral("bin,q_inv_angstrom,phi_deg,delay_steps,tau_s,g2,g2_error"));
    for (int k = 0; k < 6; ++k) {
        const QStringList cells = rows[k + 1].split(QLatin1Char(','));
        QCOMPARE(cells[0], QStringLiteral("2"));
        QCOMPARE(cells[1].toDouble(), 0.02);
        QCOMPARE(cells[3].toLongLong(), kSmallDelays[k]);
        QVERIFY(std::abs(cells[4].toDouble() - 6e-3 * static_cast<double>(kSmallDelays[k])) <
                1e-12);
        QVERIFY(std::abs(cells[5].toDouble() - smallG2({}, kSmallDelays[k], 2)) < 1e-6);
        QVERIFY(std::abs(cells[6].toDouble() - 2e-2) < 1e-8);
    }
}

void ResultsTest::exportedUnitsAreTheUsers() {
    QCOMPARE(runCli({"export", path("run2_results.hdf"), "--what", "g2", "-o", path("u.csv"),
                     "--units", "nm^-1,ms"})
                 .status,
             0);
    const QStringList rows = rowsOf("u.csv");
    QCOMPARE(rows.size(), 13);
    QVERIFY(rows[0].startsWith(QStringLiteral("bin,q_inv_nm,phi_deg,delay_steps,tau_ms,")));
    QCOMPARE(rows[1].split(QLatin1Char(','))[1].toDouble(), 0.1);
    QCOMPARE(rows[1].split(QLatin1Char(','))[4].toDouble(), 6.0);
    QCOMPARE(runCli({"export", path("run2_results.hdf"), "--what", "g2", "-o", path("v.csv"),
                     "--units", "furlong"})
                 .status,
             2);
}

void ResultsTest::everyTableCanBeExported() {
    const auto rows = [&](const char* what, const char* name) {
        const CliRun run = runCli({"export", path("both_results.hdf"), "--what", what, "-o",
                                   path(QLatin1String(name)), "--json"});
        return run.status == 0 ? run.json().at("rows").get<int>() : -run.status;
    };
    QCOMPARE(rows("saxs1d", "s.csv"), 4);
    const QStringList saxs = rowsOf("s.csv");
    QCOMPARE(saxs[0], QStringLiteral("bin,q_inv_angstrom,phi_deg,pixels,intensity"));
    QCOMPARE(saxs[1].split(QLatin1Char(','))[3].toInt(), 11); // one is masked
    QCOMPARE(rows("intensity", "i.csv"), 12);
    QCOMPARE(rowsOf("i.csv")[2], QStringLiteral("1,0.001,41"));
    QCOMPARE(rows("stability", "t.csv"), 4);
    QVERIFY(rowsOf("t.csv")[0].endsWith(QStringLiteral("intensity_segment_3")));
    QCOMPARE(rows("twotime-curves", "c.csv"), 24);
    QCOMPARE(rowsOf("c.csv")[1].split(QLatin1Char(','))[0], QStringLiteral("2"));
    QVERIFY(rows("metadata", "m.json") > 5);
    QFile json(path("m.json"));
    QVERIFY(json.open(QIODevice::ReadOnly));
    QVERIFY(json.readAll().contains("frame_time"));
}

void ResultsTest::matricesAndImagesCanBeExported() {
    QCOMPARE(runCli({"export", path("both_results.hdf"), "--what", "twotime", "--bins", "1", "-o",
                     path("c2.csv")})
                 .status,
             0);
    const QStringList rows = rowsOf("c2.csv");
    QCOMPARE(rows.size(), 12);
    QCOMPARE(rows[2].split(QLatin1Char(','))[5].toFloat(), static_cast<float>(smallC2(2, 5) + 1));
    QCOMPARE(runCli({"export", path("both_results.hdf"), "--what", "twotime", "-o", path("d.csv")})
                 .status,
             2); // which of the two?
    QCOMPARE(runCli({"export", path("both_results.hdf"), "--what", "saxs2d", "-o", path("s.npy")})
                 .status,
             0);
    QCOMPARE(runCli({"export", path("both_results.hdf"), "--what", "saxs2d", "-o", path("s2.csv")})
                 .status,
             0);
    QCOMPARE(rowsOf("s2.csv")[3].split(QLatin1Char(','))[2].toDouble(), smallImage({}, 3, 2));
}

void ResultsTest::wrongExportsSayWhy() {
    const QStringList g2{"export", path("run1_results.hdf"), "--what", "g2", "-o"};
    QCOMPARE(runCli(g2 + QStringList{path("w.csv"), "--bins", "3"}).status, 2);
    QCOMPARE(runCli(g2 + QStringList{path("w.csv"), "--bins", "1;2"}).status, 2);
    QCOMPARE(runCli(g2 + QStringList{path("w.npy")}).status, 2);
    QCOMPARE(runCli(g2 + QStringList{path("w.csv"), "--levels", "0,1"}).status, 2);
    const CliRun none = runCli({"export", path("run1_results.hdf"), "--what", "twotime-curves",
                                "-o", path("w.csv"), "--json"});
    QCOMPARE(none.status, 3);
    QVERIFY(none.json().at("error").at("what").get<std::string>().find("two-time") !=
            std::string::npos);
    QVERIFY(!QFile::exists(path("w.csv")));
}

SPECULA_TEST(ResultsTest)
#include "results_test.moc"
