// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "core/compute/bench.h"

#include <vector>

namespace specula::app {

/// How long a result takes from the memory of a tier to what a view draws from: on the CPU tier,
/// and on the device that is chosen where that is another.
std::vector<compute::BenchResult> benchHandover(AppContext& context, int repeat);

} // namespace specula::app
