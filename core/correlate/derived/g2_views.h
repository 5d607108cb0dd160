// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/qmap.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace specula::correlate {

/// Ways to draw g2; the data stay what they are.
enum class G2Normalisation {
    None,
    Max,         ///< divided by the largest value
    Mean,        ///< divided by the mean
    Std,         ///< mean taken off, divided by the standard deviation
    First,       ///< divided by the first delay
    FirstToMean, ///< g2 - g2[0] + mean over the bins of g2[0], as existing viewers do
};
const char* g2NormalisationName(G2Normalisation how); ///< "none", "max", "mean", ...

struct G2View {
    Array<double> g2, error; ///< (delay, bin); error may be empty
};
/// Column by column, over its finite values. Where there is nothing to divide by it is NaN.
G2View normalisedG2(const G2View& curves, G2Normalisation how);

/// Existing viewers' repair: errors of 1e-6 and below become the mean of the larger ones of the
/// column, or 1e-6 where there is none.
Array<double> repairedG2Errors(const Array<double>& error);

std::vector<double> delaysInSeconds(std::span<const std::int64_t> delays, double stepS);

/// Both ends included; an end that is not there does not limit. What is not finite never matches.
struct ValueRange {
    std::optional<double> low, high;
    bool holds(double value) const;
};
/// Positions of the values in range; none when none is.
std::vector<std::int64_t> selectValues(std::span<const double> values, const ValueRange& range);
/// Dynamic bins (1..) whose centre lies in the range of the axis called "q" (and "phi"); none where
/// the map has no such axis and a range was given for it.
std::vector<std::int64_t> selectBins(const io::Qmap& map, const ValueRange& q,
                                     const ValueRange& phi = {});

/// Centres along axis 0 or 1 of all bins, by their cell.
std::vector<double> binCenters(const io::Qmap& map, io::Partition partition, int axis);
/// "q=0.01234 Å⁻¹, φ=12.3 deg"; the second axis only where there are several of its cells;
/// "invalid qbin" where there is no such bin (1..).
std::string binLabel(const io::Qmap& map, io::Partition partition, std::int64_t bin);
/// The same with "qbin=3, " in front, for lists.
std::string binListLabel(const io::Qmap& map, io::Partition partition, std::int64_t bin);

/// g2 + number * offset, the view of the number-th file.
Array<double> offsetG2(const Array<double>& g2, double offset, std::int64_t number);

/// What time axes and bounds of times start with: {smallest / 20, largest * 10} of the delays above
/// 0. Nothing without one.
std::optional<std::array<double, 2>> automaticTimeBounds(std::span<const double> delaysS);

/// Pearson correlation between the curves of repeats in one bin: (file, file). Delays that are not
/// finite in one of a pair are left out; NaN with fewer than three, or a curve that is constant.
Array<double> curveCorrelation(std::span<const std::vector<double>> curves);

} // namespace specula::correlate
