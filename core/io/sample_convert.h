// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"

namespace specula::io {

/// `count` packed values of one type to packed values of another. Floating point rounds; throws
/// Error(Usage) where an integer does not fit or a fraction would be lost.
void convertSamples(const std::byte* from, PixelType type, std::byte* to, PixelType as,
                    std::int64_t count);

} // namespace specula::io
