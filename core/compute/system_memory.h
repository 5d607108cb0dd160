// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace specula::compute {

struct SystemMemory {
    std::uint64_t totalBytes = 0; ///< 0: not known
    std::uint64_t availableBytes = 0;
};
SystemMemory systemMemory();

struct ProcessMemory {
    std::uint64_t residentBytes = 0;
    std::uint64_t peakResidentBytes = 0;
};
ProcessMemory processMemory();
/// Starts the peak afresh, for measuring what one piece of work needs; false where the system has
/// no such thing.
bool resetPeakResident();

/// "Intel(R) Xeon(R) Processor", or "CPU" where the system does not say.
std::string processorName();

} // namespace specula::compute
