// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/display_image.h"

#include <vector>

namespace specula::imaging {

/// A curve over pixels. Points without a single valid pixel have value NaN and count 0.
struct Profile {
    std::vector<double> position; ///< full-resolution pixels: length, column, row or radius
    std::vector<double> value;    ///< mean of the samples
    std::vector<double> error;    ///< standard error of that mean; 0 for one sample
    std::vector<double> count;    ///< samples (weights, where interpolated) behind it
};

enum class Interpolation { Bilinear, Nearest };

struct LineProfileOptions {
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0; ///< full-resolution positions
    int width = 1;                         ///< pixels across, averaged; odd or even, >= 1
    Interpolation interpolation = Interpolation::Bilinear;
};

/// Along the line in steps of about one pixel, both ends included; position is the length from the
/// first end. Only pixels that have a value take part (bilinear weights are renormalised).
Profile lineProfile(const DisplayImage& image, const LineProfileOptions& options);

struct BoxProfile {
    Profile alongX; ///< mean of each column of the box
    Profile alongY; ///< mean of each row
};
/// `box` in full-resolution pixels; the part outside the image is left out.
BoxProfile boxProfile(const DisplayImage& image, const Rect& box);

/// Mean over circles about (x, y): `bins` rings of equal width up to `maxRadius`; a pixel belongs
/// to the ring its centre lies in. Position is the middle of the ring.
Profile radialProfile(const DisplayImage& image, double x, double y, double maxRadius, int bins);

/// Of the pixels that have a value in `box` (full resolution).
struct RegionStatistics {
    double min = 0, max = 0, mean = 0, stddev = 0, sum = 0;
    std::int64_t count = 0; ///< pixels with a value
    std::int64_t total = 0; ///< pixels in the box and the image
};
RegionStatistics regionStatistics(const DisplayImage& image, const Rect& box);

} // namespace specula::imaging
