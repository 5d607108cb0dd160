// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/profile.h"
#include "imaging_fixtures.h"
#include "test_main.h"

#include <limits>

using namespace specula;
using namespace specula::imaging;
using namespace specula::test;

class ProfileTest : public QObject {
    Q_OBJECT
  private slots:
    void aLineAlongARowIsTheRow();
    void aSlopeIsInterpolatedExactly();
    void aWideLineAveragesAcross();
    void aLineOutsideTheImageHasNoValues();
    void boxesAgreeWithBruteForce();
    void radialRingsAgreeWithBruteForce();
    void regionStatisticsAgreeWithBruteForce();
    void regionsOfAPyramidUseFullResolutionPositions();
    void oddInputIsSafe();

  private:
    Workers m_workers;
};

namespace {

/// A frame with NaN, dead and masked pixels, and which pixels have a value.
struct Frame {
    Pixels pixels = pixelsOf<float>(43, 37, [](auto r, auto c) {
        const double n = noise(r, c);
        return n < 0.1 ? std::nan("") : (n < 0.2 ? -9 : 100 * noise(c, r, 4));
    });
    DisplayOptions options;

    Frame() {
        options.deadValue = -9;
        options.mask = Array<std::uint8_t>({37, 43}, 1);
        for (int r = 0; r < 37; ++r)
            options.mask.edit()(r, (5 * r) % 43) = 0;
    }
    bool has(std::int64_t r, std::int64_t c) const {
        const double v = pixels.valueAt(r, c);
        return r >= 0 && c >= 0 && options.mask.view()(r, c) != 0 && v != -9 && !std::isnan(v);
    }
};

/// Mean and standard error by the textbook.
struct Expected {
    std::vector<double> values;
    double mean() const {
        double sum = 0;
        for (const double v : values)
            sum += v;
        return sum / static_cast<double>(values.size());
    }
    double error() const {
        const auto n = static_cast<double>(values.size());
        double squares = 0;
        for (const double v : values)
            squares += (v - mean()) * (v - mean());
        return n > 1 ? std::sqrt(squares / (n - 1) / n) : 0;
    }
};

void compare(const Profile& profile, std::size_t i, const Expected& expected) {
    QCOMPARE(profile.count[i], static_cast<double>(expected.values.size()));
    if (expected.values.empty()) {
        QVERIFY(std::isnan(profile.value[i]));
        return;
    }
    QVERIFY(std::abs(profile.value[i] - expected.mean()) < 1e-9);
    QVERIFY(std::abs(profile.error[i] - expected.error()) < 1e-9);
}

} // namespace

void ProfileTest::aLineAlongARowIsTheRow() {
    const Frame f;
    const auto image = m_workers.show(f.pixels, f.options);
    for (const auto interpolation : {Interpolation::Bilinear, Interpolation::Nearest}) {
        const Profile p = lineProfile(*image, {2, 11, 40, 11, 1, interpolation});
        QCOMPARE(p.position.size(), std::size_t{39});
        for (std::size_t i = 0; i < 39; ++i) {
            QVERIFY(std::abs(p.position[i] - static_cast<double>(i)) < 1e-12);
            Expected e;
            if (f.has(11, static_cast<std::int64_t>(i) + 2))
                e.values.push_back(f.pixels.valueAt(11, static_cast<std::int64_t>(i) + 2));
            compare(p, i, e);
        }
    }
}

void ProfileTest::aSlopeIsInterpolatedExactly() {
    const auto image =
        m_workers.show(pixelsOf<double>(50, 50, [](auto r, auto c) { return 3 * c + 7 * r + 1; }));
    const Profile p = lineProfile(*image, {3.3, 4.7, 41.9, 33.1, 3, Interpolation::Bilinear});
    const double length = std::hypot(41.9 - 3.3, 33.1 - 4.7);
    QCOMPARE(p.position.size(), static_cast<std::size_t>(std::lround(length)) + 1);
    QVERIFY(std::abs(p.position.back() - length) < 1e-9);
    for (std::size_t i = 0; i < p.position.size(); ++i) {
        const double t = p.position[i] / length;
        const double x = 3.3 + t * (41.9 - 3.3), y = 4.7 + t * (33.1 - 4.7);
        QVERIFY(std::abs(p.value[i] - (3 * x + 7 * y + 1)) < 1e-9);
        QCOMPARE(p.count[i], 3.0);
    }
}

void ProfileTest::aWideLineAveragesAcross() {
    const Frame f;
    const auto image = m_workers.show(f.pixels, f.options);
    const Profile p = lineProfile(*image, {17, 3, 17, 30, 5, Interpolation::Nearest});
    for (std::size_t i = 0; i < p.position.size(); ++i) {
        Expected e;
        for (std::int64_t c = 15; c <= 19; ++c)
            if (f.has(static_cast<std::int64_t>(i) + 3, c))
                e.values.push_back(f.pixels.valueAt(static_cast<std::int64_t>(i) + 3, c));
        compare(p, i, e);
    }
}

void ProfileTest::aLineOutsideTheImageHasNoValues() {
    const auto image = m_workers.show(pixelsOf<float>(10, 10, [](auto, auto) { return 4; }));
    const Profile p = lineProfile(*image, {-5, 5, 14, 5, 1, Interpolation::Bilinear});
    for (std::size_t i = 0; i < p.position.size(); ++i) {
        const double x = p.position[i] - 5;
        const bool inside = x > -0.5 && x < 9.5;
        QCOMPARE(p.count[i], inside ? 1.0 : 0.0);
        QCOMPARE(std::isnan(p.value[i]), !inside);
    }
}

