// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/stages.h"

#include <algorithm>

namespace specula::imaging {

std::vector<Stage> stagesOf(const Pipeline& pipeline, const ImageDescription& in) {
    std::vector<Stage> stages;
    ImageDescription image = in;
    for (std::size_t i = 0; i < pipeline.size(); ++i) {
        const bool points = pipeline[i]->pointwise();
        const bool fuses = points && !stages.empty() && stages.back().points &&
                           workType(stages.back().in().type) == workType(image.type);
        if (!fuses)
            stages.push_back({i, i, points, {image}});
        image = outputOf({pipeline[i]}, image);
        stages.back().endOperation = i + 1;
        stages.back().images.push_back(image);
    }
    return stages;
}

Rect stageInput(const Stage& stage, const Pipeline& pipeline, const Rect& out) {
    if (stage.points)
        return out;
    const ImageDescription& in = stage.in();
    const Rect need = pipeline[stage.firstOperation]->inputRect(out, in);
    if (!need.empty())
        return need;
    return {std::clamp<std::int64_t>(need.x, 0, in.width - 1),
            std::clamp<std::int64_t>(need.y, 0, in.height - 1), 1, 1};
}

} // namespace specula::imaging
