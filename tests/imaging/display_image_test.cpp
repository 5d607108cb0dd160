// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "imaging_fixtures.h"
#include "test_main.h"

#include <limits>
#include <set>

using namespace specula;
using namespace specula::imaging;
using namespace specula::test;

class DisplayImageTest : public QObject {
    Q_OBJECT
  private slots:
    void u16FramesAreTheirOwnKeys();
    void aU16FrameCostsAtMostEightBytesPerPixel();
    void u16FramesThatUseReservedPatternsKeepAllValues();
    void u32CountsBeyond65535KeepTheirOrderAndSize();
    void negativeIntegersGetAKeyEach();
    void ratioMapsHaveNoBands();
    void signedDataWithOutliersKeepsSmallValuesApart();
    void statisticsAgreeWithBruteForce();
    void largeOffsetsKeepTheirVariance();
    void reservedPixelsAreCountedAndKnown();
    void nanAndInfinitiesNeverBreakIt();
    void maxPyramidAgreesWithBruteForce();
    void meanPyramidAgreesWithBruteForce();
    void meansOfSparsePhotonsSurvive();
    void everySmallSizeWorks();
    void placementFindsTheSampleUnderAPosition();
    void wrongChannelsAndMasksAreErrors();
    void cancellingStopsIt();

  private:
    Workers m_workers;
};

namespace {

const double kInf = std::numeric_limits<double>::infinity();
const double kNan = std::numeric_limits<double>::quiet_NaN();

/// Keys of level `n` by definition.
Key maxOfBlock(const KeyPlane& base, int level, std::int64_t row, std::int64_t column) {
    std::int64_t best = -1, reserved = 0;
    const std::int64_t size = std::int64_t{1} << level;
    for (std::int64_t r = row * size; r < std::min(base.height, (row + 1) * size); ++r)
        for (std::int64_t c = column * size; c < std::min(base.width, (column + 1) * size); ++c) {
            const Key key = base.at(r, c);
            if (isReserved(key))
                reserved = std::max<std::int64_t>(reserved, key);
            else
                best = std::max<std::int64_t>(best, key);
        }
    return static_cast<Key>(best >= 0 ? best : reserved);
}

} // namespace

void DisplayImageTest::u16FramesAreTheirOwnKeys() {
    const Pixels p = pixelsOf<std::uint16_t>(67, 41, [](auto r, auto c) {
        return r == 3 && c == 5 ? 65535 : (r == 4 ? 65534 : 65519 * noise(r, c));
    });
    DisplayOptions options;
    options.deadValue = 65535;
    options.saturatedValue = 65534;
    const auto image = m_workers.show(p, options);
    QVERIFY(image->keys().data == p.plane<std::uint16_t>().data());
    QCOMPARE(image->stateAt(3, 5), PixelState::Dead);
    QCOMPARE(image->stateAt(4, 5), PixelState::Saturated);
    QCOMPARE(image->statistics().saturated, std::int64_t{67});
}

void DisplayImageTest::aU16FrameCostsAtMostEightBytesPerPixel() {
    const auto frame = [](auto r, auto c) { return 9 * noise(r, c); };
    DisplayOptions masked;
    masked.mask = Array<std::uint8_t>({1024, 1024}, 1);
    masked.mask.edit()(5, 5) = 0;
    for (const DisplayOptions& options : {DisplayOptions(), masked}) {
        const auto image = m_workers.show(pixelsOf<std::uint16_t>(1024, 1024, frame), options);
        image->meanPyramid(*m_workers.pool);
        const auto overhead = 65536 * sizeof(std::uint64_t);
        QVERIFY(image->bytes() - overhead < 6 * 1024 * 1024);
        QVERIFY(image->bytes() - overhead > 3 * 1024 * 1024);
    }
}

void DisplayImageTest::u16FramesThatUseReservedPatternsKeepAllValues() {
    const Pixels p = pixelsOf<std::uint16_t>(256, 256, [](auto r, auto c) { return 256 * r + c; });
    const auto image = m_workers.show(p);
    QCOMPARE(image->statistics().used, std::int64_t{65536});
    for (int v = 0; v < 65536; v += 13) {
        const Key key = image->keys().at(v / 256, v % 256);
        QVERIFY(!isReserved(key));
        QVERIFY(std::abs(image->mapping().valueOf(key) - v) <= 1);
    }
}

