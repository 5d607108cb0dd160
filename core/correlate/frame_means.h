// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/io/qmap.h"
#include "core/io/region_source.h"

namespace specula {
class ThreadPool;
}

namespace specula::correlate {

/// What a result file keeps of the frames themselves.
struct FrameMeans {
    Array<double> image; ///< (row, column), mean over the frames; NaN where there is no count
    std::vector<double> staticMean;          ///< per static bin, of its pixels and all frames
    Array<double> segmentMean;               ///< (segment, static bin), true means of equal parts
    std::vector<std::int64_t> segmentFrames; ///< how many each is made of
    std::vector<double> intensity;           ///< per frame, mean of the pixels in use
};

/// `segments` parts as equal as can be, 1..frames. Pixels out of use are averaged into the image as
/// well. Sums are exact while they stay below 2^53. Throws as forEachPixelBand().
FrameMeans frameMeans(const io::RegionSource& frames, const io::Qmap& map, int segments,
                      ThreadPool& pool, JobContext& job);

} // namespace specula::correlate
