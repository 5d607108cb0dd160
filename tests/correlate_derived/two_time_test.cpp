// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/correlate/derived/two_time.h"
#include "derived_fixtures.h"
#include "test_main.h"

#include <limits>
#include <random>

using namespace specula;
using namespace specula::correlate;
using test::near;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// 1 + 0.2 exp(-|i - j| / 8).
Array<float> exactModel(std::int64_t n) {
    Array<float> matrix({n, n});
    const auto out = matrix.edit();
    for (std::int64_t i = 0; i < n; ++i)
        for (std::int64_t j = 0; j < n; ++j)
            out(i, j) = float(1 + 0.2 * std::exp(-double(std::abs(i - j)) / 8));
    return matrix;
}

Array<float> half(const Array<float>& complete, bool upper) {
    Array<float> stored = complete.clone();
    const auto out = stored.edit();
    for (std::int64_t i = 0; i < out.shape()[0]; ++i)
        for (std::int64_t j = 0; j < out.shape()[0]; ++j)
            if (upper ? j < i : j > i)
                out(i, j) = 0;
    return stored;
}

Array<float> randomMatrix(std::int64_t n, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> value(0.5F, 2);
    Array<float> matrix({n, n});
    const auto out = matrix.edit();
    for (std::int64_t i = 0; i < n; ++i)
        for (std::int64_t j = i; j < n; ++j)
            out(i, j) = out(j, i) = value(random);
    return matrix;
}

/// The published small case: the upper half of a 4 x 4 matrix.
Array<float> smallHalf() {
    return test::arrayOf<float>(
        {4, 4}, {9, 1.2F, 1.1F, 1.05F, 0, 9, 1.3F, 1.15F, 0, 0, 9, 1.25F, 0, 0, 0, 9});
}

/// Mean over blocks, one element after the other.
Array<float> blockMeans(const Array<float>& complete, std::int64_t rate) {
    const std::int64_t n = complete.shape()[0], side = (n + rate - 1) / rate;
    Array<float> means({side, side});
    const auto out = means.edit();
    for (std::int64_t i = 0; i < side; ++i)
        for (std::int64_t j = 0; j < side; ++j) {
            double sum = 0, count = 0;
            for (std::int64_t a = i * rate; a < std::min(n, (i + 1) * rate); ++a)
                for (std::int64_t b = j * rate; b < std::min(n, (j + 1) * rate); ++b)
                    if (const float value = complete.view()(a, b); std::isfinite(value)) {
                        sum += double(value);
                        count += 1;
                    }
            out(i, j) = count > 0 ? float(sum / count) : kNaN;
        }
    return means;
}

} // namespace

class TwoTimeTest : public QObject {
    Q_OBJECT
  private slots:
    void theDiagonalIsTheMeanOfItsNeighbours();
    void eitherHalfIsCompleted();
    void agreesWithTheExactModel();
    void viewersTakeEveryOtherElementAndThenCorrect();
    void blocksAreMeansOfTheCorrectedMatrix_data();
    void blocksAreMeansOfTheCorrectedMatrix();
    void elementsThatAreNotFiniteAreLeftOut();
    void segmentsAreBlocksOnTheDiagonal();
    void smoothingKeepsAConstantAndSpreadsAPointAsAGaussian();
    void differencesNeedEqualSizes();
    void levelsLeaveTheDiagonalOut();
    void ageStripsFollowTheirConvention();
    void joinedLagsAreMeansOverTheirElements();
    void stripsSeeHowADecaySlowsDown();
    void theErrorOfAStripIsItsScatterOverRepeats();
    void badCallsAreRefused();
};

void TwoTimeTest::theDiagonalIsTheMeanOfItsNeighbours() {
    const Array<float> corrected = diagonalCorrected(completedTwotime(smallHalf()));
    const double expected[] = {1.2, 1.25, 1.275, 1.25};
    for (std::int64_t i = 0; i < 4; ++i)
        QVERIFY(near(double(corrected.view()(i, i)), expected[i], 1e-6));
    QCOMPARE(corrected.view()(3, 1), 1.15F);
    QCOMPARE(corrected.view()(1, 3), 1.15F);

    Array<float> sums({5, 5}, 77);
    const auto out = sums.edit();
    for (std::int64_t i = 0; i < 5; ++i)
        for (std::int64_t j = 0; j < 5; ++j)
            if (i != j)
                out(i, j) = float(3 * (i + j));
    const Array<float> fixed = diagonalCorrected(sums);
    const float diagonal[] = {3, 6, 12, 18, 21};
    for (std::int64_t i = 0; i < 5; ++i)
        QCOMPARE(fixed.view()(i, i), diagonal[i]);
    // What came in is somebody else's.
    QCOMPARE(sums.view()(2, 2), 77.0F);
}

