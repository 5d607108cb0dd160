// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imaging/ops/resample.h"
#include "operation_fixture.h"

#include <cmath>
#include <numeric>

using namespace specula;
using namespace specula::test;
using imaging::ResampleAxis;
using imaging::ResizeFilter;

// Resized numbers are those of OpenImageIO 2.4.7 ImageBufAlgo::resize, affine ones those of
// scipy.ndimage.affine_transform (1.10.1, order 1, mode "constant").
class GeometryOperationsTest : public QObject {
    Q_OBJECT
  private slots:
    void resizeOfTheRamp_data() { tierRows(); }
    void resizeOfTheRamp();
    void resizeOfAnUnevenImage_data() { tierRows(); }
    void resizeOfAnUnevenImage();
    void nearestTakesTheRightOneAtExactHalves_data() { tierRows(); }
    void nearestTakesTheRightOneAtExactHalves();
    void resizeToTheSameSizeChangesNothing_data() { tierRows(); }
    void resizeToTheSameSizeChangesNothing();
    void tapsAreWhereTheDefinitionPutsThem();
    void affineIsBilinearWithFillOutside_data() { tierRows(); }
    void affineIsBilinearWithFillOutside();
    void affineNearestTakesTheUpperOneAtHalves_data() { tierRows(); }
    void affineNearestTakesTheUpperOneAtHalves();
    void flipsAndQuarterTurns_data() { tierRows(); }
    void flipsAndQuarterTurns();
    void cropShiftsTheRectangle_data() { tierRows(); }
    void cropShiftsTheRectangle();
    void scaledGeometryShowsTheSamePlace_data() { tierRows(); }
    void scaledGeometryShowsTheSamePlace();
};

void GeometryOperationsTest::resizeOfTheRamp() {
    SPECULA_BENCH(bench);
    const struct {
        const char* filter;
        int size;
        std::vector<double> row;
    } cases[] = {
        {"box", 2, {2.5, 4.5}},
        {"triangle", 2, {3.125, 4.875}},
        {"triangle", 8, {0, .25, .75, 1.25, 1.75, 2.25, 2.75, 3}},
        {"mitchell", 2, {2.949219, 4.769531}},
        {"mitchell",
         8,
         {-.117188, .132812, .641493, 1.15625, 1.65625, 2.171007, 2.679688, 2.929688}},
        {"lanczos3", 2, {2.358620, 4.415172}},
        {"lanczos3",
         8,
         {-.365250, -.135049, .424358, .960735, 1.454865, 1.991241, 2.550649, 2.780850}},
    };
    for (const auto& c : cases) {
        const std::string resize =
            QString("resize:width=%1,height=%1,filter=%2").arg(c.size).arg(c.filter).toStdString();
        VERIFY_SAME(compared(bench.apply({resize}, rampR0(PixelType::F64)), 0, 0, c.row, 1e-6));
        VERIFY_SAME(compared(bench.apply({resize}, rampR0(PixelType::F32)), 0, 0, c.row, 2e-6));
    }
}

void GeometryOperationsTest::resizeOfAnUnevenImage() {
    SPECULA_BENCH(bench);
    const struct {
        const char* filter;
        std::vector<double> small, large; ///< row 1 of 3x4 and of 11x9
    } cases[] = {
        {"box", {3.5, 5.5, 4.75}, {1.5, 1.5, 3.5, 5.5, 5.5, 7.5, 4, 4, 6, 8, 8}},
        {"triangle",
         {4.56944465637207, 5.222221851348877, 3.7361111640930176},
         {1.5, 2.4090912342071533, 3.6818184852600098, 4.954545497894287, 6.227273464202881, 7.5,
          5.272726535797119, 4.545454978942871, 5.818181991577148, 7.090909004211426, 8}},
        {"mitchell",
         {4.609562873840332, 5.314246654510498, 3.7436513900756836},
         {1.5533857345581055, 2.207331895828247, 3.3798584938049316, 4.857138156890869,
          6.3675055503845215, 7.1597208976745605, 5.150975704193115, 4.420038223266602,
          6.043532371520996, 7.432975769042969, 8.26298999786377}},
        {"lanczos3",
         {5.036711692810059, 5.5955491065979, 3.294130563735962},
         {1.8670103549957275, 1.7176865339279175, 2.418297290802002, 4.3537278175354,
          6.7375288009643555, 7.290761470794678, 4.730752944946289, 3.8501644134521484,
          6.458266735076904, 8.46090030670166, 9.128453254699707}},
    };
    for (const auto& c : cases)
        for (const auto type : {PixelType::F32, PixelType::F64}) {
            const std::string filter = std::string(",filter=") + c.filter;
            VERIFY_SAME(
                compared(bench.apply({"resize:width=3,height=4" + filter}, unevenImage(type)), 1, 0,
                         c.small, 5e-6));
            VERIFY_SAME(
                compared(bench.apply({"resize:width=11,height=9" + filter}, unevenImage(type)), 1,
                         0, c.large, 5e-6));
        }
}

