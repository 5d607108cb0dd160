// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Output and input as planes of rows and columns, cut into tiles that blocks of threads work on.

#include "core/compute/tiers/cuda/kernels.h"
#include "core/compute/tiers/cuda/walk.cuh"

#include <algorithm>
#include <bit>

namespace specula::cuda {

/// N elements that are read or written at once.
template<class T, int N>
struct alignas(sizeof(T) * N) Pack {
    T v[N];
};
/// As many as one load takes.
template<class T>
inline constexpr int kPack = 16 / static_cast<int>(sizeof(T));

struct Planes {
    Axes<2> outer; ///< of the output and the input: what tells the planes apart
    std::int64_t rows = 1, columns = 1;     ///< of a plane of the output
    std::int64_t inRows = 1, inColumns = 1; ///< of a plane of the input
    std::int64_t pitch = 0, step = 0;       ///< of the output, from row to row, column to column
    std::int64_t inPitch = 0, inStep = 0;
    int tileRows = 1, tileColumns = 1; ///< of the output
    std::int64_t across = 1, perPlane = 1, blocks = 1;

    struct Tile {
        std::int64_t row, column; ///< its first one
        std::int64_t out, in;     ///< where its planes begin
    };
    SPECULA_HD Tile tile(std::int64_t block) const {
        const Divided plane = divide(block, perPlane), place = divide(plane.rest, across);
        std::int64_t at[2];
        outer.locate(plane.quotient, at);
        return {place.quotient * tileRows, place.rest * tileColumns, at[0], at[1]};
    }
};

inline void cutIntoTiles(Planes& planes, int tileRows, int tileColumns) {
    planes.tileRows = tileRows;
    planes.tileColumns = tileColumns;
    planes.across = divideUp(planes.columns, tileColumns);
    planes.perPlane = planes.across * divideUp(planes.rows, tileRows);
    planes.blocks = planes.perPlane * planes.outer.count();
}

inline void addOuterAxis(Planes& planes, const Axes<2>& axes, int axis) {
    const int to = planes.outer.rank++;
    planes.outer.extent[to] = axes.extent[axis];
    for (int n = 0; n < 2; ++n)
        planes.outer.stride[n][to] = axes.stride[n][axis];
}

/// The last two axes are rows and columns.
inline Planes imagePlanes(const SpcOperand& out, const SpcOperand& in) {
    Planes planes;
    const int x = out.rank - 1, y = out.rank - 2;
    planes.outer = sharedAxes<2>({&out, &in}, 0, y);
    planes.rows = out.extent[y];
    planes.columns = out.extent[x];
    planes.inRows = in.extent[y];
    planes.inColumns = in.extent[x];
    planes.pitch = out.stride[y];
    planes.step = out.stride[x];
    planes.inPitch = in.stride[y];
    planes.inStep = in.stride[x];
    return planes;
}

/// For work along one axis: it is the rows, and the axes behind it are the columns or apart; where
/// there are none behind it, it is the columns, and `alongColumns` is set.
inline Planes axisPlanes(const SpcOperand& out, const SpcOperand& in, int axis,
                         bool& alongColumns) {
    Planes planes;
    const Axes<2> before = sharedAxes<2>({&out, &in}, 0, axis);
    const Axes<2> behind = sharedAxes<2>({&out, &in}, axis + 1, out.rank);
    alongColumns = behind.rank == 0;
    const Axes<2>& others = alongColumns ? before : behind;
    const int other = others.rank - 1;
    for (int k = 0; k < before.rank - (alongColumns ? 1 : 0); ++k)
        addOuterAxis(planes, before, k);
    for (int k = 0; k < other && !alongColumns; ++k)
        addOuterAxis(planes, behind, k);
    if (other >= 0) {
        planes.rows = planes.inRows = others.extent[other];
        planes.pitch = others.stride[0][other];
        planes.inPitch = others.stride[1][other];
    }
    planes.columns = out.extent[axis];
    planes.inColumns = in.extent[axis];
    planes.step = out.stride[axis];
    planes.inStep = in.stride[axis];
    if (!alongColumns) {
        std::swap(planes.rows, planes.columns);
        std::swap(planes.inRows, planes.inColumns);
        std::swap(planes.pitch, planes.step);
        std::swap(planes.inPitch, planes.inStep);
    }
    return planes;
}

/// Whether every row can be read (or written) by packs from its first element on; `n` is 0 for the
/// output and 1 for the input.
template<class T>
bool packed(const Planes& planes, int n, const void* first) {
    const auto whole = [](std::int64_t elements) { return elements % kPack<T> == 0; };
    bool good = (n == 0 ? planes.step : planes.inStep) == 1 &&
                whole(n == 0 ? planes.pitch : planes.inPitch) &&
                reinterpret_cast<std::uintptr_t>(first) % 16 == 0;
    for (int axis = 0; axis < planes.outer.rank; ++axis)
        good = good && whole(planes.outer.stride[n][axis]);
    return good;
}

/// The elements from `from` on, as far as `left` of them are there. `whole`: they may be read at
/// once.
template<class T, int N>
__device__ __forceinline__ Pack<T, N> loadPack(const T* from, std::int64_t left, bool whole,
                                               std::int64_t step) {
    if (whole && left >= N)
        return *reinterpret_cast<const Pack<T, N>*>(from);
    Pack<T, N> pack;
    SPECULA_UNROLL
    for (int v = 0; v < N; ++v)
        pack.v[v] = v < left ? from[v * step] : T{};
    return pack;
}

/// How a block goes over items in rows: neighbours by neighbouring threads. Made on the host, since
/// divisions are slow on the device.
struct Sweep {
    int perRow = 1, rowStep = kThreads, columnStep = 0;
    float inverse = 1;