void TwoTimeTest::eitherHalfIsCompleted() {
    const Array<float> complete = randomMatrix(131, 1);
    QVERIFY(near(completedTwotime(half(complete, true)), complete, 0));
    QVERIFY(near(completedTwotime(half(complete, false)), complete, 0));
    QVERIFY(near(completedTwotime(complete), complete, 0));
    QCOMPARE(completedTwotime(Array<float>({0, 0})).size(), 0);
}

void TwoTimeTest::agreesWithTheExactModel() {
    const Array<float> stored = half(exactModel(64), true);
    const Array<float> complete = completedTwotime(stored);
    QVERIFY(near(double(complete.view()(0, 0)), 1.2, 1e-7));
    QVERIFY(near(double(complete.view()(0, 1)), 1.176499380516919, 1e-7));
    QVERIFY(near(double(complete.view()(10, 18)), 1.0735758882342885, 1e-7));
    QVERIFY(near(double(complete.view()(18, 10)), 1.0735758882342885, 1e-7));
    const Array<float> corrected = diagonalCorrected(complete);
    for (std::int64_t i = 0; i < 64; ++i)
        QVERIFY(near(double(corrected.view()(i, i)), 1.176499380516919, 1e-7));
    TwotimeReduction reduction(64, 4);
    for (std::int64_t i = 0; i < 64; ++i)
        reduction.addRow(stored.view().row(i));
    for (const auto& means : {lagMeans(complete), reduction.lagMeans()}) {
        QVERIFY(near(means[0], 1.2, 1e-7));
        QVERIFY(near(means[1], 1.17649938, 1e-7));
        QVERIFY(near(means[8], 1.07357589, 1e-7));
    }
    QVERIFY(near(reduction.lagMeans(true)[0], 1.17649938, 1e-7));
}

void TwoTimeTest::viewersTakeEveryOtherElementAndThenCorrect() {
    QCOMPARE(decimationRate(4, 3), 2);
    QCOMPARE(decimationRate(4, 4), 1);
    QVERIFY(near(decimatedTwotime(smallHalf(), 2, Decimation::ViewerStride),
                 Array<float>({2, 2}, 1.1F), 1e-6));
    // The mean of what is there: (1.2 + 1.2 + 1.2 + 1.25) / 4, (1.1 + 1.05 + 1.3 + 1.15) / 4, ...
    QVERIFY(near(decimatedTwotime(smallHalf(), 2),
                 test::arrayOf<float>({2, 2}, {1.2125F, 1.15F, 1.15F, 1.25625F}), 1e-6));
}

void TwoTimeTest::blocksAreMeansOfTheCorrectedMatrix_data() {
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("storedHalf");
    for (const auto& [frames, rate] :
         {std::pair{1, 1}, {2, 2}, {12, 3}, {13, 3}, {31, 7}, {31, 31}, {40, 1}})
        for (const int storedHalf : {0, 1, 2})
            QTest::addRow("%d by %d, half %d", frames, rate, storedHalf)
                << frames << rate << storedHalf;
}

void TwoTimeTest::blocksAreMeansOfTheCorrectedMatrix() {
    QFETCH(int, frames);
    QFETCH(int, rate);
    QFETCH(int, storedHalf);
    const Array<float> complete = randomMatrix(frames, 2);
    const Array<float> stored = storedHalf == 2 ? complete : half(complete, storedHalf == 0);
    QVERIFY(
        near(decimatedTwotime(stored, rate), blockMeans(diagonalCorrected(complete), rate), 1e-6));
    QVERIFY(near(decimatedTwotime(stored, rate, Decimation::MeanOfCorrected, false),
                 blockMeans(complete, rate), 1e-6));
}

void TwoTimeTest::elementsThatAreNotFiniteAreLeftOut() {
    Array<float> matrix = randomMatrix(12, 3);
    {
        const auto out = matrix.edit();
        for (std::int64_t k = 0; k < 12; ++k)
            out(k, 5) = out(5, k) = kNaN;
    }
    for (const bool upper : {true, false}) {
        const Array<float> reduced = decimatedTwotime(half(matrix, upper), 4);
        QVERIFY(near(reduced, blockMeans(diagonalCorrected(matrix), 4), 1e-6));
        QVERIFY(std::isnan(decimatedTwotime(half(matrix, upper), 1).view()(5, 5)));
        TwotimeReduction reduction(12, 4);
        for (std::int64_t i = 0; i < 12; ++i)
            reduction.addRow(half(matrix, upper).view().row(i));
        const auto expected = lagMeans(matrix), means = reduction.lagMeans();
        for (std::size_t k = 0; k < 12; ++k)
            QVERIFY(near(means[k], expected[k], 1e-6));
    }
}

