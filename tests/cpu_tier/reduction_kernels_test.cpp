// SPDX-License-Identifier: GPL-3.0-or-later
#include "real_types.h"
#include "test_main.h"

#include <complex>
#include <numeric>

using namespace specula;
using namespace specula::test;

class ReductionKernelsTest : public QObject {
    Q_OBJECT
  private slots:
    void reductionsAgreeWithPlainLoops();
    void nanRulesOfReductions();
    void integersSumExactly();
    void emptyBlocksReduceToTheirNeutral();
    void scalarProducts();
    void momentsOfAKnownDistribution();
    void theSameBitsForAnyNumberOfThreads();
};

void ReductionKernelsTest::reductionsAgreeWithPlainLoops() {
    // (2, 3, 50, 70) of a wider block: over the last two axes rows are apart.
    forRealTypes([](auto sample) {
        using T = decltype(sample);
        auto x = randomValues<T>(2 * 3 * 50 * 90, std::is_signed_v<T> ? -100 : 0, 100);
        SpcOperand window = operandOf(x, {2, 3, 50, 90});
        window.extent[3] = 70;
        window.offset = 5;
        const auto at = [&](std::int64_t block, std::int64_t i) {
            return static_cast<double>(
                x[static_cast<std::size_t>(5 + block * 50 * 90 + i / 70 * 90 + i % 70)]);
        };
        onEverySet([&](const CpuContext& context) {
            for (int op = 0; op < SPC_REDUCE_END; ++op) {
                const SpcReduce params{op, 2, 0};
                const bool whole = op == SPC_COUNT || op == SPC_ARG_MIN || op == SPC_ARG_MAX;
                std::vector<double> out(6);
                std::vector<std::int64_t> places(6);
                run(context, SPC_REDUCE, &params,
                    {whole ? operandOf(places, {2, 3}) : operandOf(out, {2, 3}), window});
                for (std::int64_t block = 0; block < 6; ++block) {
                    double sum = 0, squares = 0;
                    std::int64_t least = 0, greatest = 0;
                    for (std::int64_t i = 0; i < 3500; ++i) {
                        const double v = at(block, i);
                        sum += v;
                        squares += v * v;
                        least = v < at(block, least) ? i : least;
                        greatest = v > at(block, greatest) ? i : greatest;
                    }
                    const auto b = static_cast<std::size_t>(block);
                    switch (op) {
                    case SPC_SUM:
                        QVERIFY(close(out[b], sum, 1e-12, 1e-9));
                        break;
                    case SPC_MEAN:
                        QVERIFY(close(out[b], sum / 3500, 1e-12, 1e-12));
                        break;
                    case SPC_SUM_SQUARES:
                        QVERIFY(close(out[b], squares, 1e-12));
                        break;
                    case SPC_MIN:
                        QCOMPARE(out[b], at(block, least));
                        break;
                    case SPC_MAX:
                        QCOMPARE(out[b], at(block, greatest));
                        break;
                    case SPC_COUNT:
                        QCOMPARE(places[b], std::int64_t(3500));
                        break;
                    case SPC_ARG_MIN:
                        QCOMPARE(places[b], least);
                        break;
                    default:
                        QCOMPARE(places[b], greatest);
                    }
                }
            }
        });
    });
    // Long: several chunks, and the extreme in a late one.
    std::vector<float> x(100000, 0.1f), sum(1);
    x[77777] = -3;
    x[88888] = -3;
    std::vector<std::int64_t> place(1);
    onEverySet([&](const CpuContext& context) {
        SpcReduce params{SPC_ARG_MIN, 1, 0};
        SpcOperand scalar = operandOf(place, {});
        run(context, SPC_REDUCE, &params, {scalar, operandOf(x)});
        QCOMPARE(place[0], std::int64_t(77777));
        params.op = SPC_SUM;
        run(context, SPC_REDUCE, &params, {operandOf(sum, {}), operandOf(x)});
        QVERIFY(close(static_cast<double>(sum[0]), 99998 * static_cast<double>(0.1f) - 6, 1e-7));
    });
}

