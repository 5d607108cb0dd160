// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/key_plane.h"

#include "core/base/vector_state.h"
#include "core/imaging/choose_mapping.h"
#include "core/imaging/sample_value.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

namespace specula::imaging {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kKeys = 65536;

/// Which samples have a value. Infinities, NaN and saturated ones fail the two comparisons.
template<class T>
struct Sorter {
    bool hasDead = false;
    T dead{};
    double saturated = kInfinity;

    explicit Sorter(const DisplayOptions& options) {
        if (const auto d = asSample<T>(options.deadValue)) {
            hasDead = true;
            dead = *d;
        }
        if (options.saturatedValue)
            saturated = *options.saturatedValue;
    }
    bool usable(T sample) const {
        const auto x = static_cast<double>(sample);
        return bool((x > -kInfinity) & (x < saturated) & (!hasDead | (sample != dead)));
    }
    /// Of a sample that is not usable.
    Key reservedKey(T sample) const {
        if (hasDead && sample == dead)
            return kDeadKey;
        const auto x = static_cast<double>(sample);
        if (std::isnan(x))
            return kNanKey;
        if (x == -kInfinity)
            return kMinusInfinityKey;
        return saturated < kInfinity && x >= saturated ? kSaturatedKey : kPlusInfinityKey;
    }
};

void countReserved(ImageStatistics& s, Key key, std::int64_t n) {
    if (key == kNanKey)
        s.nan += n;
    else if (key == kDeadKey)
        s.dead += n;
    else if (key == kSaturatedKey)
        s.saturated += n;
    else if (key == kMaskedKey)
        s.masked += n;
    else
        s.infinite += n;
}

/// Sums of one piece of the image, relative to its first usable sample so that the variance of
/// large numbers survives.
struct PieceSums {
    std::int64_t used = 0;
    double shift = 0, sum = 0, squares = 0; ///< of (value - shift)
    double min = kInfinity, max = -kInfinity, minPositive = kInfinity;
    ImageStatistics reserved;
};

/// Chan's merging of means and squared deviations, in the fixed order of the pieces.
ImageStatistics mergeSums(const std::vector<PieceSums>& pieces, std::int64_t total) {
    ImageStatistics s;
    double min = kInfinity, max = -kInfinity, minPositive = kInfinity, deviations = 0;
    for (const PieceSums& p : pieces) {
        s.nan += p.reserved.nan;
        s.infinite += p.reserved.infinite;
        s.dead += p.reserved.dead;
        s.saturated += p.reserved.saturated;
        s.masked += p.reserved.masked;
        if (p.used == 0)
            continue;
        const auto n = static_cast<double>(p.used), before = static_cast<double>(s.used);
        const double mean = p.shift + p.sum / n, delta = mean - s.mean;
        deviations += std::max(0.0, p.squares - p.sum * (p.sum / n)) +
                      delta * delta * (before * n / (before + n));
        s.mean += delta * (n / (before + n));
        s.used += p.used;
        min = std::min(min, p.min);
        max = std::max(max, p.max);
        minPositive = std::min(minPositive, p.minPositive);
    }
    s.total = total;
    if (s.used > 0) {
        const auto n = static_cast<double>(s.used);
        s.min = min;
        s.max = max;
        s.minPositive = minPositive < kInfinity ? minPositive : 0;
        s.stddev = std::sqrt(deviations / n);
        s.sum = s.mean * n;
    }
    return s;
}

/// Rows in pieces whose number depends on the size alone, so that sums do not depend on threads.
struct Pieces {
    std::int64_t count = 1, rows = 0;

