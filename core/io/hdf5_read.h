// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/base/cancel.h"
#include "core/io/hdf5_dataset.h"
#include "core/io/region_source.h"

#include <list>
#include <mutex>
#include <utility>

namespace specula::io {

/// The decoded chunks used last, for chunks that hold more than one read asks for (many frames, or
/// more than the region). Bounded in bytes; always keeps the newest.
class ChunkCache {
  public:
    explicit ChunkCache(std::size_t bytes)
        : m_limit(bytes) {}

    using Key = std::pair<std::size_t, std::uint64_t>; ///< dataset, chunk
    /// Empty array: not held.
    Array<std::byte> find(const Key& key);
    void add(const Key& key, const Array<std::byte>& chunk);
    void clear();

  private:
    std::mutex m_mutex;
    std::size_t m_limit, m_bytes = 0;
    std::list<std::pair<Key, Array<std::byte>>> m_chunks; // newest first
};

/// Fills `target` from one frame of a dataset, touching only the chunks that the region meets.
/// Chunks are fetched under the HDF5 lock and decoded outside it, several at once on `pool`.
/// `number` tells the dataset apart in the cache. Throws Error(Input) naming file and dataset.
void readHdf5Region(const Hdf5Dataset& dataset, std::size_t number, const RegionRequest& request,
                    const PixelTarget& target, const CancelToken& cancel, ThreadPool* pool,
                    ChunkCache& cache);

/// The region of the target set to the fill value of the dataset (frames nobody wrote).
void fillHdf5Region(const Hdf5Dataset& dataset, const RegionRequest& request,
                    const PixelTarget& target);

} // namespace specula::io