void ReductionKernelsTest::nanRulesOfReductions() {
    std::vector<float> x(9000, 2.0f);
    x[0] = std::numeric_limits<float>::quiet_NaN();
    x[5000] = std::numeric_limits<float>::quiet_NaN();
    x[6000] = 1;
    std::vector<double> out(1);
    std::vector<std::int64_t> place(1);
    onEverySet([&](const CpuContext& context) {
        const auto reduced = [&](int op, int aware) {
            const SpcReduce params{op, 1, aware};
            run(context, SPC_REDUCE, &params, {operandOf(out, {}), operandOf(x)});
            return out[0];
        };
        const auto found = [&](int op, int aware) {
            const SpcReduce params{op, 1, aware};
            run(context, SPC_REDUCE, &params, {operandOf(place, {}), operandOf(x)});
            return place[0];
        };
        for (const int op : {SPC_SUM, SPC_MEAN, SPC_SUM_SQUARES, SPC_MIN, SPC_MAX})
            QVERIFY(std::isnan(reduced(op, 0)));
        QCOMPARE(reduced(SPC_SUM, 1), 8998 * 2.0 - 1);
        QCOMPARE(reduced(SPC_MEAN, 1), (8998 * 2.0 - 1) / 8998);
        QCOMPARE(reduced(SPC_SUM_SQUARES, 1), 8998 * 4.0 - 3);
        QCOMPARE(reduced(SPC_MIN, 1), 1.0);
        QCOMPARE(reduced(SPC_MAX, 1), 2.0);
        QCOMPARE(found(SPC_COUNT, 0), std::int64_t(9000));
        QCOMPARE(found(SPC_COUNT, 1), std::int64_t(8998));
        QCOMPARE(found(SPC_ARG_MIN, 0), std::int64_t(0));
        QCOMPARE(found(SPC_ARG_MIN, 1), std::int64_t(6000));
        QCOMPARE(found(SPC_ARG_MAX, 1), std::int64_t(1));
    });
    std::vector<double> nothing(5, kNan);
    const SpcReduce mean{SPC_MEAN, 1, 1}, arg{SPC_ARG_MAX, 1, 1};
    run({}, SPC_REDUCE, &mean, {operandOf(out, {}), operandOf(nothing)});
    QVERIFY(std::isnan(out[0]));
    run({}, SPC_REDUCE, &arg, {operandOf(place, {}), operandOf(nothing)});
    QCOMPARE(place[0], std::int64_t(-1));
}

void ReductionKernelsTest::integersSumExactly() {
    std::vector<std::uint32_t> x(300001, 0xffffffffu);
    std::vector<double> sum(1);
    const SpcReduce params{SPC_SUM, 1, 0};
    onEverySet([&](const CpuContext& context) {
        run(context, SPC_REDUCE, &params, {operandOf(sum, {}), operandOf(x)});
        QCOMPARE(sum[0], 300001.0 * 4294967295.0);
    });
    std::vector<std::int8_t> bytes(1000000, -128);
    onEverySet([&](const CpuContext& context) {
        run(context, SPC_REDUCE, &params, {operandOf(sum, {}), operandOf(bytes)});
        QCOMPARE(sum[0], -128e6);
    });
}

void ReductionKernelsTest::emptyBlocksReduceToTheirNeutral() {
    std::vector<float> none(1);
    const SpcOperand x = operandOf(none, {2, 0});
    std::vector<float> out(2, 9.0f);
    std::vector<std::int64_t> places(2, 9);
    for (const int op : {SPC_SUM, SPC_SUM_SQUARES, SPC_MEAN, SPC_MIN, SPC_MAX}) {
        const SpcReduce params{op, 1, 0};
        run({}, SPC_REDUCE, &params, {operandOf(out), x});
        const bool sum = op == SPC_SUM || op == SPC_SUM_SQUARES;
        QVERIFY(sum ? out[1] == 0.0f : std::isnan(out[1]));
    }
    for (const int op : {SPC_COUNT, SPC_ARG_MIN, SPC_ARG_MAX}) {
        const SpcReduce params{op, 1, 0};
        run({}, SPC_REDUCE, &params, {operandOf(places), x});
        QCOMPARE(places[1], std::int64_t(op == SPC_COUNT ? 0 : -1));
    }
    const SpcTrailing trailing{1, 0};
    run({}, SPC_DOT, &trailing, {operandOf(out), x, x});
    QCOMPARE(out[0], 0.0f);
    std::vector<float> moments(10, 9.0f);
    run({}, SPC_MOMENTS, &trailing, {operandOf(moments, {2, 5}), x});
    QCOMPARE(moments[5], 0.0f);
    QVERIFY(std::isnan(moments[6]) && std::isnan(moments[9]));
}

