// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_pool.h"
#include "image_calls.h"
#include "test_main.h"

#include <algorithm>
#include <functional>
#include <limits>

using namespace specula;
using namespace specula::test;

class ResampleTest : public QObject {
    Q_OBJECT
  private slots:
    void anAxisIsResampledAsByBruteForce();
    void theOrderOfStartsIsFree();
    void resizingGivesThePublishedNumbers();
    void resamplingHasTheSameBitsInAnyWindowAndOnAnyThreads();
    void startsThatLeaveTheInputAreRefused();
    void theIdentityMapCopiesEveryBit();
    void samplingIsAsByBruteForce();
    void beyondTheLastColumnNothingIsLookedAt();
    void samplingHasTheSameBitsInAnyWindowAndOnAnyThreads();
};

namespace {

template<class T>
void axisByBruteForce(const Extents& in, int axis, std::int64_t outputs, std::int64_t taps,
                      InstructionSet set, bool ordered = true) {
    const auto a = static_cast<std::size_t>(axis);
    Extents out = in;
    out[a] = outputs;
    const auto x = noise<T>(countOf(in), 21), w = noise<T>(outputs * taps, 22);
    std::vector<std::int32_t> starts(static_cast<std::size_t>(outputs));
    std::mt19937 random(23);
    for (std::int32_t& start : starts)
        start = static_cast<std::int32_t>(random() % static_cast<unsigned>(in[a] - taps + 1));
    if (ordered)
        std::sort(starts.begin(), starts.end());
    std::vector<T> got(static_cast<std::size_t>(countOf(out)));
    const SpcAxis params{axis};
    run(SPC_RESAMPLE_AXIS, &params,
        {operandOf(got, out), operandOf(x, in), operandOf(starts, {outputs}),
         operandOf(w, {outputs, taps})},
        set);
    std::int64_t inner = 1;
    for (std::size_t b = a + 1; b < in.size(); ++b)
        inner *= in[b];
    std::vector<double> expected(got.size());
    for (std::int64_t i = 0; i < countOf(out); ++i) {
        const std::int64_t at = i / inner % outputs, outer = i / (inner * outputs);
        for (std::int64_t k = 0; k < taps; ++k)
            expected[static_cast<std::size_t>(i)] +=
                static_cast<double>(w[static_cast<std::size_t>(at * taps + k)]) *
                static_cast<double>(x[static_cast<std::size_t>(
                    (outer * in[a] + starts[static_cast<std::size_t>(at)] + k) * inner +
                    i % inner)]);
    }
    const double tolerance = static_cast<double>((taps + 1) * taps) *
                             static_cast<double>(std::numeric_limits<T>::epsilon());
    QVERIFY2(worst(got, expected) <= tolerance,
             qPrintable(QString("axis %1, %2 outputs, %3 taps").arg(axis).arg(outputs).arg(taps)));
}

/// Starts and weights of a resize: pixel d has its centre at (d + 1/2) n/m - 1/2; the filter is
/// widened when shrinking, the image goes on as at its border.
struct Resize {
    std::vector<std::int32_t> starts;
    std::vector<float> weights;
    std::int64_t taps = 0;

    Resize(std::int64_t n, std::int64_t m, double support,
           const std::function<double(double)>& filter)
        : taps(n) {
        const double step = static_cast<double>(n) / static_cast<double>(m);
        const double widened = std::max(step, 1.0), reach = support * widened;
        for (std::int64_t d = 0; d < m; ++d) {
            const double centre = (static_cast<double>(d) + 0.5) * step - 0.5;
            std::vector<double> row(static_cast<std::size_t>(n));
            double sum = 0;
            for (auto j = static_cast<std::int64_t>(std::floor(centre - reach));
                 j <= static_cast<std::int64_t>(std::ceil(centre + reach)); ++j) {
                const double w = filter(std::abs(static_cast<double>(j) - centre) / widened);
                row[static_cast<std::size_t>(std::clamp<std::int64_t>(j, 0, n - 1))] += w;
                sum += w;
            }
            starts.push_back(0);
            for (const double w : row)
                weights.push_back(static_cast<float>(w / sum));
        }
    }
};

double triangle(double x) {
    return std::max(0.0, 1 - x);
}
double mitchell(double x) {
    if (x < 1)
        return (7 * x * x * x - 12 * x * x + 16.0 / 3) / 6;
    return x < 2 ? (-7.0 / 3 * x * x * x + 12 * x * x - 20 * x + 32.0 / 3) / 6 : 0;
}
double lanczos3(double x) {
    const auto sinc = [](double t) { return t == 0 ? 1 : std::sin(M_PI * t) / (M_PI * t); };
    return x < 3 ? sinc(x) * sinc(x / 3) : 0;
}

/// A turn by 0.3 about the first pixel, with a little magnification.
struct Turn {
    std::vector<std::int64_t> columnX, columnY, rowX, rowY;
    Turn(std::int64_t rows, std::int64_t columns) {
        const auto fixed = [](double v) { return static_cast<std::int64_t>(v * 4294967296.0); };
        for (std::int64_t x = 0; x < columns; ++x) {
            columnX.push_back(fixed(0.91 * static_cast<double>(x) - 1.25));
            columnY.push_back(fixed(0.27 * static_cast<double>(x)));
        }
        for (std::int64_t y = 0; y < rows; ++y) {
            rowX.push_back(fixed(-0.27 * static_cast<double>(y)));
            rowY.push_back(fixed(0.91 * static_cast<double>(y) - 2));
        }
    }
    std::vector<SpcOperand> operands(const SpcOperand& out, const SpcOperand& in) const {
        return {out,
                in,
                operandOf(columnX, {static_cast<std::int64_t>(columnX.size())}),
                operandOf(columnY, {static_cast<std::int64_t>(columnY.size())}),
                operandOf(rowX, {static_cast<std::int64_t>(rowX.size())}),
                operandOf(rowY, {static_cast<std::int64_t>(rowY.size())})};
    }
};

} // namespace

