// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/kernels.h"
#include "core/compute/tiers/reference/reference_tier.h"
#include "test_main.h"

#include <cmath>
#include <limits>
#include <numbers>

using namespace specula;
using namespace specula::compute;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

template<class T>
Array<T> array(const Shape& shape, std::initializer_list<T> values) {
    return Array<T>::copyOf(std::span(values.begin(), values.size())).reshaped(shape);
}

bool near(std::span<const double> got, const std::vector<double>& wanted, double tolerance) {
    bool good = got.size() == wanted.size();
    for (std::size_t i = 0; good && i < got.size(); ++i) {
        const double w = wanted[i];
        good =
            std::isnan(w) ? std::isnan(got[i]) : got[i] == w || std::abs(got[i] - w) <= tolerance;
        if (!good)
            qWarning("[%zu]: %.9g instead of %.9g", i, got[i], w);
    }
    return good;
}

SpcPointStep step(int op, std::initializer_list<double> v = {},
                  std::initializer_list<std::int32_t> i = {}, int operand = -1) {
    SpcPointStep s{};
    s.op = op;
    s.operand = operand;
    std::copy(v.begin(), v.end(), s.v);
    std::copy(i.begin(), i.end(), s.i);
    return s;
}

} // namespace

/// The reference is what all tiers are held to, so it is held to numbers of others here: closed
/// forms, OpenColorIO 2.1 (matrix, CDL, tables), OpenImageIO 2.4 (resizing), scipy 1.10 (Gaussian
/// filters), the W3C's compositing.
class ReferenceTest : public QObject {
    Q_OBJECT
  private slots:
    void matricesAreRowMajorAndThreeChannelsHaveAnOffset();
    void cdlAgreesWithOpenColorIo();
    void tablesOfOneDimensionAgreeWithOpenColorIo();
    void tablesOfThreeDimensionsAgreeWithOpenColorIo();
    void hueCurvesTurnSaturateAndLighten();
    void compositingFollowsTheW3c();
    void blendModesFollowTheW3c();
    void colourMapsTakeTheEntryBelow();
    void resizingWeightsAgreeWithOpenImageIo();
    void gaussianFiltersAgreeWithScipyInAllEdgeModes();
    void smallKernelsSharpenAndAverage();
    void rankFiltersOfASmallImage();
    void convolutionIsTheFlippedCorrelation();
    void transformsOfKnownSignals();
    void realTransformsAreHalfOfComplexOnes();
    void sumsLoseNothingToCancellation();
    void momentsOfASmallSet();
    void reductionsOfNothingAndOfNan();
    void labelsOutsideOfTheBinsCountNowhere();
    void matrixProductsOfASmallSet();
    void sortingIsStableAndPutsNanLast();
    void percentilesInterpolateBetweenOrderStatistics();
    void densityOfOnePointIsTheNormalDensity();
    void affineSamplingStopsAtTheLastPixel();
    void conversionsSaturateAndRoundHalfToEven();
    void nanIsNotSwallowed();
    void brokenCallsAreRefusedWithASentence_data();
    void brokenCallsAreRefusedWithASentence();
    void windowsAndFlipsAreTheSameNumbers();

  private:
    std::vector<double> chain(std::initializer_list<SpcPointStep> steps, int channels,
                              std::initializer_list<double> pixel,
                              std::vector<Array<double>> tables = {}, int channelsOut = 0) {
        std::vector<Tensor> operands{
            m_lane->make(ElementType::F64, {channelsOut > 0 ? channelsOut : channels, 1, 1}),
            m_lane->upload(array<double>({channels, 1, 1}, pixel))};
        for (const Array<double>& t : tables)
            operands.push_back(m_lane->upload(t));
        const SpcPointChain params{SPC_F64, static_cast<std::int32_t>(steps.size()), steps.begin()};
        m_lane->run(SPC_POINT_CHAIN, &params, operands);
        const auto out = m_lane->download<double>(operands[0]);
        return {out.values().begin(), out.values().end()};
    }
    /// Output elements of a kernel that only has inputs of doubles.
    std::vector<double> run(SpcKernel kernel, const void* params, const Shape& out,
                            std::initializer_list<Tensor> inputs) {
        std::vector<Tensor> operands{m_lane->make(ElementType::F64, out)};
        operands.insert(operands.end(), inputs.begin(), inputs.end());
        m_lane->run(kernel, params, operands);
        const auto values = m_lane->download<double>(operands[0]);
        return {values.values().begin(), values.values().end()};
    }
    Tensor up(const Shape& shape, std::initializer_list<double> values) {
        return m_lane->upload(array<double>(shape, values));
    }
    /// The 4x4 ramp of 0..15, continued by `border` pixels beyond its edge.
    Tensor ramp(std::int64_t size, std::int64_t border, SpcEdge edge) {
        Array<double> values({size, size});
        for (std::int64_t n = 0; n < size * size; ++n)
            values.editValues()[static_cast<std::size_t>(n)] = static_cast<double>(n);
        const Tensor out = m_lane->make(ElementType::F64, {size + 2 * border, size + 2 * border});
        kernel::extend(*m_lane, {edge, 0, size, size, 0, 0, -border, -border}, out,
                       m_lane->upload(values));
        return out;
    }

