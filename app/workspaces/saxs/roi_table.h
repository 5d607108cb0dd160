// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/saxs/saxs_data.h"
#include "core/io/data_table.h"

namespace specula::app {

/// A row per file and region: where it is, mean, error, sum, extremes, pixels.
io::DataTable roiTable(const std::vector<correlate::ScatteringRoi>& rois,
                       const std::vector<SaxsFileCurves>& files);

} // namespace specula::app
