// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/io/qmap.h"
#include "core/io/region_source.h"

#include <functional>

namespace specula {
class ThreadPool;
}

namespace specula::correlate {

/// Counts over time of some pixels in use.
struct PixelBand {
    std::vector<std::int64_t> pixels; ///< row * columns + column, growing
    Array<double> series;             ///< (pixel, frame)
};

/// Calls `body` with one band of detector rows after the other, from the top, all frames of each,
/// about `bandBytes` at a time, so that a stack of any length fits into memory. Pixels without a
/// bin are left out; a band without pixels is not handed over. A count that is not finite, is
/// negative or is the file's mark of a dead pixel is an Error(Input) that names pixel and frame.
/// Throws Error(Input) where map and frames differ in size.
void forEachPixelBand(const io::RegionSource& frames, const io::Qmap& map, std::int64_t bandBytes,
                      ThreadPool& pool, JobContext& job,
                      const std::function<void(const PixelBand&)>& body);

constexpr std::int64_t kBandBytes = std::int64_t{256} << 20;

} // namespace specula::correlate
