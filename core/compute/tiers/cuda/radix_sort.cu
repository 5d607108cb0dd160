// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/radix_sort.h"

#include <cub/device/device_radix_sort.cuh>
#include <cub/device/device_segmented_radix_sort.cuh>

#include <utility>

namespace specula::cuda {
namespace {

template<class Key>
void run(KeyedNumbers<Key>& pairs, void* scratch, std::size_t& bytes, cudaStream_t stream) {
    cub::DoubleBuffer<Key> keys(pairs.keys, pairs.keysSpace);
    cub::DoubleBuffer<std::uint32_t> numbers(pairs.numbers, pairs.numbersSpace);
    check(pairs.segments == 0
              ? cub::DeviceRadixSort::SortPairs(scratch, bytes, keys, numbers, pairs.count, 0,
                                                pairs.bits, stream)
              : cub::DeviceSegmentedRadixSort::SortPairs(
                    scratch, bytes, keys, numbers, static_cast<int>(pairs.count), pairs.segments,
                    pairs.offsets, pairs.offsets + 1, 0, pairs.bits, stream),
          "sorting");
    if (keys.Current() != pairs.keys)
        std::swap(pairs.keys, pairs.keysSpace);
    if (numbers.Current() != pairs.numbers)
        std::swap(pairs.numbers, pairs.numbersSpace);
}

} // namespace

template<class Key>
std::uint64_t sortScratchBytes(const KeyedNumbers<Key>& pairs) {
    KeyedNumbers<Key> asked = pairs;
    std::size_t bytes = 0;
    run(asked, nullptr, bytes, nullptr);
    return bytes;
}

template<class Key>
void sortByKeys(SpcQueue& queue, KeyedNumbers<Key>& pairs, char* scratch,
                std::uint64_t scratchBytes) {
    std::size_t bytes = scratchBytes;
    run(pairs, scratch, bytes, queue.stream);
}

template std::uint64_t sortScratchBytes(const KeyedNumbers<std::uint32_t>&);
template std::uint64_t sortScratchBytes(const KeyedNumbers<std::uint64_t>&);
template void sortByKeys(SpcQueue&, KeyedNumbers<std::uint32_t>&, char*, std::uint64_t);
template void sortByKeys(SpcQueue&, KeyedNumbers<std::uint64_t>&, char*, std::uint64_t);

} // namespace specula::cuda
