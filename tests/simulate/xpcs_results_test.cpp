// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/frame_means.h"
#include "core/io/open_source.h"
#include "core/io/result_file.h"
#include "core/simulate/xpcs_results.h"
#include "simulate_fixtures.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <cmath>

using namespace specula;
using simulate::XpcsOptions;
using simulate::XpcsResult;
using simulate::XpcsResultOptions;
using simulate::XpcsSimulation;

class XpcsResultsTest : public QObject {
    Q_OBJECT
  private slots:
    void theResultIsTheTruthWithinItsErrors_data();
    void theResultIsTheTruthWithinItsErrors();
    void truthPerBinHasClosedForms();
    void theSameBitsForAnyNumberOfThreads();
    void partsGrowToTheWhole();
    void theFileHoldsWhatWasComputed();
    void shortRunsAreTaken();

  private:
    XpcsResult resultOf(const XpcsOptions& options, const XpcsResultOptions& wishes = {},
                        int threads = 2) {
        Machine machine(threads);
        const XpcsSimulation simulation(options);
        const std::filesystem::path raw = m_folder.filePath("raw.h5").toStdString();
        writeRawXpcs(simulation, {.file = raw, .overwrite = true}, *machine.backend, *machine.pool,
                     machine.job);
        const auto map =
            simulatedQmap(simulation, {{3, 12, std::nullopt}, {1, 1, std::nullopt}}, *machine.pool);
        return simulateResult(*io::openSource(raw), raw, simulation, {"latex", 293.5}, map, wishes,
                              *machine.pool, machine.job);
    }
    QTemporaryDir m_folder;
};

