// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/ops/operation.h"

#include <span>
#include <vector>

namespace specula::imaging {

/// Operations that are done in one go on a tile: consecutive point operations, or one of another
/// kind.
struct Stage {
    std::size_t firstOperation = 0, endOperation = 0;
    bool points = false;
    std::vector<ImageDescription> images; ///< before each operation, and after the last

    const ImageDescription& in() const { return images.front(); }
    const ImageDescription& out() const { return images.back(); }
};

/// Fuses point operations as long as they work in one type. Throws as outputOf().
std::vector<Stage> stagesOf(const Pipeline& pipeline, const ImageDescription& in);

/// What `stage` needs of its input for `out`; a pixel of the image where it needs nothing at all.
Rect stageInput(const Stage& stage, const Pipeline& pipeline, const Rect& out);

} // namespace specula::imaging
