// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace specula::io {

/// Puts rectangles of any shape together into tiles of a fixed grid and hands on each tile once it
/// is complete (tiles at the right and lower border are smaller). What covers whole tiles passes
/// without waiting. Thread safe; `emit` is called from the adding thread, outside any lock.
class TileGatherer {
  public:
    using Emit = std::function<void(std::int64_t column, std::int64_t row, const Pixels& tile)>;
    TileGatherer(PixelType type, int channels, std::int64_t width, std::int64_t height,
                 std::int64_t tile, Emit emit);

    void add(const Rect& rect, const PixelTarget& samples);
    /// Pixels that have not come yet.
    std::int64_t missing() const;

  private:
    struct Partial;
    void addPart(std::int64_t column, std::int64_t row, const Rect& part, const Rect& rect,
                 const PixelTarget& samples);

    PixelType m_type;
    int m_channels;
    Rect m_image;
    std::int64_t m_tile;
    Emit m_emit;
    mutable std::mutex m_mutex;
    std::int64_t m_missing;
    std::map<std::pair<std::int64_t, std::int64_t>, std::shared_ptr<Partial>> m_partials;
};

/// A gatherer per pyramid level: each complete tile is handed on and, halved, added to the level
/// above. Filled row by row, it holds one row of tiles per level at most.
class TilePyramid {
  public:
    using Emit =
        std::function<void(int level, std::int64_t column, std::int64_t row, const Pixels& tile)>;
    /// Extents of the levels, full size first, each half of the one before (rounded up).
    TilePyramid(PixelType type, int channels, std::vector<Rect> levels, std::int64_t tile,
                Emit emit);

    void add(const Rect& rect, const PixelTarget& samples) { m_levels.front()->add(rect, samples); }
    std::int64_t missing() const { return m_levels.front()->missing(); }

    /// Full size and its halves, until one tile holds all; `last` 1: until one pixel does.
    static std::vector<Rect> levelsOf(std::int64_t width, std::int64_t height, std::int64_t last);

  private:
    void take(std::size_t level, std::int64_t column, std::int64_t row, const Pixels& tile);

    std::int64_t m_tile;
    Emit m_emit;
    std::vector<std::unique_ptr<TileGatherer>> m_levels;
};

/// Copies the rectangle `part` between two planar layouts that start at the corners of `from` and
/// `to`.
void copyRect(const PixelTarget& target, const Rect& to, const PixelTarget& source,
              const Rect& from, const Rect& part, int channels);

} // namespace specula::io
