// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/correlate/derived/two_time.h"
#include "core/io/result_file.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace specula::app {

/// Larger matrices are shown as means over blocks.
constexpr std::int64_t kLargestShownSide = 8192;

/// Times of the elements of a matrix: frame k of the correlation is at k * step.
struct TwotimeAxis {
    double step = 1;       ///< seconds, or frames where the file does not say
    bool seconds = false;  ///< unit of `step`
    std::int64_t rate = 1; ///< steps per element of the matrix

    double elementStep() const { return step * static_cast<double>(rate); }
    /// Of the centre of element 0.
    double start() const { return step * static_cast<double>(rate - 1) / 2; }
    double elementOf(double time) const { return (time - start()) / elementStep(); }
    friend bool operator==(const TwotimeAxis&, const TwotimeAxis&) = default;
};

/// One matrix as it was read.
struct TwotimeSource {
    io::ResultFilePtr file;
    std::int64_t bin = 0, frames = 0;
    TwotimeAxis axis;
    Array<float> matrix; ///< complete; diagonal corrected, unless `correctedDiagonal` is false
    bool correctedDiagonal = true;
    std::vector<float> diagonal; ///< as stored; empty where the matrix is of means over blocks
};
using TwotimeSourcePtr = std::shared_ptr<const TwotimeSource>;

struct TwotimeRequest {
    io::ResultFilePtr file = {};
    std::int64_t bin = 0;
    io::ResultFilePtr other = {};                 ///< to take off; may be null
    TwotimeSourcePtr known = {}, knownOther = {}; ///< from an earlier picture; used where they fit
    bool correctDiagonal = true;
    double smoothingFrames = 0;
    std::int64_t largestSide = kLargestShownSide;
};

/// What the map shows, and what it was made from.
struct TwotimePicture {
    TwotimeSourcePtr source, other;
    Array<float> values;
    std::array<double, 2> levels{0, 1}; ///< between percentiles; around zero for a difference
    std::string otherProblem;           ///< why there is no difference although one was asked for
    bool correctedDiagonal = true;
    double smoothingFrames = 0;
    std::vector<double> lagMeans; ///< of the source, at each lag; where the file holds no curves
};

/// Reads what is not known yet, one matrix at a time. Throws Error(Input) when the file has no such
/// matrix or it cannot be read.
TwotimePicture makeTwotimePicture(const TwotimeRequest& request, const CancelToken& cancel);

/// Elements of one lag along the diagonal.
struct LagCut {
    std::int64_t lag = 0;           ///< elements
    std::vector<double> age, value; ///< in the unit of the axis
};
/// `lagTime` is brought to the nearest element.
LagCut cutAtLag(const Array<float>& matrix, const TwotimeAxis& axis, double lagTime,
                correlate::AgeConvention convention);

} // namespace specula::app
