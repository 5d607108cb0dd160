// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/arithmetic_loops.h"
#include "core/compute/tiers/cpu/sort_keys.h"
#include "core/compute/tiers/cpu/strided.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::compute::cpu {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
/// Below this a comparison sort is faster than counting digits.
constexpr std::int64_t kFewItems = 1024;

/// Rows of the last axis, over the other axes in order.
struct Rows {
    explicit Rows(const SpcOperand& operand)
        : m_operand(operand) {}
    std::int64_t count() const { return extentProduct(m_operand, 0, m_operand.rank - 1); }
    std::int64_t length() const { return m_operand.extent[m_operand.rank - 1]; }
    template<class T>
    T* at(std::int64_t row) const {
        std::int64_t offset = 0;
        for (int axis = m_operand.rank - 2; axis >= 0; --axis) {
            offset += row % m_operand.extent[axis] * m_operand.stride[axis];
            row /= m_operand.extent[axis];
        }
        return reinterpret_cast<T*>(addressOf(m_operand)) + offset;
    }
    std::int64_t stride() const { return length() > 1 ? m_operand.stride[m_operand.rank - 1] : 1; }

  private:
    const SpcOperand& m_operand;
};

/// body(row, context for it): many rows side by side, or few rows one after the other with all
/// threads inside.
template<class Body>
void forRows(std::int64_t rows, std::int64_t length, const CpuContext& context, const Body& body) {
    const bool sideBySide =
        context.pool != nullptr && (rows >= 2 * context.pool->threads() || length < 131072);
    if (!sideBySide) {
        for (std::int64_t row = 0; row < rows; ++row)
            body(row, context);
        return;
    }
    context.forEach(rows, std::max<std::int64_t>(1, 16384 / std::max<std::int64_t>(1, length)),
                    [&](std::int64_t begin, std::int64_t end) {
                        const CpuContext alone{nullptr, context.set};
                        for (std::int64_t row = begin; row < end; ++row)
                            body(row, alone);
                    });
}

template<class K>
void sortKeys(std::vector<K>& keys, std::vector<K>& spare, const CpuContext& context) {
    if (static_cast<std::int64_t>(keys.size()) < kFewItems) {
        std::sort(keys.begin(), keys.end());
        return;
    }
    spare.resize(keys.size());
    radixSort(keys, spare, static_cast<int>(8 * sizeof(K)), context, [](K key) { return key; });
}

/// Values come back from their keys; only zeros of both signs and NaN, which a key does not tell
/// apart, are taken from the input in their order.
template<class T>
void sortRow(T* out, const T* in, std::int64_t stride, std::int64_t n, const CpuContext& context) {
    std::vector<Key<T>> keys(static_cast<std::size_t>(n)), spare;
    for (std::int64_t i = 0; i < n; ++i)
        keys[static_cast<std::size_t>(i)] = keyOf(in[i * stride]);
    sortKeys(keys, spare, context);
    for (std::int64_t i = 0; i < n; ++i)
        out[i] = valueOf<T>(keys[static_cast<std::size_t>(i)]);
    if constexpr (std::is_floating_point_v<T>) {
        const auto placeOf = [&](Key<T> key) {
            return std::lower_bound(keys.begin(), keys.end(), key) - keys.begin();
        };
        std::int64_t zero = placeOf(keyOf(T(0)));
        std::int64_t nan = placeOf(std::numeric_limits<Key<T>>::max());
        if (nan == n && (zero == n || keys[static_cast<std::size_t>(zero)] != keyOf(T(0))))
            return;
        for (std::int64_t i = 0; i < n; ++i) {
            const T value = in[i * stride];
            if (value == T(0))
                out[zero++] = value;
            else if (value != value)
                out[nan++] = value;
        }
    }
}

struct WideItem {
    std::uint64_t key;
    std::uint32_t index;
};