    Backend m_backend{makeReferenceTier()->open(0, {})};
    std::unique_ptr<Lane> m_lane = m_backend.makeLane();
};

void ReferenceTest::matricesAreRowMajorAndThreeChannelsHaveAnOffset() {
    const auto m =
        step(SPC_POINT_MATRIX, {.5, .25, 0, .1, 0, 1, .5, 0, .2, 0, .8, -.05, 0, 0, 0, 1});
    QVERIFY(near(chain({m}, 4, {.4, .6, 2.0 / 3, .5}), {.4, .9333333, .5883333, .5}, 1e-6));
    QVERIFY(near(chain({m}, 4, {.8, .2, 0, 1}), {.55, .2, .11, 1}, 1e-12));
    QVERIFY(near(chain({m}, 3, {.4, .6, 2.0 / 3}), {.45, .9333333, .5633333}, 1e-6));
}

void ReferenceTest::cdlAgreesWithOpenColorIo() {
    auto asc = step(SPC_POINT_CDL, {1.2, 1, .8, .05, 0, -.1, .9, 1, 1.1, 1.3}, {0});
    QVERIFY(near(chain({asc}, 3, {.4, .6, .666667}), {.560773, .606612, .344753}, 1e-6));
    QVERIFY(near(chain({asc}, 4, {.8, .2, 0, .3}), {1, .153308, 0, .3}, 1e-6));
    QVERIFY(near(chain({asc}, 3, {2, .5, -.25}), {1, .478940, 0}, 1e-6));
    asc.i[0] = 1;
    QVERIFY(near(chain({asc}, 3, {.4, .6, .666667}), {.560773, .606612, .344753}, 1e-6));
    QVERIFY(near(chain({asc}, 3, {.8, .2, 0}), {1.206594, .154900, -.235100}, 1e-6));
    QVERIFY(near(chain({asc}, 3, {2, .5, -.25}), {2.668360, .406350, -.633650}, 1e-6));
}

void ReferenceTest::tablesOfOneDimensionAgreeWithOpenColorIo() {
    const Array<double> lut = array<double>({4, 3}, {0, 0, .1, .2, .5, .3, .7, .8, .6, 1, .9, 1});
    const auto s = step(SPC_POINT_LUT1D, {0, 0, 0, 1, 1, 1}, {4, 3}, 2);
    QVERIFY(near(chain({s}, 3, {-.2, -.2, -.2}, {lut}), {0, 0, .1}, 1e-12));
    QVERIFY(near(chain({s}, 3, {.25, .25, .25}, {lut}), {.15, .375, .25}, 1e-12));
    QVERIFY(near(chain({s}, 3, {.4, .4, .4}, {lut}), {.3, .56, .36}, 1e-12));
    QVERIFY(near(chain({s}, 3, {.9, .9, .9}, {lut}), {.91, .87, .88}, 1e-12));
    QVERIFY(near(chain({s}, 4, {1.7, 1.7, 1.7, 1.7}, {lut}), {1, .9, 1, 1.7}, 1e-12));
    // One column goes over every channel but alpha; the domain is not 0..1.
    const Array<double> one = array<double>({3, 1}, {0, 1, 0});
    const auto wide = step(SPC_POINT_LUT1D, {-1, 9, 9, 3, 99, 99}, {3, 1}, 2);
    QVERIFY(near(chain({wide}, 4, {-1, 0, 1, 2}, {one}), {0, .5, 1, 2}, 1e-12));
    QVERIFY(near(chain({wide}, 2, {2, 3}, {one}), {.5, 0}, 1e-12));
}

void ReferenceTest::tablesOfThreeDimensionsAgreeWithOpenColorIo() {
    const auto lut = [](int n) {
        Array<double> table({n, n, n, 3});
        auto values = table.edit();
        for (int b = 0; b < n; ++b)
            for (int g = 0; g < n; ++g)
                for (int r = 0; r < n; ++r) {
                    const double x = double(r) / (n - 1), y = double(g) / (n - 1),
                                 z = double(b) / (n - 1);
                    values(b, g, r, 0) = x * y;
                    values(b, g, r, 1) = y * z;
                    values(b, g, r, 2) = x * x;
                }
        return table;
    };
    const auto s = [](int n, int tetrahedral) {
        return step(SPC_POINT_LUT3D, {0, 0, 0, 1, 1, 1}, {n, tetrahedral}, 2);
    };
    QVERIFY(near(chain({s(2, 0)}, 3, {.25, .5, .75}, {lut(2)}), {.125, .375, .25}, 1e-12));
    QVERIFY(near(chain({s(2, 1)}, 3, {.25, .5, .75}, {lut(2)}), {.25, .5, .25}, 1e-12));
    QVERIFY(near(chain({s(2, 0)}, 3, {.8, .6, .1}, {lut(2)}), {.48, .06, .8}, 1e-12));
    QVERIFY(near(chain({s(2, 1)}, 3, {.8, .6, .1}, {lut(2)}), {.6, .1, .8}, 1e-12));
    QVERIFY(near(chain({s(2, 1)}, 3, {.1, .9, .3}, {lut(2)}), {.1, .3, .1}, 1e-12));
    QVERIFY(near(chain({s(2, 0)}, 3, {1.5, -.2, .5}, {lut(2)}), {0, 0, 1}, 1e-12));
    QVERIFY(near(chain({s(3, 0)}, 3, {.8, .6, .1}, {lut(3)}), {.48, .06, .7}, 1e-12));
    QVERIFY(near(chain({s(3, 1)}, 3, {.8, .6, .1}, {lut(3)}), {.5, .1, .7}, 1e-12));
    QVERIFY(near(chain({s(3, 1)}, 3, {.1, .9, .3}, {lut(3)}), {.1, .3, .05}, 1e-12));
    QVERIFY(near(chain({s(3, 1)}, 4, {.25, .5, .75, 7}, {lut(3)}), {.125, .375, .125, 7}, 1e-12));
}

