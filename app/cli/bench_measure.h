// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/compute/conformance/kernel_bench.h"

#include <functional>
#include <string>

namespace specula::cli {

/// Times `work` in milliseconds and adds by how much it raised the resident memory at its peak.
compute::BenchResult measured(CommandContext& context, const std::string& suite,
                              const std::string& name, int repeat,
                              const std::function<void()>& work);

} // namespace specula::cli
