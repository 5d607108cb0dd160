// SPDX-License-Identifier: GPL-3.0-or-later
#include "real_types.h"
#include "test_main.h"

using namespace specula;
using namespace specula::test;

namespace {

template<class T>
void checkDensity(std::int64_t dimensions, bool weighted, double relative) {
    const std::int64_t m = 9, n = 1500;
    auto query = randomValues<T>(static_cast<std::size_t>(m * dimensions), -2, 2, 1);
    auto points = randomValues<T>(static_cast<std::size_t>(n * dimensions), -2, 2, 2);
    auto weights = randomValues<T>(static_cast<std::size_t>(n), 0, 1, 3);
    const SpcDensity params{{0.3, 0.5, 0.7}};
    onEverySet([&](const CpuContext& context) {
        std::vector<T> out(static_cast<std::size_t>(m));
        std::vector<SpcOperand> operands = {operandOf(out), operandOf(query, {m, dimensions}),
                                            operandOf(points, {n, dimensions})};
        if (weighted)
            operands.push_back(operandOf(weights));
        run(context, SPC_DENSITY, &params, operands);
        for (std::int64_t j = 0; j < m; ++j) {
            double sum = 0, total = 0;
            for (std::int64_t i = 0; i < n; ++i) {
                double product =
                    weighted ? static_cast<double>(weights[static_cast<std::size_t>(i)]) : 1.0;
                total += product;
                for (std::int64_t d = 0; d < dimensions; ++d) {
                    const double u =
                        (static_cast<double>(query[static_cast<std::size_t>(j * dimensions + d)]) -
                         static_cast<double>(
                             points[static_cast<std::size_t>(i * dimensions + d)])) /
                        params.bandwidth[d];
                    product *= std::exp(-u * u / 2) /
                               (params.bandwidth[d] * std::sqrt(2 * 3.14159265358979323846));
                }
                sum += product;
            }
            QVERIFY(close(static_cast<double>(out[static_cast<std::size_t>(j)]), sum / total,
                          relative));
        }
    });
}

} // namespace

class DensityKernelTest : public QObject {
    Q_OBJECT
  private slots:
    void densityOfPoints();
    void theSameBitsForAnyNumberOfThreads();
};

void DensityKernelTest::densityOfPoints() {
    for (std::int64_t dimensions = 1; dimensions <= 3; ++dimensions)
        for (const bool weighted : {false, true}) {
            checkDensity<float>(dimensions, weighted, 2e-6);
            checkDensity<double>(dimensions, weighted, 1e-13);
        }
}

void DensityKernelTest::theSameBitsForAnyNumberOfThreads() {
    auto x = randomValues<float>(1 << 20, -1, 1);
    QVERIFY(sameForAnyThreads<float>([&](const CpuContext& context) {
        std::vector<float> out(7), query = {-1, 0, 1, 0.5f, 2, 3, 4};
        const SpcDensity params{{0.1, 1, 1}};
        run(context, SPC_DENSITY, &params,
            {operandOf(out), operandOf(query, {7, 1}), operandOf(x, {200000, 1})});
        return out;
    }));
}

SPECULA_TEST(DensityKernelTest)
#include "density_kernel_test.moc"
