// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/execute/plan.h"
#include "core/imaging/execute/source_watch.h"
#include "core/imaging/execute/tile_work.h"
#include "core/io/region_sink.h"

#include <functional>

namespace specula {
class ThreadPool;
}

namespace specula::imaging {

/// Pulls the tiles of one step through the operations into a sink, several at once. Each lane
/// reads, computes and writes one tile after the other, so that what is in flight is bounded by
/// the number of lanes. Where there are more lanes than threads, a thread serves several in turn.
class TileRunner {
  public:
    /// Called with the pixels of a tile that is written; from several threads.
    using Finished = std::function<void(std::int64_t pixels)>;

    TileRunner(const TileWork& work, const ExecutionStep& step, compute::Backend& backend,
               ThreadPool& pool, const SourceWatch& watch, const CancelToken& cancel,
               Finished finished);

    struct Frames {
        std::int64_t first = 0, end = 1; ///< of the source
        std::int64_t firstInSink = 0;
    };
    /// Out of memory on the device makes the tiles smaller; throws DeviceError(OutOfMemory) when
    /// they cannot be.
    void run(io::RegionSink& sink, const Frames& frames);

    /// Side of the tiles in the end; smaller than planned when memory ran out.
    std::int64_t side() const { return m_side.load(); }
    bool shrank() const { return m_shrank.load(); }
    std::vector<compute::BorrowedKernel> borrowed() const;

  private:
    struct Tile {
        std::int64_t frame, sinkFrame;
        Rect rect;
    };
    struct LaneState;
    /// Tile `index` in the order of the sink: row by row, and where tiles are fractions of the
    /// sink's, one of those after the other. Empty where that grid sticks out of the region.
    struct Order {
        Rect region;
        std::int64_t width, height, group, columns, rows;
        std::int64_t count() const { return columns * rows * group * group; }
        Rect tile(std::int64_t index) const;
    };
    Order order(std::int64_t nativeTile) const;
    void work(std::int64_t first, std::int64_t threads, io::RegionSink& sink, const Order& tiles,
              const Frames& frames);
    void begin(LaneState& lane, const Tile& tile, io::RegionSink& sink);
    void finish(LaneState& lane, io::RegionSink& sink);
    void makeRoom(LaneState& lane, const Rect& rect, const compute::DeviceError& error);

    const TileWork& m_work;
    ExecutionStep m_step;
    compute::Backend& m_backend;
    ThreadPool& m_pool;
    const SourceWatch& m_watch;
    const CancelToken& m_cancel;
    Finished m_finished;
    std::vector<std::shared_ptr<LaneState>> m_lanes;
    std::atomic<std::int64_t> m_next{0}, m_side;
    std::atomic<bool> m_stop{false}, m_shrank{false};
};

} // namespace specula::imaging
