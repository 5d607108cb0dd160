// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/tone.h"

#include <span>
#include <vector>

namespace specula::imaging {

struct Histogram {
    std::vector<double> edges;  ///< n + 1 values
    std::vector<double> counts; ///< n numbers of pixels; fractions where a key spans several bins
};

/// The distribution of all pixels that have a value, in `bins` bins between `low` and `high`, equal
/// on the scale of `settings` (its levels do not matter): histogram(image, 256, min, max, {}).
/// Values outside are left out. A key's pixels are spread over the values it stands for, so that
/// narrow bins show no comb.
Histogram histogram(const DisplayImage& image, int bins, double low, double high,
                    const ToneSettings& settings);

/// Smallest value v such that at least `percent` of the pixels that have a value are <= v; as exact
/// as the keys are (exact for counts). 0 percent is the minimum. 0 when there are no values.
double percentile(const DisplayImage& image, double percent);

struct Levels {
    double low = 0, high = 1;
    friend bool operator==(const Levels&, const Levels&) = default;
};

struct PercentilePreset {
    std::string_view id; ///< "minmax", "0.1-99.9", ...
    double low = 0, high = 100;
};
/// min-max, 0.1-99.9, 1-99.9, 1-99, 5-95.
std::span<const PercentilePreset> percentilePresets();

/// Levels at two percentiles, always low < high; on a log scale low > 0.
Levels percentileLevels(const DisplayImage& image, double lowPercent, double highPercent,
                        ToneScale scale = ToneScale::Linear);

/// What a frame is shown with first: 1 to 99.9 % of all pixels, so that hot pixels do not flatten
/// the picture; sparse photon frames (half of the pixels or more are 0) start at 0 and end at
/// 99 % of the pixels that were hit.
Levels autoLevels(const DisplayImage& image, ToneScale scale = ToneScale::Linear);

} // namespace specula::imaging
