// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/base/thread_pool.h"
#include "core/io/region_source.h"

#include <optional>
#include <string_view>

namespace specula::imaging {

enum class Reduction { Sum, Mean, Max };

/// "sum", "mean", "max"; an unknown name throws Error(Usage).
std::string_view reductionName(Reduction reduction);
Reduction reductionFromName(std::string_view name);

struct FrameRange {
    std::int64_t first = 0;
    std::int64_t count = 1;
    std::int64_t step = 1;
};

struct ReducedFrames {
    Pixels pixels;
    std::optional<double> deadValue;      ///< value of pixels dead in every frame, in the new type
    std::optional<double> saturatedValue; ///< value of pixels saturated in any frame
};

/// Sum, mean or maximum of frames, all channels. Integer sums never overflow: U32 where the result
/// fits, else U64 (I64 for signed); float sums are F64; means are F32 for 8- and 16-bit samples and
/// F32, else F64; maxima keep their type. A dead or NaN sample is left out (a sum over fewer frames
/// is scaled to the full number for floats and left as it is for counts); a pixel that is dead in
/// all frames stays dead. Reads as many frames at once as the pool has threads, where the source
/// allows.
ReducedFrames reduceFrames(const io::RegionSource& source, const FrameRange& range,
                           Reduction reduction, ThreadPool& pool, JobContext& job);

} // namespace specula::imaging