void ResampleTest::anAxisIsResampledAsByBruteForce() {
    for (const InstructionSet set : instructionSets()) {
        for (const std::int64_t outputs : {1, 2, 31, 64, 200})
            for (const std::int64_t taps : {1, 2, 7}) {
                axisByBruteForce<float>({9}, 0, outputs, taps, set);
                axisByBruteForce<float>({5, 97}, 1, outputs, taps, set);
                axisByBruteForce<float>({2, 67, 31}, 2, outputs, taps, set);
                axisByBruteForce<double>({3, 33, 7}, 2, outputs, taps, set);
                axisByBruteForce<double>({3, 33, 70}, 1, outputs, taps, set);
                axisByBruteForce<float>({11, 2, 3, 5}, 0, outputs, taps, set);
            }
        axisByBruteForce<float>({40, 5000}, 1, 1777, 16, set);
    }
}

void ResampleTest::theOrderOfStartsIsFree() {
    for (const InstructionSet set : instructionSets())
        axisByBruteForce<float>({35, 3000}, 1, 900, 5, set, false);
}

void ResampleTest::resizingGivesThePublishedNumbers() {
    // The ramp 0..15 on 4 x 4, first rows of the results; OpenImageIO 2.4.7 gives the same.
    std::vector<float> ramp(16);
    for (std::size_t i = 0; i < 16; ++i)
        ramp[i] = static_cast<float>(i);
    const auto firstRow = [&](std::int64_t m, double support, double (*filter)(double)) {
        const Resize resize(4, m, support, filter);
        const SpcOperand starts = operandOf(resize.starts, {m});
        const SpcOperand weights = operandOf(resize.weights, {m, resize.taps});
        std::vector<float> between(static_cast<std::size_t>(4 * m)),
            out(static_cast<std::size_t>(m * m));
        const SpcAxis x{1}, y{0};
        run(SPC_RESAMPLE_AXIS, &x,
            {operandOf(between, {4, m}), operandOf(ramp, {4, 4}), starts, weights},
            cpu::instructionSet());
        run(SPC_RESAMPLE_AXIS, &y,
            {operandOf(out, {m, m}), operandOf(between, {4, m}), starts, weights},
            cpu::instructionSet());
        return std::vector<float>(out.begin(), out.begin() + m);
    };
    const auto near = [&](const std::vector<float>& got, const std::vector<double>& expected) {
        return worst(got, expected) < 2e-6;
    };
    QVERIFY(near(firstRow(2, 1, triangle), {3.125, 4.875}));
    QVERIFY(near(firstRow(8, 1, triangle), {0, .25, .75, 1.25, 1.75, 2.25, 2.75, 3}));
    QVERIFY(near(firstRow(2, 2, mitchell), {2.949219, 4.769531}));
    QVERIFY(near(firstRow(8, 2, mitchell),
                 {-.117188, .132812, .641493, 1.15625, 1.65625, 2.171007, 2.679688, 2.929688}));
    QVERIFY(near(firstRow(2, 3, lanczos3), {2.358620, 4.415172}));
    QVERIFY(near(firstRow(8, 3, lanczos3),
                 {-.365250, -.135049, .424358, .960735, 1.454865, 1.991241, 2.550649, 2.780850}));
}

