// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/qmap.h"

#include <span>
#include <string>
#include <vector>

namespace specula::correlate {

/// A curve over q (or over phi). Points that are not known are NaN.
struct ScatteringLine {
    std::string name; ///< "all φ", "φ=12.5", "wedge", ...
    std::vector<double> x, intensity;
    std::vector<double> error;  ///< of one standard deviation; empty: none known
    std::vector<double> pixels; ///< that each point is made of; empty: unknown
};

/// How phi cells become one azimuthal mean.
enum class AzimuthalMean {
    Pixels,    ///< by the number of pixels
    Unweighted ///< as existing viewers do; biased where phi is covered unevenly
};

/// The mean over phi, then each phi cell where there are several, over the static q cells. Values
/// are per static bin, 1..; one that is missing is NaN. Throws Error(Input) when their number is
/// not that of the map.
std::vector<ScatteringLine> linesOfStaticBins(const io::Qmap& map, std::span<const double> values,
                                              AzimuthalMean mean = AzimuthalMean::Pixels);
/// Azimuthal means only, one per segment of (segment, static bin).
std::vector<ScatteringLine> linesOfSegments(const io::Qmap& map, const Array<double>& segmentMean,
                                            AzimuthalMean mean = AzimuthalMean::Pixels);

enum class SaxsNormalisation {
    None,
    TimesQ2,
    TimesQ4,
    First, ///< I / I at the first q that is known, of this line
    Max,
    Area, ///< trapezoids over q
};
const char* saxsNormalisationName(SaxsNormalisation how); ///< "none", "q2", "q4", "i0", ...
/// NaN throughout where there is nothing to divide by.
ScatteringLine normalised(ScatteringLine line, SaxsNormalisation how);

/// For drawing the number-th curve apart: I / 10^(offset * number) on a logarithmic axis,
/// I - offset * number * max(I) on a linear one.
ScatteringLine offsetLine(ScatteringLine line, double offset, std::int64_t number,
                          bool logarithmic);

/// The line at other places, linear between its points; NaN outside of them and beside unknown
/// ones.
ScatteringLine interpolated(const ScatteringLine& line, std::span<const double> x);

/// line - weight * background, errors added in squares, weightError that of the weight. The
/// background is interpolated where the grids differ. Negative values stay: they are data. Throws
/// Error(Input) when no point of the line lies within the background; those outside become NaN.
ScatteringLine backgroundSubtracted(const ScatteringLine& line, const ScatteringLine& background,
                                    double weight, double weightError = 0);

/// Points joined `factor` by `factor` by pixels (equal weights where the numbers are unknown), x
/// likewise. factor at least 1.
ScatteringLine rebinned(const ScatteringLine& line, std::int64_t factor);
/// Into the cells between growing edges, low <= x < high; cells without a point are NaN.
ScatteringLine rebinnedTo(const ScatteringLine& line, std::span<const double> edges);

} // namespace specula::correlate
