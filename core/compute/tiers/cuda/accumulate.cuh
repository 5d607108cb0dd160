// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What threads have gathered, put together over the lanes of a warp or block in an order that never
// changes.

#include "core/compute/tiers/cuda/walk.cuh"

#include <cuda_runtime.h>

namespace specula::cuda {

constexpr int kWarp = 32;
constexpr unsigned kAllLanes = 0xffffffffu;
using Word = unsigned long long;

/// The other lane's `value`, word by word: a state is any struct of whole words.
template<class S>
__device__ __forceinline__ S fromLaneXor(const S& value, int mask) {
    static_assert(sizeof(S) % sizeof(Word) == 0 && std::is_trivially_copyable_v<S>);
    constexpr int kWords = sizeof(S) / sizeof(Word);
    Word words[kWords];
    std::memcpy(words, &value, sizeof value);
    SPECULA_UNROLL
    for (int k = 0; k < kWords; ++k)
        words[k] = __shfl_xor_sync(kAllLanes, words[k], mask);
    S other;
    std::memcpy(&other, words, sizeof other);
    return other;
}

/// Every lane gets joined() of all lanes of its group: `lanes` neighbours, a power of two up to a
/// warp, or kThreads for the whole block, which then must come here together.
template<class S>
__device__ __forceinline__ S joinLanes(S s, int lanes) {
    for (int step = lanes < kWarp ? lanes / 2 : kWarp / 2; step > 0; step /= 2)
        s = joined(s, fromLaneXor(s, step));
    if (lanes <= kWarp)
        return s;
    constexpr int kWarps = kThreads / kWarp;
    __shared__ Word warps[kWarps][sizeof(S) / sizeof(Word)];
    const int thread = static_cast<int>(threadIdx.x);
    __syncthreads(); // what stood there before has been read
    if (thread % kWarp == 0)
        std::memcpy(warps[thread / kWarp], &s, sizeof s);
    __syncthreads();
    std::memcpy(&s, warps[0], sizeof s);
    for (int w = 1; w < kWarps; ++w) {
        S other;
        std::memcpy(&other, warps[w], sizeof other);
        s = joined(s, other);
    }
    return s;
}

/// A sum and how many were looked at.
struct Sum {
    double value = 0;
    std::int64_t n = 0;
};
SPECULA_HD Sum joined(const Sum& a, const Sum& b) {
    return {a.value + b.value, a.n + b.n};
}

struct ComplexSum {
    double re = 0, im = 0;
    std::int64_t n = 0;
};
SPECULA_HD ComplexSum joined(const ComplexSum& a, const ComplexSum& b) {
    return {a.re + b.re, a.im + b.im, a.n + b.n};
}

/// The least or greatest element and the first place of it; index -1: none yet. One that is NaN
/// comes before all others.
template<class T>
struct Extreme {
    T value = 0;
    std::int32_t greatest = 0;
    std::int32_t unused = 0;
    std::int64_t index = -1;
};
template<class T>
SPECULA_HD bool comesBefore(T a, T b, bool greatest) {
    return isNan(a) ? !isNan(b) : !isNan(b) && (greatest ? b < a : a < b);
}
template<class T>
SPECULA_HD Extreme<T> joined(const Extreme<T>& a, const Extreme<T>& b) {
    if (a.index < 0 || b.index < 0)
        return a.index < 0 ? b : a;
    if (comesBefore(a.value, b.value, a.greatest != 0))
        return a;
    if (comesBefore(b.value, a.value, a.greatest != 0))
        return b;
    return a.index < b.index ? a : b;
}

/// Sums of the powers 2 to 4 of what is left when the mean is taken away.
struct PowerSums {
    double power[3] = {0, 0, 0};
};
SPECULA_HD PowerSums joined(const PowerSums& a, const PowerSums& b) {
    return {{a.power[0] + b.power[0], a.power[1] + b.power[1], a.power[2] + b.power[2]}};
}

/// In pairs, and pairs of pairs: short chains, and rounding that grows with their depth only.
template<class T, int N>
SPECULA_HD T sumOf(const T (&x)[N]) {
    T level[N];
    SPECULA_UNROLL
    for (int k = 0; k < N; ++k)
        level[k] = x[k];
    SPECULA_UNROLL
    for (int width = N / 2; width > 0; width /= 2) {
        SPECULA_UNROLL
        for (int k = 0; k < width; ++k)
            level[k] = level[k] + level[k + width];
    }
    return level[0];
}

} // namespace specula::cuda
