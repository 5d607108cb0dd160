// SPDX-License-Identifier: GPL-3.0-or-later
#include "real_types.h"
#include "test_main.h"

using namespace specula;
using namespace specula::test;

namespace {

template<class T>
void checkBinnedSum(std::int64_t batch, std::int64_t n, std::int64_t bins, bool nanAware) {
    auto values = randomValues<T>(static_cast<std::size_t>(batch * n), 0, 200, 1);
    auto labels = randomValues<std::int32_t>(static_cast<std::size_t>(n), -3,
                                             static_cast<double>(bins) + 3, 2);
    if constexpr (std::is_floating_point_v<T>)
        if (nanAware)
            for (std::size_t i = 0; i < values.size(); i += 7)
                values[i] = std::numeric_limits<T>::quiet_NaN();
    const auto outputs = static_cast<std::size_t>(batch * bins);
    std::vector<double> expected(outputs);
    std::vector<std::uint32_t> count(outputs);
    for (std::int64_t b = 0; b < batch; ++b)
        for (std::int64_t i = 0; i < n; ++i) {
            const auto label = labels[static_cast<std::size_t>(i)];
            const auto value = static_cast<double>(values[static_cast<std::size_t>(b * n + i)]);
            if (label < 1 || label > bins || (nanAware && std::isnan(value)))
                continue;
            const auto at = static_cast<std::size_t>(b * bins + label - 1);
            expected[at] += value;
            ++count[at];
        }
    const SpcBinnedSum params{nanAware ? 1 : 0};
    onEverySet([&](const CpuContext& context) {
        std::vector<double> sums(outputs, -1);
        std::vector<std::uint32_t> counts(outputs, 99);
        run({pools()[static_cast<std::size_t>(batch % 4)], context.set}, SPC_BINNED_SUM, &params,
            {operandOf(sums, {batch, bins}), operandOf(counts, {batch, bins}),
             operandOf(values, {batch, n}), operandOf(labels)});
        QCOMPARE(counts, count);
        for (std::size_t i = 0; i < outputs; ++i)
            QVERIFY(close(sums[i], expected[i], 1e-12));
    });
}

} // namespace

class LabelKernelsTest : public QObject {
    Q_OBJECT
  private slots:
    void binnedSumsAgreeWithPlainLoops();
    void labelStatisticsAgreeWithPlainLoops();
    void theSameBitsForAnyNumberOfThreads();
};

void LabelKernelsTest::binnedSumsAgreeWithPlainLoops() {
    for (const std::int64_t batch : {1, 2, 3, 11, 20}) {
        checkBinnedSum<float>(batch, 5000, 37, false);
        checkBinnedSum<float>(batch, 5000, 37, true);
        checkBinnedSum<std::uint16_t>(batch, 3000, 1, true);
    }
    checkBinnedSum<double>(1, 200000, 1000, false);
    checkBinnedSum<float>(3, 200001, 5, true);
    checkBinnedSum<std::uint32_t>(1, 300000, 60000, false);
    checkBinnedSum<float>(4, 0, 3, false);
}

void LabelKernelsTest::labelStatisticsAgreeWithPlainLoops() {
    const std::int64_t rows = 300, columns = 401, bins = 6;
    auto values = randomValues<float>(rows * columns, 10, 20);
    auto labels = randomValues<std::int32_t>(rows * columns, 0, 5); // label 5 and 6 are empty
    values[1000] = std::numeric_limits<float>::quiet_NaN();
    std::vector<double> out(static_cast<std::size_t>(bins * 8));
    for (ThreadPool* pool : pools()) {
        run({pool, compute::cpu::instructionSet()}, SPC_LABEL_STATISTICS, nullptr,
            {operandOf(out, {bins, 8}), operandOf(values, {rows, columns}),
             operandOf(labels, {rows, columns})});
        for (std::int32_t label = 1; label <= bins; ++label) {
            double count = 0, sum = 0, squares = 0, least = kInf, greatest = -kInf, x = 0, y = 0;
            for (std::size_t i = 0; i < values.size(); ++i) {
                const auto v = static_cast<double>(values[i]);
                if (labels[i] != label || std::isnan(v))
                    continue;
                count += 1;
                sum += v;
                squares += v * v;
                least = std::min(least, v);
                greatest = std::max(greatest, v);
                x += static_cast<double>(i % 401);
                y += static_cast<double>(i / 401);
            }
            const double* row = out.data() + (label - 1) * 8;
            QCOMPARE(row[0], count);
            if (label >= 5) {
                QCOMPARE(row[1], 0.0);
                QVERIFY(std::isnan(row[2]) && std::isnan(row[3]) && std::isnan(row[4]) &&
                        std::isnan(row[5]) && std::isnan(row[6]) && std::isnan(row[7]));
                continue;
            }
            const double mean = sum / count;
            QVERIFY(close(row[1], sum, 1e-12));
            QVERIFY(close(row[2], mean, 1e-12));
            QVERIFY(close(row[3], squares / count - mean * mean, 1e-9));
            QCOMPARE(row[4], least);
            QCOMPARE(row[5], greatest);
            QVERIFY(close(row[6], x / count, 1e-12));
            QVERIFY(close(row[7], y / count, 1e-12));
        }
    }
}

void LabelKernelsTest::theSameBitsForAnyNumberOfThreads() {
    auto x = randomValues<float>(1 << 20, -1, 1);
    auto labels = randomValues<std::int32_t>(1 << 19, 0, 300);
    const std::int64_t n = 1 << 19;
    for (const std::int64_t batch : {1, 2})
        QVERIFY(sameForAnyThreads<double>([&](const CpuContext& context) {
            std::vector<double> sums(static_cast<std::size_t>(batch * 299));
            std::vector<std::uint32_t> counts(sums.size());
            const SpcBinnedSum params{0};
            run(context, SPC_BINNED_SUM, &params,
                {operandOf(sums, {batch, 299}), operandOf(counts, {batch, 299}),
                 operandOf(x, {batch, n}), operandOf(labels)});
            return sums;
        }));
    QVERIFY(sameForAnyThreads<double>([&](const CpuContext& context) {
        std::vector<double> out(300 * 8);
        run(context, SPC_LABEL_STATISTICS, nullptr,
            {operandOf(out, {300, 8}), operandOf(x, {512, 1024}), operandOf(labels, {512, 1024})});
        for (double& v : out)
            v = std::isnan(v) ? 0 : v;
        return out;
    }));
}

SPECULA_TEST(LabelKernelsTest)
#include "label_kernels_test.moc"
