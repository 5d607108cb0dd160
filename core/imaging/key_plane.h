// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/display_image.h"

namespace specula::imaging {

/// The part of makeDisplayImage that looks at every sample.
struct PreparedKeys {
    KeyPlane keys;
    KeyMapping mapping, meanMapping;
    std::vector<std::uint64_t> histogram;
    ImageStatistics statistics;
};

PreparedKeys prepareKeys(const Pixels& pixels, int channel, const DisplayOptions& options,
                         ThreadPool& pool, const CancelToken& cancel);

} // namespace specula::imaging
