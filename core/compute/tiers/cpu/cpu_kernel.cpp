// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/cpu_kernel.h"

#include <algorithm>
#include <chrono>

namespace specula::compute::cpu {
namespace {

/// A piece shorter than this is followed by one twice as long, one longer than twice this by a
/// shorter one: what a body sets up per piece stays small, and a cancel is heard soon.
constexpr std::chrono::milliseconds kPiece(5);

void runInPieces(std::int64_t first, std::int64_t last, std::int64_t grain,
                 const CancelToken& cancel,
                 const std::function<void(std::int64_t, std::int64_t)>& body) {
    using Clock = std::chrono::steady_clock;
    for (std::int64_t step = grain; first < last;) {
        cancel.throwIfCancelled();
        const std::int64_t end = first + std::min(step, last - first);
        const auto begin = Clock::now();
        body(first, end);
        first = end;
        const auto took = Clock::now() - begin;
        if (took < kPiece)
            step = std::min(step, last) * 2;
        else if (took > 2 * kPiece)
            step = std::max(grain, step / 2);
    }
}

} // namespace

void CpuContext::forEach(std::int64_t count, std::int64_t grain,
                         const std::function<void(std::int64_t, std::int64_t)>& body) const {
    if (count <= 0)
        return;
    grain = std::max<std::int64_t>(grain, 1);
    const auto run = [&](std::int64_t first, std::int64_t last) {
        if (cancel != nullptr)
            runInPieces(first, last, grain, *cancel, body);
        else
            body(first, last);
    };
    if (pool != nullptr && count > grain)
        pool->parallelFor(0, count, grain, run);
    else
        run(0, count);
}

} // namespace specula::compute::cpu
