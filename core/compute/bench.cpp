// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/bench.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace specula::compute {

Timing timeRuns(int repeat, const CancelToken& cancel, const std::function<void()>& work) {
    using Clock = std::chrono::steady_clock;
    work();
    std::vector<double> walls;
    const std::clock_t cpuStart = std::clock();
    for (int i = 0; i < repeat; ++i) {
        cancel.throwIfCancelled();
        const auto start = Clock::now();
        work();
        walls.push_back(std::chrono::duration<double>(Clock::now() - start).count());
    }
    const double cpu = static_cast<double>(std::clock() - cpuStart) / CLOCKS_PER_SEC / repeat;
    return {quantile(walls, 0.5), quantile(walls, 0), quantile(walls, 1), cpu};
}

void to_json(nlohmann::json& out, const BenchResult& r) {
    out = r.more;
    out.update({{"suite", r.suite},
                {"case", r.name},
                {"backend", r.backend},
                {"median_s", r.timing.medianS},
                {"min_s", r.timing.minS},
                {"max_s", r.timing.maxS},
                {"cpu_s", r.timing.cpuS},
                {"unit", r.unit},
                {"value", r.value}});
}

double quantile(std::vector<double> values, double p) {
    if (values.empty())
        return 0;
    const auto n = static_cast<std::size_t>(p * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(n), values.end());
    return values[n];
}

} // namespace specula::compute
