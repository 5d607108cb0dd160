// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_pool.h"
#include "image_calls.h"
#include "test_main.h"

#include <algorithm>
#include <array>
#include <limits>

using namespace specula;
using namespace specula::test;

class PointChainTest : public QObject {
    Q_OBJECT
  private slots:
    void matrixOnThePublishedImage();
    void cdlAsPublished();
    void tablesOfOneDimensionAsPublished();
    void tablesOfThreeDimensionsAsPublished();
    void hueCurvesAsPublished();
    void blendsAsPublished();
    void softLightIsThatOfTheW3C();
    void overStraightAndPremultiplied();
    void everyStepIsThatOfTheReference_data();
    void everyStepIsThatOfTheReference();
    void nanGoesThroughEveryStepAsInTheReference_data();
    void nanGoesThroughEveryStepAsInTheReference();
    void aLongChainIsThatOfTheReferenceForAnyTypes();
    void aPowerOfOneIsNoPower();
    void inPlaceIsAsElsewhere();
    void anyWindowAndAnyThreadsGiveTheSameBits();
    void theMapsGiveTheirColoursAtTheirEnds();
};

namespace {

/// A chain under construction, with its operands.
struct ChainCall {
    SpcType work = SPC_F32;
    std::vector<SpcPointStep> steps;
    std::vector<SpcOperand> more;

    SpcPointStep& add(SpcPointOp op, std::initializer_list<double> v = {},
                      std::initializer_list<std::int32_t> i = {}) {
        SpcPointStep step{};
        step.op = op;
        step.operand = -1;
        std::copy(v.begin(), v.end(), step.v);
        std::copy(i.begin(), i.end(), step.i);
        steps.push_back(step);
        return steps.back();
    }
    /// The step that was added last looks at this.
    void with(const SpcOperand& operand) {
        more.push_back(operand);
        steps.back().operand = static_cast<std::int32_t>(more.size()) + 1;
    }

    SpcPointChain params(SpcType type) const {
        return {type, static_cast<std::int32_t>(steps.size()), steps.data()};
    }
    std::vector<SpcOperand> operands(const SpcOperand& out, const SpcOperand& in) const {
        std::vector<SpcOperand> all{out, in};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }
    void run(const SpcOperand& out, const SpcOperand& in, InstructionSet set,
             ThreadPool* pool = nullptr) const {
        const SpcPointChain p = params(work);
        test::run(SPC_POINT_CHAIN, &p, operands(out, in), set, pool);
    }
    /// One pixel of as many channels as there are values.
    std::vector<float> pixel(const std::vector<float>& in, std::size_t channels = 0) const {
        const auto n = static_cast<std::int64_t>(in.size());
        std::vector<float> out(channels == 0 ? in.size() : channels);
        run(operandOf(out, {static_cast<std::int64_t>(out.size()), 1, 1}), operandOf(in, {n, 1, 1}),
            cpu::instructionSet());
        return out;
    }
};

bool near(const std::vector<float>& got, const std::vector<double>& expected,
          double tolerance = 1.5e-6) {
    const double most = worst(got, expected);
    if (most > tolerance)
        for (std::size_t i = 0; i < got.size(); ++i)
            qWarning("%zu: %.8f, expected %.8f", i, static_cast<double>(got[i]), expected[i]);
    return most <= tolerance;
}

const std::array<double, 16> kMatrix{.5, .25, 0, .1, 0, 1, .5, 0, .2, 0, .8, -.05, 0, 0, 0, 1};

ChainCall matrixChain() {
    ChainCall chain;
    std::copy(kMatrix.begin(), kMatrix.end(), chain.add(SPC_POINT_MATRIX).v);
    return chain;
}

/// The table f(r,g,b) = (r g, g b, r r) on n^3 places.
std::vector<float> productTable(int n) {
    std::vector<float> table;
    for (int b = 0; b < n; ++b)
        for (int g = 0; g < n; ++g)
            for (int r = 0; r < n; ++r) {
                const float step = static_cast<float>(n - 1);
                const float x = static_cast<float>(r) / step, y = static_cast<float>(g) / step,
                            z = static_cast<float>(b) / step;
                table.insert(table.end(), {x * y, y * z, x * x});
            }
    return table;
}

/// What the steps look at, for images of 5 rows and 67 columns.
constexpr std::int64_t kRows = 5, kColumns = 67;
struct Fixtures {
    std::vector<float> lut1 = noise<float>(9 * 3, 31, 0, 1), lut1One = noise<float>(13, 32, 0, 1);
    std::vector<float> lut3 = noise<float>(5 * 5 * 5 * 3, 33, 0, 1);
    std::vector<float> hue = noise<float>(3 * 6, 34, -0.2, 0.4), map = noise<float>(50 * 3, 35);
    std::vector<float> image = noise<float>(4 * kRows * kColumns, 36, 0.05, 1);
    std::vector<float> mask;

