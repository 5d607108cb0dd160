// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"

namespace specula::io {

/// The next pyramid level: means of 2x2 pixels, half as wide and high (rounded up; at an odd edge
/// the mean of the pixels there are). Integers are rounded to nearest, halves up; no sum overflows.
Pixels halved(const Pixels& full);

} // namespace specula::io
