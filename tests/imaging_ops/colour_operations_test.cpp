// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "operation_fixture.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

using namespace specula;
using namespace specula::test;

// Expected numbers of matrix, CDL and tables are those of OpenColorIO 2.1.2 (applyRGB, applyRGBA).
class ColourOperationsTest : public QObject {
    Q_OBJECT
  private slots:
    void theMatrixIsRowMajor_data() { tierRows(); }
    void theMatrixIsRowMajor();
    void theMatrixAddsItsFourthColumnToThreeChannels_data() { tierRows(); }
    void theMatrixAddsItsFourthColumnToThreeChannels();
    void cdlInBothStandardStyles_data() { tierRows(); }
    void cdlInBothStandardStyles();
    void lut1dClampsOutsideItsDomain_data() { tierRows(); }
    void lut1dClampsOutsideItsDomain();
    void aGreyLut1dWorksOnAnyChannelsButAlpha_data() { tierRows(); }
    void aGreyLut1dWorksOnAnyChannelsButAlpha();
    void theDomainOfATableIsTheFiles_data() { tierRows(); }
    void theDomainOfATableIsTheFiles();
    void lut3dInBothInterpolations_data() { tierRows(); }
    void lut3dInBothInterpolations();
    void hueCurvesWrapAndLeaveWideColoursAlone_data() { tierRows(); }
    void hueCurvesWrapAndLeaveWideColoursAlone();
    void aColormapGivesBytesForCountsAndFractionsForFloat_data() { tierRows(); }
    void aColormapGivesBytesForCountsAndFractionsForFloat();
    void curvesOfValuesAreTheirFormulas_data() { tierRows(); }
    void curvesOfValuesAreTheirFormulas();
    void notANumberGoesThrough_data() { tierRows(); }
    void notANumberGoesThrough();
    void wholeNumbersAreRoundedOnceAndSaturated_data() { tierRows(); }
    void wholeNumbersAreRoundedOnceAndSaturated();
};

namespace {

constexpr const char* kMatrix = "matrix:m=.5 .25 0 .1  0 1 .5 0  .2 0 .8 -.05  0 0 0 1";
constexpr double kF32 = 1e-6, kF64 = 1e-13;

std::vector<double> meanOf(const Pixels& p) {
    std::vector<double> means;
    for (int c = 0; c < p.channels(); ++c) {
        double sum = 0;
        for (std::int64_t y = 0; y < p.height(); ++y)
            for (std::int64_t x = 0; x < p.width(); ++x)
                sum += p.valueAt(y, x, c);
        means.push_back(sum / static_cast<double>(p.width() * p.height()));
    }
    return means;
}

/// A .cube file of f(r, g, b) on n^3 points, or of the rows given.
std::string cube3d(int n) {
    std::string text = fmt::format("TITLE \"f = (rg, gb, r^2)\"\nLUT_3D_SIZE {}\n", n);
    for (int b = 0; b < n; ++b)
        for (int g = 0; g < n; ++g)
            for (int r = 0; r < n; ++r) {
                const double x = 1.0 * r / (n - 1), y = 1.0 * g / (n - 1), z = 1.0 * b / (n - 1);
                text += fmt::format("{} {} {}\n", x * y, y * z, x * x);
            }
    return writeText(QString("f%1.cube").arg(n), text);
}

} // namespace

