// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/region_source.h"

namespace specula::io {

/// Frames held in memory (all of one size, type and channel count), without pyramid.
SourcePtr makeMemorySource(std::vector<Pixels> frames, std::string name = "memory");

} // namespace specula::io
