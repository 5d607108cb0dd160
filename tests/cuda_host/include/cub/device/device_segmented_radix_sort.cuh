// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cub/device/device_radix_sort.cuh"

namespace cub {

struct DeviceSegmentedRadixSort {
    template<class Key, class Value, class Offset>
    static cudaError_t SortPairs(void* temporary, std::size_t& bytes, DoubleBuffer<Key>& keys,
                                 DoubleBuffer<Value>& values, int /*count*/, int segments,
                                 const Offset* begins, const Offset* ends, int firstBit, int endBit,
                                 cudaStream_t) {
        if (temporary == nullptr) {
            bytes = 1;
            return cudaSuccess;
        }
        for (int segment = 0; segment < segments; ++segment)
            DeviceRadixSort::sort(keys, values, static_cast<std::size_t>(begins[segment]),
                                  static_cast<std::size_t>(ends[segment]), firstBit, endBit);
        keys.selector ^= 1;
        values.selector ^= 1;
        return cudaSuccess;
    }
};

} // namespace cub