void DisplayImageTest::u32CountsBeyond65535KeepTheirOrderAndSize() {
    const Pixels p = pixelsOf<std::uint32_t>(300, 3, [](auto r, auto c) {
        return r == 2 ? 4294967295.0 : std::floor(std::pow(1.07, static_cast<double>(c)));
    });
    DisplayOptions options;
    options.deadValue = 4294967295.0;
    const auto image = m_workers.show(p, options);
    QCOMPARE(image->statistics().dead, std::int64_t{300});
    for (int c = 0; c < 300; ++c) {
        const double value = p.valueAt(0, c),
                     shown = image->mapping().valueOf(image->keys().at(0, c));
        QVERIFY(std::abs(shown / value - 1) < 0.001);
    }
    QCOMPARE(image->statistics().max, p.valueAt(0, 299));
}

void DisplayImageTest::negativeIntegersGetAKeyEach() {
    const auto check = [&](const Pixels& p) {
        const auto image = m_workers.show(p);
        for (int r = 0; r < 31; ++r)
            for (int c = 0; c < 29; ++c)
                QCOMPARE(image->mapping().valueOf(image->keys().at(r, c)), p.valueAt(r, c));
    };
    const auto value = [](auto r, auto c) { return std::floor(40000 * noise(r, c)) - 20000; };
    check(pixelsOf<std::int16_t>(29, 31, value));
    check(pixelsOf<std::int32_t>(29, 31, value));
    check(pixelsOf<std::int8_t>(29, 31, [](auto r, auto c) { return 5 * r - 4 * c; }));
    check(pixelsOf<std::uint32_t>(29, 31, [](auto r, auto c) { return 4000000000 + r * c; }));
}

void DisplayImageTest::ratioMapsHaveNoBands() {
    const auto image = m_workers.show(pixelsOf<float>(200, 100, [](auto r, auto c) {
        return 0.98 + 0.04 * static_cast<double>(r * 200 + c) / 20000;
    }));
    const auto& keys = image->keys();
    QVERIFY(std::set<Key>(keys.data, keys.data + 20000).size() >= 10000);
    const auto mixed = m_workers.show(pixelsOf<float>(200, 100, [](auto r, auto c) {
        return r == 0 ? 0 : 0.98 + 0.04 * static_cast<double>(r * 200 + c) / 20000; // with gaps
    }));
    QVERIFY(std::set<Key>(mixed->keys().data, mixed->keys().data + 20000).size() >= 1000);
}

void DisplayImageTest::signedDataWithOutliersKeepsSmallValuesApart() {
    const auto image = m_workers.show(pixelsOf<float>(
        400, 400, [](auto r, auto c) { return r == 7 && c == 9 ? 1e9 : noise(r, c) - 0.5; }));
    std::set<Key> keys;
    for (int c = 0; c < 400; ++c)
        keys.insert(image->keys().at(3, c));
    QVERIFY(keys.size() > 300);
}

void DisplayImageTest::statisticsAgreeWithBruteForce() {
    const auto check = [&](const Pixels& p, double dead, double saturated) {
        DisplayOptions options;
        options.deadValue = dead;
        options.saturatedValue = saturated;
        options.mask = Array<std::uint8_t>({p.height(), p.width()}, 1);
        for (std::int64_t r = 0; r < p.height(); ++r)
            options.mask.edit()(r, (r * r) % p.width()) = 0;
        const auto image = m_workers.show(p, options);
        double sum = 0, squares = 0, min = kInf, max = -kInf, positive = kInf;
        std::int64_t n = 0, masked = 0, deadCount = 0, saturatedCount = 0;
        for (std::int64_t r = 0; r < p.height(); ++r)
            for (std::int64_t c = 0; c < p.width(); ++c) {
                const double v = p.valueAt(r, c);
                if (options.mask.view()(r, c) == 0)
                    ++masked;
                else if (v == dead)
                    ++deadCount;
                else if (v >= saturated)
                    ++saturatedCount;
                else {
                    ++n;
                    sum += v;
                    squares += v * v;
                    min = std::min(min, v);
                    max = std::max(max, v);
                    positive = v > 0 ? std::min(positive, v) : positive;
                }
            }
        const ImageStatistics& s = image->statistics();
        const double mean = sum / static_cast<double>(n);
        QCOMPARE(s.total, p.width() * p.height());
        QCOMPARE(s.used, n);
        QCOMPARE(s.masked, masked);
        QCOMPARE(s.dead, deadCount);
        QCOMPARE(s.saturated, saturatedCount);
        QVERIFY(deadCount > 0 && saturatedCount > 0 && masked > 0);
        QCOMPARE(s.min, min);
        QCOMPARE(s.max, max);
        QCOMPARE(s.minPositive, positive);
        QVERIFY(std::abs(s.mean - mean) < 1e-9 * std::abs(mean));
        QVERIFY(std::abs(s.sum - sum) < 1e-9 * std::abs(sum));
        const double deviation = std::sqrt(squares / static_cast<double>(n) - mean * mean);
        QVERIFY(std::abs(s.stddev - deviation) < 1e-7 * deviation);
        std::uint64_t keys = 0;
        for (const auto k : image->keyHistogram())
            keys += k;
        QCOMPARE(keys, static_cast<std::uint64_t>(n));
    };
    const auto value = [](auto r, auto c) { return std::floor(100 * noise(r, c)); };
    check(pixelsOf<std::uint8_t>(211, 97, value), 99, 95);
    check(pixelsOf<std::int8_t>(211, 97, value), 99, 95);
    check(pixelsOf<std::uint16_t>(1031, 1030, value), 99, 95);
    check(pixelsOf<std::int32_t>(1031, 1030, value), 99, 95);
    check(pixelsOf<std::uint64_t>(211, 97, value), 99, 95);
    check(pixelsOf<float>(1031, 1030, value), 99, 95);
    check(pixelsOf<double>(211, 97, value), 99, 95);
}

