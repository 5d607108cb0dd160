// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace specula::cli {

/// Runs the window program (`specula`, found beside this program, else on PATH) offscreen and
/// returns the JSON object it prints. Its `{"error":...}` becomes an Error of the same kind; a
/// cancel request is passed on. Throws Error(Computation) when it is not installed.
nlohmann::json runWindowProgram(const std::vector<std::string>& arguments,
                                const CancelToken& cancel);

} // namespace specula::cli
