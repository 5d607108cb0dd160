// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/g2_views.h"
#include "derived_fixtures.h"
#include "test_main.h"

#include <limits>

using namespace specula;
using namespace specula::correlate;
using test::arrayOf;
using test::near;

class G2ViewsTest : public QObject {
    Q_OBJECT
  private slots:
    void errorsAreRepairedAsPublished();
    void normalisationsAreColumnByColumn();
    void aViewWithNothingToDivideByIsEmpty();
    void aRangeThatHoldsNothingSelectsNothing();
    void labelsFollowTheMapping();
    void timeBoundsAreThoseOfTheViewers();
    void repeatsCorrelate();
    void offsetsMoveWholeCurves();
};

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Three q by two phi cells; the second cell is empty.
io::Qmap mapOfCells() {
    io::Qmap map = test::qmapOf(arrayOf<std::uint32_t>({1, 5}, {1, 2, 3, 4, 5}),
                                arrayOf<std::uint32_t>({1, 5}, {1, 2, 3, 4, 5}));
    map.axes[0] = {"q", "Å⁻¹", {0.01, 0.02, 0.03}, {0.01, 0.02, 0.03}};
    map.axes[1] = {"phi", "deg", {-90, 90}, {-90, 90}};
    map.dynamicCell = map.staticCell = {0, 2, 3, 4, 5};
    return map;
}

} // namespace

void G2ViewsTest::errorsAreRepairedAsPublished() {
    const auto repaired = repairedG2Errors(arrayOf<double>({3, 2}, {.01, 0, .03, 1e-7, 1e-9, 0}));
    QVERIFY(near(repaired, arrayOf<double>({3, 2}, {.01, 1e-6, .03, 1e-6, .02, 1e-6}), 1e-15));
    QVERIFY(repairedG2Errors({}).empty());
    QCOMPARE(repairedG2Errors(arrayOf<double>({2, 1}, {kNaN, 0.5})).view()(0, 0), 0.5);
}

void G2ViewsTest::normalisationsAreColumnByColumn() {
    const G2View curves{arrayOf<double>({2, 2}, {4, 1, 2, 3}),
                        arrayOf<double>({2, 2}, {.4, .1, .2, .3})};
    const auto view = [&](G2Normalisation how) { return normalisedG2(curves, how); };
    QVERIFY(near(view(G2Normalisation::None).g2, curves.g2, 0));
    QVERIFY(
        near(view(G2Normalisation::Max).g2, arrayOf<double>({2, 2}, {1, 1. / 3, .5, 1}), 1e-15));
    QVERIFY(near(view(G2Normalisation::Max).error, arrayOf<double>({2, 2}, {.1, .1 / 3, .05, .1}),
                 1e-15));
    QVERIFY(near(view(G2Normalisation::Mean).g2, arrayOf<double>({2, 2}, {4. / 3, .5, 2. / 3, 1.5}),
                 1e-15));
    QVERIFY(near(view(G2Normalisation::Std).g2, arrayOf<double>({2, 2}, {1, -1, -1, 1}), 1e-15));
    QVERIFY(near(view(G2Normalisation::First).g2, arrayOf<double>({2, 2}, {1, 1, .5, 3}), 1e-15));
    // g2 - g2[0] + (4 + 1) / 2; errors stay.
    const G2View moved = view(G2Normalisation::FirstToMean);
    QVERIFY(near(moved.g2, arrayOf<double>({2, 2}, {2.5, 2.5, .5, 4.5}), 1e-15));
    QVERIFY(near(moved.error, curves.error, 0));
    QCOMPARE(curves.g2.view()(0, 0), 4.0);
}

