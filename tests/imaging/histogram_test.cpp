// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/histogram.h"
#include "imaging_fixtures.h"
#include "test_main.h"

#include <algorithm>
#include <numeric>

using namespace specula;
using namespace specula::imaging;
using namespace specula::test;

class HistogramTest : public QObject {
    Q_OBJECT
  private slots:
    void binsOfCountsAreExact();
    void everyPixelIsInTheHistogramOnce();
    void manyBinsShowNoComb();
    void binsFollowTheScale();
    void zerosOfFloatImagesStayAtZero();
    void percentilesOfCountsEqualASort();
    void percentilesOfFloatsEqualASortWithinAStep();
    void maskedPixelsDoNotCount();
    void hotPixelsDoNotFlattenThePicture();
    void sparsePhotonFramesStartAtZero();
    void levelsAlwaysMakeSense();

  private:
    Workers m_workers;
};

void HistogramTest::binsOfCountsAreExact() {
    const auto image = m_workers.show(
        pixelsOf<std::uint16_t>(100, 100, [](auto r, auto c) { return 10 * noise(r, c); }));
    const Histogram h = histogram(*image, 10, -0.5, 9.5, {});
    QCOMPARE(h.edges.size(), std::size_t{11});
    for (std::size_t bin = 0; bin < 10; ++bin) {
        QVERIFY(std::abs(h.edges[bin] - (static_cast<double>(bin) - 0.5)) < 1e-12);
        QVERIFY(std::abs(h.counts[bin] - static_cast<double>(image->keyHistogram()[bin])) < 1e-6);
    }
}

void HistogramTest::everyPixelIsInTheHistogramOnce() {
    const auto image = m_workers.show(
        pixelsOf<float>(211, 97, [](auto r, auto c) { return std::exp(20 * noise(r, c) - 10); }));
    const ImageStatistics& s = image->statistics();
    for (const auto scale : {ToneScale::Linear, ToneScale::Sqrt, ToneScale::Log, ToneScale::Asinh})
        for (const int bins : {1, 7, 256, 5000}) {
            ToneSettings settings;
            settings.scale = scale;
            const Histogram h = histogram(*image, bins, s.min * 0.99, s.max * 1.01, settings);
            const double sum = std::accumulate(h.counts.begin(), h.counts.end(), 0.0);
            QVERIFY(std::abs(sum - 211 * 97) < 1e-6);
            QVERIFY(std::is_sorted(h.edges.begin(), h.edges.end()));
        }
}

void HistogramTest::manyBinsShowNoComb() {
    const auto image = m_workers.show(
        pixelsOf<std::uint16_t>(256, 256, [](auto r, auto c) { return (256 * r + c) % 300; }));
    const Histogram h = histogram(*image, 256, 0, 299, {});
    for (std::size_t bin = 1; bin < 255; ++bin)
        QVERIFY(std::abs(h.counts[bin] / h.counts[128] - 1) < 0.02);
}

void HistogramTest::binsFollowTheScale() {
    ToneSettings settings;
    settings.scale = ToneScale::Log;
    const auto image = m_workers.show(pixelsOf<float>(1000, 10, [](auto, auto c) {
        return std::pow(10.0, 4 * (static_cast<double>(c) + 0.5) / 1000);
    }));
    const Histogram h = histogram(*image, 4, 1, 1e4, settings);
    for (std::size_t bin = 0; bin < 4; ++bin) {
        QVERIFY(std::abs(h.edges[bin] / std::pow(10.0, bin) - 1) < 1e-9);
        QVERIFY(std::abs(h.counts[bin] - 2500) < 11);
    }
}

void HistogramTest::zerosOfFloatImagesStayAtZero() {
    // Half of the pixels are zero, the others lie in 2..10 or in -10..-2.
    for (const double sign : {1.0, -1.0}) {
        const auto image = m_workers.show(pixelsOf<float>(100, 100, [sign](auto r, auto c) {
            return (r + c) % 2 == 0 ? 0.0 : sign * (2 + 8 * noise(r, c));
        }));
        for (const auto scale : {ToneScale::Linear, ToneScale::Sqrt, ToneScale::Asinh}) {
            ToneSettings settings;
            settings.scale = scale;
            const Histogram h =
                histogram(*image, 200, sign > 0 ? 0 : -10, sign > 0 ? 10 : 0, settings);
            for (std::size_t bin = 0; bin < 200; ++bin) {
                const double low = std::min(std::abs(h.edges[bin]), std::abs(h.edges[bin + 1]));
                const double high = std::max(std::abs(h.edges[bin]), std::abs(h.edges[bin + 1]));
                if (low < 1e-9)
                    QVERIFY(std::abs(h.counts[bin] - 5000) < 1e-6);
                else if (high < 1.99)
                    QCOMPARE(h.counts[bin], 0.0);
            }
        }
    }
}

