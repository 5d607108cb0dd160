// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace specula::imaging {

/// Taps of a Gaussian on each side: int(4 sigma + 1/2), as scipy.ndimage.gaussian_filter has it.
std::int64_t gaussianRadius(double sigma);

/// exp(-i^2 / (2 sigma^2)) for i = -radius..radius, divided by their sum. sigma > 0.
std::vector<double> gaussianWeights(double sigma);

} // namespace specula::imaging
