// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/compute/device_manager.h"
#include "core/simulate/speckle_series.h"
#include "test_main.h"

#include <QTest>

#include <cmath>

using namespace specula;
using simulate::FrameTimes;
using simulate::Sample;
using simulate::SpeckleSeries;

class SpeckleSeriesTest : public QObject {
    Q_OBJECT
  private slots:
    void weightsGiveAnyContrast_data();
    void weightsGiveAnyContrast();
    void exposuresAreMetByTheGrid_data();
    void exposuresAreMetByTheGrid();
    void correlationsAreTheTruth_data();
    void correlationsAreTheTruth();
    void exposureWashesOutTheContrastAsTheoryHasIt();
    void areasAreIndependentAndReproducible();
    void senselessOptionsAreRefusedByName();

  private:
    std::unique_ptr<ThreadPool> m_pool = makeThreadPool(1);
    compute::DeviceManager m_devices{*m_pool};
    std::shared_ptr<compute::Backend> m_backend =
        m_devices.open(m_devices.choose({"cpu", false, {}}));
    std::unique_ptr<compute::Lane> m_lane = m_backend->makeLane();
};

void SpeckleSeriesTest::weightsGiveAnyContrast_data() {
    QTest::addColumn<double>("contrast");
    QTest::addColumn<int>("modes");
    QTest::newRow("1") << 1.0 << 1;
    QTest::newRow("0.99") << 0.99 << 2;
    QTest::newRow("0.5") << 0.5 << 2;
    QTest::newRow("0.49") << 0.49 << 3;
    QTest::newRow("0.18") << 0.18 << 6;
    QTest::newRow("0.01") << 0.01 << 100;
}

void SpeckleSeriesTest::weightsGiveAnyContrast() {
    QFETCH(double, contrast);
    QFETCH(int, modes);
    const auto weights = simulate::modeWeights(contrast);
    QCOMPARE(int(weights.size()), modes);
    double sum = 0, squares = 0;
    for (const double weight : weights) {
        QVERIFY(weight > 0);
        sum += weight;
        squares += weight * weight;
    }
    QVERIFY(std::abs(sum - 1) < 1e-12);
    QVERIFY(std::abs(squares - contrast) < 1e-12);
}

void SpeckleSeriesTest::exposuresAreMetByTheGrid_data() {
    QTest::addColumn<double>("exposure");
    for (const double exposure : {0.0, 0.01, 0.1, 0.25, 1.0 / 3, 0.5, 0.9, 0.987, 1.0})
        QTest::addRow("%g", exposure) << exposure;
}

void SpeckleSeriesTest::exposuresAreMetByTheGrid() {
    QFETCH(double, exposure);
    const FrameTimes times(10, 0.5, exposure);
    QVERIFY(std::abs(times.exposure() - exposure) < 0.01);
    QVERIFY(times.openSteps() <= times.stepsPerFrame());
    QVERIFY(exposure < 0.08 || times.openSteps() >= 8);
    QCOMPARE(times.instantS(3 * times.stepsPerFrame()), 1.5);
}

void SpeckleSeriesTest::correlationsAreTheTruth_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("exposure");
    for (const auto kind : Sample::kinds())
        QTest::newRow(std::string(kind).c_str())
            << QString::fromUtf8(kind.data(), qsizetype(kind.size())) << 0.0;
    QTest::newRow("brownian, exposed") << "brownian" << 0.5;
    QTest::newRow("subdiffusive, exposed") << "subdiffusive" << 1.0;
}

