// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pixels.h"
#include "core/compute/tiers/cpu/image_kernels.h"

#include <cstring>
#include <limits>
#include <numeric>
#include <type_traits>

namespace specula::compute::cpu {
namespace {

/// What a pixel of type T is compared by: floats by integers in the same order, so that -0 lies
/// below +0 and an extreme or a median does not depend on the order of looking.
template<class T>
using KeyOf = std::conditional_t<std::is_same_v<T, float>, std::int32_t,
                                 std::conditional_t<std::is_same_v<T, double>, std::int64_t, T>>;

template<class T>
const auto& keyLoops(const ImageLoops& loops) {
    if constexpr (std::is_same_v<T, float>)
        return loops.keys32;
    else
        return loops.keys64;
}

template<class K>
const RankLoops<K>& rankLoops(const ImageLoops& loops) {
    if constexpr (std::is_same_v<K, std::uint8_t>)
        return loops.u8;
    else if constexpr (std::is_same_v<K, std::int8_t>)
        return loops.i8;
    else if constexpr (std::is_same_v<K, std::uint16_t>)
        return loops.u16;
    else if constexpr (std::is_same_v<K, std::int16_t>)
        return loops.i16;
    else if constexpr (std::is_same_v<K, std::uint32_t>)
        return loops.u32;
    else if constexpr (std::is_same_v<K, std::int32_t>)
        return loops.i32;
    else if constexpr (std::is_same_v<K, std::uint64_t>)
        return loops.u64;
    else
        return loops.i64;
}

/// Pixels to keys and back; NaN is the greatest key, or the least where minima are wanted.
template<class T>
struct Keys {
    const ImageLoops& loops;
    bool nanGreatest;

