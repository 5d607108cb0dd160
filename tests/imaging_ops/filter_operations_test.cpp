// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imaging/ops/gaussian.h"
#include "operation_fixture.h"

#include <cmath>
#include <limits>

using namespace specula;
using namespace specula::test;

// Expected numbers are those of scipy.ndimage 1.10.1 in double precision: gaussian_filter,
// correlate, convolve, median_filter, minimum_filter and maximum_filter with the modes nearest,
// reflect, mirror, wrap and constant.
class FilterOperationsTest : public QObject {
    Q_OBJECT
  private slots:
    void gaussianWeightsAreCutAtFourSigma();
    void blurWithEveryEdge_data() { tierRows(); }
    void blurWithEveryEdge();
    void aBlurWiderThanTheImage_data() { tierRows(); }
    void aBlurWiderThanTheImage();
    void sharpenAddsTheDetail_data() { tierRows(); }
    void sharpenAddsTheDetail();
    void correlateAndConvolveDiffer_data() { tierRows(); }
    void correlateAndConvolveDiffer();
    void knownKernelsOnTheRamp_data() { tierRows(); }
    void knownKernelsOnTheRamp();
    void evenKernelsHaveTheirCentreAtHalf_data() { tierRows(); }
    void evenKernelsHaveTheirCentreAtHalf();
    void rankFiltersClampTheirEdges_data() { tierRows(); }
    void rankFiltersClampTheirEdges();
    void notANumberSpreadsAsFarAsTheFilterLooks_data() { tierRows(); }
    void notANumberSpreadsAsFarAsTheFilterLooks();
    void kernelsThatMakeNoSenseAreRefused();
    void scaledKernelsKeepTheirSum();
};

namespace {

const char* const kEdges[] = {"clamp", "reflect", "mirror", "wrap", "zero"};

Pixels ramp64(PixelType type) {
    return withPixelType(type, [](auto sample) {
        return imageOf<decltype(sample)>(8, 8, 1, [](auto y, auto x, int) { return 8 * y + x; });
    });
}

} // namespace

void FilterOperationsTest::gaussianWeightsAreCutAtFourSigma() {
    QCOMPARE(imaging::gaussianRadius(1), std::int64_t{4});
    QCOMPARE(imaging::gaussianRadius(0.1), std::int64_t{0});
    QCOMPARE(imaging::gaussianRadius(2.3), std::int64_t{9});
    const auto w = imaging::gaussianWeights(1);
    const double expected[] = {.398943, .241971, .053991, .004432, .000134};
    for (std::size_t i = 0; i < 5; ++i) {
        QVERIFY(std::abs(w[4 + i] - expected[i]) < 6e-7);
        QCOMPARE(w[4 - i], w[4 + i]);
    }
}

void FilterOperationsTest::blurWithEveryEdge() {
    SPECULA_BENCH(bench);
    const std::vector<double> expected[] = {
        {3.2740614707090607, 3.9735332053871097, 4.91497638572176, 5.910410693477113,
         6.910143032227883, 7.905577339983237, 8.847020520317887, 9.546492254995936},
        {3.843368553520561, 4.48428346853326, 5.421160956623263, 6.416461433754002,
         7.416193772504773, 8.411494249635513, 9.348371737725516, 9.989286652738212},
        {6.5481229414181215, 6.947066410774219, 7.8299527714435175, 8.820821386954226,
         9.820286064455768, 10.811154679966474, 11.694041040635774, 12.092984509991872},
        {21.63803510318048, 20.702263537927674, 21.270334518562045, 22.234879625601792,
         23.232738335607955, 24.197283442647702, 24.76535442328207, 23.829582858029262},
        {2.2901134563594305, 3.4835780637383253, 4.299220087119619, 5.00839619345544,
         5.707025431481119, 6.368705915606144, 6.605732808244556, 5.206024308240856}};
    for (std::size_t e = 0; e < 5; ++e) {
        const std::string blur = std::string("blur:sigma=1,edge=") + kEdges[e];
        VERIFY_SAME(
            compared(bench.apply({blur}, ramp64(PixelType::F64)), 0, 0, expected[e], 1e-13));
        // F32 to 1e-6 of the largest value in reach.
        VERIFY_SAME(
            compared(bench.apply({blur}, ramp64(PixelType::F32)), 0, 0, expected[e], 63e-7));
    }
    VERIFY_SAME(
        compared(bench.apply({"blur:sigma=1"}, ramp64(PixelType::F64)), 0, 0, expected[0], 1e-13));
}