void GeometryOperationsTest::nearestTakesTheRightOneAtExactHalves() {
    SPECULA_BENCH(bench);
    const std::string resize = "resize:height=1,filter=nearest,width=";
    VERIFY_SAME(
        compared(bench.apply({resize + "3"}, plane<float>(2, {10, 20})), 0, 0, {10, 20, 20}, 0));
    VERIFY_SAME(
        compared(bench.apply({resize + "2"}, plane<float>(4, {1, 2, 3, 4})), 0, 0, {2, 4}, 0));
    VERIFY_SAME(compared(bench.apply({resize + "8"}, plane<std::uint64_t>(4, {1, 2, 3, 4})), 0, 0,
                         {1, 1, 2, 2, 3, 3, 4, 4}, 0));
    VERIFY_SAME(compared(
        bench.apply({"resize:height=1,filter=box,width=2"}, plane<float>(5, {1, 2, 4, 8, 16})), 0,
        0, {7.0 / 3, 28.0 / 3}, 2e-6));
}

void GeometryOperationsTest::resizeToTheSameSizeChangesNothing() {
    SPECULA_BENCH(bench);
    const Pixels in = unevenImage(PixelType::F32);
    for (const char* filter : {"nearest", "box", "triangle", "lanczos3"}) {
        const Pixels got =
            bench.apply({std::string("resize:width=7,height=6,filter=") + filter}, in);
        for (std::int64_t y = 0; y < 6; ++y)
            for (std::int64_t x = 0; x < 7; ++x)
                QVERIFY(std::abs(got.valueAt(y, x) - in.valueAt(y, x)) < 1e-14);
    }
}

