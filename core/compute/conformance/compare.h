// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/conformance/test_case.h"

#include <string>

namespace specula::compute::conformance {

struct Verdict {
    bool good = true;
    double error = 0;     ///< the largest, in the units of the tolerance
    double tolerance = 0; ///< what it was held to
    std::string where;    ///< the worst element of a bad output: "[3]: 1.5 instead of 2"
};

struct CompareOptions {
    bool infPropagates = true; ///< as the device says (nan_propagates)
    bool holdsInf = false;     ///< of the case
};

/// Holds an output to the truth. `scales` is the result on the magnitudes of the inputs, for
/// Accuracy::Scale::Magnitudes.
Verdict compare(const Samples& got, const Samples& truth, const Samples* scales,
                const Accuracy& accuracy, const CompareOptions& options);

} // namespace specula::compute::conformance
