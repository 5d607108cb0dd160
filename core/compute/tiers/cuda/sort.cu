// SPDX-License-Identifier: GPL-3.0-or-later
// Elements become unsigned keys of the same order. Short rows are sorted in shared memory, several
// to a block; longer ones by radix, a block per row or, where rows are few or very long, all blocks
// for one row after the other.
#include "core/compute/tiers/cuda/kernels.h"
#include "core/compute/tiers/cuda/launch.cuh"
#include "core/compute/tiers/cuda/radix_sort.h"

#include <bit>

namespace specula::cuda {
namespace {

constexpr int kTileLength = 2048;
/// Rows from here on that are few, and from there on anyhow, are sorted one after the other.
constexpr std::int64_t kLongRow = 32768, kFewRows = 16, kVeryLongRow = 1 << 20;
/// As many are sorted at once, which limits scratch memory and keeps CUB's numbers within 32 bits.
constexpr std::int64_t kAtOnce = 1 << 26;

/// Windows out, indices (or out again) and in; the last axis is apart.
struct SortPlan {
    Axes<3> outer;
    std::int64_t rows, length;
    std::int64_t outStep, indexStep, inStep;
    std::int32_t type;
    void* out;
    std::int32_t* indices; ///< or null
    const void* in;
};

/// Whole numbers from the lowest up; floats by their bits, those of negative ones turned over. NaN
/// comes last, 0 and -0 are the same.
template<class Key, class T>
SPECULA_HD Key keyOf(T x) {
    if constexpr (std::is_integral_v<T>) {
        using Unsigned = std::make_unsigned_t<T>;
        return static_cast<Unsigned>(static_cast<Unsigned>(x) -
                                     static_cast<Unsigned>(std::numeric_limits<T>::lowest()));
    } else {
        constexpr Key kSign = Key{1} << (8 * sizeof(Key) - 1);
        if (isNan(x))
            return ~Key{0};
        const T plain = x == 0 ? T{0} : x;
        Key bits;
        std::memcpy(&bits, &plain, sizeof bits);
        return (bits & kSign) != 0 ? ~bits : bits | kSign;
    }
}

template<class Key>
SPECULA_HD Key keyAt(std::int32_t type, const void* data, std::int64_t at) {
    Key key = 0;
    withReal(type, [&](auto tag) {
        using T = decltype(tag);
        if constexpr ((sizeof(T) == 8) == (sizeof(Key) == 8))
            key = keyOf<Key>(static_cast<const T*>(data)[at]);
    });
    return key;
}

/// Element `from` of a row of the input becomes element `to` of the sorted row.
SPECULA_HD void putElement(const SortPlan& plan, const std::int64_t (&row)[3], std::int64_t to,
                           std::int64_t from) {
    withReal(plan.type, [&](auto tag) {
        using T = decltype(tag);
        static_cast<T*>(plan.out)[row[0] + to * plan.outStep] =
            static_cast<const T*>(plan.in)[row[2] + from * plan.inStep];
    });
    if (plan.indices != nullptr)
        plan.indices[row[1] + to * plan.indexStep] = static_cast<std::int32_t>(from);
}

/// A bitonic network over as many rows, each filled up to `padded` (a power of two), as a tile
/// takes. Equal keys are told apart by their places, which makes it stable.
template<class Key>
__global__ void __launch_bounds__(kThreads)
    sortTiles(const __grid_constant__ SortPlan plan, int padded) {
    __shared__ Key keys[kTileLength];
    __shared__ std::uint16_t places[kTileLength];
    const int thread = static_cast<int>(threadIdx.x);
    const std::int64_t perTile = kTileLength / padded;
    const std::int64_t blocks = divideUp(plan.rows, perTile);
    for (std::int64_t block = blockIdx.x; block < blocks; block += gridDim.x) {
        for (int k = thread; k < kTileLength; k += kThreads) {
            const std::int64_t row = block * perTile + k / padded;
            const int place = k % padded;
            keys[k] = ~Key{0};
            places[k] = static_cast<std::uint16_t>(place);
            if (row < plan.rows && place < plan.length) {
                std::int64_t at[3];
                plan.outer.locate(row, at);
                keys[k] = keyAt<Key>(plan.type, plan.in, at[2] + place * plan.inStep);
            }
        }
        for (int size = 2; size <= padded; size *= 2)
            for (int stride = size / 2; stride > 0; stride /= 2) {
                __syncthreads();
                for (int pair = thread; pair < kTileLength / 2; pair += kThreads) {
                    const int a = 2 * stride * (pair / stride) + pair % stride, b = a + stride;
                    const bool upwards = (a & (padded - 1) & size) == 0;
                    const Key keyA = keys[a], keyB = keys[b];
                    const std::uint16_t placeA = places[a], placeB = places[b];
                    const bool ordered = keyA < keyB || (keyA == keyB && placeA < placeB);
                    if (ordered != upwards) {
                        keys[a] = keyB;
                        keys[b] = keyA;
                        places[a] = placeB;
                        places[b] = placeA;
                    }
                }
            }
        __syncthreads();
        for (int k = thread; k < kTileLength; k += kThreads) {
            const std::int64_t row = block * perTile + k / padded;
            const int place = k % padded;
            if (row < plan.rows && place < plan.length) {
                std::int64_t at[3];
                plan.outer.locate(row, at);
                putElement(plan, at, place, places[k]);
            }
        }
        __syncthreads();
    }
}

/// Keys and places of rows [first, first + count), and where these rows begin.
template<class Key>
__global__ void __launch_bounds__(kThreads)
    makeKeys(const __grid_constant__ SortPlan plan, std::int64_t first, std::int64_t count,
             Key* keys, std::uint32_t* places, std::int32_t* offsets) {
    const std::int64_t elements = count * plan.length;
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * kThreads;
    for (std::int64_t k = static_cast<std::int64_t>(blockIdx.x) * kThreads + threadIdx.x;
         k < elements; k += step) {
        const Divided place = divide(k, plan.length);
        std::int64_t at[3];
        plan.outer.locate(first + place.quotient, at);
        keys[k] = keyAt<Key>(plan.type, plan.in, at[2] + place.rest * plan.inStep);
        places[k] = static_cast<std::uint32_t>(place.rest);
        if (offsets != nullptr && k <= count)
            offsets[k] = static_cast<std::int32_t>(k * plan.length);
    }
}

__global__ void __launch_bounds__(kThreads)
    putRows(const __grid_constant__ SortPlan plan, std::int64_t first, std::int64_t count,
            const std::uint32_t* places) {
    const std::int64_t elements = count * plan.length;
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * kThreads;
    for (std::int64_t k = static_cast<std::int64_t>(blockIdx.x) * kThreads + threadIdx.x;
         k < elements; k += step) {
        const Divided place = divide(k, plan.length);
        std::int64_t at[3];
        plan.outer.locate(first + place.quotient, at);
        putElement(plan, at, place.rest, places[k]);
    }
}

template<class Key>
void sortRows(SpcQueue& queue, const SortPlan& plan) {
    if (plan.length <= kTileLength) {
        const auto padded = static_cast<int>(
            std::bit_ceil(static_cast<std::uint64_t>(std::max<std::int64_t>(plan.length, 2))));
        return launch(queue, "sort", sortTiles<Key>, divideUp(plan.rows, kTileLength / padded),
                      plan, padded);
    }
    const bool together =
        plan.length < kLongRow || (plan.rows > kFewRows && plan.length < kVeryLongRow);
    const std::int64_t rowsAtOnce =
        together ? std::min(plan.rows, std::max<std::int64_t>(1, kAtOnce / plan.length)) : 1;
    const auto elements = static_cast<std::uint64_t>(rowsAtOnce * plan.length);

    KeyedNumbers<Key> pairs{};
    pairs.bits = static_cast<int>(8 * elementBytes(plan.type));
    pairs.count = rowsAtOnce * plan.length;
    pairs.segments = together ? static_cast<int>(rowsAtOnce) : 0;
    const std::uint64_t sortBytes = sortScratchBytes(pairs);
    ScratchLayout layout;
    const std::uint64_t keysAt[2] = {layout.add(elements * sizeof(Key)),
                                     layout.add(elements * sizeof(Key))};
    const std::uint64_t placesAt[2] = {layout.add(elements * 4), layout.add(elements * 4)};
    const std::uint64_t offsetsAt = layout.add(static_cast<std::uint64_t>(rowsAtOnce + 1) * 4);
    const std::uint64_t sortAt = layout.add(sortBytes);
    char* scratch = queue.scratch(layout.bytes());
    auto* offsets = together ? reinterpret_cast<std::int32_t*>(scratch + offsetsAt) : nullptr;

    for (std::int64_t first = 0; first < plan.rows; first += rowsAtOnce) {
        const std::int64_t rows = std::min(rowsAtOnce, plan.rows - first);
        const std::int64_t blocks = divideUp(rows * plan.length, kThreads);
        pairs.keys = reinterpret_cast<Key*>(scratch + keysAt[0]);
        pairs.keysSpace = reinterpret_cast<Key*>(scratch + keysAt[1]);
        pairs.numbers = reinterpret_cast<std::uint32_t*>(scratch + placesAt[0]);
        pairs.numbersSpace = reinterpret_cast<std::uint32_t*>(scratch + placesAt[1]);
        pairs.count = rows * plan.length;
        pairs.segments = together ? static_cast<int>(rows) : 0;
        pairs.offsets = offsets;
        launch(queue, "sort", makeKeys<Key>, blocks, plan, first, rows, pairs.keys, pairs.numbers,
               offsets);
        sortByKeys(queue, pairs, scratch + sortAt, sortBytes);
        launch(queue, "sort", putRows, blocks, plan, first, rows, pairs.numbers);
    }
}

} // namespace

void runSort(SpcQueue& queue, const SpcCall& call) {
    const bool wantsIndices = call.operand_count == 3;
    const SpcOperand& out = call.operands[0];
    const SpcOperand& in = call.operands[wantsIndices ? 2 : 1];
    const SpcOperand& indices = wantsIndices ? call.operands[1] : out;
    const int last = out.rank - 1;
    SortPlan plan{};
    plan.outer = sharedAxes<3>({&out, &indices, &in}, 0, last);
    plan.rows = plan.outer.count();
    plan.length = out.extent[last];
    plan.outStep = out.stride[last];
    plan.indexStep = indices.stride[last];
    plan.inStep = in.stride[last];
    plan.type = out.type;
    plan.out = addressOf(out);
    plan.indices = wantsIndices ? dataOf<std::int32_t>(indices) : nullptr;
    plan.in = addressOf(in);
    if (elementBytes(plan.type) == 8)
        sortRows<std::uint64_t>(queue, plan);
    else
        sortRows<std::uint32_t>(queue, plan);
}

} // namespace specula::cuda
