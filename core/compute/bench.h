// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace specula::compute {

/// Wall times of repeated runs of one piece of work, after one run that is not counted.
struct Timing {
    double medianS = 0, minS = 0, maxS = 0;
    double cpuS = 0; ///< processor seconds of all threads, per run
};
Timing timeRuns(int repeat, const CancelToken& cancel, const std::function<void()>& work);

/// A row of `specula-cli bench`.
struct BenchResult {
    std::string suite, name, backend;
    Timing timing;
    std::string unit;                               ///< of value: "ms", "fps", "ms/frame", ...
    double value = 0;                               ///< the figure that has a target
    nlohmann::json more = nlohmann::json::object(); ///< "target", "peak_growth_bytes", ...
};
void to_json(nlohmann::json& out, const BenchResult& result);

/// p in 0..1; the values need not be sorted.
double quantile(std::vector<double> values, double p);

} // namespace specula::compute
