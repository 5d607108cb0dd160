// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/delays.h"

namespace specula::correlate {

std::vector<Delay> multitauDelays(std::int64_t frames, int delaysPerLevel) {
    const std::int64_t dpl = delaysPerLevel;
    std::vector<Delay> delays;
    for (int level = 0; level < 62; ++level) {
        const std::int64_t samples = frames >> level;
        const std::int64_t first = level == 0 ? 1 : dpl + 1;
        if (first >= samples)
            break;
        for (std::int64_t lag = first; lag <= 2 * dpl && lag < samples; ++lag)
            delays.push_back({lag << level, level, lag});
    }
    return delays;
}

} // namespace specula::correlate
