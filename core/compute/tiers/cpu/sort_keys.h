// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/cpu/cpu_kernel.h"

#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

namespace specula::compute::cpu {

template<std::size_t size>
struct UnsignedOf;
template<>
struct UnsignedOf<1> {
    using Type = std::uint8_t;
};
template<>
struct UnsignedOf<2> {
    using Type = std::uint16_t;
};
template<>
struct UnsignedOf<4> {
    using Type = std::uint32_t;
};
template<>
struct UnsignedOf<8> {
    using Type = std::uint64_t;
};
template<class T>
using Key = typename UnsignedOf<sizeof(T)>::Type;

/// Unsigned numbers in the order of T: NaN last, zeros of either sign equal.
template<class T>
Key<T> keyOf(T value) {
    using K = Key<T>;
    constexpr K sign = static_cast<K>(K(1) << (8 * sizeof(T) - 1));
    if constexpr (std::is_floating_point_v<T>) {
        const K bits = std::bit_cast<K>(value == T(0) ? T(0) : value);
        const K mask = (bits & sign) != 0 ? std::numeric_limits<K>::max() : sign;
        return value != value ? std::numeric_limits<K>::max() : static_cast<K>(bits ^ mask);
    } else if constexpr (std::is_signed_v<T>) {
        return static_cast<K>(std::bit_cast<K>(value) ^ sign);
    } else {
        return value;
    }
}
/// The number a key stands for; not meaningful for NaN.
template<class T>
T valueOf(Key<T> key) {
    using K = Key<T>;
    constexpr K sign = static_cast<K>(K(1) << (8 * sizeof(T) - 1));
    if constexpr (std::is_floating_point_v<T>)
        return std::bit_cast<T>(
            static_cast<K>(key ^ ((key & sign) != 0 ? sign : std::numeric_limits<K>::max())));
    else if constexpr (std::is_signed_v<T>)
        return std::bit_cast<T>(static_cast<K>(key ^ sign));
    else
        return key;
}

/// Stable sort of n items by the low `bits` bits of key(item), digit by digit from the lowest; a
/// digit that all share costs one reading. Long arrays are counted and moved in several pieces side
/// by side, which leaves the result the same. The result is in `items`; `spare` is as long.
template<class Item, class KeyOfItem>
void radixSort(std::vector<Item>& items, std::vector<Item>& spare, int bits,
               const CpuContext& context, const KeyOfItem& key) {
    const auto n = static_cast<std::int64_t>(items.size());
    const int digitBits = bits <= 16 ? 8 : 11;
    const std::size_t digits = std::size_t(1) << digitBits;
    const std::int64_t pieces =
        context.pool != nullptr && n >= 131072 ? std::min(context.pool->threads(), 64) : 1;
    const auto begin = [&](std::int64_t piece) { return n * piece / pieces; };
    std::vector<std::int64_t> places(static_cast<std::size_t>(pieces) * digits);

    for (int shift = 0; shift < bits; shift += digitBits) {
        const auto digitOf = [&](const Item& item) {
            return static_cast<std::size_t>(key(item) >> shift) & (digits - 1);
        };
        std::fill(places.begin(), places.end(), 0);
        const auto forPieces = [&](const auto& body) {
            context.forEach(pieces, 1, [&](std::int64_t first, std::int64_t last) {
                for (std::int64_t piece = first; piece < last; ++piece)
                    body(places.data() + static_cast<std::size_t>(piece) * digits,
                         static_cast<std::size_t>(begin(piece)),
                         static_cast<std::size_t>(begin(piece + 1)));
            });
        };
        forPieces([&](std::int64_t* count, std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i)
                ++count[digitOf(items[i])];
        });
        std::int64_t place = 0;
        bool shared = false;
        for (std::size_t d = 0; d < digits; ++d) {
            const std::int64_t before = place;
            for (std::int64_t piece = 0; piece < pieces; ++piece) {
                auto& entry = places[static_cast<std::size_t>(piece) * digits + d];
                const std::int64_t count = entry;
                entry = place;
                place += count;
            }
            shared = shared || place - before == n;
        }
        if (shared)
            continue;
        forPieces([&](std::int64_t* to, std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i)
                spare[static_cast<std::size_t>(to[digitOf(items[i])]++)] = items[i];
        });
        items.swap(spare);
    }
}

} // namespace specula::compute::cpu