void ReferenceTest::hueCurvesTurnSaturateAndLighten() {
    const Array<double> curves =
        array<double>({3, 4}, {.1, 0, .05, 0, 1, .5, 1.5, 1, 0, .1, 0, -.1});
    const auto s = step(SPC_POINT_HUE, {}, {}, 2);
    QVERIFY(near(chain({s}, 3, {.8, .4, .2}, {curves}), {.7825, .693889, .250833}, 1e-6));
    QVERIFY(near(chain({s}, 3, {.1, .6, .9}, {curves}), {.085937, .458887, .976563}, 1e-6));
    QVERIFY(near(chain({s}, 3, {.5, .5, .5}, {curves}), {.5, .5, .5}, 1e-12));
    QVERIFY(near(chain({s}, 4, {2, .5, -.1, .2}, {curves}), {2, .5, -.1, .2}, 0));
    const Array<double> third = array<double>({3, 2}, {1.0 / 3, 1.0 / 3, 1, 1, 0, 0});
    QVERIFY(near(chain({s}, 3, {.9, .3, .1}, {third}), {.1, .9, .3}, 1e-12));
}

void ReferenceTest::compositingFollowsTheW3c() {
    const Array<double> front = array<double>({4, 1, 1}, {1, .2, 0, .5});
    auto over = step(SPC_POINT_OVER, {}, {0}, 2);
    QVERIFY(near(chain({over}, 4, {0, .4, 1, .8}, {front}), {.555556, .288889, .444444, .9}, 1e-6));
    over.i[0] = 1;
    QVERIFY(near(chain({over}, 4, {0, .4, 1, .8}, {front}), {1, .4, .5, .9}, 1e-12));
    const Array<double> nothing = array<double>({2, 1, 1}, {.7, 0});
    over.i[0] = 0;
    QVERIFY(near(chain({over}, 2, {.3, 0}, {nothing}), {0, 0}, 0));
    const auto times = step(SPC_POINT_PREMULTIPLY, {}, {0});
    const auto divided = step(SPC_POINT_PREMULTIPLY, {}, {1});
    QVERIFY(near(chain({times}, 4, {.4, .6, 1, .5}), {.2, .3, .5, .5}, 1e-12));
    QVERIFY(near(chain({times, divided}, 4, {.4, .6, 1, .5}), {.4, .6, 1, .5}, 1e-12));
    QVERIFY(near(chain({divided}, 2, {.4, 0}), {0, 0}, 0));
}

void ReferenceTest::blendModesFollowTheW3c() {
    const double modes7[] = {.7, .42, .88, 1, 0, .76, .669839, .76, .1};
    const double modes3[] = {.3, .18, .72, .9, .3, .44, .504, .36, .3};
    for (int mode = 0; mode < SPC_BLEND_END; ++mode) {
        const auto s = step(SPC_POINT_BLEND, {1}, {mode}, 2);
        QVERIFY(near(chain({s}, 1, {.6}, {array<double>({1, 1, 1}, {.7})}), {modes7[mode]}, 1e-6));
        QVERIFY(near(chain({s}, 1, {.6}, {array<double>({1, 1, 1}, {.3})}), {modes3[mode]}, 1e-6));
        const auto half = step(SPC_POINT_BLEND, {.5}, {mode}, 2);
        QVERIFY(near(chain({half}, 1, {.6}, {array<double>({1, 1, 1}, {.3})}),
                     {(.6 + modes3[mode]) / 2}, 1e-6));
    }
    const auto soft = step(SPC_POINT_BLEND, {1}, {SPC_BLEND_SOFT_LIGHT}, 2);
    QVERIFY(near(chain({soft}, 1, {.2}, {array<double>({1, 1, 1}, {.7})}), {.2992}, 1e-6));
}

