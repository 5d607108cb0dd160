// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/region_source.h"

namespace specula::imaging {

/// The samples divided by `divisor`, as F32 where the type of its work is that, else F64.
io::SourcePtr dividedSource(const io::SourcePtr& source, double divisor);

/// The image shrunk by `factor` (1/2, 1/4, ...) to the means of its pixels, extents rounded up as
/// in pyramids. Reads a level of the file's own pyramid where there is one, so that a whole preview
/// need not read the whole file. A rectangle may reach beyond the image, which goes on with its
/// last row and column there: pyramids of other programs round extents down.
io::SourcePtr shrunkSource(const io::SourcePtr& source, double factor);

/// How many times `factor` halves: 2 for 1/4.
int halvings(double factor);

} // namespace specula::imaging
