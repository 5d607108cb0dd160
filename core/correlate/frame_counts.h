// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/io/qmap.h"
#include "core/io/region_source.h"

#include <cmath>

namespace specula::correlate {

/// Throws Error(Input) where map and frames differ in size.
void requireFit(const io::SourceDescription& frames, const io::Qmap& map);

/// Not negative, finite, and not the file's mark of a dead pixel.
inline bool isCount(double value, const io::SourceDescription& frames) {
    return value >= 0 && std::isfinite(value) && !(frames.deadValue && value == *frames.deadValue);
}

/// For a pixel in use that isCount() says no to.
Error noCount(const io::SourceDescription& frames, double value, std::int64_t frame,
              std::int64_t row, std::int64_t column);

} // namespace specula::correlate
