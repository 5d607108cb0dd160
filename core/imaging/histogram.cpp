// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/histogram.h"

#include "core/base/vector_state.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace specula::imaging {

namespace {

constexpr std::array kPresets{PercentilePreset{"minmax", 0, 100},
                              PercentilePreset{"0.1-99.9", 0.1, 99.9},
                              PercentilePreset{"1-99.9", 1, 99.9}, PercentilePreset{"1-99", 1, 99},
                              PercentilePreset{"5-95", 5, 95}};

/// The key at which `rank` (1-based) pixels are reached, counting from key `from`.
Key keyAtRank(const DisplayImage& image, std::uint64_t rank, Key from = 0) {
    const auto& counts = image.keyHistogram();
    std::uint64_t seen = 0;
    for (int key = from; key < kFirstReservedKey; ++key) {
        seen += counts[static_cast<std::size_t>(key)];
        if (seen >= rank)
            return static_cast<Key>(key);
    }
    return kLastOrdinaryKey;
}

std::uint64_t rankOf(double percent, double pixels) {
    return static_cast<std::uint64_t>(
        std::clamp(std::ceil(percent / 100 * pixels), 1.0, std::max(1.0, pixels)));
}

double valueInRange(const DisplayImage& image, Key key) {
    const ImageStatistics& s = image.statistics();
    return std::clamp(image.mapping().valueOf(key), s.min, s.max);
}

struct Span {
    double from, to;
};

/// The values a key stands for: half-way to its neighbours. Float patterns jump from zero to the
/// smallest magnitude; what lies between belongs to nobody.
Span valuesOf(const KeyMapping& mapping, Key key) {
    const double value = mapping.valueOf(key);
    double before = key > 0 ? mapping.valueOf(static_cast<Key>(key - 1)) : value - 1;
    double after = key < kLastOrdinaryKey ? mapping.valueOf(static_cast<Key>(key + 1)) : value + 1;
    if (mapping.kind() == KeyMapping::Kind::FloatBits) {
        if (value == 0)
            return {value, value};
        if (value > 0 && before <= 0)
            before = std::max(0.0, value - (after - value));
        if (value < 0 && after >= 0)
            after = std::min(0.0, value + (value - before));
    }
    return {(before + value) / 2, (value + after) / 2};
}

Levels repaired(const DisplayImage& image, Levels levels, ToneScale scale) {
    const ImageStatistics& s = image.statistics();
    if (scale == ToneScale::Log && levels.low <= 0) {
        // Below one count (the smallest value), so that it has a colour of its own.
        levels.low = s.minPositive > 0 ? s.minPositive / 2 : 1;
        levels.low = std::max(levels.low, levels.high * 1e-9);
    }
    if (!(levels.high > levels.low)) {
        const bool counts = !isFloat(image.pixels().type());
        const double gap = std::abs(levels.low) * 1e-3;
        levels.high = levels.low + (counts ? std::max(1.0, gap) : (gap > 0 ? gap : 1.0));
    }
    return levels;
}

} // namespace

Histogram histogram(const DisplayImage& image, int bins, double low, double high,
                    const ToneSettings& settings) {
    clearVectorState();
    ToneSettings scale = settings;
    scale.low = low;
    scale.high = high;
    const ToneCurve curve(scale);
    const int n = std::max(1, bins);
    Histogram result;
    result.counts.assign(static_cast<std::size_t>(n), 0);
    for (int i = 0; i <= n; ++i)
        result.edges.push_back(i == 0   ? curve.low()
                               : i == n ? curve.high()
                                        : curve.value(static_cast<double>(i) / n));

    const KeyMapping& mapping = image.mapping();
    const auto& counts = image.keyHistogram();
    const auto bin = [&](double value) {
        return std::clamp(curve.position(value) * n, 0.0, static_cast<double>(n));
    };
    for (int k = 0; k < kFirstReservedKey; ++k) {
        const auto pixels = static_cast<double>(counts[static_cast<std::size_t>(k)]);
        const auto key = static_cast<Key>(k);
        if (pixels <= 0)
            continue;
        const double value = mapping.valueOf(key);
        if (value < curve.low() || value > curve.high())
            continue;
        const Span values = valuesOf(mapping, key);
        const double from = bin(std::max(curve.low(), values.from));
        const double to = bin(std::min(curve.high(), values.to));
        const auto first = std::min(static_cast<int>(from), n - 1);
        const auto last = std::min(static_cast<int>(to), n - 1);
        if (first == last || !(to > from)) {
            result.counts[static_cast<std::size_t>(first)] += pixels;
            continue;
        }
        for (int b = first; b <= last; ++b) {
            const double part = std::min(to, b + 1.0) - std::max(from, static_cast<double>(b));
            result.counts[static_cast<std::size_t>(b)] += pixels * part / (to - from);
        }
    }
    return result;
}

double percentile(const DisplayImage& image, double percent) {
    const ImageStatistics& s = image.statistics();
    if (s.used == 0)
        return 0;
    if (percent <= 0)
        return s.min;
    if (percent >= 100)
        return s.max;
    return valueInRange(image, keyAtRank(image, rankOf(percent, static_cast<double>(s.used))));
}

std::span<const PercentilePreset> percentilePresets() {
    return kPresets;
}

Levels percentileLevels(const DisplayImage& image, double lowPercent, double highPercent,
                        ToneScale scale) {
    return repaired(image, {percentile(image, lowPercent), percentile(image, highPercent)}, scale);
}

Levels autoLevels(const DisplayImage& image, ToneScale scale) {
    const ImageStatistics& s = image.statistics();
    Levels levels{percentile(image, 1), percentile(image, 99.9)};
    if (s.used > 0 && s.min >= 0) {
        const Key zero = image.mapping().keyOf(0);
        const auto empty = s.min > 0 ? 0 : image.keyHistogram()[zero];
        const auto hit = static_cast<std::uint64_t>(s.used) - empty;
        if (2 * empty >= static_cast<std::uint64_t>(s.used) && hit > 0) {
            const Key high =
                keyAtRank(image, rankOf(99, static_cast<double>(hit)), static_cast<Key>(zero + 1));
            levels = {0, std::max(levels.high, valueInRange(image, high))};
        }
    }
    return repaired(image, levels, scale);
}

} // namespace specula::imaging
