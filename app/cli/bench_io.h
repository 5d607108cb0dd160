// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/compute/bench.h"

#include <vector>

namespace specula::cli {

/// Region reads of the sizes the program promises. The files are made once, in the user's cache
/// folder (about 1.2 GB; the first run takes a minute or two).
std::vector<compute::BenchResult> benchIo(CommandContext& context, int repeat);

} // namespace specula::cli