void ColourOperationsTest::theMatrixIsRowMajor() {
    SPECULA_BENCH(bench);
    for (const auto type : {PixelType::F32, PixelType::F64}) {
        const double tolerance = type == PixelType::F32 ? 2e-7 : 1e-15;
        const Pixels got = bench.apply({kMatrix}, imageA(type), imaging::AlphaKind::Straight);
        VERIFY_SAME(
            comparedColour(got, 1, 2, {0.4, 14.0 / 15, .588333333333333333, 0.5}, tolerance));
        VERIFY_SAME(comparedColour(got, 3, 0, {0.55, 0.2, 0.11, 1}, tolerance));
        VERIFY_SAME(compared(got, 1, 0, {11.0 / 30, 23.0 / 60, 0.4, 5.0 / 12}, tolerance));
        VERIFY_SAME(compared(got, 1, 1, {11.0 / 15, 5.0 / 6, 14.0 / 15, 31.0 / 30}, tolerance));
        const auto means = meanOf(got);
        const double expected[] = {0.4375, 0.75, 0.46875, 0.625};
        for (std::size_t c = 0; c < 4; ++c)
            QVERIFY(std::abs(means[c] - expected[c]) < tolerance);
    }
}

void ColourOperationsTest::theMatrixAddsItsFourthColumnToThreeChannels() {
    SPECULA_BENCH(bench);
    const Pixels got = bench.apply({kMatrix}, imageA(PixelType::F64, 3));
    VERIFY_SAME(comparedColour(got, 1, 2, {0.45, 14.0 / 15, 0.5633333333333333}, 1e-15));
}

void ColourOperationsTest::cdlInBothStandardStyles() {
    SPECULA_BENCH(bench);
    const std::string cdl = "cdl:slope=1.2 1 .8,offset=.05 0 -.1,power=.9 1 1.1,saturation=1.3";
    const Pixels in = colours<float>({{.4, .6, 2.0 / 3}, {.8, .2, 0}, {2, .5, -.25}});
    const Pixels asc = bench.apply({cdl}, in);
    VERIFY_SAME(comparedColour(asc, 0, 0, {.560773, .606612, .344753}, 2e-6));
    VERIFY_SAME(comparedColour(asc, 0, 1, {1, .15330801904201508, 0}, 2e-6));
    VERIFY_SAME(comparedColour(asc, 0, 2, {1, .4789400100708008, 0}, 2e-6));
    const Pixels free = bench.apply({cdl + ",style=noclamp"}, in);
    VERIFY_SAME(comparedColour(free, 0, 0, {.560773, .606612, .344753}, 2e-6));
    VERIFY_SAME(comparedColour(free, 0, 1,
                               {1.206594467163086, .15490028262138367, -.2350996732711792}, 2e-6));
    VERIFY_SAME(comparedColour(free, 0, 2,
                               {2.6683597564697266, .406350314617157, -.6336497068405151}, 4e-6));

    const auto means = meanOf(bench.apply({cdl}, imageA(PixelType::F64, 3)));
    const auto freeMeans = meanOf(bench.apply({cdl + ",style=noclamp"}, imageA(PixelType::F64)));
    const double expected[] = {.626120, .495285, .282740}, freely[] = {.711351, .494145, .205990};
    for (std::size_t c = 0; c < 3; ++c) {
        QVERIFY(std::abs(means[c] - expected[c]) < 6e-7);
        QVERIFY(std::abs(freeMeans[c] - freely[c]) < 6e-7);
    }
    QCOMPARE(freeMeans[3], 0.625); // alpha passes
}

void ColourOperationsTest::lut1dClampsOutsideItsDomain() {
    SPECULA_BENCH(bench);
    const std::string file =
        writeText("four.cube", "LUT_1D_SIZE 4\n0 0 .1\n.2 .5 .3\n.7 .8 .6\n1 .9 1\n");
    const Pixels got = bench.apply(
        {"lut1d:file=" + file},
        colours<double>(
            {{-.2, -.2, -.2}, {.25, .25, .25}, {.4, .4, .4}, {.9, .9, .9}, {1.7, 1.7, 1.7}}));
    VERIFY_SAME(comparedColour(got, 0, 0, {0, 0, .1}, kF64));
    VERIFY_SAME(comparedColour(got, 0, 1, {.15, .375, .25}, kF64));
    VERIFY_SAME(comparedColour(got, 0, 2, {.3, .56, .36}, kF64));
    VERIFY_SAME(comparedColour(got, 0, 3, {.91, .87, .88}, kF64));
    VERIFY_SAME(comparedColour(got, 0, 4, {1, .9, 1}, kF64));
    const Error e = errorOf([&] { bench.apply({"lut1d:file=" + file}, plane<float>(1, {0.5})); });
    QCOMPARE(e.code(), ErrorCode::Usage);
    QCOMPARE(e.field(), std::string("lut1d:file"));
}

