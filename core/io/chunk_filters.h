// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// The single steps of HDF5's filter pipelines (bitshuffle has its own file). Decoders fill `out`
/// completely or throw Error(Input) with the reason.
namespace specula::io::chunkfilter {

void inflate(std::span<const std::byte> in, std::span<std::byte> out);
std::vector<std::byte> deflate(std::span<const std::byte> in, int level);

/// Byte transposition: all first bytes of the elements, then all second ones; what does not fill an
/// element stays at the end. The spans have one size.
void unshuffle(std::span<const std::byte> in, std::span<std::byte> out, std::size_t elementBytes);
void shuffle(std::span<const std::byte> in, std::span<std::byte> out, std::size_t elementBytes);

/// The last four bytes are the checksum of the others.
void checkFletcher32(std::span<const std::byte> in);
std::vector<std::byte> appendFletcher32(std::span<const std::byte> in);

void decodeLzf(std::span<const std::byte> in, std::span<std::byte> out);
/// Empty when the data do not become smaller.
std::vector<std::byte> encodeLzf(std::span<const std::byte> in);

/// Filter 32004: 8 bytes big-endian size, 4 bytes big-endian block size, then per block 4 bytes
/// big-endian compressed size and data (stored as they are when that size is the block's).
void decodeLz4(std::span<const std::byte> in, std::span<std::byte> out);
std::vector<std::byte> encodeLz4(std::span<const std::byte> in, std::size_t blockBytes);

} // namespace specula::io::chunkfilter
