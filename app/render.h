// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"

#include <QString>

namespace specula::app {

/// `specula --render JOB.json`, for specula-cli: draws the figure the job describes and prints one
/// JSON object: {"size":[width,height]}, or {"error":{code,what,file,field,remedy}}. Exit status as
/// in the command line contract.
///
/// The job: "what":"image", "file", "dataset", "frame", "region":[x,y,w,h], "levels":[a,b],
/// "colormap", "scale", "out" (png, svg, pdf), "overwrite"; all but what, file and out optional.
/// Parts of result files: see render_results.h.
int renderJob(const QString& jobFile, AppContext& context);

} // namespace specula::app
