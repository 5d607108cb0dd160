// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/correlate/delays.h"
#include "core/io/qmap.h"
#include "core/simulate/xpcs_frames.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace specula::simulate {

/// The truth of a raw stack: XpcsSimulation::truth() and g2 from the first frame on at some q and
/// lags, at instants and integrated over the exposure.
nlohmann::json rawTruth(const XpcsSimulation& simulation);

/// What a correlator should find in the dynamic bins of `map`: per bin the mean over static bins of
/// their pixels' g2 ("g2_instantaneous", and "g2_measured" over exposures and the frames averaged
/// at each delay), and the tau_s at which the field correlation is 1/e (null: it never is). For
/// dynamics that change, g2 is the mean over the run and tau that of the first frame. Pixels of a
/// static bin are represented by some dozen of them. Flux and defects are left out.
nlohmann::json binTruth(const XpcsSimulation& simulation, const io::Qmap& map,
                        const std::vector<correlate::Delay>& delays, ThreadPool& pool,
                        JobContext& job);

} // namespace specula::simulate
