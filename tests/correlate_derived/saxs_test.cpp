// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/derived/saxs_1d.h"
#include "core/correlate/derived/saxs_reduction.h"
#include "core/correlate/derived/saxs_roi.h"
#include "derived_fixtures.h"
#include "test_main.h"

#include <limits>
#include <random>

using namespace specula;
using namespace specula::correlate;
using test::arrayOf;
using test::near;

class SaxsTest : public QObject {
    Q_OBJECT
  private slots:
    void linesFollowTheMappingAndThePixels();
    void onePhiCellIsOneLine();
    void normalisationsAreOfEachLine();
    void offsetsMoveCurvesApart();
    void backgroundsAreInterpolatedAndErrorsAdded();
    void aBackgroundElsewhereIsRefused();
    void rebinningKeepsTheCountsOfPixels();
    void wedgesAndRingsOfAnImageThatIsItsOwnQ();
    void sectorsMayCrossTheSeam();
    void exposuresAreDividedOut();
    void pixelCorrectionsAreThoseOfTheAngles();
    void aReductionFindsTheSampleUnderSolventAndCell();
    void aScaleIsFoundWithItsError();
    void aMasterCurveJoinsOverlappingRanges();
};

namespace {

const double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Two q by two phi cells of 1, 3 and 2 pixels; the last cell is empty.
io::Qmap unevenMap(std::size_t phiCells = 2) {
    io::Qmap map = test::qmapOf(arrayOf<std::uint32_t>({1, 6}, {1, 1, 1, 1, 1, 1}),
                                arrayOf<std::uint32_t>({1, 6}, {1, 2, 2, 2, 3, 3}));
    map.axes[0] = {"q", "Å⁻¹", {0.01}, {0.01, 0.02, 0.03}};
    map.axes[1] = {"phi", "deg", {0}, {-90, 90}};
    map.axes[1].staticCenters.resize(phiCells);
    return map;
}

ScatteringLine lineOf(std::vector<double> x, std::vector<double> intensity,
                      std::vector<double> error = {}) {
    return {"line", std::move(x), std::move(intensity), std::move(error), {}};
}

geometry::DetectorGeometry detector() {
    geometry::DetectorGeometry g;
    g.energyKev = 10;
    g.distanceM = 1;
    g.pixelSizeM = {1e-3, 1e-3};
    g.beamCenterPx = {40, 30};
    g.rows = 61;
    g.columns = 81;
    return g;
}

} // namespace

void SaxsTest::linesFollowTheMappingAndThePixels() {
    const double values[] = {10, 20, 40};
    const auto lines = linesOfStaticBins(unevenMap(), values);
    QCOMPARE(lines.size(), std::size_t(3));
    // Cells 0 and 1 are both phi of the first q: (1 * 10 + 3 * 20) / 4.
    QCOMPARE(lines[0].intensity[0], 17.5);
    QCOMPARE(lines[0].intensity[1], 40.0);
    QVERIFY(std::isnan(lines[0].intensity[2]));
    QCOMPARE(lines[0].pixels, (std::vector<double>{4, 2, 0}));
    QCOMPARE(lines[2].intensity[0], 20.0);
    QVERIFY(std::isnan(lines[2].intensity[1]));
    QCOMPARE(lines[1].name, std::string("φ=-90.0"));
    QCOMPARE(linesOfStaticBins(unevenMap(), values, AzimuthalMean::Unweighted)[0].intensity[0],
             15.0);
    QVERIFY_EXCEPTION_THROWN(linesOfStaticBins(unevenMap(), std::span(values, 2)), Error);
    const auto segments =
        linesOfSegments(unevenMap(), arrayOf<double>({2, 3}, {10, 20, 40, 1, 2, 4}));
    QCOMPARE(segments.size(), std::size_t(2));
    QCOMPARE(segments[1].intensity[0], 1.75);
}

void SaxsTest::onePhiCellIsOneLine() {
    const double values[] = {10, 20, 40};
    const auto lines = linesOfStaticBins(unevenMap(1), values);
    QCOMPARE(lines.size(), std::size_t(1));
    QCOMPARE(lines[0].intensity, (std::vector<double>{10, 20, 40}));
}

