// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/correlate/frame_means.h"
#include "core/correlate/plain_multitau.h"
#include "core/correlate/plain_twotime.h"
#include "core/geometry/q_phi_partition.h"
#include "core/io/memory_source.h"
#include "simulate_fixtures.h"
#include "test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace specula;
using simulate::XpcsOptions;
using simulate::XpcsSimulation;

class XpcsFramesTest : public QObject {
    Q_OBJECT
  private slots:
    void theCorrelatorRecoversTheTruth_data();
    void theCorrelatorRecoversTheTruth();
    void agingIsSeenAlongTheDiagonal();
    void countsHaveTheirMeanAndTheScatterOfSpeckle();
    void defectsAreWhereTheMaskSays();
    void fluxDriftsAndFramesAreLost();
    void theSameBitsForAnyNumberOfThreads();
    void moreThanTheMemoryIsRefused();
    void senselessOptionsAreRefusedByName_data();
    void senselessOptionsAreRefusedByName();

  private:
    std::vector<Pixels> framesOf(const XpcsSimulation& simulation, int threads = 2,
                                 std::uint64_t memory = 0) {
        Machine machine(threads);
        std::vector<Pixels> frames;
        simulation.run(*machine.backend, *machine.pool, memory, machine.job,
                       [&](const Pixels& frame) { frames.push_back(frame); });
        return frames;
    }
};

namespace {

io::Qmap rings(const XpcsSimulation& simulation, int bins) {
    return geometry::partitionQPhi(
        geometry::transmissionMaps(simulation.options().geometry, *makeThreadPool(1)),
        simulation.mask(), {{bins, 4 * bins, std::nullopt}, {1, 1, std::nullopt}});
}

} // namespace

void XpcsFramesTest::theCorrelatorRecoversTheTruth_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("exposure");
    QTest::newRow("brownian") << "brownian" << 0.0;
    QTest::newRow("brownian, exposed") << "brownian" << 0.8;
    QTest::newRow("subdiffusive") << "subdiffusive" << 0.0;
    QTest::newRow("nonergodic") << "nonergodic" << 0.0;
}

// Frames, q-map and correlator together, against the truth averaged over pixels and level, with the
// errors that the correlator itself states: 3 bins, lags of level 0 and 1.
void XpcsFramesTest::theCorrelatorRecoversTheTruth() {
    QFETCH(QString, kind);
    QFETCH(double, exposure);
    XpcsOptions options = smallSimulation();
    options.kind = kind.toStdString();
    options.exposure = exposure;
    const XpcsSimulation simulation(options);
    const auto source = io::makeMemorySource(framesOf(simulation));
    const io::Qmap map = rings(simulation, 3);
    const auto pool = makeThreadPool(2);
    JobContext job;
    const auto result = correlate::plainMultitau(*source, map, {8}, *pool, job);
    double chi2 = 0, terms = 0;
    for (std::int64_t bin = 0; bin < 3; ++bin)
        for (const std::int64_t delay : {0, 1, 3, 7, 15, 17}) {
            const auto& lag = result.delays[std::size_t(delay)];
            double truth = 0, pixels = 0;
            for (std::int64_t i = 0; i < map.dynamicMap.size(); i += 3) {
                if (map.dynamicMap.data()[i] != bin + 1)
                    continue;
                const auto place = simulation.placeOfArea(i / 48, i % 48);
                // Samples of a level are means of `width` frames.
                for (std::int64_t a = 0; a < lag.width(); ++a)
                    for (std::int64_t b = 0; b < lag.width(); ++b)
                        truth += simulation.series().g2MinusOne(place.qInvAngstrom, place.phiDeg, a,
                                                                lag.frames + b) /
                                 double(lag.width() * lag.width());
                pixels += 1;
            }
            const double error = std::sqrt(result.covariance.view().at(bin)(delay, delay));
            const double off = (result.g2.view()(delay, bin) - 1 - truth / pixels) / error;
            chi2 += off * off;
            terms += 1;
            QVERIFY2(std::abs(off) < 4.5,
                     qPrintable(QStringLiteral("bin %1, %2 frames: %3 sigma of %4")
                                    .arg(bin + 1)
                                    .arg(lag.frames)
                                    .arg(off)
                                    .arg(error)));
        }
    // Lags go together, so this is wide.
    QVERIFY2(chi2 / terms < 4, qPrintable(QString::number(chi2 / terms)));
}