void ColourOperationsTest::aGreyLut1dWorksOnAnyChannelsButAlpha() {
    SPECULA_BENCH(bench);
    const std::string file = writeText("grey.cube", "LUT_1D_SIZE 3\n0 0 0\n.25 .25 .25\n1 1 1\n");
    const std::string lut = "lut1d:file=" + file;
    VERIFY_SAME(compared(bench.apply({lut}, plane<float>(3, {.25, .5, .75})), 0, 0,
                         {.125, .25, .625}, kF32));
    VERIFY_SAME(comparedColour(
        bench.apply({lut}, colours<float>({{.25, .5, .75, .5}}), imaging::AlphaKind::Straight), 0,
        0, {.125, .25, .625, .5}, kF32));
    VERIFY_SAME(comparedColour(bench.apply({lut}, colours<float>({{.25, .5, .75, .5, 1}})), 0, 0,
                               {.125, .25, .625, .25, 1}, kF32));
}

void ColourOperationsTest::theDomainOfATableIsTheFiles() {
    SPECULA_BENCH(bench);
    const std::string file = writeText("counts.cube", "LUT_1D_SIZE 2\nDOMAIN_MIN 100 100 100\n"
                                                      "DOMAIN_MAX 300 300 300\n"
                                                      "0 0 0\n1000 1000 1000\n");
    const Pixels got =
        bench.apply({"lut1d:file=" + file}, plane<std::uint16_t>(4, {50, 150, 200, 65535}));
    QCOMPARE(got.type(), PixelType::U16);
    VERIFY_SAME(compared(got, 0, 0, {0, 250, 500, 1000}, 0));
}

void ColourOperationsTest::lut3dInBothInterpolations() {
    SPECULA_BENCH(bench);
    const auto check = [&](int n, const std::vector<double>& in, const std::vector<double>& linear,
                           const std::vector<double>& tetrahedral) -> QString {
        const std::string lut = "lut3d:file=" + cube3d(n);
        const Pixels pixel = colours<float>({in});
        QString text = comparedColour(bench.apply({lut}, pixel), 0, 0, linear, 3e-7);
        if (text.isEmpty())
            text = comparedColour(bench.apply({lut + ",interp=tetrahedral"}, pixel), 0, 0,
                                  tetrahedral, 3e-7);
        return text;
    };
    VERIFY_SAME(check(2, {.25, .5, .75}, {.125, .375, .25}, {.25, .5, .25}));
    VERIFY_SAME(check(2, {.8, .6, .1}, {.48, .06, .8}, {.6, .1, .8}));
    VERIFY_SAME(check(2, {.1, .9, .3}, {.09, .27, .1}, {.1, .3, .1}));
    VERIFY_SAME(check(2, {1.5, -.2, .5}, {0, 0, 1}, {0, 0, 1}));
    VERIFY_SAME(check(3, {.8, .6, .1}, {.48, .06, .7}, {.5, .1, .7}));
    VERIFY_SAME(check(3, {.1, .9, .3}, {.09, .27, .05}, {.1, .3, .05}));
    VERIFY_SAME(check(3, {.25, .5, .75}, {.125, .375, .125}, {.125, .375, .125}));
    // Alpha passes.
    VERIFY_SAME(comparedColour(
        bench.apply({"lut3d:file=" + cube3d(2)}, colours<float>({{.25, .5, .75, .4}})), 0, 0,
        {.125, .375, .25, .4f}, 3e-7));
}

