// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/compute/device_manager.h"
#include "core/correlate/derived/exposure.h"
#include "core/correlate/derived/intensity_time.h"
#include "core/correlate/derived/stability.h"
#include "derived_fixtures.h"
#include "test_main.h"

#include <complex>
#include <limits>
#include <random>

using namespace specula;
using namespace specula::correlate;
using test::near;

/// What is told of a run as a whole: its intensity over time, whether it changed, and what the
/// exposure does to a decay.
class RunTest : public QObject {
    Q_OBJECT
  private slots:
    void movingAveragesKeepTheLength();
    void spectraAreThoseOfTheirDefinition();
    void aSineIsFoundAtItsFrequency();
    void runsThatDoNotChangeAreSeldomAccused();
    void changesAreSeenAndNamed_data();
    void changesAreSeenAndNamed();
    void aRunThatIsTooShortIsRefused();
    void exposuresOfADecay();
    void levelsOfADecay();

  private:
    std::unique_ptr<ThreadPool> m_pool = makeThreadPool(2);
    compute::DeviceManager m_devices{*m_pool};
    std::shared_ptr<compute::Backend> m_backend =
        m_devices.open(m_devices.choose({"cpu", false, {}}));
    std::unique_ptr<compute::Lane> m_lane = m_backend->makeLane();
};

namespace {

/// (segment, bin) with the same relative noise everywhere.
Array<double> quietRun(unsigned seed, std::int64_t segments, std::int64_t bins) {
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 0.01);
    Array<double> run({segments, bins});
    const auto out = run.edit();
    for (std::int64_t s = 0; s < segments; ++s)
        for (std::int64_t b = 0; b < bins; ++b)
            out(s, b) = 100 * std::exp(-double(b) / 5) * (1 + noise(random));
    return run;
}

} // namespace

void RunTest::movingAveragesKeepTheLength() {
    const std::vector<double> values{1, 2, 3, std::numeric_limits<double>::quiet_NaN(), 5, 6};
    QCOMPARE(movingAverage(values, 3), (std::vector<double>{1.5, 2, 2.5, 4, 5.5, 5.5}));
    // An even window looks one further ahead.
    QCOMPARE(movingAverage(values, 2), (std::vector<double>{1.5, 2.5, 3, 5, 5.5, 6}));
    QCOMPARE(movingAverage({}, 4), std::vector<double>{});
    QCOMPARE(sampled(values, 4), (std::vector<double>{1, 5}));
    QVERIFY_EXCEPTION_THROWN(movingAverage(values, 0), Error);
    QVERIFY_EXCEPTION_THROWN(sampled(values, 0), Error);
}

void RunTest::spectraAreThoseOfTheirDefinition() {
    std::mt19937 random(2);
    std::normal_distribution<double> noise(7, 1);
    for (const std::size_t n : {1, 2, 5, 12, 31}) {
        std::vector<double> values(n);
        double mean = 0;
        for (double& value : values) {
            value = noise(random);
            mean += value / double(n);
        }
        const Spectrum spectrum = spectrumOf(values, 0.5, *m_lane);
        QCOMPARE(spectrum.amplitude.size(), n / 2 + 1);
        for (std::size_t k = 0; k <= n / 2; ++k) {
            std::complex<double> sum = 0;
            for (std::size_t t = 0; t < n; ++t)
                sum += (values[t] - mean) * std::polar(1.0, -2 * M_PI * double(k * t) / double(n));
            QVERIFY(near(spectrum.amplitude[k], std::abs(sum) / double(n), 1e-12));
            QVERIFY(near(spectrum.frequencyHz[k], double(k) / (double(n) * 0.5), 1e-15));
        }
    }
    QVERIFY(spectrumOf({}, 1, *m_lane).amplitude.empty());
    QVERIFY_EXCEPTION_THROWN(spectrumOf({}, 0, *m_lane), Error);
}

void RunTest::aSineIsFoundAtItsFrequency() {
    std::vector<double> values;
    for (int t = 0; t < 1000; ++t)
        values.push_back(50 + 4 * std::sin(2 * M_PI * 50 * t * 1e-3));
    const Spectrum spectrum = spectrumOf(values, 1e-3, *m_lane);
    const auto peak = std::max_element(spectrum.amplitude.begin(), spectrum.amplitude.end());
    QVERIFY(near(spectrum.frequencyHz[std::size_t(peak - spectrum.amplitude.begin())], 50, 1e-9));
    QVERIFY(near(*peak, 2, 1e-9));
}

void RunTest::runsThatDoNotChangeAreSeldomAccused() {
    // Flux wobble of the noise of the bins and more; scales of the bins differ.
    int alarms = 0;
    const int runs = 100;
    for (int run = 0; run < runs; ++run) {
        Array<double> quiet = quietRun(unsigned(run) + 1000, 10, 9);
        std::mt19937 random(unsigned(run) + 1);
        std::normal_distribution<double> flux(1, 0.02);
        const auto out = quiet.edit();
        for (std::int64_t s = 0; s < 10; ++s) {
            const double factor = flux(random);
            for (std::int64_t b = 0; b < 9; ++b)
                out(s, b) *= factor;
        }
        alarms += stabilityOf(quiet).stable() ? 0 : 1;
    }
    // 1 is expected; more than 4 have a chance of 0.4 %.
    QVERIFY2(alarms <= 4, qPrintable(QString::number(alarms)));
}