void SaxsTest::normalisationsAreOfEachLine() {
    const ScatteringLine line = lineOf({1, 2, 4}, {kNaN, 8, 4}, {1, 2, 1});
    QCOMPARE(normalised(line, SaxsNormalisation::First).intensity[2], 0.5);
    QCOMPARE(normalised(line, SaxsNormalisation::First).error[1], 0.25);
    QCOMPARE(normalised(line, SaxsNormalisation::Max).intensity[1], 1.0);
    QCOMPARE(normalised(line, SaxsNormalisation::TimesQ2).intensity[2], 64.0);
    QCOMPARE(normalised(line, SaxsNormalisation::TimesQ4).error[1], 32.0);
    QCOMPARE(normalised(line, SaxsNormalisation::Area).intensity[1], 8.0 / 12);
    QVERIFY(std::isnan(normalised(lineOf({1}, {0}), SaxsNormalisation::Max).intensity[0]));
}

void SaxsTest::offsetsMoveCurvesApart() {
    const ScatteringLine line = lineOf({1, 2}, {100, 50}, {10, 5});
    const ScatteringLine logarithmic = offsetLine(line, 0.5, 2, true);
    QVERIFY(near(logarithmic.intensity[0], 10, 1e-12) && near(logarithmic.error[1], 0.5, 1e-12));
    const ScatteringLine linear = offsetLine(line, 0.5, 2, false);
    QCOMPARE(linear.intensity[1], -50.0);
    QCOMPARE(linear.error[1], 5.0);
}

void SaxsTest::backgroundsAreInterpolatedAndErrorsAdded() {
    const ScatteringLine line = lineOf({1, 1.5, 2, 3}, {10, 10, 10, 10}, {1, 1, 1, 1});
    const ScatteringLine background = lineOf({1, 2}, {4, 12}, {0.3, 0.4});
    const ScatteringLine out = backgroundSubtracted(line, background, 0.5, 0.1);
    QCOMPARE(out.intensity[0], 8.0);
    QCOMPARE(out.intensity[1], 6.0);
    QCOMPARE(out.intensity[2], 4.0);
    QVERIFY(std::isnan(out.intensity[3]));
    QVERIFY(near(out.error[0], std::sqrt(1 + 0.0225 + 0.16), 1e-12));
    QVERIFY(near(out.error[1], std::sqrt(1 + 0.25 * (0.0225 + 0.04) + 0.64), 1e-12));
    // What is below the background is data too.
    QCOMPARE(backgroundSubtracted(line, background, 2).intensity[2], -14.0);
}

void SaxsTest::aBackgroundElsewhereIsRefused() {
    QVERIFY_EXCEPTION_THROWN(
        backgroundSubtracted(lineOf({1, 2}, {1, 1}), lineOf({3, 4}, {1, 1}), 1), Error);
}

void SaxsTest::rebinningKeepsTheCountsOfPixels() {
    ScatteringLine line = lineOf({1, 2, 3, 4, 5}, {10, 20, kNaN, 40, 50}, {1, 1, 1, 1, 2});
    line.pixels = {1, 3, 2, 2, 4};
    const ScatteringLine pairs = rebinned(line, 2);
    QCOMPARE(pairs.intensity, (std::vector<double>{17.5, 40, 50}));
    QCOMPARE(pairs.x, (std::vector<double>{1.75, 4, 5}));
    QCOMPARE(pairs.pixels, (std::vector<double>{4, 2, 4}));
    QVERIFY(near(pairs.error[0], std::sqrt(10.0) / 4, 1e-12));
    const double edges[] = {1, 3, 3.5, 6};
    const ScatteringLine cells = rebinnedTo(line, edges);
    QCOMPARE(cells.intensity[0], 17.5);
    QVERIFY(std::isnan(cells.intensity[1]));
    QVERIFY(near(cells.intensity[2], (2 * 40 + 4 * 50) / 6., 1e-12));
    QVERIFY(rebinned(lineOf({1, 2}, {1, 3}), 2).pixels.empty());
    QCOMPARE(rebinned(lineOf({1, 2}, {1, 3}), 2).intensity[0], 2.0);
}

