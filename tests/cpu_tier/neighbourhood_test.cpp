// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_pool.h"
#include "image_calls.h"
#include "support/sanitized.h"
#include "test_main.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>
#include <thread>

using namespace specula;
using namespace specula::test;

class NeighbourhoodTest : public QObject {
    Q_OBJECT
  private slots:
    void anAxisIsConvolvedAsByBruteForce();
    void separableIsBothAxesBitForBit();
    void twoDimensionalKernelsAsByBruteForce();
    void sumsHaveTheSameBitsInAnyWindowAndOnAnyThreads();
    void aNanSpreadsThroughWeightsOfZero();
    void broadcastInputsAreConvolved();
    void ranksOfEveryTypeAsByBruteForce();
    void ranksOfFloatsKnowNanAndTheSignOfZero();
    void ranksHaveTheSameBitsInAnyWindowAndOnAnyThreads();
    void ranksOfThePublishedImage();
    void aCancelIsHeardInsideAKernel_data();
    void aCancelIsHeardInsideAKernel();
    void theFiveEdgesOfTheExtendedImage();
    void extendingLeavesAloneWhatIsNotThere();
    void theConstantIsRoundedAndSaturated();
};

namespace {

/// Float sums of n terms: n roundings of half an ulp each, of sums of magnitudes up to `size`.
template<class T>
double sumTolerance(std::int64_t terms, double size) {
    return static_cast<double>(terms + 1) * size *
           static_cast<double>(std::numeric_limits<T>::epsilon());
}

template<class T>
void axisByBruteForce(const Extents& in, int axis, std::int64_t taps, InstructionSet set) {
    Extents out = in;
    out[static_cast<std::size_t>(axis)] -= taps - 1;
    const auto x = noise<T>(countOf(in), 1), w = noise<T>(taps, 2);
    std::vector<T> got(static_cast<std::size_t>(countOf(out)));
    const SpcAxis params{axis};
    run(SPC_CONVOLVE_AXIS, &params, {operandOf(got, out), operandOf(x, in), operandOf(w, {taps})},
        set);
    std::int64_t inner = 1;
    for (std::size_t a = static_cast<std::size_t>(axis) + 1; a < in.size(); ++a)
        inner *= in[a];
    const std::int64_t length = out[static_cast<std::size_t>(axis)];
    std::vector<double> expected(got.size());
    for (std::int64_t i = 0; i < countOf(out); ++i) {
        const std::int64_t outer = i / (length * inner), at = i / inner % length;
        const T* from = x.data() + (outer * (length + taps - 1) + at) * inner + i % inner;
        for (std::int64_t k = 0; k < taps; ++k)
            expected[static_cast<std::size_t>(i)] +=
                static_cast<double>(w[static_cast<std::size_t>(k)]) *
                static_cast<double>(from[k * inner]);
    }
    QVERIFY2(worst(got, expected) <= sumTolerance<T>(taps, static_cast<double>(taps)),
             qPrintable(QString("axis %1, %2 taps").arg(axis).arg(taps)));
}

std::vector<float> gaussian(int radius, double sigma) {
    std::vector<float> w;
    for (int i = -radius; i <= radius; ++i)
        w.push_back(static_cast<float>(std::exp(-i * i / (2 * sigma * sigma)) / sigma / 2.5));
    return w;
}

/// A kernel on an image of one channel, in windows of its output and on pools of threads; whole,
/// it gives `whole`. `call(out, in, pool)` runs it; the input is larger by dx and dy.
template<class T, class F>
void windowsAndThreads(std::int64_t rows, std::int64_t columns, std::int64_t dy, std::int64_t dx,
                       const std::vector<T>& in, F&& call) {
    const SpcOperand from = operandOf(in, {rows + dy, columns + dx});
    std::vector<T> whole(static_cast<std::size_t>(rows * columns));
    call(operandOf(whole, {rows, columns}), from, nullptr);
    for (const int threads : {1, 2, 3}) {
        const auto pool = makeThreadPool(threads);
        std::vector<T> shared(whole.size());
        call(operandOf(shared, {rows, columns}), from, pool.get());
        QVERIFY(same(shared, whole));
    }
    std::mt19937 random(7);
    for (int trial = 0; trial < 12; ++trial) {
        const auto y = static_cast<std::int64_t>(random() % static_cast<unsigned>(rows));
        const auto x = static_cast<std::int64_t>(random() % static_cast<unsigned>(columns));
        const std::int64_t height = 1 + random() % static_cast<unsigned>(rows - y);
        const std::int64_t width = 1 + random() % static_cast<unsigned>(columns - x);
        std::vector<T> part = whole;
        std::fill(part.begin(), part.end(), T(77));
        call(slice(slice(operandOf(part, {rows, columns}), 0, y, height), 1, x, width),
             slice(slice(from, 0, y, height + dy), 1, x, width + dx), nullptr);
        std::vector<T> expected(whole.size(), T(77)); // and nothing else is touched
        for (std::int64_t i = y; i < y + height; ++i)
            std::copy_n(whole.data() + i * columns + x, width, expected.data() + i * columns + x);
        QVERIFY(same(part, expected));
    }
}

} // namespace

