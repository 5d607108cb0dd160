// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/io/qmap.h"
#include "core/io/region_source.h"

namespace specula {
class ThreadPool;
}

namespace specula::correlate {

struct TwotimeOptions {
    /// Pixels are divided by the mean of their static or dynamic bin in the same frame, which takes
    /// the slow variation inside a bin and the flux out.
    enum class Smoothing { Static, Dynamic, None };

    std::vector<std::int64_t> bins; ///< dynamic bins, 1..; at least one
    Smoothing smoothing = Smoothing::Static;
    int segments = 5; ///< blocks on the diagonal, 1..frames
};

struct TwotimeBin {
    std::int64_t bin = 0;
    Array<double> correlation; ///< (t1, t2), both halves, the diagonal as it comes (shot noise)
    std::vector<double> g2;    ///< mean over t2 - t1 = k
    Array<double> segmentG2;   ///< (k, segment), of equal blocks on the diagonal
};

/// C(t1, t2) = n sum x(t1) x(t2) / (sum x(t1) sum x(t2)), sums over the n pixels of a bin, x the
/// smoothed counts; a frame without counts in the bin gives 0. In plain double precision: the
/// oracle of faster engines. `finished` gets one bin after the other. Throws as plainMultitau(),
/// and Error(Usage) for a bin that is not there.
void plainTwotime(const io::RegionSource& frames, const io::Qmap& map,
                  const TwotimeOptions& options, ThreadPool& pool, JobContext& job,
                  const std::function<void(TwotimeBin)>& finished);

} // namespace specula::correlate
