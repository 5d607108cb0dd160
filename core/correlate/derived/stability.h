// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace specula::correlate {

struct StabilityOptions {
    /// First segments that the others are compared with; 0: a quarter of them, two at least.
    std::int64_t referenceSegments = 0;
    /// Chance that any of the four tests says yes in a run that does not change; 0.001..0.5.
    double falseAlarm = 0.01;

    void validate() const;
};

/// One test: a number per segment and what it must not exceed.
struct StabilityTest {
    std::vector<double> statistic;
    double threshold = 0;
    std::optional<std::int64_t> firstAlarm; ///< segment, from 0
};

struct Stability {
    std::int64_t referenceSegments = 0;
    /// Overall intensity of each segment, 1 = the reference.
    std::vector<double> intensity;
    /// Change of the overall intensity: |intensity - 1| in its own scatter, and the larger of the
    /// two one-sided cumulative sums, which sees a slow drift.
    StabilityTest intensityStep, intensityDrift;
    /// Change of the shape: mean over q of ((I / intensity - reference) / scatter)^2, and its
    /// cumulative sum.
    StabilityTest shapeStep, shapeDrift;

    bool stable() const;
};

/// Whether I(q) changed during a run (science C16). `segmentMean` is (segment, bin), true means;
/// bins that are not finite and positive throughout are left out, and neighbours are joined to 64
/// at most. The overall intensity is the median over the bins; a single bin has no shape. The
/// scatter of a bin is that of successive segments, by its median, so that neither flux nor a step
/// counts as noise. Thresholds are those that the same calculation reaches in runs of independent
/// normal noise with the probability asked for (simulated, always the same numbers). Throws
/// Error(Input) with fewer than six segments or no bin.
Stability stabilityOf(const Array<double>& segmentMean, const StabilityOptions& options = {});

} // namespace specula::correlate
