// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "core/correlate/derived/averaging.h"
#include "widgets/plot/curve.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace specula::app {

/// One file's curve of the bin that is shown.
struct SingleCurve {
    int number = 0; ///< position among the files
    std::vector<double> delayS, g2, error;
};

/// What the test looks at, over the number of the file (from 1): taken files, those left out.
widgets::PlotContent criterionPlot(const std::vector<std::optional<correlate::AverageFile>>& files,
                                   const correlate::AverageOptions& options);

/// The average of one bin (1..) with its error, over the single curves.
widgets::PlotContent averagePlot(const correlate::AverageResult* average,
                                 const std::vector<SingleCurve>& single, const QStringList& labels,
                                 std::int64_t bin, const UnitPreferences& units);

} // namespace specula::app
