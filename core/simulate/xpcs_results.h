// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/plain_multitau.h"
#include "core/correlate/plain_twotime.h"
#include "core/geometry/q_phi_partition.h"
#include "core/io/result_data.h"
#include "core/simulate/xpcs_files.h"

namespace specula::simulate {

/// The q-map of a simulation's own geometry and mask.
io::QmapPtr simulatedQmap(const XpcsSimulation& simulation,
                          const geometry::QPhiPartitionOptions& bins, ThreadPool& pool);

struct XpcsResultOptions {
    correlate::MultitauOptions multitau = {};
    int partials = 4;  ///< curves of growing parts of the run, the last all of it; 0: none
    int segments = 10; ///< of the mean intensities; no more than there are frames
    /// Two-time correlation of `bins`, none where there are none. Segments as above.
    correlate::TwotimeOptions twotime = {};
};

struct XpcsResult {
    io::ResultData data;
    std::vector<Array<float>> matrices; ///< in the order of the two-time bins
};

/// Correlates the frames of `simulation`, read back from a file; `rawFile` is the name that file
/// goes by. Nothing of it comes from closed forms but the truth, which is stored for comparison.
/// Plain double precision, the same bits for any number of threads.
XpcsResult simulateResult(const io::RegionSource& frames, const std::filesystem::path& rawFile,
                          const XpcsSimulation& simulation, const RunLabel& label, io::QmapPtr qmap,
                          const XpcsResultOptions& options, ThreadPool& pool, JobContext& job);

/// What simulateResult() and the file need in memory at once, about.
std::uint64_t resultBytes(const XpcsOptions& simulation, const XpcsResultOptions& options);

void writeXpcsResult(const std::filesystem::path& file, const XpcsResult& result, bool overwrite);

} // namespace specula::simulate