void HistogramTest::percentilesOfCountsEqualASort() {
    const Pixels p = pixelsOf<std::uint32_t>(
        101, 57, [](auto r, auto c) { return std::floor(5000 * noise(r, c) * noise(c, r, 3)); });
    const auto image = m_workers.show(p);
    std::vector<double> sorted;
    for (int r = 0; r < 57; ++r)
        for (int c = 0; c < 101; ++c)
            sorted.push_back(p.valueAt(r, c));
    std::sort(sorted.begin(), sorted.end());
    for (const double percent : {0.1, 1.0, 5.0, 37.7, 50.0, 95.0, 99.9}) {
        const auto rank = static_cast<std::size_t>(std::ceil(percent / 100 * 5757.0));
        QCOMPARE(percentile(*image, percent), sorted[rank - 1]);
    }
    QCOMPARE(percentile(*image, 0), sorted.front());
    QCOMPARE(percentile(*image, 100), sorted.back());
}

void HistogramTest::percentilesOfFloatsEqualASortWithinAStep() {
    const Pixels p =
        pixelsOf<float>(101, 57, [](auto r, auto c) { return std::exp(10 * noise(r, c)); });
    const auto image = m_workers.show(p);
    const auto values = p.plane<float>();
    std::vector<float> sorted(values.data(), values.data() + 5757);
    std::sort(sorted.begin(), sorted.end());
    for (const double percent : {0.1, 1.0, 50.0, 99.0, 99.9}) {
        const auto rank = static_cast<std::size_t>(std::ceil(percent / 100 * 5757.0));
        QVERIFY(std::abs(percentile(*image, percent) / static_cast<double>(sorted[rank - 1]) - 1) <
                0.001);
    }
}

void HistogramTest::maskedPixelsDoNotCount() {
    DisplayOptions options;
    options.mask = Array<std::uint8_t>({10, 10}, 1);
    for (int c = 0; c < 10; ++c)
        options.mask.edit()(9, c) = 0;
    const auto image =
        m_workers.show(pixelsOf<std::uint16_t>(10, 10, [](auto r, auto) { return r; }), options);
    QCOMPARE(percentile(*image, 100), 8.0);
    const Histogram h = histogram(*image, 1, -1, 20, {});
    QVERIFY(std::abs(h.counts[0] - 90) < 1e-9);
}

void HistogramTest::hotPixelsDoNotFlattenThePicture() {
    const auto image = m_workers.show(pixelsOf<std::uint32_t>(
        500, 500, [](auto r, auto c) { return r == 7 && c < 20 ? 4e9 : 100 + 50 * noise(r, c); }));
    const Levels levels = autoLevels(*image);
    QVERIFY(levels.low >= 99 && levels.low <= 102 && levels.high > 140 && levels.high < 151);
    const Levels all = percentileLevels(*image, 0, 100);
    QVERIFY(all.low >= 100 && all.high == 4e9);
}

void HistogramTest::sparsePhotonFramesStartAtZero() {
    const auto image = m_workers.show(pixelsOf<std::uint16_t>(300, 300, [](auto r, auto c) {
        return r == 9 && c == 9 ? 60000 : (noise(r, c) < 0.01 ? 1 + 3 * noise(c, r, 5) : 0);
    }));
    const Levels levels = autoLevels(*image);
    QCOMPARE(levels.low, 0.0);
    QCOMPARE(levels.high, 3.0);
    const Levels logs = autoLevels(*image, ToneScale::Log);
    QCOMPARE(logs.low, 0.5);
}

void HistogramTest::levelsAlwaysMakeSense() {
    const auto nan = std::nan("");
    for (const double value : {0.0, 7.0, -3.0, 1e-30, 1e30, nan}) {
        const auto image = m_workers.show(pixelsOf<float>(6, 5, [&](auto, auto) { return value; }));
        for (const auto scale : {ToneScale::Linear, ToneScale::Log}) {
            const Levels levels = autoLevels(*image, scale);
            QVERIFY(levels.high > levels.low);
            QVERIFY(scale != ToneScale::Log || levels.low > 0);
            for (const PercentilePreset& preset : percentilePresets()) {
                const Levels l = percentileLevels(*image, preset.low, preset.high, scale);
                QVERIFY(l.high > l.low);
            }
        }
    }
    QCOMPARE(percentilePresets().size(), std::size_t{5});
}

SPECULA_TEST(HistogramTest)
#include "histogram_test.moc"