void TwoTimeTest::segmentsAreBlocksOnTheDiagonal() {
    const Array<float> matrix = randomMatrix(11, 4);
    const Array<double> means = segmentLagMeans(matrix, 2);
    QCOMPARE(means.shape(), Shape({5, 2}));
    double sum = 0;
    for (std::int64_t i = 5; i < 8; ++i)
        sum += double(matrix.view()(i, i + 2));
    QVERIFY(near(means.view()(2, 1), sum / 3, 1e-12));
}

void TwoTimeTest::smoothingKeepsAConstantAndSpreadsAPointAsAGaussian() {
    Array<float> matrix({41, 41}, 3);
    matrix.edit()(20, 20) = 3 + 100;
    const Array<float> smooth = gaussianSmoothed(matrix, 2);
    QVERIFY(near(double(smooth.view()(0, 0)), 3, 1e-5));
    // 1 / (2 pi sigma^2) at the point, exp(-1/2) of it at one sigma.
    QVERIFY(near(double(smooth.view()(20, 20)) - 3, 100 / (8 * M_PI), 1e-3));
    QVERIFY(near((double(smooth.view()(20, 22)) - 3) / (double(smooth.view()(20, 20)) - 3),
                 std::exp(-0.5), 1e-4));
    Array<float> holes({9, 9}, 5);
    holes.edit()(4, 4) = kNaN;
    QVERIFY(near(gaussianSmoothed(holes, 1), Array<float>({9, 9}, 5), 1e-5));
}

void TwoTimeTest::differencesNeedEqualSizes() {
    const Array<float> a = randomMatrix(5, 5), b = randomMatrix(5, 6);
    const Array<float> difference = twotimeDifference(a, b);
    QCOMPARE(difference.view()(1, 2), a.view()(1, 2) - b.view()(1, 2));
    QVERIFY_EXCEPTION_THROWN(twotimeDifference(a, randomMatrix(6, 6)), Error);
}

void TwoTimeTest::levelsLeaveTheDiagonalOut() {
    Array<float> matrix({101, 101});
    const auto out = matrix.edit();
    for (std::int64_t i = 0; i < 101; ++i)
        for (std::int64_t j = 0; j < 101; ++j)
            out(i, j) = i == j ? 1e6F : float(i < j ? i : j);
    const auto all = twotimeLevels(matrix, 0, 100);
    QCOMPARE(all[0], 0.0);
    QCOMPARE(all[1], 99.0);
    const auto middle = twotimeLevels(matrix, 50, 50);
    QVERIFY(near(middle[0], 29, 1));
    QCOMPARE(twotimeLevels(Array<float>({1, 1})), (std::array<double, 2>{0, 1}));
}

void TwoTimeTest::ageStripsFollowTheirConvention() {
    const Array<float> matrix = randomMatrix(20, 7);
    for (const AgeConvention convention : {AgeConvention::MeanTime, AgeConvention::FirstTime}) {
        const AgeCurve curve = ageCut(matrix, {5, 11}, {convention, 0, 1, 0});
        std::vector<double> lags, means;
        for (std::int64_t lag = 1; lag < 20; ++lag) {
            double sum = 0, count = 0;
            for (std::int64_t t = 0; t + lag < 20; ++t) {
                const double age =
                    convention == AgeConvention::MeanTime ? double(2 * t + lag) / 2 : double(t);
                if (age >= 5 && age < 11) {
                    sum += double(matrix.view()(t, t + lag));
                    count += 1;
                }
            }
            if (count > 0) {
                lags.push_back(double(lag));
                means.push_back(sum / count);
            }
        }
        QCOMPARE(curve.lagFrames, lags);
        for (std::size_t i = 0; i < means.size(); ++i)
            QVERIFY(near(curve.g2[i], means[i], 1e-12));
    }
    QVERIFY(ageCut(matrix, {30, 40}, {}).g2.empty());
    const auto strips = evenAgeStrips(20, 4);
    QCOMPARE(strips.size(), std::size_t(4));
    QCOMPARE(strips[3].firstFrame, 15.0);
    QCOMPARE(strips[3].lastFrame, 20.0);
}