    Pieces(std::int64_t width, std::int64_t height)
        : count(std::clamp<std::int64_t>((width * height) >> 19, 1, 16))
        , rows(height) {
        count = std::min(count, std::max<std::int64_t>(1, height));
    }
    template<class Body>
    void forEach(ThreadPool& pool, const Body& body) const {
        pool.parallelFor(0, count, 1, [&](std::int64_t first, std::int64_t last) {
            clearVectorState();
            for (std::int64_t p = first; p < last; ++p)
                body(static_cast<std::size_t>(p), p * rows / count, (p + 1) * rows / count);
        });
    }
};

/// Two interleaved tables: neighbours with equal keys (most of a photon frame) would wait for each
/// other's increment. More of them would leave the cache when the keys are spread out.
class KeyCounter {
  public:
    void add(const Key* keys, std::int64_t n) {
        std::int64_t i = 0;
        for (; i + 2 <= n; i += 2) {
            ++m_even[keys[i]];
            ++m_odd[keys[i + 1]];
        }
        if (i < n)
            ++m_even[keys[i]];
    }
    void addTo(std::vector<std::uint64_t>& histogram) const {
        for (std::size_t k = 0; k < kKeys; ++k)
            histogram[k] += std::uint64_t{m_even[k]} + m_odd[k];
    }