void ColourOperationsTest::hueCurvesWrapAndLeaveWideColoursAlone() {
    SPECULA_BENCH(bench);
    const std::string file =
        writeText("curves.json", R"({"hue":[0.1,0,0.05,0],"saturation":[1,0.5,1.5,1],)"
                                 R"("lightness":[0,0.1,0,-0.1]})");
    const std::string hue = "hue:file=" + file;
    const Pixels got = bench.apply(
        {hue}, colours<float>({{.8, .4, .2}, {.1, .6, .9}, {.5, .5, .5}, {2, .5, -.1}}));
    VERIFY_SAME(comparedColour(got, 0, 0, {.7825, .693889, .250833}, kF32));
    VERIFY_SAME(comparedColour(got, 0, 1, {.085937, .458887, .976563}, kF32));
    VERIFY_SAME(comparedColour(got, 0, 2, {.5, .5, .5}, kF32));
    VERIFY_SAME(comparedColour(got, 0, 3, {2, .5, -.1f}, 0));
    // A shift of a whole turn is none, one of a third turns red to green.
    const std::string turn = writeText("turn.json", R"({"hue":[1,1]})");
    const std::string third = writeText("third.json", R"({"hue":[0.33333333333,0.33333333333]})");
    const Pixels red = colours<float>({{.9, .1, .1}});
    VERIFY_SAME(comparedColour(bench.apply({"hue:file=" + turn}, red), 0, 0, {.9, .1, .1}, kF32));
    VERIFY_SAME(comparedColour(bench.apply({"hue:file=" + third}, red), 0, 0, {.1, .9, .1}, kF32));
}

void ColourOperationsTest::aColormapGivesBytesForCountsAndFractionsForFloat() {
    SPECULA_BENCH(bench);
    // viridis begins at (68, 1, 84) and ends at (253, 231, 37).
    const std::string map = "colormap:name=viridis,low=100,high=300";
    const Pixels bytes = bench.apply({map}, plane<std::uint16_t>(3, {0, 300, 65535}));
    QCOMPARE(bytes.type(), PixelType::U8);
    VERIFY_SAME(comparedColour(bytes, 0, 0, {68, 1, 84}, 0));
    VERIFY_SAME(comparedColour(bytes, 0, 1, {253, 231, 37}, 0));
    VERIFY_SAME(comparedColour(bytes, 0, 2, {253, 231, 37}, 0));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Pixels fractions = bench.apply({map}, plane<float>(2, {100, nan}));
    QCOMPARE(fractions.type(), PixelType::F32);
    VERIFY_SAME(comparedColour(fractions, 0, 0, {68 / 255., 1 / 255., 84 / 255.}, 1e-7));
    VERIFY_SAME(comparedColour(fractions, 0, 1, {nan, nan, nan}, 0));
    // Grey shows the place: floor(t 256); on a logarithmic scale 10 is half of 1..100.
    const Pixels grey = bench.apply({"colormap:name=grey,low=1,high=100,scale=log"},
                                    plane<std::uint8_t>(3, {0, 11, 50}));
    VERIFY_SAME(compared(grey, 0, 1,
                         {0, std::floor(256 * std::log(11) / std::log(100)),
                          std::floor(256 * std::log(50) / std::log(100))},
                         0));
}

