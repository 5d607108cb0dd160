// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/qmap.h"

#include <cstdint>
#include <vector>

namespace specula::correlate {

/// Patches of neighbouring pixels within each dynamic bin, for errors by leaving one out: pixels of
/// one speckle fluctuate together, so a pixel is no independent sample and a patch nearly is.
struct PixelGroups {
    Array<std::uint32_t> groupMap;          ///< (row, column), 0 = unused, 1.. over all bins
    std::vector<std::uint32_t> binOfGroup;  ///< dynamic bin, 1.., of group k at k - 1
    std::vector<std::int64_t> groupsPerBin; ///< of dynamic bin k at k - 1
};

/// About 200 groups a bin of at least 9 pixels each; 64 smaller ones in a bin that is small, a
/// pixel each in one that has fewer. Pixels of a bin are taken along a Z-shaped curve through the
/// detector and cut into runs of equal length.
PixelGroups groupPixels(const io::Qmap& map);

} // namespace specula::correlate