void NeighbourhoodTest::anAxisIsConvolvedAsByBruteForce() {
    for (const InstructionSet set : instructionSets()) {
        for (const std::int64_t taps : {1, 2, 3, 41}) {
            for (const std::int64_t n : {1, 7, 16, 31, 130, 300}) {
                axisByBruteForce<float>({n + taps - 1}, 0, taps, set);
                axisByBruteForce<float>({3, n + taps - 1}, 1, taps, set);
                axisByBruteForce<float>({taps + 4, n}, 0, taps, set);
                axisByBruteForce<double>({2, taps + 6, n}, 1, taps, set);
                axisByBruteForce<float>({taps + 1, 3, n}, 0, taps, set);
                axisByBruteForce<double>({2, 3, 2, n + taps - 1}, 3, taps, set);
            }
            axisByBruteForce<float>({2, taps + 2, 3, 19}, 1, taps, set);
        }
        axisByBruteForce<float>({900, 5}, 0, 401, set);
        axisByBruteForce<double>({2, 900}, 1, 401, set);
    }
}

void NeighbourhoodTest::separableIsBothAxesBitForBit() {
    for (const InstructionSet set : instructionSets())
        for (const auto& [rows, columns, tapsY, tapsX] :
             {std::array<std::int64_t, 4>{200, 700, 41, 41},
              {5, 3, 1, 1},
              {1, 1, 9, 5},
              {67, 530, 3, 201},
              {300, 33, 101, 1}}) {
            const Extents big{2, rows + tapsY - 1, columns + tapsX - 1};
            const Extents middle{2, rows + tapsY - 1, columns}, small{2, rows, columns};
            const auto in = noise<float>(countOf(big), 3);
            const auto wx = noise<float>(tapsX, 4), wy = noise<float>(tapsY, 5);
            std::vector<float> between(static_cast<std::size_t>(countOf(middle)));
            std::vector<float> two(static_cast<std::size_t>(countOf(small))), one = two;
            const SpcAxis x{2}, y{1};
            run(SPC_CONVOLVE_AXIS, &x,
                {operandOf(between, middle), operandOf(in, big), operandOf(wx, {tapsX})}, set);
            run(SPC_CONVOLVE_AXIS, &y,
                {operandOf(two, small), operandOf(between, middle), operandOf(wy, {tapsY})}, set);
            run(SPC_CONVOLVE_SEPARABLE, nullptr,
                {operandOf(one, small), operandOf(in, big), operandOf(wx, {tapsX}),
                 operandOf(wy, {tapsY})},
                set);
            QVERIFY(same(one, two));
        }
}

