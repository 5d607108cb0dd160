// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/tile_runner.h"

#include "core/base/thread_pool.h"
#include "core/compute/device_buffer.h"

#include <algorithm>
#include <optional>

namespace specula::imaging {
namespace {

/// Tiles are not halved below this.
constexpr std::int64_t kSmallestSide = 16;

} // namespace

struct TileRunner::LaneState {
    LaneState(const TileWork& work, std::unique_ptr<compute::Lane> made, const CancelToken& cancel,
              ThreadPool* pool)
        : lane(std::move(made))
        , evaluator(work, *lane, cancel, pool) {}

    struct Begun {
        Tile tile;
        compute::Tensor result; ///< kept until its samples have arrived
        PixelTarget samples;
    };

    /// Of results, where the backend has memory of its own; outlives the lane that fills it.
    Array<std::byte> staging;
    std::unique_ptr<compute::Lane> lane;
    TileEvaluator evaluator;
    std::optional<Begun> begun;
};

TileRunner::TileRunner(const TileWork& work, const ExecutionStep& step, compute::Backend& backend,
                       ThreadPool& pool, const SourceWatch& watch, const CancelToken& cancel,
                       Finished finished)
    : m_work(work)
    , m_step(step)
    , m_backend(backend)
    , m_pool(pool)
    , m_watch(watch)
    , m_cancel(cancel)
    , m_finished(std::move(finished))
    , m_side(std::max(step.tileWidth, step.tileHeight)) {
    // One lane leaves the threads to its kernels and readers; several share them out.
    const bool many = step.lanes > 1;
    for (int i = 0; i < step.lanes; ++i)
        m_lanes.push_back(std::make_shared<LaneState>(
            work, backend.makeLane({.oneThread = many, .cancel = cancel}), cancel,
            many ? nullptr : &pool));
}

TileRunner::Order TileRunner::order(std::int64_t nativeTile) const {
    const std::int64_t w = m_step.tileWidth, h = m_step.tileHeight;
    const bool fraction = w == h && w < nativeTile && nativeTile % w == 0;
    Order order{m_step.region, w, h, fraction ? nativeTile / w : 1, 0, 0};
    order.columns = (order.region.width + w * order.group - 1) / (w * order.group);
    order.rows = (order.region.height + h * order.group - 1) / (h * order.group);
    return order;
}

Rect TileRunner::Order::tile(std::int64_t index) const {
    const std::int64_t inGroup = index % (group * group), block = index / (group * group);
    const std::int64_t column = block % columns * group + inGroup % group;
    const std::int64_t row = block / columns * group + inGroup / group;
    return Rect{region.x + column * width, region.y + row * height, width, height}.intersected(
        region);
}

void TileRunner::run(io::RegionSink& sink, const Frames& frames) {
    const Order tiles = order(sink.nativeTile());
    m_next = 0;
    const auto threads =
        std::min(static_cast<std::int64_t>(m_lanes.size()), std::int64_t{m_pool.threads()});
    m_pool.parallelFor(0, threads, 1, [&](std::int64_t from, std::int64_t to) {
        for (std::int64_t i = from; i < to; ++i)
            work(i, threads, sink, tiles, frames);
    });
}

/// The lanes of thread `first` in turn: while one computes, another's tile is read or written.
void TileRunner::work(std::int64_t first, std::int64_t threads, io::RegionSink& sink,
                      const Order& tiles, const Frames& frames) {
    const auto lanes = static_cast<std::int64_t>(m_lanes.size());
    const auto lane = [&](std::int64_t i) -> LaneState& {
        return *m_lanes[static_cast<std::size_t>(i)];
    };
    const std::int64_t items = tiles.count() * (frames.end - frames.first);
    std::int64_t turn = first;
    const auto next = [&] { turn = turn + threads < lanes ? turn + threads : first; };
    try {
        for (std::int64_t item = m_next++; item < items && !m_stop; item = m_next++) {
            const std::int64_t frame = item / tiles.count();
            const Rect rect = tiles.tile(item % tiles.count());
            if (!rect.empty()) {
                finish(lane(turn), sink);
                begin(lane(turn), {frames.first + frame, frames.firstInSink + frame, rect}, sink);
                next();
            }
            m_watch.glance();
        }
        for (std::int64_t i = first; i < lanes && !m_stop; i += threads, next())
            finish(lane(turn), sink);
    } catch (...) {
        m_stop = true;
        throw;
    }
}

/// Reads the tile and sends its work on the way.
void TileRunner::begin(LaneState& lane, const Tile& tile, io::RegionSink& sink) {
    const Rect& rect = tile.rect;
    const std::int64_t side = m_side;
    if (rect.width > side || rect.height > side) {
        for (std::int64_t y = rect.y; y < rect.bottom(); y += side)
            for (std::int64_t x = rect.x; x < rect.right(); x += side) {
                finish(lane, sink);
                begin(lane, {tile.frame, tile.sinkFrame, Rect{x, y, side, side}.intersected(rect)},
                      sink);
            }
        return;
    }
    try {
        compute::Tensor result = lane.evaluator.compute(tile.frame, rect);
        PixelTarget samples = hostTarget(result);
        if (!m_backend.onHost()) {
            const auto bytes = static_cast<std::int64_t>(result.bytes());
            if (lane.staging.size() < bytes)
                lane.staging = Array<std::byte>::uninitialized({bytes});
            samples.data = lane.staging.edit().data();
            SpcHostBlock block{samples.data, {samples.planeBytes, samples.rowBytes}};
            block.stride_bytes[2] = static_cast<std::int64_t>(pixelBytes(samples.type));
            lane.lane->download(result, block);
        }
        lane.begun = LaneState::Begun{tile, std::move(result), samples};
        return;
    } catch (const compute::DeviceError& error) {
        makeRoom(lane, rect, error);
    }
    begin(lane, tile, sink);
}

/// Waits for what was begun, if anything, and writes it.
void TileRunner::finish(LaneState& lane, io::RegionSink& sink) {
    if (!lane.begun)
        return;
    const LaneState::Begun done = std::move(*lane.begun);
    lane.begun.reset();
    try {
        lane.lane->wait();
    } catch (const compute::DeviceError& error) {
        makeRoom(lane, done.tile.rect, error);
        begin(lane, done.tile, sink);
        finish(lane, sink);
        return;
    }
    m_cancel.throwIfCancelled();
    const Rect &rect = done.tile.rect, &region = m_step.region;
    sink.write(done.tile.sinkFrame, {rect.x - region.x, rect.y - region.y, rect.width, rect.height},
               done.samples, m_cancel);
    m_finished(rect.area());
}

/// Tiles of half the side from here on, where memory ran out; all other errors, which are being
/// handled when this is called, go on.
void TileRunner::makeRoom(LaneState& lane, const Rect& rect, const compute::DeviceError& error) {
    const std::int64_t longest = std::max(rect.width, rect.height);
    if (error.kind() != compute::DeviceError::Kind::OutOfMemory || longest <= kSmallestSide)
        throw;
    const std::int64_t half = std::max((longest + 1) / 2, kSmallestSide);
    std::int64_t before = m_side;
    while (before > half && !m_side.compare_exchange_weak(before, half)) {
    }
    m_shrank = true;
    lane.lane->wait();
    m_backend.memory().trim();
}

std::vector<compute::BorrowedKernel> TileRunner::borrowed() const {
    std::vector<compute::BorrowedKernel> sum;
    for (const auto& state : m_lanes)
        for (const compute::BorrowedKernel& kernel : state->lane->borrowed()) {
            const auto known = std::find_if(
                sum.begin(), sum.end(), [&](const auto& k) { return k.kernel == kernel.kernel; });
            if (known == sum.end())
                sum.push_back(kernel);
            else
                known->calls += kernel.calls;
        }
    return sum;
}

} // namespace specula::imaging
