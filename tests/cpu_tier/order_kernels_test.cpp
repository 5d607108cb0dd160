// SPDX-License-Identifier: GPL-3.0-or-later
#include "real_types.h"
#include "test_main.h"

#include <numeric>

using namespace specula;
using namespace specula::test;

class OrderKernelsTest : public QObject {
    Q_OBJECT
  private slots:
    void sortIsStableWithNanLast();
    void percentilesInterpolateBetweenOrderStatistics();
    void percentsOutsideAreRefused();
    void theSameBitsForAnyNumberOfThreads();
};

void OrderKernelsTest::sortIsStableWithNanLast() {
    forRealTypes([](auto sample) {
        using T = decltype(sample);
        for (const std::size_t n : {0, 1, 7, 1023, 5000, 150000}) {
            // Few distinct values, so that stability shows.
            auto in = randomValues<T>(2 * n, std::is_signed_v<T> ? -40 : 0, n > 7 ? 60 : 3);
            if constexpr (std::is_floating_point_v<T>)
                for (std::size_t i = 0; i < in.size(); ++i)
                    in[i] = i % 11 == 3   ? std::numeric_limits<T>::quiet_NaN()
                            : i % 13 == 4 ? -T(0)
                            : i % 17 == 5 ? T(0)
                            : i % 97 == 9 ? -std::numeric_limits<T>::infinity()
                                          : std::floor(in[i]);
            const auto rows = static_cast<std::int64_t>(n);
            std::vector<T> expected(in.size());
            std::vector<std::int32_t> order(in.size());
            for (std::size_t row = 0; row < 2; ++row) {
                const auto first = order.begin() + static_cast<std::ptrdiff_t>(row * n);
                std::iota(first, first + static_cast<std::ptrdiff_t>(n), 0);
                std::stable_sort(first, first + static_cast<std::ptrdiff_t>(n), [&](int a, int b) {
                    const T x = in[row * n + static_cast<std::size_t>(a)];
                    const T y = in[row * n + static_cast<std::size_t>(b)];
                    return x < y || (x == x && y != y);
                });
                for (std::size_t i = 0; i < n; ++i)
                    expected[row * n + i] =
                        in[row * n + static_cast<std::size_t>(order[row * n + i])];
            }
            for (ThreadPool* pool : {pools()[0], pools()[3]}) {
                if (n == 0)
                    continue;
                const CpuContext context{pool, compute::cpu::instructionSet()};
                std::vector<T> out(in.size()), both(in.size());
                std::vector<std::int32_t> indices(in.size());
                run(context, SPC_SORT, nullptr,
                    {operandOf(out, {2, rows}), operandOf(in, {2, rows})});
                QVERIFY(sameBits(out, expected));
                run(context, SPC_SORT, nullptr,
                    {operandOf(both, {2, rows}), operandOf(indices, {2, rows}),
                     operandOf(in, {2, rows})});
                QVERIFY(sameBits(both, expected));
                QCOMPARE(indices, order);
            }
        }
    });
}

void OrderKernelsTest::percentilesInterpolateBetweenOrderStatistics() {
    std::vector<double> percents = {0, 50, 25.5, 99.9, 100, 50};
    std::vector<double> many(101);
    std::iota(many.begin(), many.end(), 0.0);
    forRealTypes([&](auto sample) {
        using T = decltype(sample);
        for (const std::size_t n : {1, 2, 1000, 140001})
            for (auto* asked : {&percents, &many})
                for (const bool nan : {false, true}) {
                    if (nan && !std::is_floating_point_v<T>)
                        continue;
                    auto in = randomValues<T>(n, std::is_signed_v<T> ? -100 : 0, 120);
                    if constexpr (std::is_floating_point_v<T>)
                        if (nan)
                            in[n / 2] = std::numeric_limits<T>::quiet_NaN();
                    std::vector<double> sorted;
                    for (const T v : in)
                        if (v == v)
                            sorted.push_back(static_cast<double>(v));
                    std::sort(sorted.begin(), sorted.end());
                    const auto count = static_cast<std::int64_t>(asked->size());
                    std::vector<double> out(asked->size());
                    const SpcPercentile params{nan ? 1 : 0}, strict{0};
                    const std::vector<SpcOperand> operands = {operandOf(out), operandOf(in),
                                                              operandOf(*asked, {count})};
                    run({pools()[3], compute::cpu::instructionSet()}, SPC_PERCENTILE, &params,
                        operands);
                    for (std::size_t k = 0; k < asked->size(); ++k) {
                        if (sorted.empty()) {
                            QVERIFY(std::isnan(out[k]));
                            continue;
                        }
                        const double at =
                            (*asked)[k] / 100 * static_cast<double>(sorted.size() - 1);
                        const auto low = static_cast<std::size_t>(at);
                        const double high = sorted[std::min(low + 1, sorted.size() - 1)];
                        QVERIFY(close(out[k],
                                      sorted[low] + (at - std::floor(at)) * (high - sorted[low]),
                                      1e-12, 1e-12));
                    }
                    run({}, SPC_PERCENTILE, &strict, operands);
                    QCOMPARE(std::isnan(out[0]), nan);
                }
    });
}

void OrderKernelsTest::percentsOutsideAreRefused() {
    std::vector<float> in(10), out(1);
    const SpcPercentile params{0};
    for (const double percent : {-1.0, 100.5, kNan}) {
        std::vector<double> percents = {percent};
        QVERIFY_EXCEPTION_THROWN(
            run({}, SPC_PERCENTILE, &params, {operandOf(out), operandOf(in), operandOf(percents)}),
            compute::DeviceError);
    }
}

void OrderKernelsTest::theSameBitsForAnyNumberOfThreads() {
    auto x = randomValues<float>(1 << 20, -1, 1);
    QVERIFY(sameForAnyThreads<float>([&](const CpuContext& context) {
        std::vector<float> out(x.size());
        run(context, SPC_SORT, nullptr, {operandOf(out), operandOf(x)});
        return out;
    }));
}

SPECULA_TEST(OrderKernelsTest)
#include "order_kernels_test.moc"