template<class T>
void argsortRow(T* out, std::int32_t* indices, const T* in, std::int64_t stride, std::int64_t n,
                const CpuContext& context) {
    const auto finish = [&](const auto& items, const auto& indexOf) {
        for (std::int64_t i = 0; i < n; ++i) {
            const std::uint32_t index = indexOf(items[static_cast<std::size_t>(i)]);
            indices[i] = static_cast<std::int32_t>(index);
            out[i] = in[static_cast<std::int64_t>(index) * stride];
        }
    };
    const bool few = n < kFewItems;
    if constexpr (sizeof(T) <= 4) {
        // Key and index in one word: as a number it has the stable order.
        std::vector<std::uint64_t> items(static_cast<std::size_t>(n)),
            spare(few ? 0 : items.size());
        for (std::int64_t i = 0; i < n; ++i)
            items[static_cast<std::size_t>(i)] = static_cast<std::uint64_t>(keyOf(in[i * stride]))
                                                     << 32 |
                                                 static_cast<std::uint64_t>(i);
        if (few)
            std::sort(items.begin(), items.end());
        else
            radixSort(items, spare, static_cast<int>(8 * sizeof(T)), context,
                      [](std::uint64_t item) { return item >> 32; });
        finish(items, [](std::uint64_t item) { return static_cast<std::uint32_t>(item); });
    } else {
        std::vector<WideItem> items(static_cast<std::size_t>(n)), spare(few ? 0 : items.size());
        for (std::int64_t i = 0; i < n; ++i)
            items[static_cast<std::size_t>(i)] = {keyOf(in[i * stride]),
                                                  static_cast<std::uint32_t>(i)};
        if (few)
            std::sort(items.begin(), items.end(), [](const WideItem& a, const WideItem& b) {
                return a.key != b.key ? a.key < b.key : a.index < b.index;
            });
        else
            radixSort(items, spare, 64, context, [](const WideItem& item) { return item.key; });
        finish(items, [](const WideItem& item) { return item.index; });
    }
}

bool supportsSort(const SpcCall& call) {
    const SpcOperand& in = call.operands[call.operand_count - 1];
    return isRealType(in.type) &&
           (call.operand_count == 2 ||
            in.extent[in.rank - 1] <= std::numeric_limits<std::int32_t>::max());
}

void runSort(const SpcCall& call, const CpuContext& context) {
    const Rows in(call.operands[call.operand_count - 1]), out(call.operands[0]);
    const Rows indices(call.operands[1]);
    withPixelType(static_cast<PixelType>(call.operands[0].type), [&](auto sample) {
        using T = decltype(sample);
        forRows(in.count(), in.length(), context, [&](std::int64_t row, const CpuContext& inner) {
            if (call.operand_count == 3)
                argsortRow(out.at<T>(row), indices.at<std::int32_t>(row), in.at<const T>(row),
                           in.stride(), in.length(), inner);
            else
                sortRow(out.at<T>(row), in.at<const T>(row), in.stride(), in.length(), inner);
        });
    });
}

// --- percentiles ---------------------------------------------------------------------------------

/// Where a percent lies among m ordered values.
struct Position {
    std::int64_t low = 0, high = 0;
    double fraction = 0;
    Position(double percent, std::int64_t m) {
        const double at = percent / 100 * static_cast<double>(m - 1);
        low = static_cast<std::int64_t>(at);
        fraction = at - static_cast<double>(low);
        high = low + (fraction > 0 ? 1 : 0);
    }
};

/// The keys of the given ranks (ascending, without repeats) among `keys`, which are reordered.
template<class K>
std::vector<K> selectRanks(std::vector<K>& keys, const std::vector<std::int64_t>& ranks,
                           const CpuContext& context) {
    std::vector<K> found;
    if (ranks.size() > 24) {
        std::vector<K> spare;
        sortKeys(keys, spare, context);
        for (const std::int64_t rank : ranks)
            found.push_back(keys[static_cast<std::size_t>(rank)]);
        return found;
    }
    auto from = keys.begin();
    for (const std::int64_t rank : ranks) {
        const auto at = keys.begin() + rank;
        std::nth_element(from, at, keys.end());
        found.push_back(*at);
        from = at + 1;
    }
    return found;
}