    Fixtures() {
        for (std::size_t i = 0; i < static_cast<std::size_t>(kRows * kColumns); ++i)
            mask.push_back(i % 3 == 0 ? 0.0f : static_cast<float>(i));
        for (std::size_t i = 6; i < 12; ++i)
            hue[i] += 1; // factors of the saturation
    }
    SpcOperand imageOf(int channels) const { return operandOf(image, {channels, kRows, kColumns}); }
};
const Fixtures& fixtures() {
    static const Fixtures all;
    return all;
}

struct NamedChain {
    QString name;
    ChainCall chain;
    int channels;     ///< that come in
    double tolerance; ///< in f32, of results of about 1
    double low = -0.3, high = 1.3;
};

std::vector<NamedChain> allSteps() {
    const Fixtures& f = fixtures();
    std::vector<NamedChain> all;
    const auto add = [&](const QString& name, int channels, double tolerance) -> NamedChain& {
        all.push_back({name, {}, channels, tolerance});
        return all.back();
    };
    all.push_back({"matrix of three", matrixChain(), 3, 5e-7});
    all.push_back({"matrix of four", matrixChain(), 4, 5e-7});
    for (const int style : {0, 1}) {
        add(QString("cdl %1").arg(style), 4, 2e-6)
            .chain.add(SPC_POINT_CDL, {1.2, 1, .8, .05, 0, -.1, .9, 1, 2.2, 1.3}, {style});
    }
    {
        ChainCall& chain = add("lut1d of three columns", 4, 5e-6).chain;
        chain.add(SPC_POINT_LUT1D, {-.1, 0, .2, 1, 1.1, 1.5}, {9, 3});
        chain.with(operandOf(f.lut1, {9, 3}));
    }
    for (const int channels : {1, 2, 4, 5}) {
        ChainCall& chain =
            add(QString("lut1d, one column on %1").arg(channels), channels, 5e-6).chain;
        chain.add(SPC_POINT_LUT1D, {0, 0, 0, 1, 1, 1}, {13, 1});
        chain.with(operandOf(f.lut1One, {13, 1}));
    }
    for (const int mode : {0, 1})
        for (const int channels : {3, 4}) {
            ChainCall& chain =
                add(QString("lut3d %1 on %2").arg(mode).arg(channels), channels, 5e-6).chain;
            chain.add(SPC_POINT_LUT3D, {0, -.1, .1, 1, 1, .9}, {5, mode});
            chain.with(operandOf(f.lut3, {5, 5, 5, 3}));
        }
    {
        ChainCall& chain = add("hue", 4, 2e-5).chain; // a hue of little colour is not sharp
        chain.add(SPC_POINT_HUE);
        chain.with(operandOf(f.hue, {3, 6}));
    }
    for (int op = 0; op < SPC_MULTIPLY_CONJUGATE; ++op) {
        NamedChain& scalar = add(QString("scalar %1").arg(op), 2, 3e-6);
        scalar.low = 0.1; // powers of negative numbers are not numbers
        scalar.chain.add(SPC_POINT_SCALAR, {0.7}, {op, op % 2});
        NamedChain& image = add(QString("image %1").arg(op), 3, 3e-6);
        image.low = 0.1;
        image.chain.add(SPC_POINT_IMAGE, {}, {op});
        image.chain.with(f.imageOf(op % 2 == 0 ? 1 : 3));
    }
    add("log", 1, 3e-6).chain.add(SPC_POINT_LOG, {10, 0.4});
    add("asinh", 2, 1e-6).chain.add(SPC_POINT_ASINH, {0.3});
    add("gamma", 3, 2e-6).chain.add(SPC_POINT_GAMMA, {2.2});
    add("gamma below one", 3, 2e-6).chain.add(SPC_POINT_GAMMA, {0.45});
    add("clamp", 1, 0).chain.add(SPC_POINT_CLAMP, {0.25, 0.75});
    add("threshold", 1, 0).chain.add(SPC_POINT_THRESHOLD, {0.25, 0.75});
    {
        ChainCall& chain = add("mask", 4, 0).chain;
        chain.add(SPC_POINT_MASK, {-3});
        chain.with(operandOf(f.mask, {kRows, kColumns}));
    }
    for (const int kind : {0, 1})
        for (const int channels : {2, 4}) {
            NamedChain& named =
                add(QString("over %1 on %2").arg(kind).arg(channels), channels, 2e-6);
            named.low = 0;
            named.high = 1;
            named.chain.add(SPC_POINT_OVER, {}, {kind});
            named.chain.with(f.imageOf(channels));
        }
    for (int mode = 0; mode < SPC_BLEND_END; ++mode) {
        NamedChain& named = add(QString("blend %1").arg(mode), mode % 2 == 0 ? 4 : 1, 1e-6);
        named.low = 0;
        named.high = 1;
        named.chain.add(SPC_POINT_BLEND, {0.8}, {mode});
        named.chain.with(f.imageOf(named.channels));
    }
    for (const int scale : {0, 1}) {
        NamedChain& named = add(QString("colour map %1").arg(scale), 1, 0);
        named.chain.add(SPC_POINT_COLORMAP, {0.125, 0.75}, {50, scale});
        named.chain.with(operandOf(f.map, {50, 3}));
    }
    add("premultiply", 4, 3e-7).chain.add(SPC_POINT_PREMULTIPLY);
    add("unpremultiply", 2, 1e-4).chain.add(SPC_POINT_PREMULTIPLY, {}, {1});
    return all;
}

int channelsAfter(const ChainCall& chain, int channels) {
    for (const SpcPointStep& step : chain.steps)
        if (step.op == SPC_POINT_COLORMAP)
            channels = 3;
    return channels;
}

template<class T>
std::vector<double> byReference(const ChainCall& chain, const std::vector<T>& in, int channels) {
    std::vector<double> out(static_cast<std::size_t>(channelsAfter(chain, channels)) *
                            static_cast<std::size_t>(kRows * kColumns));
    const SpcPointChain p = chain.params(SPC_F64);
    runReference(SPC_POINT_CHAIN, &p,
                 chain.operands(operandOf(out, {channelsAfter(chain, channels), kRows, kColumns}),
                                operandOf(in, {channels, kRows, kColumns})));
    return out;
}

template<class To, class From>
std::vector<To> byCpu(ChainCall chain, SpcType work, const std::vector<From>& in, int channels,
                      InstructionSet set) {
    chain.work = work;
    std::vector<To> out(static_cast<std::size_t>(channelsAfter(chain, channels)) *
                        static_cast<std::size_t>(kRows * kColumns));
    chain.run(operandOf(out, {channelsAfter(chain, channels), kRows, kColumns}),
              operandOf(in, {channels, kRows, kColumns}), set);
    return out;
}

void stepRows() {
    QTest::addColumn<int>("which");
    const auto all = allSteps();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(qPrintable(all[i].name)) << static_cast<int>(i);
}

} // namespace

