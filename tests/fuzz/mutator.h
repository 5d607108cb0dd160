// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace specula::fuzz {

using Bytes = std::vector<std::uint8_t>;

/// Mutation number `n`: one corpus member with one to four changes (bits, bytes, integer fields set
/// to telling values, blocks copied, removed or filled, ends cut, parts of another member). The
/// same (corpus, seed, n) gives the same bytes everywhere. Half of the changes fall into the first
/// 512 bytes, where headers are.
Bytes mutated(const std::vector<Bytes>& corpus, std::uint64_t seed, std::int64_t n);

} // namespace specula::fuzz