void ReductionKernelsTest::scalarProducts() {
    auto x = randomValues<float>(3 * 20000, -1, 1, 1), y = randomValues<float>(3 * 20000, -1, 1, 2);
    std::vector<float> out(3);
    const SpcTrailing params{1, 0};
    using C = std::complex<double>;
    auto u = randomValues<C>(5000, -1, 1, 3), v = randomValues<C>(5000, -1, 1, 4);
    std::vector<C> product(1);
    onEverySet([&](const CpuContext& context) {
        run(context, SPC_DOT, &params,
            {operandOf(out), operandOf(x, {3, 20000}), operandOf(y, {3, 20000})});
        for (std::size_t row = 0; row < 3; ++row) {
            double sum = 0;
            for (std::size_t i = 0; i < 20000; ++i)
                sum += static_cast<double>(x[row * 20000 + i]) *
                       static_cast<double>(y[row * 20000 + i]);
            QVERIFY(close(static_cast<double>(out[row]), sum, 1e-6, 1e-9));
        }
        run(context, SPC_DOT, &params, {operandOf(product, {}), operandOf(u), operandOf(v)});
        C sum = 0;
        for (std::size_t i = 0; i < u.size(); ++i)
            sum += std::conj(u[i]) * v[i];
        QVERIFY(std::abs(product[0] - sum) < 1e-10);
    });
}

void ReductionKernelsTest::momentsOfAKnownDistribution() {
    // 1..n with a large offset: mean (n+1)/2, variance (n^2-1)/12, third 0, fourth
    // (n^2-1)(3n^2-7)/240.
    const double n = 10001;
    std::vector<double> x(10001), out(5);
    std::iota(x.begin(), x.end(), 1e6 + 1);
    const SpcTrailing params{1, 0}, aware{1, 1};
    onEverySet([&](const CpuContext& context) {
        run(context, SPC_MOMENTS, &params, {operandOf(out), operandOf(x)});
        QCOMPARE(out[0], n);
        QVERIFY(close(out[1], 1e6 + (n + 1) / 2, 1e-15));
        QVERIFY(close(out[2], (n * n - 1) / 12, 1e-13));
        QVERIFY(close(out[3], 0, 0, 1e-3)); // of 2.5e11, the scale of third powers
        QVERIFY(close(out[4], (n * n - 1) * (3 * n * n - 7) / 240, 1e-12));
        auto holes = x;
        holes[0] = kNan;
        run(context, SPC_MOMENTS, &params, {operandOf(out), operandOf(holes)});
        QVERIFY(out[0] == n && std::isnan(out[1]) && std::isnan(out[4]));
        run(context, SPC_MOMENTS, &aware, {operandOf(out), operandOf(holes)});
        QCOMPARE(out[0], n - 1);
        QVERIFY(close(out[1], 1e6 + 1 + (n + 1) / 2 - 0.5, 1e-15));
    });
}

void ReductionKernelsTest::theSameBitsForAnyNumberOfThreads() {
    auto x = randomValues<float>(1 << 20, -1, 1);
    const std::int64_t n = 1 << 19;
    QVERIFY(sameForAnyThreads<double>([&](const CpuContext& context) {
        std::vector<double> out(2 + 2 + 10);
        const SpcReduce sum{SPC_SUM, 1, 0};
        const SpcTrailing trailing{1, 0};
        std::vector<double> part(2), moments(10);
        run(context, SPC_REDUCE, &sum, {operandOf(part), operandOf(x, {2, n})});
        std::copy(part.begin(), part.end(), out.begin());
        run(context, SPC_DOT, &trailing,
            {operandOf(part), operandOf(x, {2, n}), operandOf(x, {2, n})});
        std::copy(part.begin(), part.end(), out.begin() + 2);
        run(context, SPC_MOMENTS, &trailing, {operandOf(moments, {2, 5}), operandOf(x, {2, n})});
        std::copy(moments.begin(), moments.end(), out.begin() + 4);
        return out;
    }));
}

SPECULA_TEST(ReductionKernelsTest)
#include "reduction_kernels_test.moc"