void ProfileTest::boxesAgreeWithBruteForce() {
    const Frame f;
    const auto image = m_workers.show(f.pixels, f.options);
    const Rect box{30, -4, 40, 20}; // reaches over two edges
    const BoxProfile p = boxProfile(*image, box);
    QCOMPARE(p.alongX.value.size(), std::size_t{13});
    QCOMPARE(p.alongY.value.size(), std::size_t{16});
    for (std::int64_t c = 30; c < 43; ++c) {
        Expected e;
        for (std::int64_t r = 0; r < 16; ++r)
            if (f.has(r, c))
                e.values.push_back(f.pixels.valueAt(r, c));
        compare(p.alongX, static_cast<std::size_t>(c - 30), e);
        QCOMPARE(p.alongX.position[static_cast<std::size_t>(c - 30)], static_cast<double>(c));
    }
    for (std::int64_t r = 0; r < 16; ++r) {
        Expected e;
        for (std::int64_t c = 30; c < 43; ++c)
            if (f.has(r, c))
                e.values.push_back(f.pixels.valueAt(r, c));
        compare(p.alongY, static_cast<std::size_t>(r), e);
    }
}

void ProfileTest::radialRingsAgreeWithBruteForce() {
    const Frame f;
    const auto image = m_workers.show(f.pixels, f.options);
    const double x = 20.3, y = 15.8, radius = 30;
    const int bins = 17;
    const Profile p = radialProfile(*image, x, y, radius, bins);
    QCOMPARE(p.value.size(), std::size_t{17});
    std::vector<Expected> rings(17);
    for (std::int64_t r = 0; r < 37; ++r)
        for (std::int64_t c = 0; c < 43; ++c) {
            const double d = std::hypot(static_cast<double>(c) - x, static_cast<double>(r) - y);
            if (d < radius && f.has(r, c))
                rings[static_cast<std::size_t>(d / radius * bins)].values.push_back(
                    f.pixels.valueAt(r, c));
        }
    for (std::size_t i = 0; i < 17; ++i) {
        compare(p, i, rings[i]);
        QVERIFY(std::abs(p.position[i] - (static_cast<double>(i) + 0.5) * radius / bins) < 1e-12);
    }
}

void ProfileTest::regionStatisticsAgreeWithBruteForce() {
    const Frame f;
    const auto image = m_workers.show(f.pixels, f.options);
    const RegionStatistics s = regionStatistics(*image, {5, 6, 20, 300});
    Expected e;
    for (std::int64_t r = 6; r < 37; ++r)
        for (std::int64_t c = 5; c < 25; ++c)
            if (f.has(r, c))
                e.values.push_back(f.pixels.valueAt(r, c));
    const auto n = static_cast<double>(e.values.size());
    QCOMPARE(s.total, std::int64_t{20 * 31});
    QCOMPARE(static_cast<double>(s.count), n);
    QVERIFY(n > 100 && s.count < s.total);
    QCOMPARE(s.min, *std::min_element(e.values.begin(), e.values.end()));
    QCOMPARE(s.max, *std::max_element(e.values.begin(), e.values.end()));
    QVERIFY(std::abs(s.mean - e.mean()) < 1e-9);
    QVERIFY(std::abs(s.sum - e.mean() * n) < 1e-6);
    QVERIFY(std::abs(s.stddev - e.error() * std::sqrt(n - 1)) < 1e-9);
}

void ProfileTest::regionsOfAPyramidUseFullResolutionPositions() {
    DisplayOptions options;
    options.placement = {100, 0, 80, 80}; // 20x20 samples of 4x4 pixels
    const auto image =
        m_workers.show(pixelsOf<double>(20, 20, [](auto, auto c) { return c; }), options);
    const Profile p = lineProfile(*image, {101.5, 40, 177.5, 40, 1, Interpolation::Bilinear});
    for (std::size_t i = 0; i < p.position.size(); ++i)
        QVERIFY(std::abs(p.value[i] - p.position[i] / 4) < 1e-9);
    const BoxProfile box = boxProfile(*image, {108, 0, 8, 80});
    QCOMPARE(box.alongX.value.size(), std::size_t{2});
    QCOMPARE(box.alongX.value[0], 2.0);
    QCOMPARE(box.alongX.position[0], 109.5);
}

void ProfileTest::oddInputIsSafe() {
    const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
    const auto image = m_workers.show(pixelsOf<float>(4, 4, [](auto, auto) { return 1; }));
    const auto empty = m_workers.show(pixelsOf<float>(0, 0, [](auto, auto) { return 1; }));
    for (const auto& shown : {image, empty}) {
        QVERIFY(lineProfile(*shown, {nan, 0, 3, 3, 1, Interpolation::Bilinear}).value.empty());
        QVERIFY(lineProfile(*shown, {0, 0, inf, 3, 1, Interpolation::Nearest}).value.empty());
        QCOMPARE(lineProfile(*shown, {2, 2, 2, 2, 0, Interpolation::Bilinear}).value.size(),
                 std::size_t{1});
        QVERIFY(radialProfile(*shown, 0, 0, -1, 5).value.empty());
        QVERIFY(radialProfile(*shown, 0, 0, 5, 0).value.empty());
        QVERIFY(boxProfile(*shown, {50, 50, 3, 3}).alongX.value.empty());
        QCOMPARE(regionStatistics(*shown, {-9, -9, 3, 3}).count, std::int64_t{0});
    }
}

SPECULA_TEST(ProfileTest)
#include "profile_test.moc"
