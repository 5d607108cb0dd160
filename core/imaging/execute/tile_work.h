// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/imaging/execute/stages.h"
#include "core/imaging/execute/tile_reader.h"

#include <atomic>
#include <deque>

namespace specula::imaging {

/// Operations made ready to compute tiles on a backend: stages, tables in its memory and readers
/// of all images. Made once per job and backend, then shared by its lanes.
class TileWork {
  public:
    /// `image` is what the operations see; the samples of `input` may be of another type (a scratch
    /// image in the type of the work). Tiles come out as `resultType`.
    TileWork(Pipeline pipeline, const ImageDescription& image, TileReader input,
             PixelType resultType, compute::Lane& lane);

    const Pipeline& pipeline() const { return m_pipeline; }
    const std::vector<Stage>& stages() const { return m_stages; }
    const ImageDescription& image() const { return m_image; }
    const TileReader& input() const { return m_input; }
    PixelType resultType() const { return m_resultType; }
    const ImageDescription& result() const {
        return m_stages.empty() ? m_image : m_stages.back().out();
    }

  private:
    friend class TileEvaluator;

    Pipeline m_pipeline;
    ImageDescription m_image;
    TileReader m_input;
    PixelType m_resultType;
    std::vector<Stage> m_stages;
    std::vector<PreparedTables> m_tables;         ///< per operation
    std::vector<std::deque<TileReader>> m_others; ///< per operation
    /// Per stage: seconds one pixel took, 0 while not known. See TileEvaluator::runInBands().
    mutable std::deque<std::atomic<double>> m_secondsPerPixel;
};

/// Computes rectangles of the result on one lane, by asking for what each needs and so on down to
/// the source. One thread.
class TileEvaluator {
  public:
    /// `pool`: for decoding a tile by many threads, where this is the only lane.
    TileEvaluator(const TileWork& work, compute::Lane& lane, const CancelToken& cancel,
                  ThreadPool* pool);

    /// (channel, row, column) in the result type. Kernels may still be running when it returns.
    compute::Tensor compute(std::int64_t frame, const Rect& rect);

  private:
    compute::Tensor result(std::size_t stages, const Rect& rect, compute::ElementType type);
    compute::Tensor points(std::size_t stages, const Rect& rect, compute::ElementType type);
    compute::Tensor filtered(std::size_t stages, const Rect& rect);
    ImageTile continued(std::size_t stages, const Rect& need, const Border& border);
    void runInBands(std::size_t stage, const ImageTile& out, const ImageTile& in);
    compute::Tensor read(const TileReader& from, const Rect& rect);
    compute::Tensor converted(const compute::Tensor& in, compute::ElementType type);
    bool chainTakes(compute::ElementType type) const;
    bool readsSource(std::size_t stages) const;

    const TileWork& m_work;
    compute::Lane& m_lane;
    const CancelToken& m_cancel;
    ThreadPool* m_pool;
    std::int64_t m_frame = 0;
    bool m_onHost;
    Array<std::byte> m_staging;
};

/// The memory of a tensor on the host, as a place to read samples to or write them from.
PixelTarget hostTarget(const compute::Tensor& tensor);

} // namespace specula::imaging