void DisplayImageTest::largeOffsetsKeepTheirVariance() {
    const auto image = m_workers.show(pixelsOf<double>(
        1024, 1024, [](auto r, auto c) { return 1e9 + static_cast<double>((r + c) % 2); }));
    QVERIFY(std::abs(image->statistics().stddev - 0.5) < 1e-9);
}

void DisplayImageTest::reservedPixelsAreCountedAndKnown() {
    DisplayOptions options;
    options.deadValue = -1;
    options.saturatedValue = 1e6;
    options.mask = Array<std::uint8_t>({1, 7}, 1);
    options.mask.edit()(0, 6) = 0;
    const double row[] = {3, kNan, kInf, -kInf, -1, 2e6, 5};
    const auto image =
        m_workers.show(pixelsOf<float>(7, 1, [&](auto, auto c) { return row[c]; }), options);
    using S = PixelState;
    // +infinity is above the saturated value as well.
    const S states[] = {S::Value, S::Nan,       S::Saturated, S::Infinite,
                        S::Dead,  S::Saturated, S::Masked};
    for (int c = 0; c < 7; ++c)
        QCOMPARE(image->stateAt(0, c), states[c]);
    QCOMPARE(image->statistics().used, std::int64_t{1});
    QCOMPARE(image->statistics().nan, std::int64_t{1});
    QCOMPARE(image->statistics().infinite, std::int64_t{1});
    QCOMPARE(image->statistics().mean, 3.0);
}

void DisplayImageTest::nanAndInfinitiesNeverBreakIt() {
    for (const double special : {kNan, kInf, -kInf, -kNan}) {
        const auto all =
            m_workers.show(pixelsOf<double>(5, 4, [&](auto, auto) { return special; }));
        QCOMPARE(all->statistics().used, std::int64_t{0});
        all->meanPyramid(*m_workers.pool);
        const auto some = m_workers.show(pixelsOf<float>(50, 40, [&](auto r, auto c) {
            return noise(r, c) < 0.3 ? special : noise(c, r) - 0.5;
        }));
        QVERIFY(std::isfinite(some->statistics().mean));
        QVERIFY(!isReserved(some->maxPyramid().back().at(0, 0)));
        QVERIFY(!isReserved(some->meanPyramid(*m_workers.pool).back().at(0, 0)));
    }
    const double huge = std::numeric_limits<double>::max();
    m_workers.show(pixelsOf<double>(9, 9, [&](auto r, auto c) { return r < c ? huge : -huge; }));
}

void DisplayImageTest::maxPyramidAgreesWithBruteForce() {
    for (const auto& [w, h] : {std::pair{64, 64}, {61, 37}, {1, 33}, {130, 2}, {3, 1}}) {
        const auto image = m_workers.show(pixelsOf<float>(w, h, [](auto r, auto c) {
            return noise(r, c) < 0.4 ? kNan : (noise(c, r, 2) < 0.3 ? kInf : 1e3 * noise(r, c, 1));
        }));
        const Pyramid& p = image->maxPyramid();
        QCOMPARE(p.back().width * p.back().height, std::int64_t{1});
        for (int level = 1; level < static_cast<int>(p.size()); ++level) {
            const KeyPlane& plane = p[static_cast<std::size_t>(level)];
            QCOMPARE(plane.width, (w + (1 << level) - 1) >> level);
            for (std::int64_t r = 0; r < plane.height; ++r)
                for (std::int64_t c = 0; c < plane.width; ++c)
                    QCOMPARE(plane.at(r, c), maxOfBlock(p[0], level, r, c));
        }
    }
}

