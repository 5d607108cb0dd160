// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/display_image.h"

namespace specula::widgets {

class ConversionStatistics;

/// The samples-to-image adapter: makes what was read or computed ready for the screen, and counts
/// it. The samples are shared, not copied; samples that are not 16-bit counts get keys beside them.
imaging::DisplayImagePtr displayImage(const Pixels& pixels, int channel,
                                      const imaging::DisplayOptions& options, ThreadPool& pool,
                                      JobContext& job, ConversionStatistics* statistics);

} // namespace specula::widgets
