// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/compute/device_manager.h"
#include "core/imaging/execute/plan.h"
#include "core/io/region_sink.h"
#include "core/io/tile_cache.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace specula {
class ThreadPool;
}

namespace specula::imaging {

struct ExecutionOptions {
    std::optional<std::int64_t> tile; ///< forces tiling with this side
    std::optional<Rect> region;       ///< of the result; default all of it
    bool floatOutput = false;
    std::uint64_t memoryLimitBytes = 0; ///< of the whole process; 0: what the machine has
    compute::DeviceRequest device;
    /// Decoded tiles shared with others (the viewer); none: the run has its own, as large as it
    /// needs.
    io::TileCache* tiles = nullptr;
    /// Called with the tier before it computes anything: once, and again where another tier starts
    /// the output anew.
    std::function<void(const std::string& tier)> started;
};

struct ExecutionReport {
    ExecutionPlan plan;                 ///< with the tiles as they were in the end
    std::string backend;                ///< the tier that computed the whole output
    std::string backendReason;          ///< with every fallback on the way
    std::vector<std::string> fallbacks; ///< one sentence each
    std::vector<compute::BorrowedKernel> borrowed;
    double seconds = 0;
    std::uint64_t peakResidentBytes = 0; ///< of the process
};

ImageDescription describeImage(const io::SourceDescription& source);
/// Size and type of what execute() writes, the region cut out. Throws Error(Usage) for a region
/// that is empty or reaches beyond the result, and as Operation::output().
ImageDescription resultOf(const Pipeline& pipeline, const io::SourceDescription& source,
                          const ExecutionOptions& options);

/// What execute() would be, for choosing a device ahead of it.
compute::JobNeed needOf(const Pipeline& pipeline, const io::SourceDescription& source,
                        const ExecutionOptions& options);

/// Runs the pipeline over every frame of the source into the sink, which has as many frames and is
/// made for resultOf(): the sink's tiles are pulled through the operations, several in flight, and
/// nothing of the image is held as a whole where it is large. Out of device memory halves the tile;
/// a lost device, or a tile that cannot shrink, starts the output again on the CPU, where falling
/// back is allowed. A source that changes on the way is Error(Input). The caller commits the sink.
ExecutionReport execute(const Pipeline& pipeline, const io::SourcePtr& source, io::RegionSink& sink,
                        compute::DeviceManager& devices, ThreadPool& pool,
                        const ExecutionOptions& options, JobContext& job);

/// One rectangle of the result, for previews: `level` of the source's pyramid, with the operations
/// scaled to it; rect in pixels of the result at that scale.
Pixels computeRegion(const Pipeline& pipeline, const io::SourcePtr& source, std::int64_t frame,
                     int level, const Rect& rect, compute::Backend& backend,
                     const CancelToken& cancel);

} // namespace specula::imaging
