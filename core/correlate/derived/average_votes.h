// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/averaging.h"

#include <vector>

namespace specula::correlate {

/// The curves of one file as the vote needs them, in single precision.
struct VoteCurves {
    Array<float> g2, sigma; ///< (delay, bin); sigma is NaN where none is known
};
/// Errors over pixel groups where the curves have them, else those that are stored.
VoteCurves voteCurves(const io::MultitauCurves& curves);

/// Of each curve from the median of all, in its errors (the spread of the group where it has none),
/// rms over what is finite; divided by the median of these numbers where that is above 1, so that a
/// group whose errors are all too small is not rejected as a whole. Zeros for fewer than three.
std::vector<double> distancesFromMedian(const std::vector<VoteCurves>& curves);

/// Mean of the last `window` finite delays of bin `bin` (from 0); NaN where there is no such bin.
double baselineOf(const Array<double>& g2, std::int64_t bin, std::int64_t window);

/// On other delays: linear in the logarithm of the time, NaN beyond the ends.
io::MultitauCurves onDelays(const io::MultitauCurves& curves, double stepS,
                            const std::vector<std::int64_t>& delays, double wantedStepS);

} // namespace specula::correlate
