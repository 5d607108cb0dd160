// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/base/pixels.h"
#include "core/io/region_source.h"

#include <optional>

namespace specula {
class ThreadPool;
}

namespace specula::imaging {

/// What of a source is read for a picture, and where it lies at full resolution.
struct PlacedPixels {
    Pixels pixels;
    Rect placement; ///< full-resolution pixels that `pixels` stands for
};

/// A frame that is too large to be held: a small picture of all of it. Taken from the pyramid level
/// that fits `maxPixels`; without such a level the finest small enough is made by reading the frame
/// in bands and keeping the largest sample of each block (no photon is lost; NaN and dead samples
/// only where a block has nothing else).
PlacedPixels readOverview(const io::RegionSource& source, std::int64_t frame, int channel,
                          std::int64_t maxPixels, ThreadPool& pool, JobContext& job);

/// The part `visible` of a frame at the coarsest level that still has a sample per screen pixel at
/// `zoom` (screen pixels per image pixel), at most `maxPixels` of them. Nothing when that level has
/// no more to show than an overview of `overviewScale` image pixels per sample.
std::optional<PlacedPixels> readDetail(const io::RegionSource& source, std::int64_t frame,
                                       int channel, const Rect& visible, double zoom,
                                       double overviewScale, std::int64_t maxPixels,
                                       ThreadPool& pool, JobContext& job);

} // namespace specula::imaging
