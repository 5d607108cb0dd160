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

/// Sum, mean or maximum of frames, all channels. Sums of counts never overflow: U32 where they fit,
/// else U64, I64 for signed samples; sums of floats and of 64-bit integers are F64. Means are F32
/// for 8- and 16-bit samples and F32, else F64; maxima keep their type. Dead and NaN samples are
/// left out; a pixel that is dead (NaN) in all frames stays so. Reads as many frames at once as the
/// pool has threads, where the source allows; holds that many frames and the sums, not the stack.
ReducedFrames reduceFrames(const io::RegionSource& source, const FrameRange& range,
                           Reduction reduction, ThreadPool& pool, JobContext& job);

} // namespace specula::imaging