void ResampleTest::resamplingHasTheSameBitsInAnyWindowAndOnAnyThreads() {
    const std::int64_t n = 260, m = 190, taps = 6;
    const auto in = noise<float>(n * n, 24), weights = noise<float>(m * taps, 25);
    std::vector<std::int32_t> starts;
    for (std::int64_t i = 0; i < m; ++i)
        starts.push_back(static_cast<std::int32_t>(i * (n - taps) / m));
    const SpcOperand from = operandOf(in, {n, n});
    for (const InstructionSet set : instructionSets())
        for (const int axis : {0, 1}) {
            const SpcAxis params{axis};
            const std::int64_t rows = axis == 0 ? m : n, columns = axis == 0 ? n : m;
            const SpcOperand s = operandOf(starts, {m}), w = operandOf(weights, {m, taps});
            std::vector<float> whole(static_cast<std::size_t>(rows * columns)), part(whole.size());
            run(SPC_RESAMPLE_AXIS, &params, {operandOf(whole, {rows, columns}), from, s, w}, set);
            for (const int threads : {1, 2, 3}) {
                const auto pool = makeThreadPool(threads);
                run(SPC_RESAMPLE_AXIS, &params, {operandOf(part, {rows, columns}), from, s, w}, set,
                    pool.get());
                QVERIFY(same(part, whole));
            }
            for (const auto& [y, x, high, wide] : {std::array<std::int64_t, 4>{0, 0, 1, 1},
                                                   {3, 5, 40, 33},
                                                   {100, 17, 2, 150},
                                                   {61, 129, 70, 3}}) {
                const SpcOperand to =
                    slice(slice(operandOf(part, {rows, columns}), 0, y, high), 1, x, wide);
                const SpcOperand here =
                    slice(from, 1 - axis, axis == 0 ? x : y, axis == 0 ? wide : high);
                std::fill(part.begin(), part.end(), 0.0f);
                run(SPC_RESAMPLE_AXIS, &params,
                    {to, here, slice(s, 0, axis == 0 ? y : x, axis == 0 ? high : wide),
                     slice(w, 0, axis == 0 ? y : x, axis == 0 ? high : wide)},
                    set);
                std::vector<float> expected(part.size());
                for (std::int64_t i = y; i < y + high; ++i)
                    std::copy_n(whole.data() + i * columns + x, wide,
                                expected.data() + i * columns + x);
                QVERIFY(same(part, expected));
            }
        }
}

void ResampleTest::startsThatLeaveTheInputAreRefused() {
    const std::vector<float> in(10), weights(4, 0.5f);
    std::vector<float> out(2);
    const SpcAxis axis{0};
    for (const std::int32_t bad : {-1, 9}) {
        const std::vector<std::int32_t> starts{0, bad};
        const std::vector<SpcOperand> operands{operandOf(out, {2}), operandOf(in, {10}),
                                               operandOf(starts, {2}), operandOf(weights, {2, 2})};
        QVERIFY_EXCEPTION_THROWN(run(SPC_RESAMPLE_AXIS, &axis, operands, InstructionSet::Baseline),
                                 DeviceError);
    }
}

void ResampleTest::theIdentityMapCopiesEveryBit() {
    const auto in = noise<float>(2 * 19 * 37, 26);
    std::vector<std::int64_t> x(37), y(19), zeroX(37), zeroY(19);
    for (std::size_t i = 0; i < 37; ++i)
        x[i] = static_cast<std::int64_t>(i) << 32;
    for (std::size_t i = 0; i < 19; ++i)
        y[i] = static_cast<std::int64_t>(i) << 32;
    for (const InstructionSet set : instructionSets())
        for (const int sampling : {SPC_NEAREST, SPC_BILINEAR}) {
            const SpcAffine p{sampling, -9, 37, 19, 0, 0};
            std::vector<float> out(in.size());
            run(SPC_AFFINE, &p,
                {operandOf(out, {2, 19, 37}), operandOf(in, {2, 19, 37}), operandOf(x, {37}),
                 operandOf(zeroX, {37}), operandOf(zeroY, {19}), operandOf(y, {19})},
                set);
            QVERIFY(same(out, in));
        }
}

