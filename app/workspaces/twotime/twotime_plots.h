// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/twotime/strip_curves.h"
#include "core/base/units.h"
#include "widgets/plot/curve.h"
#include "widgets/plot/map_view.h"

#include <functional>
#include <optional>

namespace specula::app {

/// What a file says beside the matrices, read once per file.
struct TwotimeOverview {
    io::ResultFilePtr file;
    io::QmapPtr qmap; ///< null where it cannot be read
    std::optional<io::TwotimeCurves> curves;
    QStringList notes; ///< what could not be read, sentences
};
TwotimeOverview readTwotimeOverview(const io::ResultFilePtr& file, const CancelToken& cancel);
/// Column of the curves that the file holds of a bin; -1: none.
std::int64_t storedColumn(const TwotimeOverview& overview, std::int64_t bin);

/// Everything the plots draw from.
struct TwotimePlotInput {
    const TwotimePicture& picture;
    const TwotimeOverview& overview;
    const TwotimeSettings& settings;
    const StripCurves& strips;
    UnitPreferences units;
    std::function<QColor(int)> colourOfStrip; ///< by number
    QColor plain;                             ///< of curves of the whole run
};

/// "bin 3 · q=0.0194 Å⁻¹, φ=12.0 deg"
QString twotimeBinText(const TwotimeOverview& overview, std::int64_t bin);
/// Time axis of the matrix: seconds, or frames where the step is not known.
widgets::PlotAxis twotimeTimeAxis(const QString& label, const TwotimeAxis& axis, double typical,
                                  const UnitPreferences& units, bool log = false);
/// "12.5 s" or "125 frames".
QString twotimeTimeText(double value, const TwotimeAxis& axis, const UnitPreferences& units);
/// What was done to the map, for its title: "smoothed (σ 2 frames), averaged 4 × 4 ...".
QStringList twotimeTreatments(const TwotimePicture& picture);

widgets::MapData twotimeMap(const TwotimePicture& picture, const TwotimeOverview& overview,
                            const UnitPreferences& units);
/// g2 against lag: of the whole run, its parts, the strips.
widgets::PlotContent g2Plot(const TwotimePlotInput& input);
/// C2 at one lag against age.
widgets::PlotContent cutPlot(const TwotimePlotInput& input);

} // namespace specula::app
