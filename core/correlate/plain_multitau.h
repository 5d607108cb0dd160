// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/correlate/delays.h"
#include "core/io/qmap.h"
#include "core/io/region_source.h"

namespace specula {
class ThreadPool;
}

namespace specula::correlate {

struct MultitauOptions {
    int delaysPerLevel = 8; ///< 1..64
};

struct MultitauResult {
    std::vector<Delay> delays;
    Array<double> g2;      ///< (delay, bin)
    Array<double> g2Error; ///< (delay, bin): scatter of the pixels / sqrt(their number); too small
                           ///< where pixels fluctuate together. NaN for a bin of one pixel.
    /// (bin, delay, delay): delete-one-group jackknife, the honest one. NaN where there is one
    /// group.
    Array<double> covariance;
    std::vector<std::int64_t> groupsPerBin;
};

/// The symmetrically normalised multi-tau correlation of every dynamic bin, in plain double
/// precision: the oracle of faster engines. With the samples A(t) of a pixel at the delay's level,
/// n of them having a partner `lag` later,
///     G2 = sum A(t) A(t + lag) / n,   P = sum A(t) / n,   F = sum A(t + lag) / n,
///     r  = <G2> / (<P> <F>),          means over the pixels of a static bin,
///     g2 = the mean of r over the static bins that lie in the dynamic one.
/// A static bin without a count says nothing and is left out. The same bits for any number of
/// threads. Throws Error(Input) as forEachPixelBand(), and where there are fewer than two frames.
MultitauResult plainMultitau(const io::RegionSource& frames, const io::Qmap& map,
                             const MultitauOptions& options, ThreadPool& pool, JobContext& job);

} // namespace specula::correlate
