// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/ops/operation.h"

#include <optional>
#include <string>

namespace specula::imaging {

enum class Strategy { SinglePass, Tiled, Streaming };
/// "single-pass", "tiled", "streaming"
std::string_view strategyName(Strategy strategy);

/// SinglePass: the whole image at once. Tiled: the image fits in memory, the work goes tile by
/// tile. Streaming: tile by tile from file to file, nothing whole anywhere.
struct ExecutionPlan {
    Strategy strategy = Strategy::SinglePass;
    std::int64_t tileWidth = 0, tileHeight = 0; ///< of the result
    std::int64_t tiles = 1;                     ///< per frame
    int lanes = 1;                              ///< tiles in flight
    std::uint64_t bytesPerLane = 0;             ///< memory of the backend one lane may need
    std::string reason;                         ///< in words, for the user
};

/// What the one planner looks at. Answering allocates nothing.
struct PlanInputs {
    ImageDescription image;          ///< the source
    Rect region;                     ///< of the result
    std::int64_t nativeTile = 256;   ///< of source and sink: tiles are multiples of it
    std::uint64_t backendBytes = 0;  ///< usable memory of the backend
    std::uint64_t hostBytes = 0;     ///< usable memory of this process
    std::uint64_t largestBuffer = 0; ///< of the device; 0: no limit
    std::uint64_t largestOperand = 0;
    std::uint64_t largestExtent = 0;
    bool onHost = true; ///< the backend computes in host memory
    int lanes = 2;
    std::optional<std::int64_t> forcedTile;
};

/// Throws Error(Computation) when not even the smallest tile fits.
ExecutionPlan planExecution(const Pipeline& pipeline, const PlanInputs& inputs);

} // namespace specula::imaging
