// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace specula::io {

/// Numbers of `Bytes` bytes, most significant first, at any address.
template<std::size_t Bytes>
std::uint64_t loadBigEndian(const std::byte* from) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < Bytes; ++i)
        value = value << 8 | std::to_integer<std::uint64_t>(from[i]);
    return value;
}

template<std::size_t Bytes>
void storeBigEndian(std::byte* to, std::uint64_t value) {
    for (std::size_t i = Bytes; i-- > 0; value >>= 8)
        to[i] = static_cast<std::byte>(value & 0xff);
}

/// Numbers of `bytes` bytes, least significant first.
inline std::uint64_t loadLittleEndian(const std::byte* from, std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes; i-- > 0;)
        value = value << 8 | std::to_integer<std::uint64_t>(from[i]);
    return value;
}

} // namespace specula::io
