// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/base/pixels.h"

#include <complex>
#include <cstdint>
#include <functional>

namespace specula {
class ThreadPool;
}

namespace specula::simulate {

/// A synthetic photon-counting detector in a small-angle speckle pattern, for the demo and for
/// tries of the viewer. The speckle field is a smoothed complex Gaussian field that forgets itself
/// faster further from the beam, as diffusing particles do. No calibrated ground truth: g1 is only
/// approximately exp(-t/tau(q)), because smoothing mixes neighbouring rates.
struct SpeckleOptions {
    std::int64_t width = 514, height = 514;
    std::int64_t frames = 200;
    double meanCounts = 0.6;    ///< per pixel and frame, half way out; above 0, below 20
    double specklePx = 3;       ///< width of a speckle in pixels, 1..8
    double tauFramesAtEdge = 3; ///< correlation time at half the width from the beam
    std::uint64_t seed = 1;

    /// Throws Error(Usage) naming the field.
    void validate() const;
};

/// Value of pixels that count nothing (module gaps, dead pixels), as EIGER detectors write it.
constexpr std::uint32_t kDeadPixel = 0xFFFFFFFFu;

/// Calls `frame` with one U32 frame after the other; the same bits for any number of threads.
void makeSpeckleFrames(const SpeckleOptions& options, ThreadPool& pool, JobContext& job,
                       const std::function<void(const Pixels&)>& frame);

} // namespace specula::simulate
