// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace specula::app {

/// Whether `what` of a render job is a part of a result file: g2, saxs1d, saxs2d, intensity,
/// stability, twotime, twotime-curves.
bool isResultPicture(const std::string& what);

/// Draws it and writes the picture; {"size":[width,height]}. The job: "what", "file", "out", and
/// optional "bins", "units", "levels", "colormap", "scale", "overwrite". Throws Error.
nlohmann::json renderResult(const nlohmann::json& job, AppContext& context);

} // namespace specula::app
