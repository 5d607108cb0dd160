// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/ops/operation.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace specula::imaging {

enum class Strategy { SinglePass, Tiled, Streaming };
/// "single-pass", "tiled", "streaming"
std::string_view strategyName(Strategy strategy);

/// A run of operations from one image in memory or in a file to the next.
struct ExecutionStep {
    std::size_t firstOperation = 0, endOperation = 0;
    Rect region; ///< of what comes out of the last of them
    std::int64_t tileWidth = 0, tileHeight = 0;
    std::int64_t tiles = 1; ///< per frame
    int lanes = 1;          ///< tiles in flight
    /// Memory of the backend one lane may need.
    std::uint64_t bytesPerLane = 0;
};

/// SinglePass: the whole image at once. Tiled: the image fits in memory, the work goes tile by
/// tile. Streaming: tile by tile from file to file, nothing whole anywhere.
///
/// One step as a rule. Where the border that a filter needs around its tiles would make earlier
/// filters compute each pixel more than twice, what comes before it is a step of its own, and its
/// result a scratch image: in memory where it fits, else in a temporary file.
struct ExecutionPlan {
    Strategy strategy = Strategy::SinglePass;
    std::vector<ExecutionStep> steps;
    bool scratchInMemory = true;
    std::string reason; ///< in words, for the user

    const ExecutionStep& last() const { return steps.back(); }
};

/// What the one planner looks at. Answering makes no pixels.
struct PlanInputs {
    ImageDescription image;                ///< as the operations see the source
    PixelType sourceType = PixelType::F32; ///< of the samples that are read
    PixelType resultType = PixelType::F32; ///< of those that are written
    Rect region;                           ///< of the result
    std::int64_t frames = 1;
    std::int64_t nativeTile = 256;   ///< of the sink: tiles are multiples or fractions of it
    std::uint64_t backendBytes = 0;  ///< usable memory of the backend
    std::uint64_t hostBytes = 0;     ///< usable memory of this process
    std::uint64_t largestBuffer = 0; ///< of the device; 0: no limit
    std::uint64_t largestOperand = 0;
    std::uint64_t largestExtent = 0;
    bool onHost = true; ///< the backend computes in host memory
    int lanes = 2;      ///< tiles in flight at most
    std::optional<std::int64_t> forcedTile;
};

/// Throws Error(Computation) when not even the smallest tile fits, Error(Usage) for a forced tile
/// below 1.
ExecutionPlan planExecution(const Pipeline& pipeline, const PlanInputs& inputs);

} // namespace specula::imaging
