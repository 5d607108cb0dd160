// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace specula::cli {

/// The loops the program's speed hangs on, each on a fixed small problem, one thread.
std::vector<std::string> hotKernelNames();
/// Runs one of them inside a function named hotKernelRun, after once outside it.
void runHotKernel(const std::string& name);

struct InstructionCheck {
    nlohmann::json counts;          ///< {"compiler", "kernels": {name: instructions}}
    nlohmann::json rows;            ///< [{kernel, instructions, before, ratio}]
    std::vector<std::string> worse; ///< more than 5 % above the count kept in the file
    std::string skipped;            ///< why nothing was compared
};
/// Counts the instructions of each kernel with callgrind (AVX2 code, which callgrind knows) and
/// compares with `file`. Counts of another compiler are not compared.
InstructionCheck checkInstructions(const std::filesystem::path& file, const CancelToken& cancel);

} // namespace specula::cli
