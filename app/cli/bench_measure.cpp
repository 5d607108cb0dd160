// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_measure.h"

#include "core/base/buffer_pool.h"
#include "core/compute/system_memory.h"

namespace specula::cli {

compute::BenchResult measured(CommandContext& context, const std::string& suite,
                              const std::string& name, int repeat,
                              const std::function<void()>& work) {
    context.job.setStage(name);
    bufferpool::trim();
    const bool known = compute::resetPeakResident();
    const auto before = compute::processMemory();
    compute::BenchResult r{suite, name, "cpu", {}, "ms", 0, {}};
    r.timing = compute::timeRuns(repeat, context.job.cancelToken(), work);
    r.value = r.timing.medianS * 1e3;
    const auto peak = compute::processMemory().peakResidentBytes;
    if (known)
        r.more["peak_growth_bytes"] = peak > before.residentBytes ? peak - before.residentBytes : 0;
    return r;
}

} // namespace specula::cli
