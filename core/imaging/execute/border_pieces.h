// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/ops/operation.h"

#include <vector>

namespace specula::imaging {

/// The parts of an image of width x height that fill `need` when the image goes on beyond its
/// border in this way: `need` itself where it lies inside; one rectangle for edge modes that fold
/// back at the border; up to four for WRAP; none for CONSTANT far outside.
std::vector<Rect> borderPieces(const Rect& need, std::int64_t width, std::int64_t height,
                               SpcEdge edge);

} // namespace specula::imaging
