// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/cuda/context.h"

namespace specula::cuda {

/// Pairs of keys (32 or 64 bits) and numbers to be sorted by the lowest `bits` of their keys,
/// stable: in one piece, or, where `segments` is not 0, in pieces from offsets[s] to offsets[s +
/// 1].
template<class Key>
struct KeyedNumbers {
    Key *keys, *keysSpace; ///< as much memory again
    std::uint32_t *numbers, *numbersSpace;
    std::int64_t count;
    int bits;
    int segments = 0;
    const std::int32_t* offsets = nullptr;
};

template<class Key>
std::uint64_t sortScratchBytes(const KeyedNumbers<Key>& pairs);
/// Puts the sorted ones into keys and numbers, by exchanging them with the spaces where need be.
template<class Key>
void sortByKeys(SpcQueue& queue, KeyedNumbers<Key>& pairs, char* scratch,
                std::uint64_t scratchBytes);

} // namespace specula::cuda
