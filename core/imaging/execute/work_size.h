// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/execute/plan.h"
#include "core/imaging/execute/stages.h"

#include <span>

namespace specula::imaging {

/// What computing one rectangle through some stages takes.
struct WorkSize {
    std::uint64_t deviceBytes = 0;  ///< all tensors made on the way
    std::uint64_t hostBytes = 0;    ///< staging, where the backend has memory of its own
    std::uint64_t largestBytes = 0; ///< of one tensor
    std::int64_t largestExtent = 0; ///< rows or columns of one tensor
};

/// `rect` of what comes out of the last stage (of `image` where there are none).
WorkSize workSize(std::span<const Stage> stages, const Pipeline& pipeline, const Rect& rect,
                  const ImageDescription& image, PixelType sourceType, PixelType resultType,
                  bool onHost);

/// The smallest rectangle that holds what `rect` of the result of the last stage needs of the input
/// of stages[k]. Where an image wraps around, that may be all of it.
Rect inputBehind(std::span<const Stage> stages, const Pipeline& pipeline, std::size_t k, Rect rect);

} // namespace specula::imaging