void NeighbourhoodTest::twoDimensionalKernelsAsByBruteForce() {
    for (const InstructionSet set : instructionSets())
        for (const auto& [rows, columns, high, wide] : {std::array<std::int64_t, 4>{1, 1, 1, 1},
                                                        {5, 131, 3, 3},
                                                        {9, 17, 7, 2},
                                                        {2, 64, 1, 9},
                                                        {13, 1, 5, 1}})
            for (const bool flip : {false, true}) {
                const Extents big{2, rows + high - 1, columns + wide - 1};
                const auto in = noise<double>(countOf(big), 6), w = noise<double>(high * wide, 7);
                std::vector<double> got(static_cast<std::size_t>(2 * rows * columns));
                const SpcConvolve params{flip};
                run(SPC_CONVOLVE, &params,
                    {operandOf(got, {2, rows, columns}), operandOf(in, big),
                     operandOf(w, {high, wide})},
                    set);
                std::vector<double> expected;
                for (std::int64_t c = 0; c < 2; ++c)
                    for (std::int64_t y = 0; y < rows; ++y)
                        for (std::int64_t x = 0; x < columns; ++x) {
                            double sum = 0;
                            for (std::int64_t j = 0; j < high; ++j)
                                for (std::int64_t k = 0; k < wide; ++k) {
                                    const std::int64_t at =
                                        flip ? (high - 1 - j) * wide + wide - 1 - k : j * wide + k;
                                    sum += w[static_cast<std::size_t>(at)] *
                                           in[static_cast<std::size_t>(
                                               (c * big[1] + y + j) * big[2] + x + k)];
                                }
                            expected.push_back(sum);
                        }
                QVERIFY(worst(got, expected) <
                        sumTolerance<double>(high * wide, static_cast<double>(high * wide)));
            }
}

void NeighbourhoodTest::sumsHaveTheSameBitsInAnyWindowAndOnAnyThreads() {
    const auto weights = gaussian(10, 3);
    const auto square = noise<float>(5 * 7, 9);
    const auto in = noise<float>(180 * 400, 8);
    for (const InstructionSet set : instructionSets()) {
        windowsAndThreads<float>(160, 380, 20, 20, in, [&](auto out, auto from, ThreadPool* pool) {
            run(SPC_CONVOLVE_SEPARABLE, nullptr,
                {out, from, operandOf(weights, {21}), operandOf(weights, {21})}, set, pool);
        });
        windowsAndThreads<float>(160, 380, 20, 0, in, [&](auto out, auto from, ThreadPool* pool) {
            const SpcAxis axis{0};
            run(SPC_CONVOLVE_AXIS, &axis, {out, from, operandOf(weights, {21})}, set, pool);
        });
        windowsAndThreads<float>(160, 380, 0, 20, in, [&](auto out, auto from, ThreadPool* pool) {
            const SpcAxis axis{1};
            run(SPC_CONVOLVE_AXIS, &axis, {out, from, operandOf(weights, {21})}, set, pool);
        });
        windowsAndThreads<float>(160, 380, 4, 6, in, [&](auto out, auto from, ThreadPool* pool) {
            const SpcConvolve params{1};
            run(SPC_CONVOLVE, &params, {out, from, operandOf(square, {5, 7})}, set, pool);
        });
    }
}

void NeighbourhoodTest::aNanSpreadsThroughWeightsOfZero() {
    for (const InstructionSet set : instructionSets()) {
        std::vector<float> in(40 * 70, 1), out(38 * 68);
        in[20 * 70 + 30] = std::numeric_limits<float>::quiet_NaN();
        const std::vector<float> w{0, 1, 0};
        run(SPC_CONVOLVE_SEPARABLE, nullptr,
            {operandOf(out, {38, 68}), operandOf(in, {40, 70}), operandOf(w, {3}),
             operandOf(w, {3})},
            set);
        for (int y = 0; y < 38; ++y)
            for (int x = 0; x < 68; ++x) {
                const float value = out[static_cast<std::size_t>(y * 68 + x)];
                const bool near = y >= 18 && y <= 20 && x >= 28 && x <= 30;
                QVERIFY(near ? std::isnan(value) : value == 1.0f);
            }
    }
}

