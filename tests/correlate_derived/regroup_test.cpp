// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/derived/regroup.h"
#include "core/correlate/plain_multitau.h"
#include "core/io/memory_source.h"
#include "derived_fixtures.h"
#include "test_main.h"

#include <limits>
#include <random>

using namespace specula;
using namespace specula::correlate;
using test::near;

class RegroupTest : public QObject {
    Q_OBJECT
  private slots:
    void thePublishedCase();
    void agreesWithTheCorrelatorForAnyBands_data();
    void agreesWithTheCorrelatorForAnyBands();
    void pixelsThatWereNotCorrelatedAreNoDarkPixels();
    void pixelsThatAreNotFiniteAreLeftOut();
    void singlePixelsWithoutCountsHaveNoG2();
    void anotherDetectorIsRefused();
    void canBeCancelled();
};

namespace {

Regrouped regrouped(const PixelCorrelations& planes, const io::Qmap& map,
                    const RegroupOptions& options = {}) {
    const auto pool = makeThreadPool(2);
    JobContext job;
    return regroup(planes, map, options, *pool, job);
}

/// IP = IF = 1..6 and g2 of 1.3 and 1.1.
test::MemoryPlanes publishedPlanes() {
    Array<float> planes({2, 3, 2, 3});
    const auto out = planes.edit();
    for (std::int64_t d = 0; d < 2; ++d)
        for (std::int64_t i = 0; i < 6; ++i) {
            const float count = float(i + 1);
            out(d, 0, i / 3, i % 3) = count * count * (d == 0 ? 1.3F : 1.1F);
            out(d, 1, i / 3, i % 3) = out(d, 2, i / 3, i % 3) = count;
        }
    return test::MemoryPlanes(planes);
}

io::Qmap publishedMap() {
    return test::qmapOf(test::arrayOf<std::uint32_t>({2, 3}, {1, 1, 1, 1, 2, 0}),
                        test::arrayOf<std::uint32_t>({2, 3}, {1, 1, 2, 2, 3, 0}));
}

io::SourcePtr sourceOf(const Array<std::uint16_t>& stack) {
    std::vector<Pixels> frames;
    for (std::int64_t t = 0; t < stack.shape()[0]; ++t) {
        Pixels pixels(PixelType::U16, stack.shape()[2], stack.shape()[1]);
        std::copy_n(stack.at(t).data(), stack.at(t).size(),
                    pixels.editPlane<std::uint16_t>().data());
        frames.push_back(std::move(pixels));
    }
    return io::makeMemorySource(std::move(frames));
}

/// Counts of some speckles, their correlation of every pixel, and bins.
struct Correlated {
    io::Qmap map;
    MultitauResult expected;
    Array<float> planes;
};

Correlated correlated() {
    const std::int64_t frames = 40, rows = 12, columns = 30;
    std::mt19937 random(5);
    std::poisson_distribution<int> counts(1.5);
    Array<std::uint16_t> stack({frames, rows, columns});
    for (std::uint16_t& value : stack.editValues())
        value = std::uint16_t(counts(random));
    Array<std::uint32_t> dynamicMap({rows, columns}), staticMap({rows, columns});
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t column = 1; column < columns; ++column) {
            dynamicMap.edit()(row, column) = std::uint32_t(row / 6 + 1);
            staticMap.edit()(row, column) = std::uint32_t(row / 2 + 1);
        }
    Correlated result{test::qmapOf(dynamicMap, staticMap), {}, {}};
    const auto pool = makeThreadPool(2);
    JobContext job;
    result.expected = plainMultitau(*sourceOf(stack), result.map, {4}, *pool, job);
    const auto delays = std::int64_t(result.expected.delays.size());
    result.planes = Array<float>({delays, 3, rows, columns});
    const auto out = result.planes.edit();
    for (std::int64_t d = 0; d < delays; ++d) {
        const Delay& delay = result.expected.delays[std::size_t(d)];
        const std::int64_t width = delay.width(), samples = frames / width;
        for (std::int64_t row = 0; row < rows; ++row)
            for (std::int64_t column = 0; column < columns; ++column) {
                const auto sample = [&](std::int64_t s) {
                    double sum = 0;
                    for (std::int64_t k = 0; k < width; ++k)
                        sum += double(stack.view()(s * width + k, row, column));
                    return sum / double(width);
                };
                double g2 = 0, past = 0, future = 0;
                const std::int64_t pairs = samples - delay.lag;
                for (std::int64_t s = 0; s < pairs; ++s) {
                    g2 += sample(s) * sample(s + delay.lag);
                    past += sample(s);
                    future += sample(s + delay.lag);
                }
                out(d, 0, row, column) = float(g2 / double(pairs));
                out(d, 1, row, column) = float(past / double(pairs));
                out(d, 2, row, column) = float(future / double(pairs));
            }
    }
    return result;
}

} // namespace