void G2ViewsTest::aViewWithNothingToDivideByIsEmpty() {
    const G2View zeros{arrayOf<double>({2, 2}, {0, kNaN, 0, kNaN}), {}};
    const G2View divided = normalisedG2(zeros, G2Normalisation::Std);
    for (const double value : divided.g2.values())
        QVERIFY(std::isnan(value));
    // The first delay that is known.
    const G2View late{arrayOf<double>({2, 1}, {kNaN, 5}), {}};
    QCOMPARE(normalisedG2(late, G2Normalisation::First).g2.view()(1, 0), 1.0);
}

void G2ViewsTest::aRangeThatHoldsNothingSelectsNothing() {
    const io::Qmap map = mapOfCells();
    QCOMPARE(selectBins(map, {0.02, 0.03}), (std::vector<std::int64_t>{2, 3, 4, 5}));
    QCOMPARE(selectBins(map, {}, {0.0, {}}), (std::vector<std::int64_t>{3, 5}));
    QCOMPARE(selectBins(map, {}), (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
    QVERIFY(selectBins(map, {0.5, 1.0}).empty());
    io::Qmap pixels = map;
    pixels.axes[0].name = "x";
    QVERIFY(selectBins(pixels, {0.0, 1.0}).empty());
    const double values[] = {1, kNaN, 2, 3};
    QCOMPARE(selectValues(values, {{}, 2.0}), (std::vector<std::int64_t>{0, 2}));
    QVERIFY(selectValues(values, {4.0, 5.0}).empty());
}

void G2ViewsTest::labelsFollowTheMapping() {
    io::Qmap map = mapOfCells();
    const auto dynamic = io::Partition::Dynamic;
    QCOMPARE(binLabel(map, dynamic, 2), std::string("q=0.02000 Å⁻¹, φ=-90.0 deg"));
    QCOMPARE(binListLabel(map, dynamic, 3), std::string("qbin=3, q=0.02000 Å⁻¹, φ=90.0 deg"));
    QCOMPARE(binLabel(map, dynamic, 0), std::string("invalid qbin"));
    QCOMPARE(binLabel(map, dynamic, 6), std::string("invalid qbin"));
    QCOMPARE(binCenters(map, dynamic, 0), (std::vector<double>{0.01, 0.02, 0.02, 0.03, 0.03}));
    map.axes[0] = {"x", "px", {10, 20, 30}, {10, 20, 30}};
    map.axes[1] = {"depth", "mm", {1.5}, {1.5}};
    map.dynamicCell = {0, 1, 2, 1, 1};
    QCOMPARE(binLabel(map, dynamic, 3), std::string("x=30.0 px"));
}

void G2ViewsTest::timeBoundsAreThoseOfTheViewers() {
    const std::int64_t delays[] = {0, 1, 2, 64};
    const auto seconds = delaysInSeconds(delays, 6e-3);
    QCOMPARE(seconds[3], 0.384);
    const auto bounds = automaticTimeBounds(seconds);
    QVERIFY(near((*bounds)[0], 3e-4, 1e-15) && near((*bounds)[1], 3.84, 1e-12));
    QVERIFY(!automaticTimeBounds({}));
}

void G2ViewsTest::repeatsCorrelate() {
    const std::vector<std::vector<double>> curves{
        {1, 2, 3, 4}, {2, 4, kNaN, 8}, {4, 3, 2, 1}, {1, 1, 1, 1}, {1, 3, 2, 4}};
    const Array<double> r = curveCorrelation(curves);
    QVERIFY(near(r.view()(0, 1), 1, 1e-12));
    QVERIFY(near(r.view()(2, 0), -1, 1e-12));
    QVERIFY(std::isnan(r.view()(3, 0)));
    QVERIFY(near(r.view()(0, 4), 0.8, 1e-12));
}

void G2ViewsTest::offsetsMoveWholeCurves() {
    QVERIFY(near(offsetG2(arrayOf<double>({2, 1}, {1, 2}), 0.1, 3),
                 arrayOf<double>({2, 1}, {1.3, 2.3}), 1e-15));
}

SPECULA_TEST(G2ViewsTest)
#include "g2_views_test.moc"