void FilterOperationsTest::aBlurWiderThanTheImage() {
    SPECULA_BENCH(bench);
    // Nine taps to each side of 7x6 pixels: edges repeat more than once.
    const std::vector<double> expected[] = {
        {3.9352269505977855, 4.186523092552516, 4.37531958767577, 4.511081084088144,
         4.653729777536701, 4.861775916655546, 5.139947284059593},
        {4.409438924041925, 4.430429572222349, 4.4527936587286945, 4.466407153492504,
         4.482834322754768, 4.5116764478509435, 4.537969496018158},
        {4.574518139251346, 4.554066842809453, 4.495609822909879, 4.412287813061203,
         4.329516669763155, 4.272127669959195, 4.252251863110754},
        {4.465069985854789, 4.488463096027543, 4.447918428830536, 4.373739230434157,
         4.321889965195595, 4.331628731236562, 4.395408309566475},
        {2.0702266815962918, 2.627094967812303, 2.98451892317089, 3.0838314222424894,
         2.932060417816838, 2.570801265285475, 2.059706634160942}};
    for (std::size_t e = 0; e < 5; ++e)
        VERIFY_SAME(compared(bench.apply({std::string("blur:sigma=2.3,edge=") + kEdges[e]},
                                         unevenImage(PixelType::F64)),
                             2, 0, expected[e], 1e-13));
    // Bytes come back rounded.
    VERIFY_SAME(compared(bench.apply({"blur:sigma=2.3,edge=zero"}, unevenImage(PixelType::U8)), 2,
                         0, {2, 3, 3, 3, 3, 3, 2}, 0));
}

void FilterOperationsTest::sharpenAddsTheDetail() {
    SPECULA_BENCH(bench);
    const Pixels in = unevenImage(PixelType::F64);
    const Pixels blurred = bench.apply({"blur:sigma=.8,edge=mirror"}, in);
    const Pixels sharp = bench.apply({"sharpen:amount=1.5,sigma=.8,edge=mirror"}, in);
    for (std::int64_t y = 0; y < 6; ++y) {
        std::vector<double> expected;
        for (std::int64_t x = 0; x < 7; ++x)
            expected.push_back(in.valueAt(y, x) + 1.5 * (in.valueAt(y, x) - blurred.valueAt(y, x)));
        VERIFY_SAME(compared(sharp, y, 0, expected, 1e-13));
    }
    // More than one channel.
    const Pixels three =
        imageOf<float>(9, 5, 3, [](auto y, auto x, int c) { return noise(y, x, c); });
    const Pixels got = bench.apply({"sharpen:amount=1,sigma=1"}, three);
    const Pixels soft = bench.apply({"blur:sigma=1"}, three);
    for (int c = 0; c < 3; ++c)
        for (std::int64_t x = 0; x < 9; ++x)
            QVERIFY(std::abs(got.valueAt(3, x, c) -
                             (2 * three.valueAt(3, x, c) - soft.valueAt(3, x, c))) < 1e-6);
}

void FilterOperationsTest::correlateAndConvolveDiffer() {
    SPECULA_BENCH(bench);
    bench.add("kernel", plane<double>(4, {1, 2, 0, -1, 0, .5, 3, 1, 2, -1, 0, 1.5}));
    const std::vector<double> correlated[] = {{19.5, 19.5, 34, 46, 52.5, 59, 40},
                                              {44.5, 19.5, 34, 46, 52.5, 59, 40},
                                              {40, 44.5, 34, 46, 52.5, 59, 53},
                                              {44.5, 26.5, 34, 46, 52.5, 59, 46.5},
                                              {17, 17.5, 34, 46, 52.5, 59, 42}};
    const std::vector<double> convolved[] = {{38, 45, 45, 28.5, 45, 49.5, 44.5},
                                             {38, 45, 45, 28.5, 45, 49.5, 32.5},
                                             {36.5, 45, 45, 28.5, 45, 37.5, 55},
                                             {56.5, 45, 45, 28.5, 45, 32.5, 59.5},
                                             {36, 45, 45, 28.5, 45, 31.5, 32}};
    for (const auto type : {PixelType::F32, PixelType::F64})
        for (std::size_t e = 0; e < 5; ++e) {
            const std::string rest = std::string(":file=kernel,edge=") + kEdges[e];
            // Small halves: exact in both types.
            VERIFY_SAME(compared(bench.apply({"correlate" + rest}, unevenImage(type)), 1, 0,
                                 correlated[e], 0));
            VERIFY_SAME(compared(bench.apply({"convolve" + rest}, unevenImage(type)), 1, 0,
                                 convolved[e], 0));
        }
}

void FilterOperationsTest::knownKernelsOnTheRamp() {
    SPECULA_BENCH(bench);
    bench.add("sharpen", plane<float>(3, {0, -1, 0, -1, 5, -1, 0, -1, 0}));
    bench.add("laplace", plane<float>(3, {0, -1, 0, -1, 4, -1, 0, -1, 0}));
    bench.add("box", plane<std::uint8_t>(3, {1, 1, 1, 1, 1, 1, 1, 1, 1}));
    const auto firstRow = [&](const std::vector<std::string>& operations,
                              const std::vector<double>& expected) {
        return compared(bench.apply(operations, rampR0(PixelType::F32)), 0, 0, expected, 1e-6);
    };
    VERIFY_SAME(firstRow({"correlate:file=sharpen"}, {-5, -3, -2, 0}));
    VERIFY_SAME(firstRow({"convolve:file=laplace"}, {-5, -4, -4, -3}));
    VERIFY_SAME(firstRow({"convolve:file=box", "div:value=9"}, {5. / 3, 7. / 3, 10. / 3, 4}));
}

