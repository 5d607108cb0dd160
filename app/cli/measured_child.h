// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <cstdint>
#include <string>
#include <vector>

namespace specula::cli {

/// What another program needed, as the system counted it.
struct ChildUsage {
    double wallS = 0;
    double cpuS = 0; ///< user and system
    std::uint64_t peakResidentBytes = 0;
    std::string output; ///< its standard output
};

/// Runs a program (found on PATH) to its end, its standard error dropped. Throws Error(Computation)
/// when it cannot be started or fails; a cancel request ends it.
ChildUsage runMeasured(const std::vector<std::string>& words, const std::string& input,
                       const CancelToken& cancel);

/// Whether a program of this name is on PATH.
bool programExists(const std::string& name);

/// This program.
std::string ownProgram();

} // namespace specula::cli