void XpcsFramesTest::agingIsSeenAlongTheDiagonal() {
    XpcsOptions options = smallSimulation();
    options.kind = "aging";
    options.parameters = {{"d0", 2e5}, {"alpha", -1}, {"t0", 0.02}};
    options.geometry.rows = 80;
    options.geometry.columns = 96;
    options.geometry.beamCenterPx = {40, 40};
    const XpcsSimulation simulation(options);
    const auto source = io::makeMemorySource(framesOf(simulation));
    const io::Qmap map = rings(simulation, 1);
    const auto pool = makeThreadPool(2);
    JobContext job;
    correlate::plainTwotime(*source, map, {{1}}, *pool, job, [&](const correlate::TwotimeBin& bin) {
        // Mean over ten frames of C(t, t + 4), early and late; 0.02 is its scatter.
        double before = 0;
        for (const std::int64_t from : {0, 100}) {
            double measured = 0, truth = 0, pixels = 0;
            for (std::int64_t t = from; t < from + 10; ++t)
                measured += (bin.correlation.view()(t, t + 4) - 1) / 10;
            for (std::int64_t i = 0; i < map.dynamicMap.size(); i += 7)
                if (map.dynamicMap.data()[i] == 1) {
                    const auto place = simulation.placeOfArea(i / 96, i % 96);
                    for (std::int64_t t = from; t < from + 10; ++t)
                        truth += simulation.series().g2MinusOne(place.qInvAngstrom, place.phiDeg, t,
                                                                t + 4) /
                                 10;
                    pixels += 1;
                }
            QVERIFY(truth / pixels > before + 0.1);
            before = truth / pixels;
            QVERIFY2(
                std::abs(measured - truth / pixels) < 0.05,
                qPrintable(
                    QStringLiteral("%1: %2, not %3").arg(from).arg(measured).arg(truth / pixels)));
        }
    });
}

void XpcsFramesTest::countsHaveTheirMeanAndTheScatterOfSpeckle() {
    XpcsOptions options = smallSimulation();
    options.kind = "brownian";
    options.parameters = {{"d0", 1e12}}; // forgets from frame to frame
    options.detector.formQ = 0.002;
    options.detector.meanCounts = 40; // more than one uniform number gives
    const XpcsSimulation simulation(options);
    const auto frames = framesOf(simulation);
    const std::int64_t row = 30, column = 40;
    double sum = 0, squares = 0, all = 0, used = 0;
    for (const Pixels& frame : frames) {
        const double count = frame.valueAt(row, column);
        sum += count;
        squares += count * count;
        for (std::int64_t i = 0; i < simulation.mask().size(); ++i)
            if (simulation.mask().data()[i] != 0) {
                all += frame.valueAt(i / 48, i % 48);
                used += 1;
            }
    }
    const double expected = simulation.meanCounts().view()(row, column);
    const double variance = expected + 0.4 * expected * expected; // Poisson, and M modes
    QVERIFY(std::abs(sum / 128 - expected) < 4.5 * std::sqrt(variance / 128));
    QVERIFY(std::abs((squares - sum * sum / 128) / 127 / variance - 1) < 0.6);
    QVERIFY2(std::abs(all / used / 40 - 1) < 0.01, qPrintable(QString::number(all / used)));
    QVERIFY(simulation.meanCounts().view()(std::int64_t{12}, std::int64_t{28}) > 1.5 * expected);
}

void XpcsFramesTest::defectsAreWhereTheMaskSays() {
    XpcsOptions options = smallSimulation();
    options.frames = 3;
    options.detector.deadFraction = 0.05;
    options.detector.hotFraction = 0.02;
    options.detector.gapPx = 4;
    const XpcsSimulation simulation(options);
    const auto frames = framesOf(simulation);
    int dead = 0, hot = 0, gap = 0;
    for (std::int64_t row = 0; row < 40; ++row)
        for (std::int64_t column = 0; column < 48; ++column) {
            const double count = frames[1].valueAt(row, column);
            const bool inGap =
                std::abs(double(row) - 19.5) < 2 || std::abs(double(column) - 23.5) < 2;
            const bool stopped = std::hypot(double(column) - 20.3, double(row) - 11.7) < 6;
            if (count == XpcsSimulation::kDead)
                ++(inGap ? gap : dead);
            else if (count > 60)
                ++hot;
            else if (stopped)
                QCOMPARE(count, 0.0);
            QCOMPARE(simulation.mask().view()(row, column) == 1, count <= 60 && !stopped);
        }
    QCOMPARE(gap, 4 * 48 + 4 * 40 - 16);
    QVERIFY(dead > 40 && dead < 130);
    QVERIFY(hot > 12 && hot < 60);
}