void FilterOperationsTest::evenKernelsHaveTheirCentreAtHalf() {
    SPECULA_BENCH(bench);
    bench.add("kernel", plane<std::uint8_t>(2, {1, 2, 3, 4}));
    VERIFY_SAME(compared(bench.apply({"correlate:file=kernel"}, unevenImage(PixelType::F32)), 0, 0,
                         {0, 42, 46, 72, 76, 36, 62}, 0));
    VERIFY_SAME(compared(bench.apply({"convolve:file=kernel"}, unevenImage(PixelType::F32)), 0, 0,
                         {27, 45, 63, 70, 44, 62, 84}, 0));
}

void FilterOperationsTest::rankFiltersClampTheirEdges() {
    SPECULA_BENCH(bench);
    for (const auto type : {PixelType::F32, PixelType::F64, PixelType::U16}) {
        const Pixels z = withPixelType(type, [](auto sample) {
            return plane<decltype(sample)>(4,
                                           {9, 1, 8, 2, 3, 7, 4, 6, 5, 0, 11, 10, 12, 15, 13, 14});
        });
        const Pixels median = bench.apply({"median:radius=1"}, z);
        VERIFY_SAME(compared(median, 0, 0, {7, 7, 4, 4}, 0));
        VERIFY_SAME(compared(median, 1, 0, {5, 5, 6, 6}, 0));
        VERIFY_SAME(compared(median, 2, 0, {5, 7, 10, 10}, 0));
        VERIFY_SAME(compared(median, 3, 0, {12, 12, 13, 13}, 0));
        VERIFY_SAME(compared(bench.apply({"dilate:radius=1"}, z), 1, 0, {9, 11, 11, 11}, 0));
        VERIFY_SAME(compared(bench.apply({"erode:radius=1"}, z), 1, 0, {0, 0, 0, 2}, 0));
        const Pixels uneven = unevenImage(type);
        VERIFY_SAME(
            compared(bench.apply({"median:radius=2"}, uneven), 1, 0, {3, 3, 4, 4, 5, 6, 7}, 0));
    }
}

void FilterOperationsTest::notANumberSpreadsAsFarAsTheFilterLooks() {
    SPECULA_BENCH(bench);
    const auto spread = [&](const std::string& operation) {
        const Pixels in = imageOf<float>(15, 15, 1, [](auto y, auto x, int) {
            return y == 7 && x == 7 ? std::numeric_limits<double>::quiet_NaN() : 1.0;
        });
        const Pixels got = bench.apply({operation}, in);
        int count = 0;
        for (std::int64_t y = 0; y < 15; ++y)
            for (std::int64_t x = 0; x < 15; ++x)
                count += std::isnan(got.valueAt(y, x)) ? 1 : 0;
        return count;
    };
    QCOMPARE(spread("blur:sigma=1"), 81);
    QCOMPARE(spread("sharpen:amount=.5,sigma=.5"), 25);
    QCOMPARE(spread("median:radius=1"), 9);
    QCOMPARE(spread("erode:radius=2"), 25);
    QCOMPARE(spread("dilate:radius=1"), 9);
    bench.add("kernel", plane<float>(3, {0, 1, 0, 2, 0, 3}));
    QCOMPARE(spread("correlate:file=kernel"), 6); // weights of 0 look, too
}

void FilterOperationsTest::kernelsThatMakeNoSenseAreRefused() {
    OperationBench bench("reference");
    bench.add("rgb", colours<float>({{1, 2, 3}}));
    bench.add("nan", plane<float>(1, {std::numeric_limits<double>::quiet_NaN()}));
    bench.add("wide", Pixels(PixelType::U8, 1025, 1));
    for (const char* file : {"rgb", "nan", "wide"})
        for (const char* name : {"convolve", "correlate"}) {
            const Error e = errorOf([&] { bench.parse(std::string(name) + ":file=" + file); });
            QCOMPARE(e.code(), ErrorCode::Input);
            QCOMPARE(e.file(), std::string(file));
            QCOMPARE(e.field(), std::string(name) + ":file");
        }
}

void FilterOperationsTest::scaledKernelsKeepTheirSum() {
    OperationBench bench("reference");
    bench.add("kernel", imageOf<double>(7, 6, 1, [](auto y, auto x, int) { return noise(y, x); }));
    double sum = 0;
    for (int y = 0; y < 6; ++y)
        for (int x = 0; x < 7; ++x)
            sum += noise(y, x);
    const Pixels flat = imageOf<double>(20, 20, 1, [](auto, auto, int) { return 1; });
    for (const double factor : {0.5, 0.25, 0.125}) {
        const auto small = bench.parse("convolve:file=kernel")->scaled(factor);
        const Pixels got = bench.store(bench.run(*small, bench.load(flat)));
        QVERIFY(std::abs(got.valueAt(10, 10) - sum) < 1e-12);
        const Rect in = small->inputRect({0, 0, 1, 1}, {20, 20, 1, PixelType::F64});
        QVERIFY(static_cast<double>(in.width) <= 7 * factor + 2);
    }
}

SPECULA_TEST(FilterOperationsTest)
#include "filter_operations_test.moc"
