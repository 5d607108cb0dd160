// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/compute/conformance/kernel_bench.h"

#include <vector>

namespace specula::cli {

/// Suite `results`: listing, opening, averaging and converting result files.
std::vector<compute::BenchResult> benchResults(CommandContext& context, int repeat);
/// Suite `twotime`: a matrix of 5000 x 5000 from the file to what a view shows.
std::vector<compute::BenchResult> benchTwotime(CommandContext& context, int repeat);

} // namespace specula::cli