void DisplayImageTest::meanPyramidAgreesWithBruteForce() {
    const auto check = [&](const Pixels& p, double tolerance) {
        const auto image = m_workers.show(p);
        const Pyramid& pyramid = image->meanPyramid(*m_workers.pool);
        for (std::size_t level = 1; level < pyramid.size(); ++level) {
            const auto size = std::int64_t{1} << level;
            if (size > std::min(p.width(), p.height()))
                break;
            const KeyPlane& plane = pyramid[level];
            for (std::int64_t r = 0; r < plane.height; ++r)
                for (std::int64_t c = 0; c < plane.width; ++c) {
                    double sum = 0;
                    for (std::int64_t y = 0; y < size; ++y)
                        for (std::int64_t x = 0; x < size; ++x)
                            sum += p.valueAt(r * size + y, c * size + x);
                    const double mean = sum / static_cast<double>(size * size);
                    const double shown = image->meanMapping().valueOf(plane.at(r, c));
                    QVERIFY(std::abs(shown - mean) <= tolerance * static_cast<double>(level));
                }
        }
    };
    check(pixelsOf<std::uint16_t>(64, 32, [](auto r, auto c) { return 20 * noise(r, c); }), 0.02);
    check(pixelsOf<float>(64, 64, [](auto r, auto c) { return noise(r, c) - 0.5; }), 2e-5);
    check(pixelsOf<float>(32, 64, [](auto r, auto c) { return 100 * noise(r, c); }), 0.1);
    // Holes count neither as zero nor at all.
    const auto holes = m_workers.show(
        pixelsOf<float>(4, 4, [](auto r, auto c) { return (r + c) % 2 ? kNan : 7.0; }));
    QVERIFY(std::abs(holes->meanMapping().valueOf(holes->meanPyramid(*m_workers.pool)[1].at(1, 1)) -
                     7) < 1e-6);
}

void DisplayImageTest::meansOfSparsePhotonsSurvive() {
    const auto image = m_workers.show(pixelsOf<std::uint16_t>(
        256, 256, [](auto r, auto c) { return r % 16 == 0 && c % 16 == 0 ? 1 : 0; }));
    const KeyPlane& plane = image->meanPyramid(*m_workers.pool)[6];
    for (int r = 0; r < 4; ++r)
        QVERIFY(std::abs(image->meanMapping().valueOf(plane.at(r, r)) * 256 - 1) < 0.01);
}

void DisplayImageTest::everySmallSizeWorks() {
    for (const int w : {0, 1, 2, 3, 5, 7, 13, 31})
        for (const int h : {0, 1, 2, 3, 5, 7, 13, 31}) {
            const auto image =
                m_workers.show(pixelsOf<float>(w, h, [](auto r, auto c) { return r - c; }));
            QCOMPARE(image->statistics().total, std::int64_t{w} * h);
            QCOMPARE(image->statistics().used, std::int64_t{w} * h);
            QCOMPARE(image->empty(), w * h == 0);
            QVERIFY(!image->meanPyramid(*m_workers.pool).empty());
        }
}

void DisplayImageTest::placementFindsTheSampleUnderAPosition() {
    DisplayOptions options;
    options.placement = {100, 200, 40, 20}; // every sample stands for 4x2 pixels
    const auto image =
        m_workers.show(pixelsOf<float>(10, 10, [](auto r, auto c) { return 10 * r + c; }), options);
    QCOMPARE(image->scaleX(), 4.0);
    QVERIFY(!image->sampleAt(99.4, 205));
    const auto at = image->sampleAt(103.49, 201.51);
    QVERIFY(at && at->column == 0 && at->row == 1);
    QVERIFY(!image->sampleAt(139.5, 205));
}

void DisplayImageTest::wrongChannelsAndMasksAreErrors() {
    const Pixels p = pixelsOf<float>(4, 3, [](auto, auto) { return 1; });
    QVERIFY_EXCEPTION_THROWN(makeDisplayImage(p, 1, {}, *m_workers.pool, m_workers.job), Error);
    DisplayOptions options;
    options.mask = Array<std::uint8_t>({4, 3}, 1);
    QVERIFY_EXCEPTION_THROWN(m_workers.show(p, options), Error);
}

void DisplayImageTest::cancellingStopsIt() {
    CancelToken token;
    token.cancel();
    JobContext job(nullptr, token);
    const Pixels p = pixelsOf<float>(64, 64, [](auto, auto) { return 1; });
    QVERIFY_EXCEPTION_THROWN(makeDisplayImage(p, 0, {}, *m_workers.pool, job), Cancelled);
}

SPECULA_TEST(DisplayImageTest)
#include "display_image_test.moc"
