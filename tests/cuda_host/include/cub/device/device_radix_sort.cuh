// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A stand-in for what the CUDA tier uses of CUB: stable sorting by some bits of unsigned keys.

#include "cuda_runtime.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace cub {

template<class T>
struct DoubleBuffer {
    DoubleBuffer(T* current, T* alternate)
        : d_buffers{current, alternate} {}
    T* Current() { return d_buffers[selector]; }
    T* Alternate() { return d_buffers[selector ^ 1]; }
    T* d_buffers[2];
    int selector = 0;
};

struct DeviceRadixSort {
    template<class Key, class Value, class Count>
    static cudaError_t SortPairs(void* temporary, std::size_t& bytes, DoubleBuffer<Key>& keys,
                                 DoubleBuffer<Value>& values, Count count, int firstBit, int endBit,
                                 cudaStream_t) {
        if (temporary == nullptr) {
            bytes = 1;
            return cudaSuccess;
        }
        sort(keys, values, 0, static_cast<std::size_t>(count), firstBit, endBit);
        keys.selector ^= 1;
        values.selector ^= 1;
        return cudaSuccess;
    }

    /// Elements [first, last) of the current buffers to the alternate ones.
    template<class Key, class Value>
    static void sort(DoubleBuffer<Key>& keys, DoubleBuffer<Value>& values, std::size_t first,
                     std::size_t last, int firstBit, int endBit) {
        constexpr int kBits = 8 * static_cast<int>(sizeof(Key));
        const Key end = endBit < kBits ? static_cast<Key>(~(~Key{0} << endBit)) : ~Key{0};
        const Key looked = end & static_cast<Key>(~Key{0} << firstBit);
        std::vector<std::size_t> order(last - first);
        std::iota(order.begin(), order.end(), first);
        const Key* key = keys.Current();
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return (key[a] & looked) < (key[b] & looked);
        });
        for (std::size_t k = 0; k < order.size(); ++k) {
            keys.Alternate()[first + k] = key[order[k]];
            values.Alternate()[first + k] = values.Current()[order[k]];
        }
    }
};

} // namespace cub