void SaxsTest::wedgesAndRingsOfAnImageThatIsItsOwnQ() {
    const auto pool = makeThreadPool(2);
    const auto maps = geometry::transmissionMaps(detector(), *pool);
    Array<float> image(maps.qInvAngstrom.shape());
    std::transform(maps.qInvAngstrom.values().begin(), maps.qInvAngstrom.values().end(),
                   image.editValues().begin(), [](double q) { return float(q); });
    ScatteringRoi wedge;
    wedge.qLow = 0.02;
    wedge.qHigh = 0.1;
    wedge.phiLowDeg = -30;
    wedge.phiHighDeg = 60;
    wedge.bins = 8;
    const RoiResult result = integrateRoi(image, maps, {}, wedge);
    double sum = 0, pixels = 0;
    for (std::int64_t i = 0; i < image.size(); ++i)
        if (const double q = maps.qInvAngstrom.data()[i], phi = maps.phiDeg.data()[i];
            q >= 0.02 && q < 0.1 && phi >= -30 && phi < 60) {
            sum += double(image.data()[i]);
            pixels += 1;
        }
    QCOMPARE(double(result.pixels), pixels);
    QVERIFY(near(result.sum, sum, 1e-9) && near(result.mean, sum / pixels, 1e-12));
    double inBins = 0;
    for (std::size_t bin = 0; bin < 8; ++bin) {
        QVERIFY(near(result.line.intensity[bin], result.line.x[bin], 1e-7));
        QVERIFY(result.line.x[bin] >= 0.02 + double(bin) * 0.01 &&
                result.line.x[bin] < 0.03 + double(bin) * 0.01);
        inBins += result.line.pixels[bin];
    }
    QCOMPARE(inBins, pixels);
    ScatteringRoi ring = wedge;
    ring.kind = ScatteringRoi::Kind::Ring;
    QCOMPARE(integrateRoi(image, maps, {}, ring).pixels, result.pixels);
    const Array<std::uint8_t> nothing(image.shape());
    QVERIFY(std::isnan(integrateRoi(image, maps, nothing, wedge).mean));
    QVERIFY_EXCEPTION_THROWN(integrateRoi(Array<float>({2, 2}), maps, {}, wedge), Error);
}

void SaxsTest::sectorsMayCrossTheSeam() {
    ScatteringRoi roi;
    roi.qHigh = 1;
    roi.phiLowDeg = 170;
    roi.phiHighDeg = -170;
    QVERIFY(roi.holds(0.5, 175) && roi.holds(0.5, -180) && roi.holds(0.5, -171));
    QVERIFY(!roi.holds(0.5, -170) && !roi.holds(0.5, 0) && roi.holds(0.5, 170));
    roi.phiHighDeg = 190;
    QVERIFY(roi.holds(0.5, -175) && !roi.holds(0.5, -165));
    roi.phiLowDeg = -180;
    roi.phiHighDeg = 180;
    QVERIFY(roi.holds(0.5, -180) && roi.holds(0.5, 179.9) && !roi.holds(1, 0));
    roi.phiHighDeg = roi.phiLowDeg;
    QVERIFY_EXCEPTION_THROWN(roi.validate(), Error);
    // x of a ring across the seam grows.
    const auto pool = makeThreadPool(1);
    const auto maps = geometry::transmissionMaps(detector(), *pool);
    ScatteringRoi ring{ScatteringRoi::Kind::Ring, "ring", 0.02, 0.12, 150, -150, 6};
    const auto line = integrateRoi(Array<float>(maps.phiDeg.shape(), 1), maps, {}, ring).line;
    QVERIFY(line.x.front() > 150 && line.x.back() > 200 && line.x.back() < 210);
    QVERIFY(std::is_sorted(line.x.begin(), line.x.end()));
}

void SaxsTest::exposuresAreDividedOut() {
    ExposureFactors factors;
    factors.transmission = {0.5, 0.05};
    factors.exposureS = {4, 0};
    const ScatteringLine out = dividedByExposure(lineOf({1}, {8}, {0.4}), factors);
    QVERIFY(near(out.intensity[0], 4, 1e-12));
    QVERIFY(near(out.error[0], std::hypot(0.2, 0.4), 1e-12));
    factors.transmission.value = 1.5;
    QVERIFY_EXCEPTION_THROWN(dividedByExposure(lineOf({1}, {8}), factors), Error);
}

void SaxsTest::pixelCorrectionsAreThoseOfTheAngles() {
    const auto pool = makeThreadPool(2);
    geometry::DetectorGeometry g = detector();
    g.pixelSizeM = {1e-2, 1e-2};
    const auto both = pixelCorrections(g, {}, *pool);
    QCOMPARE(both.view()(30, 40), 1.0);
    // 0.3 m off along the row, 1 m away: r^2 = 1.09.
    const double sin2 = 0.09 / 1.09, solid = std::pow(1.09, -1.5);
    QVERIFY(near(both.view()(30, 70), solid * (1 - sin2), 1e-12));
    QVERIFY(near(both.view()(0, 40), solid, 1e-12));
    PixelCorrectionOptions unpolarised;
    unpolarised.horizontalFraction = 0.5;
    const auto half = pixelCorrections(g, unpolarised, *pool);
    QVERIFY(near(half.view()(30, 70), solid * (1 - sin2 / 2), 1e-12));
    QVERIFY(near(half.view()(30, 70), half.view()(0, 40), 1e-12));
    // The curve at the same angle.
    const double q = geometry::placeOf(g, 70, 30).qInvAngstrom;
    QVERIFY(near(dividedByPixelCorrections(lineOf({q}, {1}), 10, unpolarised).intensity[0],
                 1 / half.view()(30, 70), 1e-9));
}