void GeometryOperationsTest::tapsAreWhereTheDefinitionPutsThem() {
    const auto weightsOf = [](ResizeFilter filter, std::int64_t from, std::int64_t to,
                              std::int64_t d) {
        const ResampleAxis axis(filter, from, to);
        std::vector<double> taps(static_cast<std::size_t>(axis.taps()));
        axis.weights(d, taps.data());
        std::vector<double> all(static_cast<std::size_t>(from), 0);
        for (std::size_t k = 0; k < taps.size(); ++k)
            all[static_cast<std::size_t>(std::clamp<std::int64_t>(
                axis.start(d) + static_cast<std::int64_t>(k), 0, from - 1))] += taps[k];
        return all;
    };
    const double mitchell[] = {.5, .391059, .128038, -.019097},
                 lanczos[] = {.5, .446385, .135505, -.081891}, triangle[] = {.5, .375, .125, 0};
    for (std::size_t k = 0; k < 4; ++k) {
        QVERIFY(std::abs(weightsOf(ResizeFilter::Triangle, 4, 2, 0)[k] - triangle[k]) < 1e-15);
        QVERIFY(std::abs(weightsOf(ResizeFilter::Mitchell, 4, 2, 0)[k] - mitchell[k]) < 1e-6);
        QVERIFY(std::abs(weightsOf(ResizeFilter::Lanczos3, 4, 2, 0)[k] - lanczos[k]) < 1e-6);
    }
    const double support[] = {.5, .5, 1, 2, 3};
    for (const auto filter : {ResizeFilter::Nearest, ResizeFilter::Box, ResizeFilter::Triangle,
                              ResizeFilter::Mitchell, ResizeFilter::Lanczos3})
        for (const auto& [from, to] : {std::pair{1, 1},
                                       {1, 9},
                                       {9, 1},
                                       {2, 3},
                                       {3, 2},
                                       {7, 7},
                                       {13, 5},
                                       {5, 13},
                                       {100, 37},
                                       {37, 100},
                                       {64, 32},
                                       {2, 64}}) {
            const ResampleAxis axis(filter, from, to);
            const double scale = static_cast<double>(from) / to;
            std::int64_t before = axis.start(0);
            for (std::int64_t d = 0; d < to; ++d) {
                const std::int64_t start = axis.start(d);
                QVERIFY(start >= before);
                before = start;
                const auto all = weightsOf(filter, from, to, d);
                QVERIFY(std::abs(std::accumulate(all.begin(), all.end(), 0.0) - 1) < 1e-14);
                // Nothing weighs that lies beyond the support (border samples stand for more).
                const double centre = (static_cast<double>(d) + .5) * scale - .5;
                const double reach =
                    support[static_cast<std::size_t>(filter)] * std::max(scale, 1.0) + 1e-9;
                for (std::int64_t j = 1; j + 1 < from; ++j)
                    if (std::abs(static_cast<double>(j) - centre) > reach)
                        QCOMPARE(all[static_cast<std::size_t>(j)], 0.0);
            }
        }
}

void GeometryOperationsTest::affineIsBilinearWithFillOutside() {
    SPECULA_BENCH(bench);
    const std::vector<double> expected[] = {{-1, -1, -1, -1, -1, 7.25, -1, -1},
                                            {-1, -1, 4.75, 7.205, 5.04, 8.1, -1, -1},
                                            {-1, 2.75, 7.4, 4.78, 3.75, 2.83, -1, -1},
                                            {-1, 4.25, 8.0, 5.695, 2.72, 1.56, -1, -1},
                                            {-1, 5.35, 4.955, 2.25, 2.005, 2.42, -1, -1}};
    const std::string affine = "affine:m=1.1 -.2 .25 .3 .9 -1.5,width=8,height=5,fill=-1";
    const Pixels got = bench.apply({affine}, unevenImage(PixelType::F64));
    const Pixels single = bench.apply({affine}, unevenImage(PixelType::F32));
    for (std::size_t y = 0; y < 5; ++y) {
        // Fractions of pixels have 24 bits in every type.
        VERIFY_SAME(compared(got, static_cast<std::int64_t>(y), 0, expected[y], 1e-6));
        VERIFY_SAME(compared(single, static_cast<std::int64_t>(y), 0, expected[y], 2e-6));
    }
    // The identity keeps the last row and column.
    const Pixels same =
        bench.apply({"affine:m=1 0 0 0 1 0,width=7,height=6"}, unevenImage(PixelType::F32));
    VERIFY_SAME(compared(same, 5, 0, {9, 10, 0, 1, 2, 3, 4}, 0));
}

void GeometryOperationsTest::affineNearestTakesTheUpperOneAtHalves() {
    SPECULA_BENCH(bench);
    const Pixels in = plane<float>(4, {1, 2, 3, 4});
    VERIFY_SAME(compared(
        bench.apply({"affine:m=.5 0 -.5 0 1 0,width=9,height=1,fill=-7,filter=nearest"}, in), 0, 0,
        {-7, 1, 2, 2, 3, 3, 4, 4, -7}, 0));
}