  private:
    std::vector<std::uint32_t> m_even = std::vector<std::uint32_t>(kKeys);
    std::vector<std::uint32_t> m_odd = std::vector<std::uint32_t>(kKeys);
};

/// Samples of up to 16 bits: the histogram of the raw patterns says everything; keys come from a
/// table, or are the samples themselves.
template<class T>
PreparedKeys prepareSmall(const Pixels& pixels, int channel, const DisplayOptions& options,
                          ThreadPool& pool, const CancelToken& cancel) {
    using Pattern = std::make_unsigned_t<T>;
    const auto plane = pixels.plane<T>(channel);
    const std::int64_t width = pixels.width(), height = pixels.height();
    const Sorter<T> sorter(options);
    const Pieces pieces(width, height);
    const bool masking = !options.mask.empty();

    std::vector<std::uint64_t> patterns(kKeys);
    std::int64_t masked = 0;
    std::mutex merging;
    pieces.forEach(pool, [&](std::size_t, std::int64_t first, std::int64_t last) {
        KeyCounter counter;
        std::int64_t maskedHere = 0;
        std::vector<Key> row(static_cast<std::size_t>(width));
        for (std::int64_t y = first; y < last; ++y) {
            cancel.throwIfCancelled();
            const T* in = plane.data() + y * width;
            std::int64_t n = width;
            const Key* rowPatterns = row.data();
            if (masking) {
                const std::uint8_t* use = options.mask.data() + y * width;
                n = 0;
                for (std::int64_t x = 0; x < width; ++x) {
                    row[static_cast<std::size_t>(n)] = static_cast<Pattern>(in[x]);
                    n += use[x] != 0 ? 1 : 0;
                }
                maskedHere += width - n;
            } else if constexpr (std::is_same_v<T, std::uint16_t>) {
                rowPatterns = in;
            } else {
                for (std::int64_t x = 0; x < width; ++x)
                    row[static_cast<std::size_t>(x)] = static_cast<Pattern>(in[x]);
            }
            counter.add(rowPatterns, n);
        }
        const std::lock_guard lock(merging);
        counter.addTo(patterns);
        masked += maskedHere;
    });

    PreparedKeys result;
    PieceSums sums;
    countReserved(sums.reserved, kMaskedKey, masked);
    std::int64_t exactSum = 0;
    for (std::size_t p = 0; p < kKeys; ++p) {
        const auto n = static_cast<std::int64_t>(patterns[p]);
        if (n == 0)
            continue;
        const T sample = static_cast<T>(static_cast<Pattern>(p));
        if (!sorter.usable(sample)) {
            countReserved(sums.reserved, sorter.reservedKey(sample), n);
            continue;
        }
        const double x = sample, w = static_cast<double>(n);
        if (sums.used == 0)
            sums.shift = x;
        sums.used += n;
        exactSum += n * sample;
        sums.sum += w * (x - sums.shift);
        sums.squares += w * (x - sums.shift) * (x - sums.shift);
        sums.min = std::min(sums.min, x);
        sums.max = std::max(sums.max, x);
        sums.minPositive = x > 0 ? std::min(sums.minPositive, x) : sums.minPositive;
    }
    result.statistics = mergeSums({sums}, width * height);
    result.statistics.sum = static_cast<double>(exactSum);
    result.mapping = chooseMapping(result.statistics, true);
    result.meanMapping = chooseMeanMapping(result.mapping, result.statistics);

    result.histogram.resize(kKeys);
    std::vector<Key> keyOf(kKeys);
    bool sameAsSamples = std::is_same_v<T, std::uint16_t> && result.statistics.masked == 0;
    for (std::size_t p = 0; p < kKeys; ++p) {
        const T sample = static_cast<T>(static_cast<Pattern>(p));
        const bool ok = sorter.usable(sample);
        const Key key = ok ? result.mapping.keyOf(sample) : sorter.reservedKey(sample);
        keyOf[p] = key;
        if (patterns[p] != 0) {
            sameAsSamples = sameAsSamples && key == p;
            result.histogram[key] += ok ? patterns[p] : 0;
        }
    }
    if constexpr (std::is_same_v<T, std::uint16_t>) {
        if (sameAsSamples) {
            auto owner = std::make_shared<const Pixels>(pixels);
            result.keys = {width, height, plane.data(), owner};
            return result;
        }
    }
    auto keys = Array<Key>::uninitialized({height, width});
    Key* out = keys.edit().data();
    pieces.forEach(pool, [&](std::size_t, std::int64_t first, std::int64_t last) {
        for (std::int64_t y = first; y < last; ++y) {
            cancel.throwIfCancelled();
            for (std::int64_t i = y * width; i < (y + 1) * width; ++i) {
                const Key key = keyOf[static_cast<Pattern>(plane.data()[i])];
                out[i] = masking && options.mask.data()[i] == 0 ? kMaskedKey : key;
            }
        }
    });
    auto owner = std::make_shared<const Array<Key>>(std::move(keys));
    result.keys = {width, height, owner->data(), owner};
    return result;
}

/// Statistics of `n` samples; eight lanes that the compiler turns into vectors.
template<bool kMasking, class T>
void addSamples(const T* in, const std::uint8_t* use, std::int64_t n,
                const Sorter<T>& sorterOfImage, PieceSums& sums) {
    constexpr std::int64_t kLanes = 8;
    const Sorter<T> sorter = sorterOfImage; // a copy the compiler can keep in registers
    std::int64_t i = 0;
    while (sums.used == 0 && i < n) { // until there is a shift
        const bool masked = kMasking && use[i] == 0;
        if (!masked && sorter.usable(in[i])) {
            sums.shift = static_cast<double>(in[i]);
            break;
        }
        countReserved(sums.reserved, masked ? kMaskedKey : sorter.reservedKey(in[i]), 1);
        ++i;
    }
    const double shift = sums.shift;
    double sum[kLanes] = {}, squares[kLanes] = {}, min[kLanes], max[kLanes], positive[kLanes];
    double used[kLanes] = {};
    std::fill_n(min, kLanes, kInfinity);
    std::fill_n(max, kLanes, -kInfinity);
    std::fill_n(positive, kLanes, kInfinity);
    const auto one = [&](std::int64_t at, std::int64_t lane) {
        const T sample = in[at];
        const auto x = static_cast<double>(sample);
        bool ok = sorter.usable(sample);
        if constexpr (kMasking)
            ok = ok & (use[at] != 0);
        const double d = ok ? x - shift : 0;
        const double low = ok ? x : kInfinity, high = ok ? x : -kInfinity;
        const double above = low > 0 ? low : kInfinity;
        sum[lane] += d;
        squares[lane] += d * d;
        min[lane] = low < min[lane] ? low : min[lane];
        max[lane] = high > max[lane] ? high : max[lane];
        positive[lane] = above < positive[lane] ? above : positive[lane];
        used[lane] += ok ? 1.0 : 0.0;
    };
    const std::int64_t begin = i;
    for (; i + kLanes <= n; i += kLanes)
        for (std::int64_t lane = 0; lane < kLanes; ++lane)
            one(i + lane, lane);
    for (; i < n; ++i)
        one(i, 0);
    double good = 0;
    for (std::int64_t lane = 0; lane < kLanes; ++lane) {
        sums.sum += sum[lane];
        sums.squares += squares[lane];
        sums.min = std::min(sums.min, min[lane]);
        sums.max = std::max(sums.max, max[lane]);
        sums.minPositive = std::min(sums.minPositive, positive[lane]);
        good += used[lane];
    }
    sums.used += static_cast<std::int64_t>(good);
    if (static_cast<std::int64_t>(good) == n - begin)
        return;
    for (i = begin; i < n; ++i) {
        if (kMasking && use[i] == 0)
            countReserved(sums.reserved, kMaskedKey, 1);
        else if (!sorter.usable(in[i]))
            countReserved(sums.reserved, sorter.reservedKey(in[i]), 1);
    }
}

/// Wider samples: one pass for the range and the statistics, one for the keys.
template<class T>
PreparedKeys prepareWide(const Pixels& pixels, int channel, const DisplayOptions& options,
                         ThreadPool& pool, const CancelToken& cancel) {
    const auto plane = pixels.plane<T>(channel);
    const std::int64_t width = pixels.width(), height = pixels.height();
    const Sorter<T> sorter(options);
    const Pieces pieces(width, height);
    const std::uint8_t* mask = options.mask.empty() ? nullptr : options.mask.data();

    std::vector<PieceSums> sums(static_cast<std::size_t>(pieces.count));
    pieces.forEach(pool, [&](std::size_t piece, std::int64_t first, std::int64_t last) {
        for (std::int64_t y = first; y < last; ++y) {
            cancel.throwIfCancelled();
            const T* in = plane.data() + y * width;
            if (mask != nullptr)
                addSamples<true>(in, mask + y * width, width, sorter, sums[piece]);
            else
                addSamples<false>(in, mask, width, sorter, sums[piece]);
        }
    });
    PreparedKeys result;
    result.statistics = mergeSums(sums, width * height);
    result.mapping = chooseMapping(result.statistics, std::is_integral_v<T>);
    result.meanMapping = chooseMeanMapping(result.mapping, result.statistics);

    auto keys = Array<Key>::uninitialized({height, width});
    Key* out = keys.edit().data();
    result.histogram.resize(kKeys);
    std::mutex merging;
    const bool allUsable = result.statistics.used == result.statistics.total;
    const auto fill = [&](const auto& toKey) {
        pieces.forEach(pool, [&](std::size_t, std::int64_t first, std::int64_t last) {
            KeyCounter counter;
            for (std::int64_t y = first; y < last; ++y) {
                cancel.throwIfCancelled();
                const T* in = plane.data() + y * width;
                Key* row = out + y * width;
                if (allUsable) {
                    for (std::int64_t x = 0; x < width; ++x)
                        row[x] = toKey(in[x]);
                } else {
                    for (std::int64_t x = 0; x < width; ++x) {
                        if (mask != nullptr && mask[y * width + x] == 0)
                            row[x] = kMaskedKey;
                        else
                            row[x] =
                                sorter.usable(in[x]) ? toKey(in[x]) : sorter.reservedKey(in[x]);
                    }
                }
                counter.add(row, width);
            }
            const std::lock_guard lock(merging);
            counter.addTo(result.histogram);
        });
    };
    const KeyMapping m = result.mapping;
    switch (m.kind()) {
    case KeyMapping::Kind::Counts:
        fill([](T sample) { return static_cast<Key>(static_cast<std::int64_t>(sample)); });
        break;
    case KeyMapping::Kind::Linear:
        fill([m](T sample) { return m.linearKey(static_cast<double>(sample)); });
        break;
    case KeyMapping::Kind::FloatBits:
        fill([m](T sample) { return m.floatKey(static_cast<float>(sample)); });
        break;
    }
    std::fill(result.histogram.begin() + kFirstReservedKey, result.histogram.end(), 0);
    auto owner = std::make_shared<const Array<Key>>(std::move(keys));
    result.keys = {width, height, owner->data(), owner};
    return result;
}

} // namespace

PreparedKeys prepareKeys(const Pixels& pixels, int channel, const DisplayOptions& options,
                         ThreadPool& pool, const CancelToken& cancel) {
    return withPixelType(pixels.type(), [&](auto sample) {
        using T = decltype(sample);
        if constexpr (sizeof(T) <= 2)
            return prepareSmall<T>(pixels, channel, options, pool, cancel);
        else
            return prepareWide<T>(pixels, channel, options, pool, cancel);
    });
}

} // namespace specula::imaging