void PointChainTest::matrixOnThePublishedImage() {
    QVERIFY(near(matrixChain().pixel({.4f, .6f, .6666667f, .5f}), {.4, .9333333, .5883333, .5}));
    QVERIFY(near(matrixChain().pixel({.8f, .2f, 0, 1}), {.55, .2, .11, 1}));
    QVERIFY(near(matrixChain().pixel({.4f, .6f, .6666667f}), {.45, .9333333, .5633333}));
}

void PointChainTest::cdlAsPublished() {
    // The columns agree with OpenColorIO 2.1.2, CDL_ASC and CDL_NO_CLAMP, to six digits.
    const auto cdl = [](int style, const std::vector<float>& in) {
        ChainCall chain;
        chain.add(SPC_POINT_CDL, {1.2, 1, .8, .05, 0, -.1, .9, 1, 1.1, 1.3}, {style});
        return chain.pixel(in);
    };
    for (const int style : {0, 1})
        QVERIFY(near(cdl(style, {.4f, .6f, .6666667f}), {.560773, .606612, .344753}));
    QVERIFY(near(cdl(0, {.8f, .2f, 0}), {1, .153308, 0}));
    QVERIFY(near(cdl(1, {.8f, .2f, 0}), {1.206594, .154900, -.235100}));
    QVERIFY(near(cdl(0, {2, .5f, -.25f}), {1, .478940, 0}));
    QVERIFY(near(cdl(1, {2, .5f, -.25f}), {2.668360, .406350, -.633650}));
}

