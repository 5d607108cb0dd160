// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace specula {
class ThreadPool;
}

/// Bit transposition ("bitshuffle", HDF5 filter 32008) and its LZ4 container. Within a block of n
/// elements all lowest bits come first, then all next ones, ...: photon counts leave most planes
/// empty, which LZ4 removes. Layout after K. Masui et al., Astronomy and Computing 12 (2015) 181.
///
/// The chunk is a row of blocks; the last block is shorter, and up to seven elements that do not
/// fill a byte follow as they are. All decoders check every length and throw Error(Input) with the
/// reason; they never read or write outside the spans.
namespace specula::io::bitshuffle {

/// Elements per block when the file does not say: about 8 KiB.
std::size_t defaultBlockElements(std::size_t elementBytes);

/// Untransposes `elements` (a multiple of 8) of `elementBytes` each; AVX2 where the processor has
/// it.
void unshuffle(const std::byte* in, std::byte* out, std::size_t elements, std::size_t elementBytes);
/// The portable body, also what the fast one is tested against.
void unshufflePortable(const std::byte* in, std::byte* out, std::size_t elements,
                       std::size_t elementBytes);
void shuffle(const std::byte* in, std::byte* out, std::size_t elements, std::size_t elementBytes);

/// Blocks transposed, not compressed. `blockElements` 0: default.
void decodePlain(std::span<const std::byte> in, std::span<std::byte> out, std::size_t elementBytes,
                 std::size_t blockElements);
void encodePlain(std::span<const std::byte> in, std::span<std::byte> out, std::size_t elementBytes,
                 std::size_t blockElements);

/// 8 bytes big-endian total size, 4 bytes big-endian block size in bytes, then per block 4 bytes
/// big-endian compressed size and LZ4 data. `out` must have the total size. Blocks are shared out
/// over `pool` when one is given.
void decodeLz4(std::span<const std::byte> in, std::span<std::byte> out, std::size_t elementBytes,
               ThreadPool* pool = nullptr);
std::vector<std::byte> encodeLz4(std::span<const std::byte> in, std::size_t elementBytes,
                                 std::size_t blockElements = 0);

} // namespace specula::io::bitshuffle
