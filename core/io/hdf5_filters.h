// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace specula {
class ThreadPool;
}

namespace specula::io {

/// One step of a dataset's filter pipeline as the file describes it.
struct Hdf5Filter {
    int id = 0; ///< registered number of the HDF Group
    std::vector<unsigned> parameters;
    std::string name; ///< as the file calls it; may be empty
};

constexpr int kFilterDeflate = 1, kFilterShuffle = 2, kFilterFletcher32 = 3, kFilterSzip = 4,
              kFilterNbit = 5, kFilterScaleOffset = 6, kFilterLzf = 32000, kFilterLz4 = 32004,
              kFilterBitshuffle = 32008;

/// "deflate", "bitshuffle-LZ4", "Blosc", ... or the name in the file, or the number.
std::string filterText(const Hdf5Filter& filter);

/// Decodes and encodes whole raw chunks outside the HDF5 library, so that its lock is not held and
/// no plug-in is needed. Robust against any input: every length is checked, and nothing larger than
/// the compressed data can justify is allocated.
class ChunkCodec {
  public:
    ChunkCodec() = default;
    /// `elementBytes` is the size of one element in the file, `chunkBytes` of a whole decoded
    /// chunk.
    ChunkCodec(std::vector<Hdf5Filter> filters, std::size_t elementBytes, std::size_t chunkBytes);

    const std::vector<Hdf5Filter>& filters() const { return m_filters; }
    std::size_t chunkBytes() const { return m_chunkBytes; }
    /// Empty when we can decode this pipeline; otherwise the first step that we cannot.
    const std::string& foreign() const { return m_foreign; }
    /// "shuffle, deflate"; "none" without filters.
    std::string text() const;

    /// Undoes the pipeline; bit i of `mask` says that step i was skipped when the chunk was
    /// written. `out` has chunkBytes() bytes. Throws Error(Input) with the reason only.
    void decode(std::span<const std::byte> raw, std::uint32_t mask, std::span<std::byte> out,
                ThreadPool* pool = nullptr) const;
    /// Applies the pipeline; steps that would enlarge the chunk are set in `mask` where they may
    /// be.
    std::vector<std::byte> encode(std::span<const std::byte> chunk, std::uint32_t& mask) const;

    /// Whether `rawBytes` can hold a whole chunk at the best ratio the filters allow.
    bool plausible(std::uint64_t rawBytes, std::uint32_t mask) const;

  private:
    std::vector<Hdf5Filter> m_filters;
    std::size_t m_elementBytes = 1, m_chunkBytes = 0;
    std::string m_foreign;
};

} // namespace specula::io