void PointChainTest::tablesOfOneDimensionAsPublished() {
    const std::vector<float> table{0, 0, .1f, .2f, .5f, .3f, .7f, .8f, .6f, 1, .9f, 1};
    ChainCall chain;
    chain.add(SPC_POINT_LUT1D, {0, 0, 0, 1, 1, 1}, {4, 3});
    chain.with(operandOf(table, {4, 3}));
    QVERIFY(near(chain.pixel({-.2f, -.2f, -.2f}), {0, 0, .1}));
    QVERIFY(near(chain.pixel({.25f, .25f, .25f}), {.15, .375, .25}));
    QVERIFY(near(chain.pixel({.4f, .4f, .4f, 7}), {.3, .56, .36, 7}));
    QVERIFY(near(chain.pixel({.9f, .9f, .9f}), {.91, .87, .88}));
    QVERIFY(near(chain.pixel({1.7f, 1.7f, 1.7f}), {1, .9, 1}));
}

void PointChainTest::tablesOfThreeDimensionsAsPublished() {
    const auto look = [](int n, int mode, const std::vector<float>& in) {
        const std::vector<float> table = productTable(n);
        ChainCall chain;
        chain.add(SPC_POINT_LUT3D, {0, 0, 0, 1, 1, 1}, {n, mode});
        chain.with(operandOf(table, {n, n, n, 3}));
        return chain.pixel(in);
    };
    QVERIFY(near(look(2, 0, {.25f, .5f, .75f}), {.125, .375, .25}));
    QVERIFY(near(look(2, 1, {.25f, .5f, .75f}), {.25, .5, .25}));
    QVERIFY(near(look(2, 0, {.8f, .6f, .1f}), {.48, .06, .8}));
    QVERIFY(near(look(2, 1, {.8f, .6f, .1f}), {.6, .1, .8}));
    QVERIFY(near(look(2, 0, {.1f, .9f, .3f}), {.09, .27, .1}));
    QVERIFY(near(look(2, 1, {.1f, .9f, .3f}), {.1, .3, .1}));
    for (const int mode : {0, 1}) {
        QVERIFY(near(look(2, mode, {1.5f, -.2f, .5f}), {0, 0, 1}));
        QVERIFY(near(look(3, mode, {.25f, .5f, .75f}), {.125, .375, .125}));
    }
    QVERIFY(near(look(3, 0, {.8f, .6f, .1f}), {.48, .06, .7}));
    QVERIFY(near(look(3, 1, {.8f, .6f, .1f}), {.5, .1, .7}));
    QVERIFY(near(look(3, 0, {.1f, .9f, .3f}), {.09, .27, .05}));
    QVERIFY(near(look(3, 1, {.1f, .9f, .3f}), {.1, .3, .05}));
}