void RegroupTest::thePublishedCase() {
    const Regrouped result = regrouped(publishedPlanes(), publishedMap());
    QVERIFY(near(result.g2, test::arrayOf<double>({2, 2}, {1.3854875283, 1.3, 1.1723356009, 1.1}),
                 2e-7));
    QVERIFY(near(result.error, Array<double>({2, 2}), 1e-7));
    QCOMPARE(result.pixelsPerBin, (std::vector<std::int64_t>{4, 1}));
    const auto plane = test::arrayOf<double>({2, 3}, {1, 2, 3, 4, 5, 6});
    QCOMPARE(averageByBin(plane, publishedMap().staticMap, 3), (std::vector<double>{1.5, 3.5, 5}));
}

void RegroupTest::agreesWithTheCorrelatorForAnyBands_data() {
    QTest::addColumn<int>("bandBytes");
    QTest::newRow("row by row") << 1;
    QTest::newRow("five rows") << 3 * 30 * 4 * 5;
    QTest::newRow("at once") << (1 << 24);
}

void RegroupTest::agreesWithTheCorrelatorForAnyBands() {
    QFETCH(int, bandBytes);
    const Correlated given = correlated();
    RegroupOptions options;
    options.bandBytes = bandBytes;
    const Regrouped result = regrouped(test::MemoryPlanes(given.planes), given.map, options);
    QVERIFY(near(result.g2, given.expected.g2, 1e-6));
    QVERIFY(near(result.error, given.expected.g2Error, 1e-6));
    QVERIFY(near(result.covariance, given.expected.covariance, 1e-7));
    QVERIFY(result.covariance.view()(0, 0, 0) > 1e-6);
}

void RegroupTest::pixelsThatWereNotCorrelatedAreNoDarkPixels() {
    const Correlated given = correlated();
    // The new map uses the first column as well, which has no correlation.
    Array<float> planes = given.planes.clone();
    Array<std::uint8_t> mask({12, 30}, 1);
    io::Qmap map = given.map;
    map.dynamicMap = given.map.dynamicMap.clone();
    map.staticMap = given.map.staticMap.clone();
    for (std::int64_t row = 0; row < 12; ++row) {
        mask.edit()(row, 0) = 0;
        map.dynamicMap.edit()(row, 0) = map.dynamicMap.view()(row, 1);
        map.staticMap.edit()(row, 0) = map.staticMap.view()(row, 1);
        for (std::int64_t d = 0; d < planes.shape()[0]; ++d)
            for (std::int64_t c = 0; c < 3; ++c)
                planes.edit()(d, c, row, 0) = 0;
    }
    RegroupOptions options;
    options.correlated = mask;
    QVERIFY(near(regrouped(test::MemoryPlanes(planes), map, options).g2, given.expected.g2, 1e-6));
    QVERIFY(!near(regrouped(test::MemoryPlanes(planes), map).g2, given.expected.g2, 1e-3));
}

void RegroupTest::pixelsThatAreNotFiniteAreLeftOut() {
    const Correlated given = correlated();
    Array<float> planes = given.planes.clone();
    planes.edit()(2, 1, 3, 4) = std::numeric_limits<float>::quiet_NaN();
    io::Qmap without = given.map;
    without.dynamicMap = given.map.dynamicMap.clone();
    without.staticMap = given.map.staticMap.clone();
    without.dynamicMap.edit()(3, 4) = without.staticMap.edit()(3, 4) = 0;
    const Regrouped result = regrouped(test::MemoryPlanes(planes), given.map),
                    expected = regrouped(test::MemoryPlanes(given.planes), without);
    QCOMPARE(result.g2.view()(2, 0), expected.g2.view()(2, 0));
    QVERIFY(near(result.g2.view()(1, 0), given.expected.g2.view()(1, 0), 1e-6));
}

void RegroupTest::singlePixelsWithoutCountsHaveNoG2() {
    const auto planes = test::arrayOf<float>({3, 1, 3}, {6, 0, 1, 2, 0, 1, 3, 4, 0});
    const Array<float> g2 = g2PerPixel(planes);
    QCOMPARE(g2.view()(0, 0), 1.0F);
    QVERIFY(std::isnan(g2.view()(0, 1)) && std::isnan(g2.view()(0, 2)));
    QCOMPARE(g2PerPixel(planes, ZeroProduct::One).view()(0, 1), 1.0F);
    QVERIFY_EXCEPTION_THROWN(g2PerPixel(Array<float>({2, 1, 1})), Error);
}

void RegroupTest::anotherDetectorIsRefused() {
    QVERIFY_EXCEPTION_THROWN(regrouped(publishedPlanes(), correlated().map), Error);
    QVERIFY_EXCEPTION_THROWN(averageByBin(Array<double>({2, 2}), publishedMap().staticMap, 3),
                             Error);
}

void RegroupTest::canBeCancelled() {
    const auto pool = makeThreadPool(1);
    const CancelToken cancel;
    cancel.cancel();
    JobContext job(nullptr, cancel);
    QVERIFY_EXCEPTION_THROWN(regroup(publishedPlanes(), publishedMap(), {}, *pool, job), Cancelled);
}

SPECULA_TEST(RegroupTest)
#include "regroup_test.moc"
