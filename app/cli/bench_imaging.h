// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/compute/bench.h"

#include <vector>

namespace specula::cli {

struct ImagingBenchOptions {
    int repeat = 5;
    /// The full sizes (a 32768x32768 file, 2 GiB, made once in the user's cache folder), and the
    /// same work done by vips, OpenColorIO and OpenImageIO where they are installed.
    bool extended = false;
};

/// Image operations: kernels on data in memory, and whole runs of `specula-cli image` from file to
/// file, as a user starts them.
std::vector<compute::BenchResult> benchImaging(CommandContext& context,
                                               const ImagingBenchOptions& options);

} // namespace specula::cli
