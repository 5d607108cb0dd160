// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace specula::io::bitshuffle {

/// Bodies of unshuffle() for a prefix of the elements; each returns how many elements it did (a
/// multiple of 8), the portable body does the rest. `planeBytes` is elements / 8 of the whole
/// block.
std::size_t unshuffleAvx2(const std::byte* in, std::byte* out, std::size_t elements,
                          std::size_t elementBytes);
bool haveAvx2();

} // namespace specula::io::bitshuffle