void XpcsFramesTest::fluxDriftsAndFramesAreLost() {
    XpcsOptions options = smallSimulation();
    options.detector.fluxDrift = -0.5;
    options.detector.fluxNoise = 0.1;
    options.detector.droppedFraction = 0.2;
    options.detector.meanCounts = 20;
    const XpcsSimulation simulation(options);
    const auto frames = framesOf(simulation);
    const auto lost = simulation.truth().at("lost_frames").get<std::vector<std::int64_t>>();
    QVERIFY(lost.size() > 10 && lost.size() < 45);
    const auto pool = makeThreadPool(1);
    JobContext job;
    const auto means =
        correlate::frameMeans(*io::makeMemorySource(frames), rings(simulation, 1), 1, *pool, job);
    for (std::int64_t frame = 0; frame < 128; ++frame) {
        const double flux = simulation.flux().at(std::size_t(frame));
        const bool isLost = std::find(lost.begin(), lost.end(), frame) != lost.end();
        QCOMPARE(flux == 0, isLost);
        QVERIFY(std::abs(means.intensity.at(std::size_t(frame)) - 20 * flux) < 0.12 * 20);
    }
    QVERIFY(simulation.flux().front() > 1.3 * simulation.flux().back());
}

void XpcsFramesTest::theSameBitsForAnyNumberOfThreads() {
    XpcsOptions options = smallSimulation();
    options.frames = 16;
    for (const int side : {1, 3}) {
        options.detector.specklePx = side;
        const XpcsSimulation simulation(options);
        const auto one = framesOf(simulation, 1), three = framesOf(simulation, 3);
        QCOMPARE(one.size(), std::size_t{16});
        for (std::size_t i = 0; i < one.size(); ++i)
            QVERIFY(std::equal(one[i].data(), one[i].data() + one[i].bytes(), three[i].data()));
    }
}

void XpcsFramesTest::moreThanTheMemoryIsRefused() {
    const XpcsSimulation simulation(smallSimulation());
    try {
        framesOf(simulation, 1, 100000);
        QFAIL("it was taken");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Usage);
        QCOMPARE(error.field(), std::string("frames"));
    }
}

void XpcsFramesTest::senselessOptionsAreRefusedByName_data() {
    QTest::addColumn<QString>("field");
    const char* fields[] = {"frames",     "frame_time_s", "exposure", "contrast", "mean_counts",
                            "speckle_px", "beam_stop_px", "gap_px",   "dead",     "hot",
                            "flux_drift", "flux_noise",   "dropped",  "form_q",   "kind",
                            "energy_kev", "shape"};
    for (const char* field : fields)
        QTest::newRow(field) << field;
}

void XpcsFramesTest::senselessOptionsAreRefusedByName() {
    QFETCH(QString, field);
    XpcsOptions o = smallSimulation();
    auto& d = o.detector;
    const std::map<QString, std::function<void()>> spoil{
        {"frames", [&] { o.frames = 0; }},
        {"frame_time_s", [&] { o.frameTimeS = 0; }},
        {"exposure", [&] { o.exposure = 2; }},
        {"contrast", [&] { o.contrast = 0; }},
        {"mean_counts", [&] { d.meanCounts = std::nan(""); }},
        {"speckle_px", [&] { d.specklePx = 0; }},
        {"beam_stop_px", [&] { d.beamStopPx = -1; }},
        {"gap_px", [&] { d.gapPx = 11; }},
        {"dead", [&] { d.deadFraction = 0.6; }},
        {"hot", [&] { d.hotFraction = -0.1; }},
        {"flux_drift", [&] { d.fluxDrift = -1; }},
        {"flux_noise", [&] { d.fluxNoise = 1; }},
        {"dropped", [&] { d.droppedFraction = 1; }},
        {"form_q", [&] { d.formQ = -1; }},
        {"kind", [&] { o.kind = "sideways"; }},
        {"energy_kev", [&] { o.geometry.energyKev = 0; }},
        {"shape", [&] { o.geometry.rows = 0; }},
    };
    spoil.at(field)();
    try {
        const XpcsSimulation simulation(o);
        QFAIL("it was taken");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Usage);
        QCOMPARE(error.field(), field.toStdString());
    }
}

SPECULA_TEST(XpcsFramesTest)
#include "xpcs_frames_test.moc"