void PointChainTest::hueCurvesAsPublished() {
    const std::vector<float> curves{.1f, 0, .05f, 0, 1, .5f, 1.5f, 1, 0, .1f, 0, -.1f};
    ChainCall chain;
    chain.add(SPC_POINT_HUE);
    chain.with(operandOf(curves, {3, 4}));
    QVERIFY(near(chain.pixel({.8f, .4f, .2f}), {.782500, .693889, .250833}));
    QVERIFY(near(chain.pixel({.1f, .6f, .9f}), {.085937, .458887, .976563}));
    QVERIFY(near(chain.pixel({.5f, .5f, .5f}), {.5, .5, .5}, 0));
    // Outside 0..1 there is no HSL: such pixels pass.
    QVERIFY(near(chain.pixel({2, .5f, -.125f, .25f}), {2, .5, -.125, .25}, 0));
}

void PointChainTest::blendsAsPublished() {
    const auto blend = [](int mode, float above, float below) {
        const std::vector<float> image{above};
        ChainCall chain;
        chain.add(SPC_POINT_BLEND, {1}, {mode});
        chain.with(operandOf(image, {1, 1, 1}));
        return static_cast<double>(chain.pixel({below})[0]);
    };
    const double first[] = {.7, .42, .88, 1, 0, .76, .669839, .76, .1};
    const double second[] = {.3, .18, .72, .9, .3, .44, .504, .36, .3};
    for (int mode = 0; mode < SPC_BLEND_END; ++mode) {
        QVERIFY(std::abs(blend(mode, .7f, .6f) - first[mode]) < 1e-6);
        QVERIFY(std::abs(blend(mode, .3f, .6f) - second[mode]) < 1e-6);
    }
}

void PointChainTest::softLightIsThatOfTheW3C() {
    const std::vector<float> image{.7f};
    ChainCall chain;
    chain.add(SPC_POINT_BLEND, {1}, {SPC_BLEND_SOFT_LIGHT});
    chain.with(operandOf(image, {1, 1, 1}));
    QVERIFY(near(chain.pixel({.2f}), {.2992}));
    chain.steps[0].v[0] = 0.5; // half of it
    QVERIFY(near(chain.pixel({.2f}), {.2496}));
}

void PointChainTest::overStraightAndPremultiplied() {
    const std::vector<float> front{1, .2f, 0, .5f};
    const auto over = [&](int kind, const std::vector<float>& back) {
        ChainCall chain;
        chain.add(SPC_POINT_OVER, {}, {kind});
        chain.with(operandOf(front, {4, 1, 1}));
        return chain.pixel(back);
    };
    QVERIFY(near(over(0, {0, .4f, 1, .8f}), {.555556, .288889, .444444, .9}));
    QVERIFY(near(over(1, {0, .4f, 1, .8f}), {1, .4, .5, .9}));
    const std::vector<float> nothing{1, 1, 1, 0};
    ChainCall chain;
    chain.add(SPC_POINT_OVER, {}, {0});
    chain.with(operandOf(nothing, {4, 1, 1}));
    QVERIFY(near(chain.pixel({1, 1, 1, 0}), {0, 0, 0, 0}, 0));
}