void NeighbourhoodTest::broadcastInputsAreConvolved() {
    const std::vector<float> column{1, 2, 3, 4, 5, 6}, w{1, 1, 1}, half{0.5f};
    SpcOperand in = operandOf(column, {6, 1});
    in.extent[1] = 9;
    in.stride[1] = 0;
    SpcOperand box = operandOf(half, {1});
    box.extent[0] = 3;
    box.stride[0] = 0;
    std::vector<float> out(4 * 9);
    const SpcAxis axis{0};
    run(SPC_CONVOLVE_AXIS, &axis, {operandOf(out, {4, 9}), in, box}, InstructionSet::Baseline);
    for (std::size_t i = 0; i < out.size(); ++i)
        QCOMPARE(out[i], 0.5f * static_cast<float>(3 * (i / 9) + 6));
}

namespace {

template<class T>
T rankOf(std::vector<T> window, int which) {
    for (const T value : window)
        if (value != value)
            return value;
    std::sort(window.begin(), window.end());
    return which == SPC_RANK_MINIMUM   ? window.front()
           : which == SPC_RANK_MAXIMUM ? window.back()
                                       : window[window.size() / 2];
}

template<class T>
std::vector<T> rankByBruteForce(const std::vector<T>& in, std::int64_t rows, std::int64_t columns,
                                const SpcRankFilter& p) {
    std::vector<T> out;
    const std::int64_t width = columns + 2 * p.radius_x;
    for (std::int64_t y = 0; y < rows; ++y)
        for (std::int64_t x = 0; x < columns; ++x) {
            std::vector<T> window;
            for (std::int64_t j = 0; j <= 2 * p.radius_y; ++j)
                for (std::int64_t k = 0; k <= 2 * p.radius_x; ++k)
                    window.push_back(in[static_cast<std::size_t>((y + j) * width + x + k)]);
            out.push_back(rankOf(window, p.which));
        }
    return out;
}

template<class T>
void ranksAsByBruteForce(InstructionSet set) {
    constexpr double high = std::is_floating_point_v<T> ? 1 : sizeof(T) == 1 ? 100 : 30000;
    constexpr double low = std::is_unsigned_v<T> ? 0 : -high;
    for (const auto& [rows, columns] :
         {std::pair<std::int64_t, std::int64_t>{1, 1}, {3, 70}, {70, 3}, {17, 41}})
        for (const auto& [ry, rx] :
             {std::pair{0, 0}, {1, 1}, {2, 2}, {3, 3}, {0, 4}, {5, 1}, {9, 8}})
            for (const int which : {SPC_RANK_MEDIAN, SPC_RANK_MINIMUM, SPC_RANK_MAXIMUM}) {
                const SpcRankFilter p{which, ry, rx};
                const auto in = noise<T>((rows + 2 * ry) * (columns + 2 * rx), 11, low, high);
                std::vector<T> got(static_cast<std::size_t>(rows * columns));
                run(SPC_RANK_FILTER, &p,
                    {operandOf(got, {rows, columns}),
                     operandOf(in, {rows + 2 * ry, columns + 2 * rx})},
                    set);
                QVERIFY2(got == rankByBruteForce(in, rows, columns, p),
                         qPrintable(QString("%1 bytes, %2 x %3, radii %4 %5, filter %6")
                                        .arg(sizeof(T))
                                        .arg(rows)
                                        .arg(columns)
                                        .arg(ry)
                                        .arg(rx)
                                        .arg(which)));
            }
}

} // namespace

void NeighbourhoodTest::ranksOfEveryTypeAsByBruteForce() {
    for (const InstructionSet set : instructionSets()) {
        ranksAsByBruteForce<std::uint8_t>(set);
        ranksAsByBruteForce<std::int8_t>(set);
        ranksAsByBruteForce<std::uint16_t>(set);
        ranksAsByBruteForce<std::int16_t>(set);
        ranksAsByBruteForce<std::uint32_t>(set);
        ranksAsByBruteForce<std::int32_t>(set);
        ranksAsByBruteForce<std::uint64_t>(set);
        ranksAsByBruteForce<std::int64_t>(set);
        ranksAsByBruteForce<float>(set);
        ranksAsByBruteForce<double>(set);
    }
    // The whole range of the widest types.
    for (const InstructionSet set : instructionSets()) {
        std::vector<std::uint64_t> in{0, ~0ull, 1ull << 63, 5, 1, 2, 3, 4, (1ull << 63) - 1};
        std::vector<std::uint64_t> got(1);
        const SpcRankFilter p{SPC_RANK_MAXIMUM, 1, 1}, m{SPC_RANK_MEDIAN, 1, 1};
        run(SPC_RANK_FILTER, &p, {operandOf(got, {1, 1}), operandOf(in, {3, 3})}, set);
        QCOMPARE(got[0], ~std::uint64_t{0});
        run(SPC_RANK_FILTER, &m, {operandOf(got, {1, 1}), operandOf(in, {3, 3})}, set);
        QCOMPARE(got[0], std::uint64_t{4});
    }
}