void ReferenceTest::colourMapsTakeTheEntryBelow() {
    const Array<double> colours = array<double>({4, 3}, {0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    const auto linear = step(SPC_POINT_COLORMAP, {10, 20}, {4, 0}, 2);
    QVERIFY(near(chain({linear}, 1, {12.6}, {colours}, 3), {1, 2, 3}, 0));
    QVERIFY(near(chain({linear}, 1, {20}, {colours}, 3), {7, 8, 9}, 0));
    QVERIFY(near(chain({linear}, 1, {-5}, {colours}, 3), {0, 0, 0}, 0));
    QVERIFY(near(chain({linear}, 1, {kNan}, {colours}, 3), {kNan, kNan, kNan}, 0));
    const auto log = step(SPC_POINT_COLORMAP, {1, 10000}, {4, 1}, 2);
    QVERIFY(near(chain({log}, 1, {150}, {colours}, 3), {4, 5, 6}, 0));
    QVERIFY(near(chain({log}, 1, {-3}, {colours}, 3), {0, 0, 0}, 0));
}

void ReferenceTest::resizingWeightsAgreeWithOpenImageIo() {
    // 4 to 2 with the triangle, border pixels repeated: weights .125 .375 .375 .125.
    const Tensor in = ramp(4, 1, SPC_EDGE_CLAMP);
    Array<std::int32_t> starts = array<std::int32_t>({2}, {0, 2});
    const Tensor w = up({2, 4}, {.125, .375, .375, .125, .125, .375, .375, .125});
    const SpcAxis columns{1};
    const auto out = run(SPC_RESAMPLE_AXIS, &columns, {6, 2}, {in, m_lane->upload(starts), w});
    QVERIFY(near(std::span(out).subspan(2, 2), {.625, 2.375}, 1e-12));
    const SpcAxis rows{0};
    const auto both = run(
        SPC_RESAMPLE_AXIS, &rows, {2, 2},
        {m_lane->upload(Array<double>::copyOf(out).reshaped({6, 2})), m_lane->upload(starts), w});
    QVERIFY(near(std::span(both).subspan(0, 2), {3.125, 4.875}, 1e-12));
}

void ReferenceTest::gaussianFiltersAgreeWithScipyInAllEdgeModes() {
    Array<double> weights({9});
    double sum = 0;
    for (int k = -4; k <= 4; ++k)
        sum += weights.editValues()[static_cast<std::size_t>(k + 4)] = std::exp(-k * k / 2.0);
    for (double& w : weights.editValues())
        w /= sum;
    QVERIFY(
        near(weights.values().subspan(4, 5), {.398943, .241971, .053991, .004432, .000134}, 5e-7));
    const Tensor w = m_lane->upload(weights);
    const std::vector<std::pair<SpcEdge, std::vector<double>>> rows{
        {SPC_EDGE_CLAMP,
         {3.274061, 3.973533, 4.914976, 5.910411, 6.910143, 7.905577, 8.847021, 9.546492}},
        {SPC_EDGE_REFLECT,
         {3.843369, 4.484283, 5.421161, 6.416461, 7.416194, 8.411494, 9.348372, 9.989287}},
        {SPC_EDGE_MIRROR,
         {6.548123, 6.947066, 7.829953, 8.820821, 9.820286, 10.811155, 11.694041, 12.092985}},
        {SPC_EDGE_WRAP,
         {21.638035, 20.702264, 21.270335, 22.234880, 23.232738, 24.197283, 24.765354, 23.829583}},
        {SPC_EDGE_CONSTANT,
         {2.290113, 3.483578, 4.299220, 5.008396, 5.707025, 6.368706, 6.605733, 5.206024}}};
    for (const auto& [edge, row] : rows) {
        const auto out = run(SPC_CONVOLVE_SEPARABLE, nullptr, {8, 8}, {ramp(8, 4, edge), w, w});
        QVERIFY(near(std::span(out).first(8), row, 1e-6));
    }
}

void ReferenceTest::smallKernelsSharpenAndAverage() {
    const Tensor in = ramp(4, 1, SPC_EDGE_CLAMP);
    const SpcConvolve asIs{0};
    const auto firstRow = [&](std::initializer_list<double> kernel) {
        auto out = run(SPC_CONVOLVE, &asIs, {4, 4}, {in, up({3, 3}, kernel)});
        out.resize(4);
        return out;
    };
    QVERIFY(near(firstRow({0, -1, 0, -1, 5, -1, 0, -1, 0}), {-5, -3, -2, 0}, 1e-12));
    constexpr double t = 1.0 / 9;
    QVERIFY(near(firstRow({t, t, t, t, t, t, t, t, t}), {1.666667, 2.333333, 3.333333, 4}, 1e-6));
}

void ReferenceTest::rankFiltersOfASmallImage() {
    const Tensor z = up({4, 4}, {9, 1, 8, 2, 3, 7, 4, 6, 5, 0, 11, 10, 12, 15, 13, 14});
    const Tensor in = m_lane->make(ElementType::F64, {6, 6});
    kernel::extend(*m_lane, {SPC_EDGE_CLAMP, 0, 4, 4, 0, 0, -1, -1}, in, z);
    const auto filtered = [&](SpcRank which) {
        const SpcRankFilter params{which, 1, 1};
        return run(SPC_RANK_FILTER, &params, {4, 4}, {in});
    };
    QVERIFY(
        near(filtered(SPC_RANK_MEDIAN), {7, 7, 4, 4, 5, 5, 6, 6, 5, 7, 10, 10, 12, 12, 13, 13}, 0));
    QVERIFY(near(std::span<const double>(filtered(SPC_RANK_MAXIMUM)).subspan(4, 4), {9, 11, 11, 11},
                 0));
    QVERIFY(
        near(std::span<const double>(filtered(SPC_RANK_MINIMUM)).subspan(4, 4), {0, 0, 0, 2}, 0));
}

void ReferenceTest::convolutionIsTheFlippedCorrelation() {
    Array<double> impulse({5, 5}, 0.0);
    impulse.edit()(2, 2) = 1;
    const Tensor in = m_lane->upload(impulse);
    const Tensor w = up({3, 3}, {1, 2, 3, 4, 5, 6, 7, 8, 9});
    const SpcConvolve correlation{0}, convolution{1};
    QVERIFY(near(run(SPC_CONVOLVE, &convolution, {3, 3}, {in, w}), {1, 2, 3, 4, 5, 6, 7, 8, 9}, 0));
    QVERIFY(near(run(SPC_CONVOLVE, &correlation, {3, 3}, {in, w}), {9, 8, 7, 6, 5, 4, 3, 2, 1}, 0));
}

void ReferenceTest::transformsOfKnownSignals() {
    // A wave of 3 turns over 30 is two lines of n/2; any length, here one with a prime over 13.
    for (const std::int64_t n : {30, 17, 1009}) {
        Array<double> wave({1, n});
        for (std::int64_t i = 0; i < n; ++i)
            wave.edit()(0, i) = std::cos(2 * std::numbers::pi * 3 * double(i) / double(n));
        const Tensor out = m_lane->make(ElementType::C128, {1, n / 2 + 1});
        kernel::fft(*m_lane, {SPC_FFT_REAL_FORWARD, 1, 1, 0}, out, m_lane->upload(wave));
        const auto spectrum = m_lane->download<std::complex<double>>(out);
        for (std::int64_t k = 0; k <= n / 2; ++k)
            QVERIFY(std::abs(spectrum.view()(0, k) - (k == 3 ? double(n) / 2 : 0)) <
                    1e-13 * double(n));
        const Tensor back = m_lane->make(ElementType::F64, {1, n});
        kernel::fft(*m_lane, {SPC_FFT_REAL_INVERSE, 1, 1.0 / double(n), 0}, back, out);
        const auto again = m_lane->download<double>(back);
        for (std::int64_t i = 0; i < n; ++i)
            QVERIFY(std::abs(again.view()(0, i) - wave.view()(0, i)) < 1e-14);
    }
    // Forward is exp(-2 pi i kx/n): an impulse at 1 turns clockwise.
    const Tensor out = m_lane->make(ElementType::C128, {1, 4});
    kernel::fft(*m_lane, {SPC_FFT_FORWARD, 1, 1, 0}, out,
                m_lane->upload(array<std::complex<double>>({1, 4}, {0.0, 1.0, 0.0, 0.0})));
    QCOMPARE(m_lane->download<std::complex<double>>(out).view()(0, 1), std::complex(0.0, -1.0));
}

void ReferenceTest::realTransformsAreHalfOfComplexOnes() {
    Array<double> values({2, 3, 5, 7});
    Array<std::complex<double>> complex({2, 3, 5, 7});
    for (std::size_t n = 0; n < 210; ++n)
        complex.editValues()[n] = values.editValues()[n] = std::sin(double(n * n));
    const Tensor half = m_lane->make(ElementType::C128, {2, 3, 5, 4});
    const Tensor whole = m_lane->make(ElementType::C128, {2, 3, 5, 7});
    const Tensor back = m_lane->make(ElementType::F64, {2, 3, 5, 7});
    kernel::fft(*m_lane, {SPC_FFT_REAL_FORWARD, 3, 1, 0}, half, m_lane->upload(values));
    kernel::fft(*m_lane, {SPC_FFT_FORWARD, 3, 1, 0}, whole, m_lane->upload(complex));
    kernel::fft(*m_lane, {SPC_FFT_REAL_INVERSE, 3, 1.0 / 105, 0}, back, half);
    const auto h = m_lane->download<std::complex<double>>(half);
    const auto w = m_lane->download<std::complex<double>>(whole);
    const auto b = m_lane->download<double>(back);
    double direct = 0;
    for (std::int64_t n = 0; n < 210; ++n) {
        const std::int64_t line = n / 7, k = n % 7;
        if (k < 4)
            QVERIFY(std::abs(h.values()[static_cast<std::size_t>(line * 4 + k)] -
                             w.values()[static_cast<std::size_t>(n)]) < 1e-13);
        QVERIFY(std::abs(b.values()[static_cast<std::size_t>(n)] -
                         values.values()[static_cast<std::size_t>(n)]) < 1e-14);
        if (n < 105)
            direct += values.values()[static_cast<std::size_t>(n)];
    }
    QVERIFY(std::abs(w.values()[0] - direct) < 1e-13);
}

void ReferenceTest::sumsLoseNothingToCancellation() {
    const Tensor x = up({4}, {1, 1e100, 1, -1e100});
    const SpcReduce sum{SPC_SUM, 1, 0};
    QVERIFY(near(run(SPC_REDUCE, &sum, {}, {x}), {2}, 0));
    const SpcTrailing all{1, 0};
    QVERIFY(near(run(SPC_DOT, &all, {}, {x, up({4}, {1, 1, 1, 1})}), {2}, 0));
}

void ReferenceTest::momentsOfASmallSet() {
    const SpcTrailing rows{1, 1};
    QVERIFY(
        near(run(SPC_MOMENTS, &rows, {2, 5}, {up({2, 4}, {1, 2, 4, kNan, kNan, kNan, kNan, kNan})}),
             {3, 7.0 / 3, 14.0 / 9, 20.0 / 27, 98.0 / 27, 0, kNan, kNan, kNan, kNan}, 1e-14));
}

void ReferenceTest::reductionsOfNothingAndOfNan() {
    const Tensor nothing = m_lane->make(ElementType::F32, {2, 0});
    const auto reduced = [&](SpcReduceOp op, const Tensor& x, bool nanAware) {
        const SpcReduce params{op, 1, nanAware};
        return run(SPC_REDUCE, &params, {x.extent(0)}, {x});
    };
    for (const auto& [op, empty] : {std::pair{SPC_SUM, 0.0},
                                    {SPC_SUM_SQUARES, 0.0},
                                    {SPC_COUNT, 0.0},
                                    {SPC_ARG_MIN, -1.0},
                                    {SPC_ARG_MAX, -1.0},
                                    {SPC_MEAN, kNan},
                                    {SPC_MIN, kNan},
                                    {SPC_MAX, kNan}})
        QVERIFY(near(reduced(op, nothing, false), {empty, empty}, 0));
    const Tensor x = up({2, 4}, {3, kNan, 1, 1, kNan, kNan, kNan, kNan});
    for (const auto& [op, plain, aware, none] : {std::tuple{SPC_SUM, kNan, 5.0, 0.0},
                                                 {SPC_MEAN, kNan, 5.0 / 3, kNan},
                                                 {SPC_MIN, kNan, 1.0, kNan},
                                                 {SPC_MAX, kNan, 3.0, kNan},
                                                 {SPC_SUM_SQUARES, kNan, 11.0, 0.0},
                                                 {SPC_COUNT, 4.0, 3.0, 0.0},
                                                 {SPC_ARG_MIN, 1.0, 2.0, -1.0},
                                                 {SPC_ARG_MAX, 1.0, 0.0, -1.0}}) {
        QCOMPARE(reduced(op, x, true)[1], std::isnan(none) ? reduced(op, x, true)[1] : none);
        QVERIFY(near(reduced(op, x, true), {aware, none}, 0));
        QVERIFY(near(std::span<const double>(reduced(op, x, false)).first(1), {plain}, 0));
    }
}

void ReferenceTest::labelsOutsideOfTheBinsCountNowhere() {
    const Tensor sums = m_lane->make(ElementType::F64, {1, 3});
    const Tensor counts = m_lane->make(ElementType::U32, {1, 3});
    const Tensor labels = m_lane->upload(array<std::int32_t>({2, 4}, {1, 3, 0, 4, 3, -1, 1, 3}));
    const Tensor values = up({2, 4}, {1, 2, 4, 8, 16, 32, 64, kNan});
    kernel::binnedSum(*m_lane, sums, counts, values.reshaped({1, 8}), labels.reshaped({8}), true);
    QVERIFY(near(m_lane->download<double>(sums).values(), {65, 0, 18}, 0));
    const auto n = m_lane->download<std::uint32_t>(counts);
    QVERIFY(n.values()[0] == 2 && n.values()[1] == 0 && n.values()[2] == 2);
    kernel::binnedSum(*m_lane, sums, counts, values.reshaped({1, 8}), labels.reshaped({8}));
    QVERIFY(near(m_lane->download<double>(sums).values(), {65, 0, kNan}, 0));
    QVERIFY(near(run(SPC_LABEL_STATISTICS, nullptr, {3, 8}, {values, labels}),
                 {2,    65,   32.5, 992.25, 1, 64, 1, .5, 0, 0,  kNan, kNan,
                  kNan, kNan, kNan, kNan,   2, 18, 9, 49, 2, 16, .5,   .5},
                 1e-12));
}

void ReferenceTest::matrixProductsOfASmallSet() {
    const Tensor a = up({2, 3}, {1, 2, 3, 4, 5, 6}), b = up({3, 2}, {7, 8, 9, 10, 11, 12});
    const SpcMatrixProduct plain{0, 0, 1, 0}, turned{1, 1, 1, 0};
    QVERIFY(near(run(SPC_MATRIX_PRODUCT, &plain, {2, 2}, {a, b}), {58, 64, 139, 154}, 0));
    QVERIFY(near(run(SPC_MATRIX_PRODUCT, &turned, {3, 3}, {a, b}),
                 {39, 49, 59, 54, 68, 82, 69, 87, 105}, 0));
    const SpcMatrixProduct update{0, 0, 2, 0}, transposed{1, 0, 1, 0};
    QVERIFY(near(run(SPC_RANK_UPDATE, &update, {2, 2}, {a}), {28, 64, 64, 154}, 0));
    QVERIFY(near(run(SPC_RANK_UPDATE, &transposed, {3, 3}, {a}),
                 {17, 22, 27, 22, 29, 36, 27, 36, 45}, 0));
    const Tensor c = up({2, 2}, {1, 1, 1, 1});
    kernel::matrixProduct(*m_lane, c, a, b, {0, 0, .5, -1});
    QVERIFY(near(m_lane->download<double>(c).values(), {28, 31, 68.5, 76}, 0));
}

void ReferenceTest::sortingIsStableAndPutsNanLast() {
    const Tensor in = up({2, 5}, {3, kNan, 1, 3, -kInf, 2, 2, 1, 1, 2});
    const Tensor out = m_lane->make(ElementType::F64, {2, 5});
    const Tensor order = m_lane->make(ElementType::I32, {2, 5});
    m_lane->run(SPC_SORT, nullptr, std::array{out, order, in});
    QVERIFY(near(m_lane->download<double>(out).values(), {-kInf, 1, 3, 3, kNan, 1, 1, 2, 2, 2}, 0));
    const auto indices = m_lane->download<std::int32_t>(order);
    const std::int32_t wanted[] = {4, 2, 0, 3, 1, 2, 3, 0, 1, 4};
    for (std::size_t i = 0; i < 10; ++i)
        QCOMPARE(indices.values()[i], wanted[i]);
    // Whole numbers that doubles cannot tell apart.
    const Tensor big = m_lane->upload(
        array<std::int64_t>({2}, {(std::int64_t{1} << 53) + 1, std::int64_t{1} << 53}));
    const Tensor sorted = m_lane->make(ElementType::I64, {2});
    kernel::sort(*m_lane, sorted, big);
    QCOMPARE(m_lane->download<std::int64_t>(sorted).values()[1], (std::int64_t{1} << 53) + 1);
}

void ReferenceTest::percentilesInterpolateBetweenOrderStatistics() {
    const Tensor in = up({2, 4}, {4, 1, 3, 2, 7, kNan, 5, kNan});
    const Tensor percents = up({4}, {0, 50, 90, 100});
    const SpcPercentile aware{1}, plain{0};
    QVERIFY(near(run(SPC_PERCENTILE, &aware, {2, 4}, {in, percents}),
                 {1, 2.5, 3.7, 4, 5, 6, 6.8, 7}, 1e-12));
    QVERIFY(near(run(SPC_PERCENTILE, &plain, {2, 4}, {in, percents}),
                 {1, 2.5, 3.7, 4, kNan, kNan, kNan, kNan}, 1e-12));
    QVERIFY_EXCEPTION_THROWN(run(SPC_PERCENTILE, &plain, {2, 1}, {in, up({1}, {101})}),
                             DeviceError);
}

void ReferenceTest::densityOfOnePointIsTheNormalDensity() {
    const SpcDensity params{{.5, 2, 1}};
    const auto one = run(SPC_DENSITY, &params, {2}, {up({2, 1}, {1, 2}), up({1, 1}, {1})});
    QVERIFY(near(one, {.7978845608, .1079819330}, 1e-9));
    const auto two = run(SPC_DENSITY, &params, {1},
                         {up({1, 2}, {0, 0}), up({2, 2}, {0, 0, 9, 9}), up({2}, {1, 3})});
    QVERIFY(near(two, {1 / (2 * std::numbers::pi) / 4}, 1e-12));
}

void ReferenceTest::affineSamplingStopsAtTheLastPixel() {
    const auto places = [&](std::initializer_list<double> values) {
        Array<std::int64_t> fixed({static_cast<std::int64_t>(values.size())});
        for (std::size_t i = 0; i < values.size(); ++i)
            fixed.editValues()[i] = std::llround(std::ldexp(values.begin()[i], 32));
        return m_lane->upload(fixed);
    };
    const Tensor in = up({2, 3}, {0, 10, 20, 100, 110, kNan});
    const Tensor x = places({-.1, 0, .5, 1.25, 2, 2.1}), zeros = places({0, 0, 0, 0, 0, 0});
    const SpcAffine bilinear{SPC_BILINEAR, -7, 3, 2, 0, 0}, nearest{SPC_NEAREST, -7, 3, 2, 0, 0};
    QVERIFY(near(run(SPC_AFFINE, &bilinear, {1, 6}, {in, x, zeros, places({0}), places({.25})}),
                 {-7, 25, 30, kNan, kNan, -7}, 1e-12));
    // Nothing beyond the last row is looked at when it is met exactly.
    QVERIFY(near(run(SPC_AFFINE, &bilinear, {1, 6}, {in, x, zeros, places({0}), places({1})}),
                 {-7, 100, 105, kNan, kNan, -7}, 1e-12));
    QVERIFY(near(run(SPC_AFFINE, &nearest, {1, 6}, {in, x, zeros, places({0}), places({.5})}),
                 {-7, 100, 110, 110, kNan, -7}, 0));
}

void ReferenceTest::conversionsSaturateAndRoundHalfToEven() {
    const Tensor in = up({9}, {.5, 1.5, 2.5, -.5, 254.5, 255.5, 1e9, -3, kNan});
    const Tensor out = m_lane->make(ElementType::U8, {9});
    kernel::convert(*m_lane, out, in);
    const auto bytes = m_lane->download<std::uint8_t>(out);
    const std::uint8_t wanted[] = {0, 2, 2, 0, 254, 255, 255, 0, 0};
    for (std::size_t i = 0; i < 9; ++i)
        QCOMPARE(bytes.values()[i], wanted[i]);
    const Tensor large = m_lane->upload(array<std::uint64_t>({1}, {UINT64_MAX - 1}));
    const Tensor same = m_lane->make(ElementType::U64, {1}),
                 lower = m_lane->make(ElementType::I64, {1});
    kernel::convert(*m_lane, same, large);
    kernel::convert(*m_lane, lower, large);
    QCOMPARE(m_lane->download<std::uint64_t>(same).values()[0], UINT64_MAX - 1);
    QCOMPARE(m_lane->download<std::int64_t>(lower).values()[0], INT64_MAX);
}

void ReferenceTest::nanIsNotSwallowed() {
    for (const SpcMap2Op op : {SPC_MINIMUM, SPC_MAXIMUM, SPC_POWER, SPC_HYPOT, SPC_MODULO})
        for (const auto& [x, y] : {std::pair{kNan, 0.0}, {1.0, kNan}, {kNan, kInf}}) {
            const SpcMap2 params{op};
            QVERIFY(near(run(SPC_MAP2, &params, {1}, {up({1}, {x}), up({1}, {y})}), {kNan}, 0));
        }
    QVERIFY(near(chain({step(SPC_POINT_CLAMP, {0, 1})}, 1, {kNan}), {kNan}, 0));
    QVERIFY(near(chain({step(SPC_POINT_THRESHOLD, {-kInf, kInf})}, 1, {kNan}), {0}, 0));
    QVERIFY(near(chain({step(SPC_POINT_GAMMA, {0})}, 1, {kNan}), {kNan}, 0));
    const SpcAxis axis{0};
    QVERIFY(near(run(SPC_CONVOLVE_AXIS, &axis, {2}, {up({3}, {kNan, 1, 2}), up({2}, {0, 1})}),
                 {kNan, 2}, 0));
}

void ReferenceTest::brokenCallsAreRefusedWithASentence_data() {
    QTest::addColumn<int>("call");
    QTest::addColumn<QString>("names");
    const char* names[] = {"taps", "rows",  "channels", "base",      "bandwidth", "half",
                           "axis", "steps", "lead",     "operand 9", "percent",   "types"};
    for (int call = 0; call < static_cast<int>(std::size(names)); ++call)
        QTest::newRow(names[call]) << call << names[call];
}

void ReferenceTest::brokenCallsAreRefusedWithASentence() {
    QFETCH(int, call);
    const Tensor five = up({5}, {1, 2, 3, 4, 5}), image = up({2, 3}, {1, 2, 3, 4, 5, 6});
    const SpcAxis axis0{0}, axis7{7};
    const SpcDensity flat{{0, 1, 1}};
    const SpcFft real{SPC_FFT_REAL_FORWARD, 1, 1, 0};
    const SpcMatrixProduct product{0, 0, 1, 0};
    const SpcPercentile plain{0};
    const std::vector<SpcPointStep> many(SPC_MAX_POINT_STEPS + 1, step(SPC_POINT_GAMMA, {1}));
    const SpcPointChain tooLong{SPC_F64, SPC_MAX_POINT_STEPS + 1, many.data()};
    const auto broken = [&] {
        switch (call) {
        case 0:
            return run(SPC_CONVOLVE_AXIS, &axis0, {4}, {five, up({3}, {1, 1, 1})});
        case 1:
            return run(SPC_MATRIX_PRODUCT, &product, {2, 3}, {image, image});
        case 2:
            return chain({step(SPC_POINT_CDL, {1, 1, 1, 0, 0, 0, 1, 1, 1, 1})}, 2, {1, 2});
        case 3:
            return chain({step(SPC_POINT_LOG, {1, 0})}, 1, {1});
        case 4:
            return run(SPC_DENSITY, &flat, {2}, {up({2, 1}, {1, 2}), up({1, 1}, {1})});
        case 5: {
            const Tensor out = m_lane->make(ElementType::C128, {1, 4});
            m_lane->run(SPC_FFT, &real, std::array{out, up({1, 5}, {1, 2, 3, 4, 5})});
            return std::vector<double>();
        }
        case 6:
            return run(SPC_CONVOLVE_AXIS, &axis7, {5}, {five, up({1}, {1})});
        case 7:
            return run(SPC_POINT_CHAIN, &tooLong, {2, 3}, {image});
        case 8: {
            const SpcReduce sum{SPC_SUM, 3, 0};
            return run(SPC_REDUCE, &sum, {}, {image});
        }
        case 9:
            return chain({step(SPC_POINT_MASK, {0}, {}, 9)}, 1, {1});
        case 10:
            return run(SPC_PERCENTILE, &plain, {1}, {five, up({1}, {-1})});
        default: {
            const Tensor out = m_lane->make(ElementType::F32, {5});
            m_lane->run(SPC_SORT, nullptr, std::array{out, five});
            return std::vector<double>();
        }
        }
    };
    try {
        broken();
        QFAIL("the call was taken");
    } catch (const DeviceError& e) {
        QCOMPARE(e.kind(), DeviceError::Kind::BadCall);
        QVERIFY(e.reason().find(": ") != std::string::npos);
    }
}

void ReferenceTest::windowsAndFlipsAreTheSameNumbers() {
    const Tensor in = up({3, 4}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    QVERIFY(near(run(SPC_CONVERT, nullptr, {4, 3}, {in.transposed(0, 1)}),
                 {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}, 0));
    QVERIFY(near(run(SPC_CONVERT, nullptr, {2, 2}, {in.slice(0, 1, 2).slice(1, 1, 2).flipped(1)}),
                 {6, 5, 10, 9}, 0));
    const SpcMap2 add{SPC_ADD};
    QVERIFY(
        near(run(SPC_MAP2, &add, {2, 4}, {in.slice(0, 1, 2), in.slice(0, 0, 1).broadcast(0, 2)}),
             {4, 6, 8, 10, 8, 10, 12, 14}, 0));
}

SPECULA_TEST(ReferenceTest)
#include "reference_test.moc"