void PointChainTest::everyStepIsThatOfTheReference_data() {
    stepRows();
}
void PointChainTest::everyStepIsThatOfTheReference() {
    QFETCH(int, which);
    const NamedChain named = allSteps()[static_cast<std::size_t>(which)];
    const auto in = noise<float>(named.channels * kRows * kColumns, 41, named.low, named.high);
    const auto expected = byReference(named.chain, in, named.channels);
    for (const InstructionSet set : instructionSets()) {
        const auto narrow = byCpu<float>(named.chain, SPC_F32, in, named.channels, set);
        const auto wide = byCpu<double>(named.chain, SPC_F64, in, named.channels, set);
        QVERIFY2(worst(narrow, expected) <= named.tolerance,
                 qPrintable(QString::number(worst(narrow, expected))));
        const double tolerance = named.tolerance * 1e-8;
        QVERIFY2(worst(wide, expected) <= tolerance,
                 qPrintable(QString::number(worst(wide, expected))));
    }
}

void PointChainTest::nanGoesThroughEveryStepAsInTheReference_data() {
    stepRows();
}
void PointChainTest::nanGoesThroughEveryStepAsInTheReference() {
    QFETCH(int, which);
    const NamedChain named = allSteps()[static_cast<std::size_t>(which)];
    auto in = noise<float>(named.channels * kRows * kColumns, 42, 0.2, 0.9);
    for (std::size_t i = 0; i < in.size(); i += 7)
        in[i] = std::numeric_limits<float>::quiet_NaN();
    const auto expected = byReference(named.chain, in, named.channels);
    for (const InstructionSet set : instructionSets()) {
        const auto narrow = byCpu<float>(named.chain, SPC_F32, in, named.channels, set);
        const auto wide = byCpu<double>(named.chain, SPC_F64, in, named.channels, set);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(std::isnan(narrow[i]), std::isnan(expected[i]));
            QCOMPARE(std::isnan(wide[i]), std::isnan(expected[i]));
        }
    }
}

void PointChainTest::aLongChainIsThatOfTheReferenceForAnyTypes() {
    const Fixtures& f = fixtures();
    ChainCall chain = matrixChain();
    chain.add(SPC_POINT_SCALAR, {100}, {SPC_MULTIPLY, 0});
    chain.add(SPC_POINT_IMAGE, {}, {SPC_ADD});
    chain.with(f.imageOf(1));
    chain.add(SPC_POINT_CLAMP, {-40, 180});
    const auto in = noise<std::uint16_t>(3 * kRows * kColumns, 43, 0, 3);
    const auto expected = byReference(chain, in, 3);
    for (const InstructionSet set : instructionSets())
        for (const SpcType work : {SPC_F32, SPC_F64}) {
            const auto bytes = byCpu<std::uint8_t>(chain, work, in, 3, set);
            const auto numbers = byCpu<std::int32_t>(chain, work, in, 3, set);
            const auto floats = byCpu<float>(chain, work, in, 3, set);
            QVERIFY(worst(floats, expected) < 1e-4);
            for (std::size_t i = 0; i < expected.size(); ++i) {
                // A rounding may go either way where float and double straddle a half.
                const double value = static_cast<double>(floats[i]);
                QCOMPARE(static_cast<double>(numbers[i]), std::nearbyint(value));
                QCOMPARE(static_cast<double>(bytes[i]),
                         std::clamp(std::nearbyint(value), 0.0, 255.0));
            }
        }
}

void PointChainTest::aPowerOfOneIsNoPower() {
    ChainCall chain;
    chain.add(SPC_POINT_CDL, {1, 1, 1, 0, 0, 0, 1, 1, 1, 1}, {1});
    const std::vector<float> in{.1f, .7f, 1.9f};
    // c = luma + 1 (t - luma), with three roundings.
    QVERIFY(near(chain.pixel(in), {.1f, .7f, 1.9f}, 3e-7));
}

