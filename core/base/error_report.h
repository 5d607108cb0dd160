// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <nlohmann/json.hpp>

namespace specula {

/// {"error":{"code","what","file","field","remedy"}}, as every program of ours prints it.
nlohmann::json errorJson(const Error& error);
/// The Error such an object stands for.
Error errorFromJson(const nlohmann::json& object);
/// Exit status of the command line contract: 1 computation, 2 usage, 3 input, 4 cancelled.
int exitStatusOf(ErrorCode code);

} // namespace specula