/// Long rows: how often each value of the keys' upper 16 bits occurs tells which few keys have to
/// be looked at. What is left over has the memory of one bucket instead of that of the row.
template<class T>
class Histogram {
  public:
    static constexpr int kShift = sizeof(T) > 2 ? 8 * sizeof(T) - 16 : 0;

    Histogram(const T* in, std::int64_t stride, std::int64_t n, const CpuContext& context)
        : m_in(in)
        , m_stride(stride)
        , m_n(n)
        , m_context(context) {
        const std::int64_t pieces =
            context.pool != nullptr ? std::min(context.pool->threads(), 16) : 1;
        std::vector<std::vector<std::int64_t>> parts(static_cast<std::size_t>(pieces));
        std::vector<std::int64_t> nans(static_cast<std::size_t>(pieces), 0);
        context.forEach(pieces, 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t piece = begin; piece < end; ++piece) {
                auto& part = parts[static_cast<std::size_t>(piece)];
                part.assign(65536, 0);
                std::int64_t nan = 0;
                for (std::int64_t i = n * piece / pieces; i < n * (piece + 1) / pieces; ++i) {
                    const T value = in[i * stride];
                    nan += value != value ? 1 : 0;
                    ++part[static_cast<std::size_t>(keyOf(value) >> kShift)];
                }
                nans[static_cast<std::size_t>(piece)] = nan;
            }
        });
        m_counts = std::move(parts[0]);
        m_nans = nans[0];
        for (std::size_t k = 1; k < parts.size(); ++k) {
            for (std::size_t b = 0; b < m_counts.size(); ++b)
                m_counts[b] += parts[k][b];
            m_nans += nans[k];
        }
    }

    /// NaN has the last keys, so the ranks of numbers come before.
    std::int64_t nans() const { return m_nans; }

    std::vector<Key<T>> select(const std::vector<std::int64_t>& ranks) const {
        std::vector<Key<T>> found;
        std::int64_t before = 0;
        std::size_t next = 0;
        for (std::size_t bucket = 0; bucket < m_counts.size() && next < ranks.size(); ++bucket) {
            const std::int64_t after = before + m_counts[bucket];
            std::vector<std::int64_t> inside;
            for (; next < ranks.size() && ranks[next] < after; ++next)
                inside.push_back(ranks[next] - before);
            before = after;
            if (inside.empty())
                continue;
            if constexpr (sizeof(T) <= 2) {
                found.insert(found.end(), inside.size(), static_cast<Key<T>>(bucket));
            } else {
                std::vector<Key<T>> keys = keysOf(bucket);
                const auto selected = selectRanks(keys, inside, m_context);
                found.insert(found.end(), selected.begin(), selected.end());
            }
        }
        return found;
    }

  private:
    std::vector<Key<T>> keysOf(std::size_t bucket) const {
        std::vector<Key<T>> keys;
        keys.reserve(static_cast<std::size_t>(m_counts[bucket]));
        for (std::int64_t i = 0; i < m_n; ++i) {
            const Key<T> key = keyOf(m_in[i * m_stride]);
            if (static_cast<std::size_t>(key >> kShift) == bucket)
                keys.push_back(key);
        }
        return keys;
    }

    const T* m_in;
    std::int64_t m_stride, m_n;
    const CpuContext& m_context;
    std::vector<std::int64_t> m_counts;
    std::int64_t m_nans = 0;
};