void TwoTimeTest::joinedLagsAreMeansOverTheirElements() {
    const Array<float> matrix = randomMatrix(64, 8);
    const AgeStrip all{0, 64};
    const AgeCurve each = ageCut(matrix, all, {}),
                   joined = ageCut(matrix, all, {.lagsPerDoubling = 4, .blockFrames = 8});
    QVERIFY(joined.g2.size() < 30);
    double sum = 0, lagSum = 0, count = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < joined.g2.size(); ++i) {
        for (count = sum = lagSum = 0; count < double(joined.elements[i]); ++at) {
            sum += each.g2[at] * double(each.elements[at]);
            lagSum += each.lagFrames[at] * double(each.elements[at]);
            count += double(each.elements[at]);
        }
        QCOMPARE(count, double(joined.elements[i]));
        QVERIFY(near(joined.g2[i], sum / count, 1e-12));
        QVERIFY(near(joined.lagFrames[i], lagSum / count, 1e-12));
    }
    QCOMPARE(at, each.g2.size());
}

void TwoTimeTest::stripsSeeHowADecaySlowsDown() {
    // Rate 1 / (4 + age / 4) at the mean time.
    const std::int64_t n = 256;
    Array<float> matrix({n, n});
    const auto out = matrix.edit();
    for (std::int64_t i = 0; i < n; ++i)
        for (std::int64_t j = 0; j < n; ++j)
            out(i, j) =
                float(1 + 0.3 * std::exp(-double(std::abs(i - j)) / (4 + double(i + j) / 8)));
    for (const AgeStrip& strip : {AgeStrip{50, 52}, AgeStrip{150, 152}}) {
        const AgeCurve curve = ageCut(matrix, strip, {});
        const double tau = 4 + (strip.firstFrame + 0.75) / 4;
        for (std::size_t i = 0; i < 20; ++i)
            QVERIFY(near(curve.g2[i], 1 + 0.3 * std::exp(-curve.lagFrames[i] / tau), 2e-3));
    }
}

/// Two-time matrices of `pixels` independent fields with g1 = exp(-lag / tau): their scatter at a
/// lag against the errors they state.
void TwoTimeTest::theErrorOfAStripIsItsScatterOverRepeats() {
    const std::int64_t n = 400, pixels = 60;
    const double keep = std::exp(-1.0 / 8), fresh = std::sqrt(1 - keep * keep);
    std::mt19937 random(11);
    std::normal_distribution<double> normal;
    std::vector<double> values, errors;
    for (int run = 0; run < 24; ++run) {
        Array<double> series({n, pixels});
        const auto intensity = series.edit();
        for (std::int64_t p = 0; p < pixels; ++p) {
            double re = normal(random), im = normal(random);
            for (std::int64_t t = 0; t < n; ++t) {
                intensity(t, p) = (re * re + im * im) / 2;
                re = keep * re + fresh * normal(random);
                im = keep * im + fresh * normal(random);
            }
        }
        Array<float> matrix({n, n});
        const auto out = matrix.edit();
        for (std::int64_t i = 0; i < n; ++i)
            for (std::int64_t j = i; j < std::min(n, i + 8); ++j) {
                double sum = 0, a = 0, b = 0;
                for (std::int64_t p = 0; p < pixels; ++p) {
                    sum += intensity(i, p) * intensity(j, p);
                    a += intensity(i, p);
                    b += intensity(j, p);
                }
                out(i, j) = out(j, i) = float(double(pixels) * sum / (a * b));
            }
        const AgeCurve curve = ageCut(matrix, {0, double(n)}, {.blockFrames = 20});
        values.push_back(curve.g2[2]);
        errors.push_back(curve.error[2]);
    }
    double mean = 0, scatter = 0, stated = 0;
    for (const double value : values)
        mean += value / double(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        scatter += (values[i] - mean) * (values[i] - mean) / double(values.size() - 1);
        stated += errors[i] * errors[i] / double(values.size());
    }
    const double ratio = std::sqrt(stated / scatter);
    QVERIFY2(ratio > 0.7 && ratio < 1.4, qPrintable(QString::number(ratio)));
}

void TwoTimeTest::badCallsAreRefused() {
    QVERIFY_EXCEPTION_THROWN(completedTwotime(Array<float>({3, 4})), Error);
    QVERIFY_EXCEPTION_THROWN(TwotimeReduction(4, 5), Error);
    QVERIFY_EXCEPTION_THROWN(decimatedTwotime(smallHalf(), 0, Decimation::ViewerStride), Error);
    QVERIFY_EXCEPTION_THROWN(segmentLagMeans(smallHalf(), 5), Error);
    QVERIFY_EXCEPTION_THROWN(gaussianSmoothed(smallHalf(), -1), Error);
    QVERIFY_EXCEPTION_THROWN(evenAgeStrips(4, 0), Error);
    TwotimeReduction reduction(4, 2);
    QVERIFY_EXCEPTION_THROWN(reduction.matrix(), std::logic_error);
}

SPECULA_TEST(TwoTimeTest)
#include "two_time_test.moc"
