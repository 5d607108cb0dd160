// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the elements of windows are shared out among blocks and threads. Everything is 64-bit.

#include "core/compute/tiers/cuda/portable.cuh"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace specula::cuda {

constexpr int kThreads = 256;
constexpr int kPerThread = 4;
constexpr int kPerBlock = kThreads * kPerThread;

struct Divided {
    std::int64_t quotient, rest;
};
/// n >= 0, d > 0. A 64-bit division costs the device five times a 32-bit one.
SPECULA_HD Divided divide(std::int64_t n, std::int64_t d) {
    if ((static_cast<std::uint64_t>(n | d) >> 32) == 0) {
        const auto a = static_cast<std::uint32_t>(n), b = static_cast<std::uint32_t>(d);
        return {static_cast<std::int64_t>(a / b), static_cast<std::int64_t>(a % b)};
    }
    return {n / d, n % d};
}

SPECULA_HD std::int64_t divideUp(std::int64_t n, std::int64_t d) {
    return (n + d - 1) / d;
}

/// Axes that N windows share, the last one fastest, with their strides in elements.
template<int N>
struct Axes {
    int rank = 0;
    std::int64_t extent[SPC_MAX_RANK] = {};
    std::int64_t stride[N][SPC_MAX_RANK] = {};

    SPECULA_HD std::int64_t count() const {
        std::int64_t n = 1;
        for (int axis = 0; axis < rank; ++axis)
            n *= extent[axis];
        return n;
    }
    /// Where element `index` (row-major) lies in each window.
    SPECULA_HD void locate(std::int64_t index, std::int64_t (&at)[N]) const {
        SPECULA_UNROLL
        for (int n = 0; n < N; ++n)
            at[n] = 0;
        for (int axis = rank - 1; axis >= 0; --axis) {
            std::int64_t here = index;
            if (axis > 0) {
                const Divided d = divide(index, extent[axis]);
                index = d.quotient;
                here = d.rest;
            }
            SPECULA_UNROLL
            for (int n = 0; n < N; ++n)
                at[n] += here * stride[n][axis];
        }
    }
    SPECULA_HD std::int64_t locate(std::int64_t index) const requires(N == 1) {
        std::int64_t at[1];
        locate(index, at);
        return at[0];
    }
};

/// Axes [first, last) of windows with equal extents there; extents 1 are dropped and axes that run
/// on into each other in every window become one. Row-major order stays.
template<int N>
Axes<N> sharedAxes(const std::array<const SpcOperand*, N>& windows, int first, int last) {
    Axes<N> axes;
    for (int axis = first; axis < last; ++axis) {
        const std::int64_t extent = windows[0]->extent[axis];
        if (extent == 1)
            continue;
        bool runsOn = axes.rank > 0;
        for (int n = 0; n < N && runsOn; ++n)
            runsOn = axes.stride[n][axes.rank - 1] ==
                     extent * windows[static_cast<std::size_t>(n)]->stride[axis];
        if (!runsOn)
            ++axes.rank;
        const int to = axes.rank - 1;
        axes.extent[to] = runsOn ? axes.extent[to] * extent : extent;
        for (int n = 0; n < N; ++n)
            axes.stride[n][to] = windows[static_cast<std::size_t>(n)]->stride[axis];
    }
    return axes;
}

/// The same with the axes put in the order of the first window's memory, for work whose order does
/// not matter.
template<int N>
Axes<N> memoryOrderedAxes(const std::array<const SpcOperand*, N>& windows) {
    std::array<SpcOperand, N> sorted{};
    std::array<int, SPC_MAX_RANK> order{0, 1, 2, 3};
    const SpcOperand& lead = *windows[0];
    std::stable_sort(order.begin(), order.begin() + lead.rank, [&](int a, int b) {
        return std::llabs(lead.stride[a]) > std::llabs(lead.stride[b]);
    });
    std::array<const SpcOperand*, N> pointers{};
    for (std::size_t n = 0; n < N; ++n) {
        sorted[n] = *windows[n];
        for (int axis = 0; axis < lead.rank; ++axis) {
            const int from = order[static_cast<std::size_t>(axis)];
            sorted[n].extent[axis] = windows[0]->extent[from];
            sorted[n].stride[axis] = windows[n]->stride[from];
        }
        pointers[n] = &sorted[n];
    }
    return sharedAxes<N>(pointers, 0, lead.rank);
}

/// Four elements of one thread in each of N windows.
template<int N>
struct Quad {
    std::int64_t at[N][kPerThread];
    bool live[kPerThread];
};

/// Element-wise work: blocks of 1024 elements, threads of a warp side by side along the last axis.
/// Long rows are cut into segments, so that a thread divides once; short rows share a block and
/// every element is divided out.
template<int N>
struct Walk {
    Axes<N> outer; ///< all axes but the last
    std::int64_t rows = 1, columns = 1;
    std::int64_t step[N] = {};
    std::int64_t segments = 0; ///< of a row; 0: short rows
    std::int64_t blocks = 0;

    SPECULA_HD Quad<N> quad(std::int64_t block, int thread) const {
        Quad<N> q;
        if (segments != 0) {
            Divided place{0, block};
            if (rows > 1)
                place = divide(block, segments);
            std::int64_t base[N];
            outer.locate(place.quotient, base);
            SPECULA_UNROLL
            for (int k = 0; k < kPerThread; ++k) {
                const std::int64_t column = place.rest * kPerBlock + k * kThreads + thread;
                q.live[k] = column < columns;
                SPECULA_UNROLL
                for (int n = 0; n < N; ++n)
                    q.at[n][k] = base[n] + column * step[n];
            }
            return q;
        }
        SPECULA_UNROLL
        for (int k = 0; k < kPerThread; ++k) {
            const std::int64_t element = block * kPerBlock + k * kThreads + thread;
            q.live[k] = element < rows * columns;
            const Divided place = divide(element, columns);
            std::int64_t base[N];
            outer.locate(place.quotient, base);
            SPECULA_UNROLL
            for (int n = 0; n < N; ++n)
                q.at[n][k] = base[n] + place.rest * step[n];
        }
        return q;
    }
};

template<int N>
Walk<N> makeWalk(const std::array<const SpcOperand*, N>& windows) {
    const Axes<N> axes = memoryOrderedAxes<N>(windows);
    Walk<N> walk;
    if (axes.rank > 0) {
        const int last = axes.rank - 1;
        walk.columns = axes.extent[last];
        walk.outer.rank = last;
        for (int n = 0; n < N; ++n)
            walk.step[n] = axes.stride[n][last];
        for (int axis = 0; axis < last; ++axis) {
            walk.outer.extent[axis] = axes.extent[axis];
            for (int n = 0; n < N; ++n)
                walk.outer.stride[n][axis] = axes.stride[n][axis];
        }
        walk.rows = walk.outer.count();
    }
    if (walk.rows == 1 || walk.columns >= kPerBlock / 2) {
        walk.segments = divideUp(walk.columns, kPerBlock);
        walk.blocks = walk.rows * walk.segments;
    } else {
        walk.blocks = divideUp(walk.rows * walk.columns, kPerBlock);
    }
    return walk;
}

} // namespace specula::cuda