void NeighbourhoodTest::ranksOfFloatsKnowNanAndTheSignOfZero() {
    const double inf = std::numeric_limits<double>::infinity();
    for (const InstructionSet set : instructionSets())
        for (const auto& [ry, rx] : {std::pair{1, 1}, {2, 2}, {4, 3}})
            for (const int which : {SPC_RANK_MEDIAN, SPC_RANK_MINIMUM, SPC_RANK_MAXIMUM}) {
                const std::int64_t rows = 31, columns = 83;
                auto in = noise<double>((rows + 2 * ry) * (columns + 2 * rx), 12);
                for (std::size_t i = 0; i < in.size(); i += 211)
                    in[i] = i % 2 == 0 ? std::nan("") : -std::nan("");
                for (std::size_t i = 5; i < in.size(); i += 7)
                    in[i] = i % 3 == 0 ? inf : -inf;
                const SpcRankFilter p{which, ry, rx};
                std::vector<double> got(static_cast<std::size_t>(rows * columns));
                run(SPC_RANK_FILTER, &p,
                    {operandOf(got, {rows, columns}),
                     operandOf(in, {rows + 2 * ry, columns + 2 * rx})},
                    set);
                QVERIFY(same(got, rankByBruteForce(in, rows, columns, p)));
                // -0 counts as less than +0, so that the result does not hang on an order.
                std::vector<float> zeros(9, 0.0f), one(1);
                zeros[4] = -0.0f;
                const SpcRankFilter small{which, 1, 1};
                run(SPC_RANK_FILTER, &small, {operandOf(one, {1, 1}), operandOf(zeros, {3, 3})},
                    set);
                QCOMPARE(std::signbit(one[0]), which == SPC_RANK_MINIMUM);
            }
}

void NeighbourhoodTest::ranksHaveTheSameBitsInAnyWindowAndOnAnyThreads() {
    auto in = noise<float>(150 * 330, 13);
    for (std::size_t i = 0; i < in.size(); i += 97)
        in[i] = i % 2 == 0 ? 0.0f : -0.0f;
    in[75 * 330 + 100] = std::numeric_limits<float>::quiet_NaN();
    for (const InstructionSet set : instructionSets())
        for (const int r : {1, 2, 5})
            for (const int which : {SPC_RANK_MEDIAN, SPC_RANK_MINIMUM, SPC_RANK_MAXIMUM})
                windowsAndThreads<float>(150 - 2 * r, 330 - 2 * r, 2 * r, 2 * r, in,
                                         [&](auto out, auto from, ThreadPool* pool) {
                                             const SpcRankFilter p{which, r, r};
                                             run(SPC_RANK_FILTER, &p, {out, from}, set, pool);
                                         });
}

