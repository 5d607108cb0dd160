// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/display_image.h"

namespace specula::imaging {

/// The mapping that shows data of these statistics best.
KeyMapping chooseMapping(const ImageStatistics& statistics, bool integers);

/// The one for means of them: means of counts have fractions, means with zeros reach below the
/// smallest value.
KeyMapping chooseMeanMapping(const KeyMapping& mapping, const ImageStatistics& statistics);

} // namespace specula::imaging
