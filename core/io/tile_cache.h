// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/region_source.h"

#include <cstddef>
#include <memory>

namespace specula::io {

class TileCache;

/// `source`, reading through `cache`, tiles side by side on the pool. Keys hold file and content id
/// (so that a file opened twice shares its tiles, and a changed or grown one does not), frame,
/// level, channel and tile.
SourcePtr cachedSource(SourcePtr source, TileCache& cache);

/// Decoded tiles of any number of sources under one byte budget, least recently used out first.
/// Shared by the viewer and the executor; thread safe. A hit shares the tile, nothing is copied.
class TileCache {
  public:
    explicit TileCache(std::size_t byteBudget);
    ~TileCache();

    struct Statistics {
        std::size_t bytes = 0, budget = 0, tiles = 0;
        std::size_t hits = 0, misses = 0, evicted = 0;
    };
    Statistics statistics() const;
    void setBudget(std::size_t bytes);
    void clear();

  private:
    friend SourcePtr cachedSource(SourcePtr source, TileCache& cache);
    friend class CachedSource;
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace specula::io