void PointChainTest::inPlaceIsAsElsewhere() {
    ChainCall chain = matrixChain();
    chain.add(SPC_POINT_GAMMA, {0.7});
    for (const InstructionSet set : instructionSets()) {
        auto image = noise<float>(4 * kRows * kColumns, 44);
        const auto elsewhere = byCpu<float>(chain, SPC_F32, image, 4, set);
        const SpcOperand window = operandOf(image, {4, kRows, kColumns});
        chain.run(window, window, set);
        QVERIFY(same(image, elsewhere));
    }
}

void PointChainTest::anyWindowAndAnyThreadsGiveTheSameBits() {
    const std::int64_t rows = 70, columns = 1100;
    const std::vector<float> table = productTable(9);
    const auto in = noise<float>(3 * rows * columns, 45, 0, 1);
    const auto other = noise<float>(rows * columns, 46, 0.5, 2);
    ChainCall chain = matrixChain();
    chain.add(SPC_POINT_CDL, {1.2, 1, .8, .05, 0, -.1, .9, 1, 1.1, 1.3}, {1});
    chain.add(SPC_POINT_LUT3D, {0, 0, 0, 1, 1, 1}, {9, 1});
    chain.with(operandOf(table, {9, 9, 9, 3}));
    chain.add(SPC_POINT_IMAGE, {}, {SPC_DIVIDE});
    chain.with(operandOf(other, {rows, columns}));
    chain.add(SPC_POINT_ASINH, {0.2});
    const SpcOperand from = operandOf(in, {3, rows, columns});
    for (const InstructionSet set : instructionSets()) {
        std::vector<float> whole(in.size()), part(in.size());
        chain.run(operandOf(whole, {3, rows, columns}), from, set);
        for (const int threads : {1, 2, 3}) {
            const auto pool = makeThreadPool(threads);
            chain.run(operandOf(part, {3, rows, columns}), from, set, pool.get());
            QVERIFY(same(part, whole));
        }
        for (const auto& [y, x, high, wide] : {std::array<std::int64_t, 4>{0, 0, 1, 1},
                                               {3, 5, 40, 33},
                                               {69, 17, 1, 1083},
                                               {0, 511, 70, 2},
                                               {7, 1, 1, 513}}) {
            const auto window = [&, y = y, x = x, high = high, wide = wide](const SpcOperand& o) {
                return slice(slice(o, o.rank - 2, y, high), o.rank - 1, x, wide);
            };
            ChainCall here = chain;
            here.more[1] = window(chain.more[1]);
            std::fill(part.begin(), part.end(), -7.0f);
            here.run(window(operandOf(part, {3, rows, columns})), window(from), set);
            for (std::int64_t i = 0; i < 3 * rows * columns; ++i) {
                const std::int64_t row = i / columns % rows, column = i % columns;
                const bool inside = row >= y && row < y + high && column >= x && column < x + wide;
                QCOMPARE(part[static_cast<std::size_t>(i)],
                         inside ? whole[static_cast<std::size_t>(i)] : -7.0f);
            }
        }
    }
}

void PointChainTest::theMapsGiveTheirColoursAtTheirEnds() {
    const std::vector<float> map{0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32};
    for (const InstructionSet set : instructionSets()) {
        const std::vector<float> in{-5, 1, 1.9f, 2, 4, 5, 99, std::nanf("")};
        std::vector<float> out(3 * 8);
        ChainCall chain;
        chain.add(SPC_POINT_COLORMAP, {1, 5}, {4, 0});
        chain.with(operandOf(map, {4, 3}));
        chain.run(operandOf(out, {3, 1, 8}), operandOf(in, {1, 8}), set);
        const float nan = std::nanf("");
        QVERIFY(same(out, {0,  0,  0,  10,  30, 30, 30, nan, 1,  1,  1,  11,
                           31, 31, 31, nan, 2,  2,  2,  12,  32, 32, 32, nan}));
    }
}

SPECULA_TEST(PointChainTest)
#include "point_chain_test.moc"