void SaxsTest::aReductionFindsTheSampleUnderSolventAndCell() {
    // Cell, solvent and particles per incident photon and second; what is measured of them.
    const auto cell = [](double q) { return 2 / q; };
    const auto water = [](double) { return 5.0; };
    const auto particles = [](double q) { return 40 * std::exp(-q * q); };
    const auto measured = [&](double transmission, double monitor, double time, auto intensity) {
        ReductionInput input;
        for (double q = 0.1; q < 2; q += 0.1) {
            input.line.x.push_back(q);
            input.line.intensity.push_back(transmission * monitor * time * intensity(q));
            input.line.error.push_back(0.01);
        }
        input.factors.transmission = {transmission, 0};
        input.factors.monitor = {monitor, 0};
        input.factors.exposureS = {time, 0};
        return input;
    };
    ReductionInput sample = measured(
        0.4, 3, 10, [&](double q) { return cell(q) + 0.2 * (0.9 * water(q) + particles(q)); });
    ReductionInput empty = measured(0.8, 2, 5, cell);
    ReductionInput solvent =
        measured(0.5, 4, 20, [&](double q) { return cell(q) + 0.1 * water(q); });
    sample.factors.thickness = {0.2, 0};
    solvent.factors.thickness = {0.1, 0};
    ReductionOptions options;
    options.solventFraction = {0.9, 0};
    options.absoluteScale = {3, 0.3};
    const ScatteringLine out = reducedIntensity(sample, empty, solvent, options);
    for (std::size_t i = 0; i < out.x.size(); ++i) {
        QVERIFY(near(out.intensity[i], 3 * particles(out.x[i]), 1e-9));
        QVERIFY(out.error[i] > 0.3 * particles(out.x[i]));
    }
    // Without a solvent it stays.
    const ScatteringLine wet = reducedIntensity(sample, empty, {}, {});
    QVERIFY(near(wet.intensity[3], 4.5 + particles(wet.x[3]), 1e-9));
}

void SaxsTest::aScaleIsFoundWithItsError() {
    std::mt19937 random(4);
    std::normal_distribution<double> noise;
    double z2 = 0;
    for (int run = 0; run < 200; ++run) {
        ScatteringLine reference = lineOf({}, {}), line = lineOf({}, {});
        for (double q = 1; q < 30; ++q) {
            reference.x.push_back(q);
            reference.intensity.push_back(250 / q + noise(random) * 0.5);
            reference.error.push_back(0.5);
            line.x.push_back(q);
            line.intensity.push_back(100 / q + noise(random) * 0.3);
            line.error.push_back(0.3);
        }
        const ScaleFit fit = scaleTo(line, reference, 5, 25);
        QCOMPARE(fit.points, std::int64_t(21));
        z2 += std::pow((fit.scale.value - 2.5) / fit.scale.error, 2) / 200;
    }
    QVERIFY2(z2 > 0.7 && z2 < 1.4, qPrintable(QString::number(z2)));
    QVERIFY_EXCEPTION_THROWN(scaleTo(lineOf({1}, {1}), lineOf({2}, {1}), 0, 9), Error);
}

void SaxsTest::aMasterCurveJoinsOverlappingRanges() {
    const auto part = [](double low, double high, double factor) {
        ScatteringLine line;
        line.name = "part";
        for (double q = low; q <= high; ++q) {
            line.x.push_back(q);
            line.intensity.push_back(factor * 1000 / q);
            line.error.push_back(factor);
        }
        return line;
    };
    // The last overlaps with the second only.
    const MasterCurve master = masterCurve({part(1, 12, 1), part(24, 40, 5), part(9, 28, 0.1)});
    QVERIFY(near(master.scales[1].scale.value, 0.2, 1e-9));
    QVERIFY(near(master.scales[2].scale.value, 10, 1e-9));
    QVERIFY(near(master.scaled[1].intensity[0], 1000 / 24., 1e-8));
    QVERIFY_EXCEPTION_THROWN(masterCurve({part(1, 5, 1), part(8, 9, 1)}), Error);
}

SPECULA_TEST(SaxsTest)
#include "saxs_test.moc"