void NeighbourhoodTest::ranksOfThePublishedImage() {
    const std::vector<float> image{9, 1, 8, 2, 3, 7, 4, 6, 5, 0, 11, 10, 12, 15, 13, 14};
    std::vector<float> extended(36), got(16);
    const SpcExtend edge{SPC_EDGE_CLAMP, 0, 4, 4, 0, 0, -1, -1};
    run(SPC_EXTEND, &edge, {operandOf(extended, {6, 6}), operandOf(image, {4, 4})},
        cpu::instructionSet());
    const auto filter = [&](int which) {
        const SpcRankFilter p{which, 1, 1};
        run(SPC_RANK_FILTER, &p, {operandOf(got, {4, 4}), operandOf(extended, {6, 6})},
            cpu::instructionSet());
        return got;
    };
    QVERIFY(filter(SPC_RANK_MEDIAN) ==
            std::vector<float>({7, 7, 4, 4, 5, 5, 6, 6, 5, 7, 10, 10, 12, 12, 13, 13}));
    const auto greatest = filter(SPC_RANK_MAXIMUM), least = filter(SPC_RANK_MINIMUM);
    QVERIFY(std::vector<float>(greatest.begin() + 4, greatest.begin() + 8) ==
            std::vector<float>({9, 11, 11, 11}));
    QVERIFY(std::vector<float>(least.begin() + 4, least.begin() + 8) ==
            std::vector<float>({0, 0, 0, 2}));
}

namespace {

/// The definition, step by step: walks from the border instead of dividing.
std::int64_t walked(std::int64_t at, std::int64_t size, int edge) {
    if (edge == SPC_EDGE_WRAP) {
        while (at < 0)
            at += size;
        while (at >= size)
            at -= size;
        return at;
    }
    if (edge == SPC_EDGE_CLAMP || size == 1)
        return std::clamp<std::int64_t>(at, 0, size - 1);
    while (at < 0 || at >= size) {
        if (at < 0)
            at = edge == SPC_EDGE_REFLECT ? -1 - at : -at;
        else
            at = edge == SPC_EDGE_REFLECT ? 2 * size - 1 - at : 2 * size - 2 - at;
    }
    return at;
}

template<class T>
void edges(std::int64_t rows, std::int64_t columns, std::int64_t ry, std::int64_t rx) {
    const auto in = noise<T>(rows * columns, 14, 0, 100);
    for (int edge = SPC_EDGE_CLAMP; edge <= SPC_EDGE_CONSTANT; ++edge) {
        const SpcExtend p{edge, 55, columns, rows, 0, 0, -rx, -ry};
        const std::int64_t high = rows + 2 * ry, wide = columns + 2 * rx;
        std::vector<T> got(static_cast<std::size_t>(high * wide));
        run(SPC_EXTEND, &p, {operandOf(got, {high, wide}), operandOf(in, {rows, columns})},
            InstructionSet::Baseline);
        for (std::int64_t y = 0; y < high; ++y)
            for (std::int64_t x = 0; x < wide; ++x) {
                const bool inside = y >= ry && y < ry + rows && x >= rx && x < rx + columns;
                const T expected =
                    edge == SPC_EDGE_CONSTANT && !inside
                        ? T(55)
                        : in[static_cast<std::size_t>(walked(y - ry, rows, edge) * columns +
                                                      walked(x - rx, columns, edge))];
                QCOMPARE(got[static_cast<std::size_t>(y * wide + x)], expected);
            }
    }
}

} // namespace

void NeighbourhoodTest::theFiveEdgesOfTheExtendedImage() {
    edges<float>(5, 7, 2, 3);
    edges<std::uint8_t>(3, 2, 11, 9); // more than once around
    edges<double>(1, 1, 4, 4);
    edges<std::uint16_t>(1, 6, 0, 20);
    edges<std::int64_t>(4, 4, 0, 0);
}

void NeighbourhoodTest::extendingLeavesAloneWhatIsNotThere() {
    // Columns 2..5 and rows 1..2 of an image of 8 x 4, wanted over and beyond its corner.
    const std::vector<float> in{1, 2, 3, 4, 5, 6, 7, 8};
    std::vector<float> got(6 * 9, -1);
    const SpcExtend p{SPC_EDGE_CONSTANT, 9, 8, 4, 2, 1, -1, -1};
    run(SPC_EXTEND, &p, {operandOf(got, {6, 9}), operandOf(in, {2, 4})}, InstructionSet::Baseline);
    for (int y = -1; y < 5; ++y)
        for (int x = -1; x < 8; ++x) {
            const bool outside = y < 0 || y >= 4 || x < 0;
            const bool there = y >= 1 && y < 3 && x >= 2 && x < 6;
            const float expected = outside ? 9.0f
                                   : there ? in[static_cast<std::size_t>((y - 1) * 4 + x - 2)]
                                           : -1.0f;
            QCOMPARE(got[static_cast<std::size_t>((y + 1) * 9 + x + 1)], expected);
        }
}