// Over many areas, with the error that their own scatter tells.
void SpeckleSeriesTest::correlationsAreTheTruth() {
    QFETCH(QString, kind);
    QFETCH(double, exposure);
    // q^2 d0 = 25 / s and about as fast for the others: 64 frames of 5 ms see all of the decay.
    const std::map<std::string, std::map<std::string, double>> values{
        {"ballistic", {{"speed", 2000}}},       {"shear", {{"rate", 0.004}}},
        {"flow", {{"speed", 20000}}},           {"two-rate", {{"d1", 1e5}}},
        {"aging", {{"t0", 0.02}, {"d0", 2e5}}}, {"intermittent", {{"d0", 1e5}, {"rate", 10}}},
    };
    const auto given = values.find(kind.toStdString());
    const FrameTimes times(64, 0.005, exposure);
    const Sample sample(kind.toStdString(),
                        given == values.end() ? std::map<std::string, double>{} : given->second, 11,
                        times.durationS());
    const SpeckleSeries series(sample, times, 0.3, 5);
    const double q = 0.005, phi = 30;
    constexpr int kAreas = 1500;
    constexpr std::int64_t kLags[] = {0, 1, 4, 12, 40};
    struct Estimate {
        double sum = 0, squares = 0;
        void add(double x) {
            sum += x;
            squares += x * x;
        }
        double mean() const { return sum / kAreas; }
        double error() const {
            return std::sqrt((squares / kAreas - mean() * mean()) / kAreas) + 1e-12;
        }
    };
    Estimate intensity, products[5];
    std::vector<double> frames(64);
    for (int area = 0; area < kAreas; ++area) {
        series.intensity(std::uint64_t(area), q, phi, *m_lane, frames);
        double mean = 0;
        for (const double value : frames)
            mean += value / 64;
        intensity.add(mean);
        for (int i = 0; i < 5; ++i) {
            double product = 0;
            for (std::int64_t f = 0; f + kLags[i] < 64; ++f)
                product += frames[std::size_t(f)] * frames[std::size_t(f + kLags[i])];
            products[i].add(product / double(64 - kLags[i]));
        }
    }
    QVERIFY2(std::abs(intensity.mean() - 1) < 4.5 * intensity.error(),
             qPrintable(QString::number(intensity.mean())));
    for (int i = 0; i < 5; ++i) {
        double truth = 0;
        for (std::int64_t f = 0; f + kLags[i] < 64; ++f)
            truth += 1 + series.g2MinusOne(q, phi, f, f + kLags[i]);
        truth /= double(64 - kLags[i]);
        QVERIFY2(std::abs(products[i].mean() - truth) < 4.5 * products[i].error(),
                 qPrintable(QStringLiteral("lag %1: %2 +- %3, not %4")
                                .arg(kLags[i])
                                .arg(products[i].mean())
                                .arg(products[i].error())
                                .arg(truth)));
    }
}

// contrast (exp(-2x) - 1 + 2x) / (2 x^2), x = D q^2 te; the sum over the grid is a little off it.
void SpeckleSeriesTest::exposureWashesOutTheContrastAsTheoryHasIt() {
    const FrameTimes times(4, 0.048, 1);
    const Sample sample("brownian", {}, 1, 1);
    const SpeckleSeries series(sample, times, 0.5, 1);
    const double x = 1e6 * 0.005 * 0.005 * 0.048;
    const double theory = 0.5 * (std::exp(-2 * x) - 1 + 2 * x) / (2 * x * x);
    QVERIFY(std::abs(x - 1.2) < 1e-12 && std::abs(theory - 0.5 * 0.518) < 0.001);
    QVERIFY(std::abs(series.g2MinusOne(0.005, 0, 2, 2) - theory) < 0.01);
    // Between frames: contrast exp(-2 x k) (sinh x / x)^2.
    const double between = 0.5 * std::exp(-2 * x) * std::pow(std::sinh(x) / x, 2);
    QVERIFY(std::abs(series.g2MinusOne(0.005, 0, 1, 2) - between) < 0.01);
}

void SpeckleSeriesTest::areasAreIndependentAndReproducible() {
    const FrameTimes times(32, 0.01, 0);
    for (const char* kind : {"brownian", "ballistic"}) {
        const Sample sample(kind, {}, 1, 1);
        const SpeckleSeries series(sample, times, 0.4, 9), other(sample, times, 0.4, 10);
        std::vector<double> first(32), again(32), neighbour(32), elsewhere(32);
        series.intensity(5, 0.004, 0, *m_lane, first);
        series.intensity(6, 0.004, 0, *m_lane, neighbour);
        series.intensity(5, 0.004, 0, *m_lane, again);
        other.intensity(5, 0.004, 0, *m_lane, elsewhere);
        QCOMPARE(again, first);
        QVERIFY(neighbour != first);
        QVERIFY(elsewhere != first);
    }
}

void SpeckleSeriesTest::senselessOptionsAreRefusedByName() {
    const auto fieldOf = [](const std::function<void()>& make) {
        try {
            make();
        } catch (const Error& error) {
            return error.code() == ErrorCode::Usage ? error.field() : error.what();
        }
        return std::string("taken");
    };
    QCOMPARE(fieldOf([] { FrameTimes(0, 1, 0); }), std::string("frames"));
    QCOMPARE(fieldOf([] { FrameTimes(1, 0, 0); }), std::string("frame_time_s"));
    QCOMPARE(fieldOf([] { FrameTimes(1, 1, 1.5); }), std::string("exposure"));
    QCOMPARE(fieldOf([] { simulate::modeWeights(0); }), std::string("contrast"));
    QCOMPARE(fieldOf([] { simulate::modeWeights(1.01); }), std::string("contrast"));
    QCOMPARE(fieldOf([] { simulate::modeWeights(std::nan("")); }), std::string("contrast"));
}

SPECULA_TEST(SpeckleSeriesTest)
#include "speckle_series_test.moc"