namespace {

bool same(const Array<double>& a, const Array<double>& b) {
    return a.shape() == b.shape() &&
           std::equal(
               a.values().begin(), a.values().end(), b.values().begin(),
               [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

} // namespace

void XpcsResultsTest::theResultIsTheTruthWithinItsErrors_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("exposure");
    QTest::newRow("brownian") << "brownian" << 0.0;
    QTest::newRow("exposed") << "brownian" << 0.8;
    QTest::newRow("shear") << "shear" << 0.0;
    QTest::newRow("aging, exposed") << "aging" << 0.5;
    QTest::newRow("static") << "static" << 0.0;
}

// The root mean square deviation in standard errors is 1 up to the scatter of what is correlated.
void XpcsResultsTest::theResultIsTheTruthWithinItsErrors() {
    QFETCH(QString, kind);
    QFETCH(double, exposure);
    XpcsOptions options = smallSimulation();
    if (exposure == 0) { // others take ten times as long
        options.geometry.rows = 80;
        options.geometry.columns = 96;
    }
    options.kind = kind.toStdString();
    options.exposure = exposure;
    if (kind == "static")
        options.parameters.clear();
    if (kind == "aging")
        options.parameters = {{"d0", 2e5}, {"alpha", -1}, {"t0", 0.02}};
    if (kind == "shear")
        options.parameters = {{"d0", 1e6}, {"rate", 20}, {"gap", 1e6}};
    const XpcsResult result = resultOf(options, {.partials = 0});
    const auto& curves = *result.data.multitau;
    const auto& bins = result.data.truth.at("result").at("bins");
    QCOMPARE(bins.size(), std::size_t{3});
    double chi2 = 0, terms = 0;
    for (std::int64_t bin = 0; bin < 3; ++bin)
        for (std::int64_t delay = 0; delay < curves.g2.shape()[0]; ++delay) {
            if (curves.delays.at(std::size_t(delay)) > options.frames / 2)
                continue;
            const double truth = bins[std::size_t(bin)].at("g2_measured")[std::size_t(delay)];
            const double error = curves.error.view()(delay, bin);
            const double off = (curves.g2.view()(delay, bin) - truth) / error;
            QVERIFY2(std::abs(off) < 5, qPrintable(QStringLiteral("bin %1, %2 frames: %3 sigma")
                                                       .arg(bin + 1)
                                                       .arg(curves.delays[std::size_t(delay)])
                                                       .arg(off)));
            chi2 += off * off;
            terms += 1;
        }
    const double rms = std::sqrt(chi2 / terms);
    QVERIFY2(rms > 0.4 && rms < 1.8, qPrintable(QString::number(rms)));
}

// One q per bin in effect: truth against the formulas of a decay, of exposures and of levels.
void XpcsResultsTest::truthPerBinHasClosedForms() {
    XpcsOptions options = smallSimulation();
    options.geometry.beamCenterPx = {-3000, 20}; // so far away that q hardly changes
    options.detector.beamStopPx = 0;
    options.parameters["d0"] = 1e2;
    const double q = geometry::placeOf(options.geometry, 24, 20).qInvAngstrom;
    const double rate = 0.05 / options.frameTimeS; // per second, of g1
    options.parameters["d0"] = rate / (q * q);
    const XpcsResult result = resultOf(options, {.partials = 0});
    const auto& bin = result.data.truth.at("result").at("bins")[1];
    QVERIFY(std::abs(bin.at("tau_s").get<double>() * rate - 1) < 0.02);
    QVERIFY(std::abs(bin.at("apparent_diffusion_angstrom2_per_s").get<double>() /
                         options.parameters["d0"] -
                     1) < 1e-3);
    const double exact = 1e-3 + 0.05; // of the correlation that is left; q does change a little
    const auto& delays = result.data.multitau->delays;
    const auto& widths = result.data.multitau->levelWidths;
    for (std::size_t i = 0; i < delays.size(); ++i) {
        const double instantaneous = 0.4 * std::exp(-2 * 0.05 * double(delays[i]));
        // Mean over the samples of a level: of geometric series.
        const double x = 0.05, w = double(widths[i]);
        const double level = std::pow(std::sinh(x * w) / std::sinh(x) / w, 2);
        QVERIFY(std::abs(bin.at("g2_instantaneous")[i].get<double>() - 1 - instantaneous) <
                exact * instantaneous);
        QVERIFY(std::abs(bin.at("g2_measured")[i].get<double>() - 1 - instantaneous * level) <
                exact * instantaneous * level);
    }
}

void XpcsResultsTest::theSameBitsForAnyNumberOfThreads() {
    XpcsOptions options = smallSimulation();
    options.frames = 60;
    XpcsResultOptions wishes;
    wishes.twotime.bins = {1, 3};
    const XpcsResult one = resultOf(options, wishes, 1), three = resultOf(options, wishes, 3);
    QVERIFY(same(one.data.multitau->g2, three.data.multitau->g2));
    QVERIFY(same(one.data.multitau->covariance, three.data.multitau->covariance));
    QVERIFY(same(one.data.partials->g2, three.data.partials->g2));
    QVERIFY(same(one.data.means.segmentMean, three.data.means.segmentMean));
    QVERIFY(same(one.data.twotime->segmentG2, three.data.twotime->segmentG2));
    QCOMPARE(one.data.truth, three.data.truth);
    QCOMPARE(one.matrices.size(), std::size_t{2});
    for (std::size_t i = 0; i < 2; ++i)
        QVERIFY(std::equal(one.matrices[i].values().begin(), one.matrices[i].values().end(),
                           three.matrices[i].values().begin()));
}

void XpcsResultsTest::partsGrowToTheWhole() {
    XpcsOptions options = smallSimulation();
    const XpcsResult result = resultOf(options);
    const auto& parts = *result.data.partials;
    QCOMPARE(parts.frames, (std::vector<double>{32, 64, 96, 128}));
    QCOMPARE(parts.g2.shape()[0], std::int64_t{4});
    QVERIFY(same(parts.g2.at(3).clone(), result.data.multitau->g2));
    QVERIFY(same(parts.error.at(3).clone(), result.data.multitau->error));
    // The second part is what a run of half the length gives.
    options.frames = 64;
    const XpcsResult half = resultOf(options, {.partials = 0});
    const auto& shorter = half.data.multitau->g2;
    for (std::int64_t delay = 0; delay < parts.g2.shape()[1]; ++delay)
        for (std::int64_t bin = 0; bin < 3; ++bin) {
            const double value = parts.g2.view()(std::int64_t{1}, delay, bin);
            if (delay < shorter.shape()[0])
                QCOMPARE(value, shorter.view()(delay, bin));
            else
                QVERIFY(std::isnan(value));
        }
}

void XpcsResultsTest::theFileHoldsWhatWasComputed() {
    XpcsOptions options = smallSimulation();
    options.frames = 40;
    options.detector.deadFraction = 0.02;
    XpcsResultOptions wishes;
    wishes.twotime.bins = {3, 1};
    const XpcsResult result = resultOf(options, wishes);
    const std::filesystem::path file = m_folder.filePath("result.hdf").toStdString();
    writeXpcsResult(file, result, true);
    const auto back = io::ResultFile::open(file);
    QVERIFY(back != nullptr);
    QCOMPARE(back->kind(), std::string("result-both"));
    for (const io::Problem& problem : back->problems())
        if (problem.severity != "note")
            QFAIL((problem.path + ": " + problem.what).c_str());
    QCOMPARE(back->meta().temperatureK.value_or(0), 293.5);
    QCOMPARE(back->meta().sample, std::string("latex"));
    QCOMPARE(back->meta().frameTimeS.value_or(0), 0.002);
    QCOMPARE(back->meta().energyKev.value_or(0), 10.0);
    QCOMPARE(back->twotimeBins(), (std::vector<std::int64_t>{3, 1}));
    const io::MultitauCurves curves = back->multitau();
    QCOMPARE(curves.delays, result.data.multitau->delays);
    QCOMPARE(curves.levelWidths, result.data.multitau->levelWidths);
    QCOMPARE(curves.errorKind, io::ErrorKind::Jackknife);
    for (std::int64_t i = 0; i < curves.g2.size(); ++i) {
        QCOMPARE(float(curves.g2.data()[i]), float(result.data.multitau->g2.data()[i]));
        QCOMPARE(float(curves.error.data()[i]), float(result.data.multitau->error.data()[i]));
    }
    const io::ScatteringMeans means = back->means();
    QCOMPARE(means.segmentFrames, std::vector<std::int64_t>(10, 4));
    QVERIFY(std::any_of(means.image.values().begin(), means.image.values().end(),
                        [](float value) { return std::isnan(value); }));
    const Array<float> matrix = back->twotimeMatrix(1);
    for (std::int64_t t = 0; t < 40; ++t)
        for (std::int64_t u = t; u < 40; ++u)
            QCOMPARE(matrix.view()(t, u), result.matrices[1].view()(t, u));
    QCOMPARE(back->truth(), result.data.truth);
}

void XpcsResultsTest::shortRunsAreTaken() {
    XpcsOptions options = smallSimulation();
    options.frames = 2;
    XpcsResultOptions wishes;
    wishes.twotime.bins = {1};
    const XpcsResult result = resultOf(options, wishes);
    QCOMPARE(result.data.multitau->delays, (std::vector<std::int64_t>{1}));
    QCOMPARE(result.data.means.segmentFrames, (std::vector<std::int64_t>{1, 1}));
    writeXpcsResult(m_folder.filePath("two.hdf").toStdString(), result, true);
}

SPECULA_TEST(XpcsResultsTest)
#include "xpcs_results_test.moc"