void GeometryOperationsTest::flipsAndQuarterTurns() {
    SPECULA_BENCH(bench);
    const Pixels r0 = rampR0(PixelType::U8);
    const Pixels once = bench.apply({"rotate90:turns=1"}, r0);
    VERIFY_SAME(compared(once, 0, 0, {12, 8, 4, 0}, 0));
    VERIFY_SAME(compared(once, 1, 0, {13, 9, 5, 1}, 0));
    VERIFY_SAME(compared(once, 2, 0, {14, 10, 6, 2}, 0));
    VERIFY_SAME(compared(once, 3, 0, {15, 11, 7, 3}, 0));
    const Pixels wide = plane<std::uint8_t>(3, {1, 2, 3, 4, 5, 6});
    const auto rows = [&](const std::string& operation, const std::vector<double>& first) {
        return compared(bench.apply({operation}, wide), 0, 0, first, 0);
    };
    VERIFY_SAME(rows("rotate90:turns=1", {4, 1}));
    VERIFY_SAME(rows("rotate90:turns=2", {6, 5, 4}));
    VERIFY_SAME(rows("rotate90:turns=3", {3, 6}));
    VERIFY_SAME(rows("rotate90:turns=-1", {3, 6}));
    VERIFY_SAME(rows("rotate90:turns=4", {1, 2, 3}));
    VERIFY_SAME(rows("flip:axis=h", {3, 2, 1}));
    VERIFY_SAME(rows("flip:axis=v", {4, 5, 6}));
    QCOMPARE(bench.apply({"rotate90"}, wide).height(), std::int64_t{3});
}

void GeometryOperationsTest::cropShiftsTheRectangle() {
    SPECULA_BENCH(bench);
    const Pixels got = bench.apply({"crop:x=1,y=2,width=2,height=1"}, rampR0(PixelType::U16));
    QCOMPARE(got.height(), std::int64_t{1});
    VERIFY_SAME(compared(got, 0, 0, {9, 10}, 0));
    const auto crop = bench.parse("crop:x=1,y=2,width=2,height=1");
    QVERIFY(crop->passesPixels());
    QCOMPARE(crop->inputRect({1, 0, 1, 1}, {4, 4, 1, PixelType::U16}), (Rect{2, 2, 1, 1}));
    for (const char* outside : {"crop:x=3,y=0,width=2,height=1", "crop:x=0,y=4,width=1,height=1",
                                "crop:x=0,y=0,width=1,height=5"}) {
        const Error e = errorOf([&] { bench.parse(outside)->output({4, 4, 1, PixelType::U16}); });
        QCOMPARE(e.code(), ErrorCode::Usage);
        QVERIFY(e.field().starts_with("crop:"));
    }
}

void GeometryOperationsTest::scaledGeometryShowsTheSamePlace() {
    SPECULA_BENCH(bench);
    // A linear picture: the value is the place, so that half the size shows half the numbers.
    const Pixels full = imageOf<double>(
        64, 64, 1, [](auto y, auto x, int) { return static_cast<double>(100 * y + x); });
    const Pixels half = imageOf<double>(32, 32, 1, [](auto y, auto x, int) {
        return 100 * (2 * static_cast<double>(y) + .5) + 2 * static_cast<double>(x) + .5;
    });
    for (const std::string text :
         {"affine:m=.8 .1 5 -.1 .9 9,width=40,height=40", "crop:x=8,y=12,width=40,height=30",
          "resize:width=96,height=32", "rotate90:turns=1"}) {
        const auto operation = bench.parse(text);
        const Pixels large = bench.store(bench.run(*operation, bench.load(full)));
        const Pixels small = bench.store(bench.run(*operation->scaled(0.5), bench.load(half)));
        QCOMPARE(small.width(), large.width() / 2);
        QCOMPARE(small.height(), large.height() / 2);
        for (std::int64_t y = 2; y + 2 < small.height(); ++y)
            for (std::int64_t x = 2; x + 2 < small.width(); ++x) {
                const double mean =
                    (large.valueAt(2 * y, 2 * x) + large.valueAt(2 * y, 2 * x + 1) +
                     large.valueAt(2 * y + 1, 2 * x) + large.valueAt(2 * y + 1, 2 * x + 1)) /
                    4;
                QVERIFY2(std::abs(small.valueAt(y, x) - mean) < 1e-5, text.c_str());
            }
    }
}

SPECULA_TEST(GeometryOperationsTest)
#include "geometry_operations_test.moc"