void RunTest::changesAreSeenAndNamed_data() {
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("intensity");
    QTest::addColumn<bool>("shape");
    QTest::newRow("nothing") << "none" << false << false;
    QTest::newRow("beam loss") << "loss" << true << false;
    QTest::newRow("peak appears") << "peak" << false << true;
    QTest::newRow("slow damage") << "drift" << false << true;
}

void RunTest::changesAreSeenAndNamed() {
    QFETCH(QString, change);
    QFETCH(bool, intensity);
    QFETCH(bool, shape);
    Array<double> run = quietRun(7, 16, 36);
    const auto out = run.edit();
    for (std::int64_t s = 0; s < 16; ++s)
        for (std::int64_t b = 0; b < 36; ++b) {
            if (change == "loss" && s >= 9)
                out(s, b) *= 0.9;
            if (change == "peak" && s >= 9 && b >= 10 && b < 14)
                out(s, b) *= 1.1;
            if (change == "drift")
                out(s, b) *= 1 + 0.003 * double(s) * (b % 2 == 0 ? 1 : -1);
        }
    const Stability result = stabilityOf(run);
    QCOMPARE(result.stable(), !intensity && !shape);
    QCOMPARE(result.intensityStep.firstAlarm || result.intensityDrift.firstAlarm, intensity);
    QCOMPARE(result.shapeStep.firstAlarm || result.shapeDrift.firstAlarm, shape);
    if (change == "loss") {
        QCOMPARE(*result.intensityStep.firstAlarm, std::int64_t(9));
        QVERIFY(near(result.intensity[12], 0.9, 0.01));
    }
    if (change == "peak")
        QCOMPARE(*result.shapeStep.firstAlarm, std::int64_t(9));
}

void RunTest::aRunThatIsTooShortIsRefused() {
    QVERIFY_EXCEPTION_THROWN(stabilityOf(quietRun(1, 5, 9)), Error);
    QVERIFY_EXCEPTION_THROWN(stabilityOf(Array<double>({8, 3})), Error);
    QVERIFY(stabilityOf(Array<double>({8, 1}, 5)).stable());
    QVERIFY(stabilityOf(Array<double>({8, 4}, 5)).stable());
    QVERIFY_EXCEPTION_THROWN(stabilityOf(quietRun(1, 8, 9), {0, 0.9}), Error);
}

void RunTest::exposuresOfADecay() {
    for (const double x : {0.0, 1e-9, 1e-4, 9.99e-3, 1.01e-2, 0.3, 2.0}) {
        // Two exposures a delay apart, and one with itself, of exp(-2 |t - t'|), by the midpoints.
        const int n = 400;
        double apart = 0, same = 0;
        for (int i = 0; i < n; ++i)
            for (int j = 0; j < n; ++j) {
                const double lag = x * double(i - j) / n;
                apart += std::exp(2 * lag) / double(n * n);
                same += std::exp(-2 * std::abs(lag)) / double(n * n);
            }
        QVERIFY(near(exposureFactor(x) / apart, 1, 1e-5 * (1 + x * x)));
        QVERIFY(near(exposureContrastFactor(x) / same, 1, 1e-5 * (1 + x * x)));
    }
    QCOMPARE(exposureFactor(0), 1.0);
    QCOMPARE(exposureContrastFactor(0), 1.0);
    // Where series and closed form meet nothing jumps.
    QVERIFY(near(exposureFactor(9.999999e-3), exposureFactor(1.0000001e-2), 1e-10));
    QVERIFY(near(exposureContrastFactor(9.999999e-3), exposureContrastFactor(1.0000001e-2), 1e-8));
    QVERIFY(near(exposureContrastFactor(1e6), 1e-6, 1e-11));
    QVERIFY(std::isfinite(exposureFactor(1e4)));
}

void RunTest::levelsOfADecay() {
    for (const std::int64_t steps : {1, 2, 4, 64}) {
        const double rate = 0.3, tau = 20, width = double(steps);
        // The mean of products of two samples of `steps` frames each.
        double sum = 0;
        for (std::int64_t i = 0; i < steps; ++i)
            for (std::int64_t j = 0; j < steps; ++j)
                sum += std::exp(-2 * rate * (tau + double(i - j)));
        sum /= double(steps * steps);
        const auto decay = [&](double t) { return std::exp(-2 * rate * t); };
        QVERIFY(near(levelAveraged(decay, tau, width, steps) / sum, 1, 1e-12));
        QVERIFY(near(decay(tau) * levelFactor(rate * width, steps) / sum, 1, 1e-9));
    }
    QVERIFY(near(levelFactor(0.7, 100000), exposureFactor(0.7), 1e-9));
}

SPECULA_TEST(RunTest)
#include "run_test.moc"
