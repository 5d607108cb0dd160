// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/pixel_bands.h"
#include "core/correlate/plain_multitau.h"
#include "correlate_fixtures.h"
#include "test_main.h"

#include <QTest>

#include <random>

using namespace specula;
using correlate::MultitauResult;
using test::Reference;

class PlainMultitauTest : public QObject {
    Q_OBJECT
  private slots:
    void agreesWithAnIndependentCalculation_data();
    void agreesWithAnIndependentCalculation();
    void aStaticSpecklePatternDecaysNowhere();
    void theJackknifeSeesThatPixelsOfASpeckleFluctuateTogether();
    void theJackknifeIsThatOfItsDefinition();
    void theSameBitsForAnyNumberOfThreadsAndBands();
    void staticBinsWithoutCountsAreLeftOut();
    void badCountsNamePixelAndFrame_data();
    void badCountsNamePixelAndFrame();
    void framesOfAnotherSizeAreRefused();
};

namespace {

MultitauResult correlated(const io::SourcePtr& frames, const io::Qmap& map, int dpl = 8,
                          int threads = 2) {
    const auto pool = makeThreadPool(threads);
    JobContext job;
    return correlate::plainMultitau(*frames, map, {dpl}, *pool, job);
}

/// One dynamic bin, `fixed` rows of pixels a static bin.
io::Qmap oneBin(std::int64_t rows, std::int64_t columns, std::int64_t fixed) {
    Array<std::uint32_t> fixedMap({rows, columns});
    const auto out = fixedMap.edit();
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t column = 0; column < columns; ++column)
            out(row, column) = static_cast<std::uint32_t>(row / fixed + 1);
    return test::qmapOf(Array<std::uint32_t>({rows, columns}, 1), fixedMap);
}

} // namespace

void PlainMultitauTest::agreesWithAnIndependentCalculation_data() {
    QTest::addColumn<int>("dpl");
    QTest::newRow("4") << 4;
    QTest::newRow("8") << 8;
}

void PlainMultitauTest::agreesWithAnIndependentCalculation() {
    QFETCH(int, dpl);
    const MultitauResult result = correlated(Reference::frames(), Reference::map(), dpl);
    const std::string name = "multitau" + std::to_string(dpl);
    const auto delays = Reference::array(name + "_delays"), g2 = Reference::array(name + "_g2"),
               error = Reference::array(name + "_error");
    QCOMPARE(std::int64_t(result.delays.size()), delays.shape()[1]);
    for (std::int64_t d = 0; d < delays.shape()[1]; ++d) {
        QCOMPARE(double(result.delays[std::size_t(d)].frames), delays.view()(std::int64_t{0}, d));
        for (std::int64_t bin = 0; bin < 4; ++bin) {
            QVERIFY(std::abs(result.g2.view()(d, bin) - g2.view()(d, bin)) < 1e-11);
            QVERIFY(std::abs(result.g2Error.view()(d, bin) - error.view()(d, bin)) < 1e-11);
        }
    }
}

void PlainMultitauTest::aStaticSpecklePatternDecaysNowhere() {
    // Counts 1, 2 and 3 that never change: <I^2> / <I>^2 in each static bin, for every delay.
    const auto frames = test::framesOf(
        40, 6, 30, [](auto, auto row, auto column) { return int((row + column) % 3 + 1); });
    const MultitauResult result = correlated(frames, oneBin(6, 30, 2), 4);
    for (const double g2 : result.g2.values())
        QVERIFY(std::abs(g2 - (14.0 / 3) / 4) < 1e-14);
}

// Four pixels that show the same counts are one sample, not four: the scatter of pixels is half as
// large as the truth, the jackknife is not fooled, because its groups are larger.
void PlainMultitauTest::theJackknifeSeesThatPixelsOfASpeckleFluctuateTogether() {
    std::mt19937_64 random(5);
    std::exponential_distribution<double> speckle(0.02);
    std::vector<int> counts(std::size_t(32) * 24 * 24);
    for (int& c : counts)
        c = int(speckle(random));
    const auto fresh = test::framesOf(32, 48, 48, [&](auto t, auto row, auto column) {
        return counts[std::size_t((t * 24 + row / 2) * 24 + column / 2)];
    });
    const auto map = oneBin(48, 48, 48);
    const MultitauResult result = correlated(fresh, map, 4);
    QCOMPARE(result.groupsPerBin, std::vector<std::int64_t>{200});
    // Independent from frame to frame: at one pair of pixels the truth is 1, so the scatter of the
    // averages over blocks is what both errors want to be.
    double scatter = 0, jackknife = 0;
    const auto delays = std::int64_t(result.delays.size());
    for (std::int64_t d = 0; d < 8; ++d) {
        scatter += result.g2Error.view()(d, std::int64_t{0}) / 8;
        jackknife += std::sqrt(result.covariance.view().at(0)(d, d)) / 8;
    }
    QVERIFY2(jackknife > 1.5 * scatter && jackknife < 2.6 * scatter,
             qPrintable(QString::number(jackknife / scatter)));
    QCOMPARE(result.covariance.shape(), Shape({1, delays, delays}));
}