void ColourOperationsTest::curvesOfValuesAreTheirFormulas() {
    SPECULA_BENCH(bench);
    const std::vector<double> x{0.5, 1, 7, 1000};
    const auto row = [&](const std::string& operation, const std::vector<double>& in) {
        return bench.apply({operation}, plane<double>(static_cast<std::int64_t>(in.size()), in));
    };
    const auto mapped = [&](auto f) {
        std::vector<double> y;
        for (const double v : x)
            y.push_back(f(v));
        return y;
    };
    VERIFY_SAME(compared(row("log", x), 0, 0, mapped([](double v) { return std::log(v); }), kF64));
    VERIFY_SAME(compared(row("log:base=10,offset=1", x), 0, 0,
                         mapped([](double v) { return std::log10(v + 1); }), kF64));
    VERIFY_SAME(compared(row("asinh:scale=2", x), 0, 0,
                         mapped([](double v) { return std::asinh(v / 2); }), kF64));
    VERIFY_SAME(compared(row("gamma:g=.5", {-4, 0, 9}), 0, 0, {-2, 0, 3}, kF64));
    VERIFY_SAME(compared(row("threshold:low=1,high=7", x), 0, 0, {0, 1, 1, 0}, 0));
    VERIFY_SAME(compared(row("threshold:low=2", x), 0, 0, {0, 0, 1, 1}, 0));
    VERIFY_SAME(compared(row("threshold:high=2", x), 0, 0, {1, 1, 0, 0}, 0));
    // In F32 the natural logarithm is as good as any.
    const Pixels single = bench.apply({"log"}, plane<float>(4, {0.5, 2, 7, 1000}));
    VERIFY_SAME(
        compared(single, 0, 0, {std::log(0.5), std::log(2), std::log(7), std::log(1000)}, 1e-6));
}

void ColourOperationsTest::notANumberGoesThrough() {
    SPECULA_BENCH(bench);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::string lut = writeText("two.cube", "LUT_1D_SIZE 2\n0 0 0\n1 1 1\n");
    for (const std::string& operation :
         {std::string("log"), std::string("gamma:g=2"), std::string("asinh"),
          std::string("add:value=1"), "lut1d:file=" + lut}) {
        const Pixels got = bench.apply({operation}, plane<float>(2, {nan, 1}));
        QVERIFY2(std::isnan(got.valueAt(0, 0)), operation.c_str());
        QVERIFY2(!std::isnan(got.valueAt(0, 1)), operation.c_str());
    }
    for (const std::string& operation :
         {std::string(kMatrix), std::string("cdl"), "lut3d:file=" + cube3d(2)}) {
        const Pixels got = bench.apply({operation}, colours<float>({{nan, .5, .5}}));
        QVERIFY2(std::isnan(got.valueAt(0, 0, 0)), operation.c_str());
    }
    VERIFY_SAME(compared(bench.apply({"threshold:low=0"}, plane<float>(1, {nan})), 0, 0, {0}, 0));
    // Only what reaches it in a resized image.
    const Pixels resized =
        bench.apply({"resize:width=2,height=1"}, plane<float>(8, {1, 1, 1, 1, 1, 1, 1, nan}));
    QCOMPARE(resized.valueAt(0, 0), 1.0);
    QVERIFY(std::isnan(resized.valueAt(0, 1)));
}

void ColourOperationsTest::wholeNumbersAreRoundedOnceAndSaturated() {
    SPECULA_BENCH(bench);
    const Pixels bytes = plane<std::uint8_t>(4, {1, 3, 5, 200});
    VERIFY_SAME(compared(bench.apply({"mul:value=.5"}, bytes), 0, 0, {0, 2, 2, 100}, 0));
    VERIFY_SAME(
        compared(bench.apply({"mul:value=.5", "mul:value=2"}, bytes), 0, 0, {1, 3, 5, 200}, 0));
    VERIFY_SAME(compared(bench.apply({"mul:value=2"}, bytes), 0, 0, {2, 6, 10, 255}, 0));
    VERIFY_SAME(compared(bench.apply({"sub:value=4"}, bytes), 0, 0, {0, 0, 1, 196}, 0));
    const Pixels wide = plane<std::int32_t>(2, {16777217, -16777219});
    VERIFY_SAME(compared(bench.apply({"add:value=2"}, wide), 0, 0, {16777219, -16777217}, 0));
}

SPECULA_TEST(ColourOperationsTest)
#include "colour_operations_test.moc"