void NeighbourhoodTest::aCancelIsHeardInsideAKernel_data() {
    QTest::addColumn<bool>("median");
    QTest::addColumn<bool>("pooled");
    QTest::newRow("median") << true << false;
    QTest::newRow("median on a pool") << true << true;
    QTest::newRow("convolution") << false << false;
    QTest::newRow("convolution on a pool") << false << true;
}

/// Calls that take seconds; the processor time after the cancel counts, because other programs may
/// keep this one waiting.
void NeighbourhoodTest::aCancelIsHeardInsideAKernel() {
    QFETCH(bool, median);
    QFETCH(bool, pooled);
    constexpr std::int64_t side = 1500, radius = 60, taps = 2 * radius + 1;
    std::vector<float> in(static_cast<std::size_t>((side + 2 * radius) * (side + 2 * radius)));
    for (std::size_t i = 0; i < in.size(); ++i)
        in[i] = static_cast<float>(i * 2654435761u % 10007);
    std::vector<float> out(static_cast<std::size_t>(side * side));
    const std::vector<float> weights(static_cast<std::size_t>(taps * taps), 1.0f);
    const SpcRankFilter rank{SPC_RANK_MEDIAN, radius, radius};
    const SpcConvolve convolve{};
    std::vector<SpcOperand> operands{operandOf(out, {side, side}),
                                     operandOf(in, {side + 2 * radius, side + 2 * radius})};
    if (!median)
        operands.push_back(operandOf(weights, {taps, taps}));
    const SpcCall call{median ? SPC_RANK_FILTER : SPC_CONVOLVE,
                       static_cast<std::uint32_t>(operands.size()),
                       median ? static_cast<const void*>(&rank) : &convolve, operands.data()};
    const auto pool = makeThreadPool(2);
    const CancelToken cancel;
    std::clock_t asked = 0;
    std::thread canceller([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        asked = std::clock();
        cancel.cancel();
    });
    bool heard = false;
    try {
        cpu::imageKernel(call.kernel)
            .run(call, CpuContext{pooled ? pool.get() : nullptr, cpu::instructionSet(), &cancel});
    } catch (const Cancelled&) {
        heard = true;
    }
    const std::clock_t ended = std::clock();
    canceller.join();
    QVERIFY(heard);
    const double seconds = static_cast<double>(ended - asked) / CLOCKS_PER_SEC;
    QVERIFY2(test::kSanitized || seconds < 0.2, qPrintable(QString::number(seconds)));
}

void NeighbourhoodTest::theConstantIsRoundedAndSaturated() {
    const auto value = [](auto zero, double v) {
        const std::vector<decltype(zero)> in{zero};
        std::vector<decltype(zero)> got(3, zero);
        const SpcExtend p{SPC_EDGE_CONSTANT, v, 1, 1, 0, 0, -1, 0};
        run(SPC_EXTEND, &p, {operandOf(got, {1, 3}), operandOf(in, {1, 1})},
            InstructionSet::Baseline);
        return got[0];
    };
    QCOMPARE(value(std::uint8_t{}, 2.5), std::uint8_t{2});
    QCOMPARE(value(std::uint8_t{}, 300.0), std::uint8_t{255});
    QCOMPARE(value(std::int16_t{}, -1e9), std::int16_t{-32768});
    QCOMPARE(value(std::uint16_t{}, std::nan("")), std::uint16_t{0});
    QCOMPARE(value(std::uint64_t{}, 1e30), ~std::uint64_t{0});
    QCOMPARE(value(std::int64_t{}, -1e30), std::numeric_limits<std::int64_t>::min());
    QVERIFY(std::isnan(value(float{}, std::nan(""))));
}

SPECULA_TEST(NeighbourhoodTest)
#include "neighbourhood_test.moc"
