// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of elements (the trailing axes of windows) read in packs of 16 bytes. Which thread gets
// which element depends on the extents alone; only how it is read depends on where it lies.

#include "core/compute/tiers/cuda/accumulate.cuh"
#include "core/compute/tiers/cuda/planes.cuh"

namespace specula::cuda {

/// Rows of N inputs, shared out to groups of lanes. Long rows are cut into chunks, a block each.
template<int N>
struct RowPlan {
    Axes<N + 1> outer; ///< which row: of the inputs and the output
    Axes<N> inner;     ///< within a row; at least one axis
    std::int64_t rows = 1, length = 1;
    std::int64_t packs = 0, chunks = 1, chunkPacks = 0; ///< of a row, packs of a chunk
    int lanes = 1;
    std::int64_t blocks = 0;
};

constexpr std::int64_t kWarpPacks = 256;   ///< a row of so many is for one warp
constexpr std::int64_t kChunkPacks = 1024; ///< the least a block is started for
constexpr std::int64_t kMostChunks = 4096; ///< of all rows, where they are few

/// `pack` elements are read at once; the last `trailing` axes of the inputs make a row.
template<int N>
RowPlan<N> planRows(const std::array<const SpcOperand*, N>& inputs, const SpcOperand& out,
                    int trailing, int pack) {
    RowPlan<N> plan;
    const int rank = inputs[0]->rank, first = rank - trailing;
    std::array<const SpcOperand*, N + 1> windows{};
    for (std::size_t n = 0; n < N; ++n)
        windows[n] = inputs[n];
    windows[N] = &out;
    plan.outer = sharedAxes<N + 1>(windows, 0, first);
    plan.inner = sharedAxes<N>(inputs, first, rank);
    plan.rows = plan.outer.count();
    plan.length = plan.inner.count();
    if (plan.inner.rank == 0) {
        plan.inner.rank = 1;
        plan.inner.extent[0] = 1;
    }
    plan.packs = divideUp(plan.length, pack);
    if (plan.packs <= kWarpPacks) {
        while (plan.lanes < kWarp && 2 * plan.lanes < plan.packs)
            plan.lanes *= 2;
    } else {
        plan.lanes = kThreads;
        plan.chunks = std::min(divideUp(plan.packs, kChunkPacks),
                               std::max<std::int64_t>(1, kMostChunks / plan.rows));
    }
    plan.chunkPacks = divideUp(plan.packs, plan.chunks);
    plan.blocks = divideUp(plan.rows * plan.chunks, kThreads / plan.lanes);
    return plan;
}

/// Neighbours in memory, with the widest loads their address allows.
template<class T>
__device__ __forceinline__ Pack<T, kPack<T>> loadTogether(const T* from) {
    using All = Pack<T, kPack<T>>;
    const auto address = reinterpret_cast<std::uintptr_t>(from);
    if (address % sizeof(All) == 0)
        return *reinterpret_cast<const All*>(from);
    All all;
    if constexpr (sizeof(T) < 4) {
        constexpr int kWord = 4 / static_cast<int>(sizeof(T));
        if (address % 4 == 0) {
            SPECULA_UNROLL
            for (int w = 0; w < 4; ++w) {
                const auto word = reinterpret_cast<const Pack<T, kWord>*>(from)[w];
                SPECULA_UNROLL
                for (int k = 0; k < kWord; ++k)
                    all.v[w * kWord + k] = word.v[k];
            }
            return all;
        }
    }
    SPECULA_UNROLL
    for (int k = 0; k < kPack<T>; ++k)
        all.v[k] = from[k];
    return all;
}

/// One by one, for the end of a row and for what does not lie together; beyond `count` zeros.
template<int N, class T>
SPECULA_HD_CALL Pack<T, kPack<T>> gatherPack(const T* row, const Axes<N>& inner, int window,
                                             std::int64_t index, int count) {
    const int last = inner.rank - 1;
    Pack<T, kPack<T>> pack{};
    Divided place = divide(index, inner.extent[last]);
    std::int64_t start = 0;
    const auto startLine = [&] {
        std::int64_t line = place.quotient;
        start = 0;
        for (int axis = last - 1; axis >= 0; --axis) {
            const Divided d = divide(line, inner.extent[axis]);
            start += d.rest * inner.stride[window][axis];
            line = d.quotient;
        }
    };
    startLine();
    SPECULA_UNROLL
    for (int k = 0; k < kPack<T>; ++k)
        if (k < count) {
            pack.v[k] = row[start + place.rest * inner.stride[window][last]];
            if (++place.rest == inner.extent[last] && k + 1 < count) {
                ++place.quotient;
                place.rest = 0;
                startLine();
            }
        }
    return pack;
}

/// Elements [index, index + count) of a row in each of N windows.
template<int N, class T>
__device__ __forceinline__ void loadPacks(const T* const (&row)[N], const Axes<N>& inner,
                                          std::int64_t index, int count,
                                          Pack<T, kPack<T>> (&packs)[N]) {
    const int last = inner.rank - 1;
    std::int64_t at[N], column = index;
    if (last > 0) {
        inner.locate(index, at);
        column = divide(index, inner.extent[last]).rest;
    } else {
        SPECULA_UNROLL
        for (int n = 0; n < N; ++n)
            at[n] = index * inner.stride[n][0];
    }
    const bool together = count == kPack<T> && column + kPack<T> <= inner.extent[last];
    SPECULA_UNROLL
    for (int n = 0; n < N; ++n) {
        if (together && inner.stride[n][last] == 1)
            packs[n] = loadTogether(row[n] + at[n]);
        else
            packs[n] = gatherPack(row[n], inner, n, index, count);
    }
}

} // namespace specula::cuda