void PlainMultitauTest::theJackknifeIsThatOfItsDefinition() {
    // So few pixels that each is a group of its own: leave each out and correlate again.
    std::mt19937 random(3);
    std::vector<int> counts(20 * 12);
    for (int& c : counts)
        c = int(random() % 7);
    const auto frames = test::framesOf(20, 3, 4, [&](auto t, auto row, auto column) {
        return counts[std::size_t(t * 12 + row * 4 + column)];
    });
    const io::Qmap map = oneBin(3, 4, 1);
    const MultitauResult all = correlated(frames, map, 4);
    QCOMPARE(all.groupsPerBin, std::vector<std::int64_t>{12});
    std::vector<MultitauResult> left;
    for (std::int64_t i = 0; i < 12; ++i) {
        auto dynamicMap = map.dynamicMap.clone(), staticMap = map.staticMap.clone();
        dynamicMap.editValues()[std::size_t(i)] = staticMap.editValues()[std::size_t(i)] = 0;
        left.push_back(correlated(frames, test::qmapOf(dynamicMap, staticMap), 4));
    }
    const auto delays = std::int64_t(all.delays.size());
    for (std::int64_t a = 0; a < delays; ++a)
        for (std::int64_t b = 0; b < delays; ++b) {
            double meanA = 0, meanB = 0, sum = 0;
            for (const auto& one : left) {
                meanA += one.g2.data()[a] / 12;
                meanB += one.g2.data()[b] / 12;
            }
            for (const auto& one : left)
                sum += (one.g2.data()[a] - meanA) * (one.g2.data()[b] - meanB);
            QVERIFY(std::abs(all.covariance.view().at(0)(a, b) - sum * 11 / 12) < 1e-12);
        }
}

void PlainMultitauTest::theSameBitsForAnyNumberOfThreadsAndBands() {
    const auto frames = Reference::frames();
    const io::Qmap map = Reference::map();
    const MultitauResult one = correlated(frames, map, 8, 1);
    const MultitauResult three = correlated(frames, map, 8, 3);
    QVERIFY(std::equal(one.g2.values().begin(), one.g2.values().end(), three.g2.data()));
    QVERIFY(std::equal(one.covariance.values().begin(), one.covariance.values().end(),
                       three.covariance.data()));
    // Bands of one row and of five hand over the same pixels as one of all rows.
    const auto pool = makeThreadPool(2);
    for (const std::int64_t rows : {1, 5, 64}) {
        std::int64_t pixels = 0, before = -1;
        double sum = 0;
        JobContext job;
        correlate::forEachPixelBand(*frames, map, rows * 64 * 512 * 8, *pool, job,
                                    [&](const correlate::PixelBand& band) {
                                        for (const std::int64_t pixel : band.pixels) {
                                            QVERIFY(pixel > before);
                                            before = pixel;
                                        }
                                        pixels += std::int64_t(band.pixels.size());
                                        for (const double count : band.series.values())
                                            sum += count;
                                    });
        QCOMPARE(pixels, std::int64_t(std::count_if(map.dynamicMap.values().begin(),
                                                    map.dynamicMap.values().end(),
                                                    [](auto bin) { return bin > 0; })));
        static double first = 0;
        first = rows == 1 ? sum : first;
        QCOMPARE(sum, first);
    }
}

void PlainMultitauTest::staticBinsWithoutCountsAreLeftOut() {
    const auto frames = test::framesOf(
        16, 4, 8, [](auto t, auto row, auto) { return row < 2 ? 0 : int(t % 2 + 1); });
    const MultitauResult with = correlated(frames, oneBin(4, 8, 2), 4);
    // Only the lower two rows: counts 1, 2, 1, 2, ...
    QVERIFY(std::abs(with.g2.view()(std::int64_t{1}, std::int64_t{0}) - 2.5 / 2.25) < 1e-14);
    const auto dark = test::framesOf(16, 4, 8, [](auto, auto, auto) { return 0; });
    QVERIFY(std::isnan(correlated(dark, oneBin(4, 8, 2), 4).g2.data()[0]));
}

void PlainMultitauTest::badCountsNamePixelAndFrame_data() {
    QTest::addColumn<double>("value");
    QTest::newRow("NaN") << std::nan("");
    QTest::newRow("infinite") << double(INFINITY);
    QTest::newRow("negative") << -1.0;
}

void PlainMultitauTest::badCountsNamePixelAndFrame() {
    QFETCH(double, value);
    std::vector<Pixels> frames;
    for (int t = 0; t < 4; ++t) {
        Pixels pixels(PixelType::F32, 8, 4);
        for (std::int64_t row = 0; row < 4; ++row)
            for (std::int64_t column = 0; column < 8; ++column)
                pixels.editPlane<float>()(row, column) =
                    t == 2 && row == 3 && column == 5 ? float(value) : 1.0f;
        frames.push_back(pixels);
    }
    const auto source = io::makeMemorySource(frames, "counts.h5");
    try {
        correlated(source, oneBin(4, 8, 2), 4);
        QFAIL("it was taken");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Input);
        QCOMPARE(error.file(), std::string("counts.h5"));
        QVERIFY(error.reason().find("frame 2") != std::string::npos);
        QVERIFY(error.reason().find("row 3, column 5") != std::string::npos);
    }
    // Where it is masked, it does no harm.
    auto dynamicMap = Array<std::uint32_t>({4, 8}, 1);
    dynamicMap.edit()(3, 5) = 0;
    QCOMPARE(correlated(source, test::qmapOf(dynamicMap, dynamicMap), 4).g2.data()[0], 1.0);
}

void PlainMultitauTest::framesOfAnotherSizeAreRefused() {
    const auto frames = test::framesOf(4, 4, 8, [](auto, auto, auto) { return 1; });
    QVERIFY_EXCEPTION_THROWN(correlated(frames, oneBin(8, 4, 1)), Error);
    const auto single = test::framesOf(1, 4, 8, [](auto, auto, auto) { return 1; });
    QVERIFY_EXCEPTION_THROWN(correlated(single, oneBin(4, 8, 1)), Error);
}

SPECULA_TEST(PlainMultitauTest)
#include "plain_multitau_test.moc"
