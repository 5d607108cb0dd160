// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace specula::correlate {

/// One lag of a multi-tau correlator: `lag` samples of `level`, each the mean of 2^level frames.
struct Delay {
    std::int64_t frames = 0; ///< lag * 2^level
    int level = 0;
    std::int64_t lag = 0;

    std::int64_t width() const { return std::int64_t{1} << level; }
};

/// Level 0 holds lags 1 .. 2 dpl, every other level lags dpl+1 .. 2 dpl of its samples, as long as
/// one product exists: lag < floor(frames / 2^level). As boost_corr and XPCS-Eigen count them.
/// dpl (delays per level) is at least 1.
std::vector<Delay> multitauDelays(std::int64_t frames, int delaysPerLevel);

} // namespace specula::correlate