void ResampleTest::samplingIsAsByBruteForce() {
    const std::int64_t high = 45, wide = 61, rows = 53, columns = 70;
    const auto in = noise<double>(high * wide, 27);
    const Turn turn(rows, columns);
    for (const InstructionSet set : instructionSets())
        for (const int sampling : {SPC_NEAREST, SPC_BILINEAR}) {
            const SpcAffine p{sampling, -9, wide, high, 0, 0};
            std::vector<double> got(static_cast<std::size_t>(rows * columns)), expected;
            run(SPC_AFFINE, &p,
                turn.operands(operandOf(got, {rows, columns}), operandOf(in, {high, wide})), set);
            int inside = 0;
            for (std::size_t y = 0; y < static_cast<std::size_t>(rows); ++y)
                for (std::size_t x = 0; x < static_cast<std::size_t>(columns); ++x) {
                    const double sx =
                        static_cast<double>(turn.columnX[x] + turn.rowX[y]) / 4294967296.0;
                    const double sy =
                        static_cast<double>(turn.columnY[x] + turn.rowY[y]) / 4294967296.0;
                    if (sx < 0 || sy < 0 || sx > wide - 1 || sy > high - 1) {
                        expected.push_back(-9);
                        continue;
                    }
                    ++inside;
                    const auto at = [&](double j, double k) {
                        return in[static_cast<std::size_t>(std::min<double>(j, high - 1) * wide +
                                                           std::min<double>(k, wide - 1))];
                    };
                    if (sampling == SPC_NEAREST) {
                        expected.push_back(at(std::floor(sy + 0.5), std::floor(sx + 0.5)));
                        continue;
                    }
                    const double fx = sx - std::floor(sx), fy = sy - std::floor(sy);
                    const double j = std::floor(sy), k = std::floor(sx);
                    expected.push_back((1 - fy) * ((1 - fx) * at(j, k) + fx * at(j, k + 1)) +
                                       fy * ((1 - fx) * at(j + 1, k) + fx * at(j + 1, k + 1)));
                }
            QVERIFY(inside > 1000);
            QVERIFY(worst(got, expected) < 5e-7); // fractions have 24 bits
            // A window of the image that holds what a part of the output needs will do.
            std::vector<double> part(10 * 12);
            SpcAffine q = p;
            q.in_x = 10;
            q.in_y = 8;
            const Turn& t = turn;
            const std::vector<SpcOperand> all =
                t.operands(operandOf(part, {10, 12}),
                           slice(slice(operandOf(in, {high, wide}), 0, 8, 30), 1, 10, 40));
            run(SPC_AFFINE, &q,
                {all[0], all[1], slice(all[2], 0, 30, 12), slice(all[3], 0, 30, 12),
                 slice(all[4], 0, 10, 10), slice(all[5], 0, 10, 10)},
                set);
            for (std::size_t i = 0; i < part.size(); ++i)
                QCOMPARE(part[i],
                         got[(10 + i / 12) * static_cast<std::size_t>(columns) + 30 + i % 12]);
        }
}

void ResampleTest::beyondTheLastColumnNothingIsLookedAt() {
    // What lies behind the last row and column in memory is Inf, and does not make NaN of it.
    const float inf = std::numeric_limits<float>::infinity();
    const std::vector<float> in{1, 2, inf, 3, 4, inf, inf, inf, inf};
    const std::vector<std::int64_t> x{0, std::int64_t{1} << 32}, zero{0, 0};
    for (const InstructionSet set : instructionSets()) {
        std::vector<float> out(4);
        SpcOperand from = operandOf(in, {3, 3});
        from.extent[0] = from.extent[1] = 2;
        const SpcAffine p{SPC_BILINEAR, -1, 2, 2, 0, 0};
        run(SPC_AFFINE, &p,
            {operandOf(out, {2, 2}), from, operandOf(x, {2}), operandOf(zero, {2}),
             operandOf(zero, {2}), operandOf(x, {2})},
            set);
        QVERIFY(out == std::vector<float>({1, 2, 3, 4}));
    }
}

void ResampleTest::samplingHasTheSameBitsInAnyWindowAndOnAnyThreads() {
    const auto in = noise<float>(90 * 80, 28);
    const Turn turn(75, 101);
    for (const InstructionSet set : instructionSets()) {
        const SpcAffine p{SPC_BILINEAR, 0, 80, 90, 0, 0};
        std::vector<float> whole(75 * 101), part(75 * 101);
        const SpcOperand from = operandOf(in, {90, 80});
        run(SPC_AFFINE, &p, turn.operands(operandOf(whole, {75, 101}), from), set);
        for (const int threads : {1, 2, 3}) {
            const auto pool = makeThreadPool(threads);
            run(SPC_AFFINE, &p, turn.operands(operandOf(part, {75, 101}), from), set, pool.get());
            QVERIFY(same(part, whole));
        }
        std::vector<SpcOperand> few = turn.operands(operandOf(part, {75, 101}), from);
        few[0] = slice(slice(few[0], 0, 11, 23), 1, 7, 39);
        few[2] = slice(few[2], 0, 7, 39);
        few[3] = slice(few[3], 0, 7, 39);
        few[4] = slice(few[4], 0, 11, 23);
        few[5] = slice(few[5], 0, 11, 23);
        std::fill(part.begin(), part.end(), -5.0f);
        run(SPC_AFFINE, &p, few, set);
        for (std::size_t i = 0; i < part.size(); ++i) {
            const std::size_t y = i / 101, x = i % 101;
            const bool inside = y >= 11 && y < 34 && x >= 7 && x < 46;
            QCOMPARE(part[i], inside ? whole[i] : -5.0f);
        }
    }
}

SPECULA_TEST(ResampleTest)
#include "resample_test.moc"
