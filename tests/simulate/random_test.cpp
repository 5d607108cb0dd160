// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/random.h"
#include "test_main.h"

using namespace specula::simulate;

class RandomTest : public QObject {
    Q_OBJECT
  private slots:
    void poissonCountsHaveTheirMeanAndVariance();
    void gaussiansAreCircularWithUnitIntensity();
};

void RandomTest::poissonCountsHaveTheirMeanAndVariance() {
    for (const double mean : {0.01, 0.5, 3.0, 30.0}) {
        double sum = 0, squares = 0;
        const int n = 200000;
        for (int i = 0; i < n; ++i) {
            const double k = poisson(mean, uniform(randomBits(3, 5, std::uint64_t(i))));
            sum += k;
            squares += k * k;
        }
        const double m = sum / n, variance = squares / n - m * m;
        QVERIFY(std::abs(m - mean) < 5 * std::sqrt(mean / n));
        QVERIFY(std::abs(variance / mean - 1) < 0.05 + 5 / std::sqrt(mean * n));
    }
}

void RandomTest::gaussiansAreCircularWithUnitIntensity() {
    std::complex<double> sum = 0, square = 0;
    double intensity = 0, fourth = 0;
    const int n = 200000;
    for (int i = 0; i < n; ++i) {
        const auto z = complexGaussian(7, 1, std::uint64_t(i));
        sum += z;
        square += z * z;
        intensity += std::norm(z);
        fourth += std::norm(z) * std::norm(z);
    }
    QVERIFY(std::abs(sum) / n < 0.01);
    QVERIFY(std::abs(square) / n < 0.01);
    QVERIFY(std::abs(intensity / n - 1) < 0.01);
    QVERIFY(std::abs(fourth / n - 2) < 0.05); // <I^2> = 2 <I>^2: full contrast
}

SPECULA_TEST(RandomTest)
#include "random_test.moc"
