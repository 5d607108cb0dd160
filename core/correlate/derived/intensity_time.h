// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace specula::compute {
class Lane;
}

namespace specula::correlate {

/// Mean of `window` values about each, as many as there are: value k is of k - (window - 1) / 2 to
/// k + window / 2, cut at the ends. Values that are not finite are left out. window at least 1.
std::vector<double> movingAverage(std::span<const double> values, std::int64_t window);

/// Every `step`-th value.
std::vector<double> sampled(std::span<const double> values, std::int64_t step);

struct Spectrum {
    std::vector<double> frequencyHz; ///< k / (n dt), k = 0 .. n/2
    std::vector<double> amplitude;   ///< |sum (x - mean) exp(-2 pi i k t / n)| / n; 0 at k = 0
};
/// Of the whole trace. Values that are not finite count as the mean. Throws Error(Usage) for a time
/// that is not above 0.
Spectrum spectrumOf(std::span<const double> values, double stepS, compute::Lane& lane);

} // namespace specula::correlate
