// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/compute/backend.h"
#include "core/compute/bench.h"

#include <string>
#include <vector>

namespace specula::compute {

struct KernelBenchOptions {
    std::string kernel; ///< only rows whose name begins with this; empty: all
    int repeat = 9;
    bool quick = false; ///< a sixteenth of the elements
};

/// Times the main kernels of a tier on data that is already in its memory; a run ends when the
/// device is done. `value` of a row is its rate: GB/s of what has to be read and written once, or
/// GFLOP/s (5 n log2 n for transforms). The first row is a plain copy, and the rows in GB/s say
/// which fraction of that they reach. A kernel the tier lacks has the row's "absent" set to the
/// reason. Rows are announced with JobContext::publish() too.
std::vector<BenchResult> benchKernels(Backend& backend, const KernelBenchOptions& options,
                                      JobContext& job);

/// A table for people.
std::string kernelBenchText(const std::vector<BenchResult>& results);

} // namespace specula::compute