template<class T>
void percentileRow(std::byte* out, std::int32_t outType, const T* in, std::int64_t stride,
                   std::int64_t n, const std::vector<double>& percents, bool nanAware,
                   const CpuContext& context) {
    const auto step =
        static_cast<std::int64_t>(outType == SPC_F32 ? sizeof(float) : sizeof(double));
    const auto allNan = [&] {
        for (std::size_t k = 0; k < percents.size(); ++k)
            storeFloat(out + static_cast<std::int64_t>(k) * step, outType, kNan);
    };
    const auto finish = [&](std::int64_t m, const auto& select) {
        if (m == 0 || (m < n && !nanAware))
            return allNan();
        std::vector<std::int64_t> ranks;
        for (const double percent : percents) {
            const Position position(percent, m);
            ranks.push_back(position.low);
            ranks.push_back(position.high);
        }
        std::sort(ranks.begin(), ranks.end());
        ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
        const std::vector<Key<T>> keys = select(ranks);
        const auto valueAt = [&](std::int64_t rank) {
            const auto i = std::lower_bound(ranks.begin(), ranks.end(), rank) - ranks.begin();
            return static_cast<double>(valueOf<T>(keys[static_cast<std::size_t>(i)]));
        };
        for (std::size_t k = 0; k < percents.size(); ++k) {
            const Position position(percents[k], m);
            const double low = valueAt(position.low), high = valueAt(position.high);
            const double value = low == high ? low : low + (high - low) * position.fraction;
            storeFloat(out + static_cast<std::int64_t>(k) * step, outType, value);
        }
    };
    if (n >= 131072) {
        const Histogram<T> histogram(in, stride, n, context);
        return finish(n - histogram.nans(),
                      [&](const auto& ranks) { return histogram.select(ranks); });
    }
    std::vector<Key<T>> keys;
    keys.reserve(static_cast<std::size_t>(n));
    for (std::int64_t i = 0; i < n; ++i)
        if (const T value = in[i * stride]; value == value)
            keys.push_back(keyOf(value));
    finish(static_cast<std::int64_t>(keys.size()),
           [&](const auto& ranks) { return selectRanks(keys, ranks, context); });
}

bool supportsPercentile(const SpcCall& call) {
    return isFloatType(call.operands[0].type) && isRealType(call.operands[1].type);
}

void runPercentile(const SpcCall& call, const CpuContext& context) {
    const SpcOperand& percentOperand = call.operands[2];
    std::vector<double> percents(static_cast<std::size_t>(percentOperand.extent[0]));
    copyElements(reinterpret_cast<std::byte*>(percents.data()), sizeof(double),
                 addressOf(percentOperand),
                 percentOperand.stride[0] * static_cast<std::int64_t>(sizeof(double)),
                 percentOperand.extent[0], sizeof(double));
    for (const double percent : percents)
        if (!(percent >= 0 && percent <= 100))
            throw DeviceError(DeviceError::Kind::BadCall,
                              fmt::format("percentile: {} is not 0 to 100", percent));
    const bool nanAware = static_cast<const SpcPercentile*>(call.params)->nan_aware != 0;
    const Rows in(call.operands[1]), out(call.operands[0]);
    const std::int32_t outType = call.operands[0].type;
    withPixelType(static_cast<PixelType>(call.operands[1].type), [&](auto sample) {
        using T = decltype(sample);
        forRows(in.count(), in.length(), context, [&](std::int64_t row, const CpuContext& inner) {
            auto* to = outType == SPC_F32 ? reinterpret_cast<std::byte*>(out.at<float>(row))
                                          : reinterpret_cast<std::byte*>(out.at<double>(row));
            percentileRow(to, outType, in.at<const T>(row), in.stride(), in.length(), percents,
                          nanAware, inner);
        });
    });
}

} // namespace

CpuKernel sortKernel(std::uint32_t kernel) {
    switch (kernel) {
    case SPC_SORT:
        return {supportsSort, runSort};
    case SPC_PERCENTILE:
        return {supportsPercentile, runPercentile};
    default:
        return {};
    }
}

} // namespace specula::compute::cpu