    /// thread / perRow; half a thread more keeps rounding from mattering.
    SPECULA_HD int rowOf(int thread) const {
        return static_cast<int>((static_cast<float>(thread) + 0.5f) * inverse);
    }
};
inline Sweep sweepOf(std::int64_t itemsPerRow) {
    const int perRow = static_cast<int>(itemsPerRow);
    return {perRow, kThreads / perRow, kThreads % perRow, 1.0f / static_cast<float>(perRow)};
}

/// Moves items that are there, rows x columns, between shared memory and a window, in which they
/// lie `pitch` and `step` apart: item = load(row, column, at), store(row, column, at, item), where
/// `at` is the place in the window. Three loads of a thread are under way at once.
template<class Item, class Load, class Store>
__device__ __forceinline__ void moveTile(const Sweep& sweep, int rows, int columns,
                                         std::int64_t pitch, std::int64_t step, Load load,
                                         Store store) {
    struct Place {
        int row, column;
        std::int64_t at;
    };
    constexpr int kAtOnce = 3;
    const int thread = static_cast<int>(threadIdx.x), first = sweep.rowOf(thread);
    Place place{first, thread - first * sweep.perRow, 0};
    place.at = place.row * pitch + place.column * step;
    const std::int64_t further = sweep.rowStep * pitch + sweep.columnStep * step;
    const std::int64_t nextRow = pitch - sweep.perRow * step;
    const auto there = [&] { return place.row < rows && place.column < columns; };
    const auto advance = [&] {
        place.row += sweep.rowStep;
        place.column += sweep.columnStep;
        place.at += further;
        if (place.column >= sweep.perRow) {
            place.column -= sweep.perRow;
            ++place.row;
            place.at += nextRow;
        }
    };
    while (place.row < rows) {
        const Place begin = place;
        Item items[kAtOnce];
        SPECULA_UNROLL
        for (int k = 0; k < kAtOnce; ++k, advance())
            if (there())
                items[k] = load(place.row, place.column, place.at);
        place = begin;
        SPECULA_UNROLL
        for (int k = 0; k < kAtOnce; ++k, advance())
            if (there())
                store(place.row, place.column, place.at, items[k]);
    }
}

SPECULA_HD int lesserOf(std::int64_t n, int most) {
    return n < most ? static_cast<int>(n) : most;
}

} // namespace specula::cuda