    void read(const T* from, KeyOf<T>* to, std::int64_t count) const {
        if constexpr (std::is_floating_point_v<T>)
            keyLoops<T>(loops).toKeys(from, to, count, nanGreatest);
        else
            std::memcpy(to, from, static_cast<std::size_t>(count) * sizeof(T));
    }
    void write(const KeyOf<T>* from, T* to, std::int64_t count) const {
        if constexpr (std::is_floating_point_v<T>)
            keyLoops<T>(loops).fromKeys(from, to, count);
        else
            std::memcpy(to, from, static_cast<std::size_t>(count) * sizeof(T));
    }
};

struct Window {
    std::int64_t rows, columns;
};

/// Extremes by van Herk's method: rows in blocks as high as the window; the window at row s of a
/// block is the rest of that block from s on and the head of the next one, and both are running
/// extremes. Three comparisons per pixel whatever the height; along the rows slide() takes log2 of
/// the width.
template<class T>
void extremeBlock(const Rows<const T>& in, const Rows<T>& out, const Block& block, Window window,
                  const Keys<T>& keys, bool greatest) {
    using K = KeyOf<T>;
    const RankLoops<K>& loops = rankLoops<K>(keys.loops);
    const std::int64_t height = window.rows, columns = block.columns;
    std::vector<K> row(static_cast<std::size_t>(columns + window.columns - 1));
    std::vector<K> rest(static_cast<std::size_t>(height * columns)), head(row.size());
    std::vector<K> result(row.size());
    const std::int64_t rowsIn = block.rows + height - 1;
    const auto restOf = [&](std::int64_t s) { return rest.data() + s * columns; };
    const auto emit = [&](std::int64_t y, const K* from) {
        keys.write(from, out.data + (block.y + y) * out.stride + block.x, columns);
    };
    for (std::int64_t first = 0; first < rowsIn; first += height) {
        const std::int64_t here = std::min(height, rowsIn - first);
        for (std::int64_t s = 0; s < here; ++s) {
            keys.read(in.data + (block.y + first + s) * in.stride + block.x, row.data(),
                      static_cast<std::int64_t>(row.size()));
            loops.slide(row.data(), columns, window.columns, greatest);
            if (s == 0)
                std::copy_n(row.data(), columns, head.data());
            else
                loops.pick(head.data(), row.data(), head.data(), columns, greatest);
            // The window that began at row s + 1 of the block before ends here.
            if (first > 0 && s + 1 < height) {
                loops.pick(restOf(s + 1), head.data(), result.data(), columns, greatest);
                emit(first - height + s + 1, result.data());
            }
            std::copy_n(row.data(), columns, restOf(s));
        }
        if (here == height) {
            emit(first, head.data());
            for (std::int64_t s = height - 2; s >= 0; --s)
                loops.pick(restOf(s), restOf(s + 1), restOf(s), columns, greatest);
        }
    }
}

template<class T>
void extremes(const PlaneList<T>& list, Window window, const CpuContext& context,
              const ImageLoops& loops, bool greatest) {
    constexpr std::int64_t bytes = 1 << 18, most = 1 << 23;
    const std::int64_t rowBytes = window.rows * static_cast<std::int64_t>(sizeof(T));
    const std::int64_t columns = std::max(
        {std::min(2 * window.columns, most / rowBytes), bytes / rowBytes, std::int64_t{64}});
    const Blocks blocks(context, list.planes, list.rows, list.columns, 2 * window.rows,
                        std::min(columns, list.columns));
    forEachBlock(context, blocks, list.planes, list.rows, list.columns, [&](const Block& block) {
        extremeBlock<T>(list.in(block.plane), list.out(block.plane), block, window,
                        {loops, greatest}, greatest);
    });
}

/// Whether the key stands for NaN when NaN is the greatest.
template<class T>
constexpr KeyOf<T> kNanKey = std::numeric_limits<KeyOf<T>>::max();

template<class T>
bool hasNan(const std::vector<KeyOf<T>>& keys) {
    if constexpr (std::is_floating_point_v<T>)
        return std::find(keys.begin(), keys.end(), kNanKey<T>) != keys.end();
    return false;
}

/// The ranks of all keys, by counting sort over one byte after the other, the lowest first: stable,
/// so that equal keys get different ranks in their order of place. Returns the keys sorted.
template<class K>
std::vector<K> rankAll(const std::vector<K>& keys, std::vector<std::uint32_t>& ranks) {
    using U = std::make_unsigned_t<K>;
    constexpr U flip = std::is_signed_v<K> ? U(U{1} << (8 * sizeof(K) - 1)) : U{0};
    const std::size_t count = keys.size();
    std::vector<std::uint32_t> order(count), next(count);
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t shift = 0; shift < 8 * sizeof(K); shift += 8) {
        const auto digit = [&](K key) {
            return static_cast<std::size_t>((static_cast<U>(static_cast<U>(key) ^ flip) >> shift) &
                                            0xff);
        };
        std::array<std::uint32_t, 257> at{};
        for (const K key : keys)
            ++at[digit(key) + 1];
        if (std::find(at.begin(), at.end(), count) != at.end())
            continue; // one value for all
        std::partial_sum(at.begin(), at.end(), at.begin());
        for (const std::uint32_t i : order)
            next[at[digit(keys[i])]++] = i;
        order.swap(next);
    }
    std::vector<K> sorted(count);
    ranks.resize(count);
    for (std::size_t r = 0; r < count; ++r) {
        ranks[order[r]] = static_cast<std::uint32_t>(r);
        sorted[r] = keys[order[r]];
    }
    return sorted;
}

/// Medians of a block: 3x3 and 5x5 by networks of comparisons on vectors of pixels; others, and
/// blocks with NaN, by a set of ranks that follows the window: sorting costs a few steps per pixel
/// and each step of the window two columns of it, O(height).
template<class T>
void medianBlock(const Rows<const T>& in, const Rows<T>& out, const Block& block, Window window,
                 const Keys<T>& keys, const CpuContext& context) {
    using K = KeyOf<T>;
    const RankLoops<K>& loops = rankLoops<K>(keys.loops);
    const std::int64_t width = block.columns + window.columns - 1;
    const std::int64_t height = block.rows + window.rows - 1;
    std::vector<K> all(static_cast<std::size_t>(width * height));
    for (std::int64_t y = 0; y < height; ++y)
        keys.read(in.data + (block.y + y) * in.stride + block.x, all.data() + y * width, width);
    std::vector<K> medians(static_cast<std::size_t>(block.columns));
    const auto emit = [&](std::int64_t y) {
        keys.write(medians.data(), out.data + (block.y + y) * out.stride + block.x, block.columns);
    };
    const bool network =
        window.rows == window.columns && (window.rows == 3 || window.rows == 5) && !hasNan<T>(all);
    if (network) {
        std::vector<K> scratch(static_cast<std::size_t>(5 * (block.columns + 4)));
        for (std::int64_t y = 0; y < block.rows; ++y) {
            loops.median({all.data() + y * width, width}, medians.data(), block.columns,
                         static_cast<int>(window.rows), scratch.data());
            emit(y);
        }
        return;
    }
    std::vector<std::uint32_t> ranks;
    const std::vector<K> sorted = rankAll(all, ranks);
    std::vector<std::uint64_t> bits((sorted.size() + 63) / 64 + 1);
    std::vector<std::uint32_t> places(medians.size());
    RankWindow moving{};
    moving.height = window.rows;
    moving.width = window.columns;
    moving.columns = block.columns;
    moving.bits = bits.data();
    moving.firstNan = std::numeric_limits<std::uint32_t>::max();
    if constexpr (std::is_floating_point_v<T>)
        moving.firstNan = static_cast<std::uint32_t>(
            std::lower_bound(sorted.begin(), sorted.end(), kNanKey<T>) - sorted.begin());
    for (std::int64_t y = 0; y < block.rows; ++y) {
        context.throwIfCancelled();
        moving.ranks = {ranks.data() + y * width, width};
        keys.loops.medianRanks(moving, places.data());
        for (std::size_t x = 0; x < places.size(); ++x)
            medians[x] = sorted[places[x]];
        emit(y);
    }
}

template<class T>
void medians(const PlaneList<T>& list, Window window, const CpuContext& context,
             const ImageLoops& loops) {
    const bool network = window.rows == window.columns && window.rows <= 5;
    // Networks: rows long enough for vectors. Ranks: few values, which are found in the cache.
    const std::int64_t rows = network ? 64 : std::max<std::int64_t>(64, 2 * window.rows);
    const std::int64_t columns = network ? 1024 : std::max<std::int64_t>(128, 2 * window.columns);
    const std::int64_t down = (list.rows + rows - 1) / rows;
    const std::int64_t across = (list.columns + columns - 1) / columns;
    context.forEach(list.planes * down * across, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const std::int64_t at = i % (down * across);
            Block block{i / (down * across), at / across * rows, at % across * columns, 0, 0};
            block.rows = std::min(rows, list.rows - block.y);
            block.columns = std::min(columns, list.columns - block.x);
            medianBlock<T>(list.in(block.plane), list.out(block.plane), block, window,
                           {loops, true}, context);
        }
    });
}

template<class T>
void rankFilter(const SpcCall& call, const CpuContext& context) {
    const auto& params = *static_cast<const SpcRankFilter*>(call.params);
    const SpcOperand& out = call.operands[0];
    const RowsOf in(call.operands[1]);
    const ImageLoops& loops = imageLoops(context.set);
    const PlaneList<T> list(out, in.operand(), out.rank - 2);
    const Window window{2 * std::int64_t{params.radius_y} + 1,
                        2 * std::int64_t{params.radius_x} + 1};
    if (params.which == SPC_RANK_MEDIAN)
        medians(list, window, context, loops);
    else
        extremes(list, window, context, loops, params.which == SPC_RANK_MAXIMUM);
}

} // namespace

CpuKernel rankFilterKernel() {
    return {[](const SpcCall& call) {
                return call.operands[0].type == call.operands[1].type &&
                       call.operands[0].type <= SPC_F64;
            },
            [](const SpcCall& call, const CpuContext& context) {
                withPixelType(static_cast<PixelType>(call.operands[0].type),
                              [&]<class T>(T) { rankFilter<T>(call, context); });
            }};
}

} // namespace specula::compute::cpu
