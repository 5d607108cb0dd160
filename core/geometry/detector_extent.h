// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "core/geometry/detector_geometry.h"

namespace specula::geometry {

/// hc in keV angstrom as existing viewers have it: 3.4e-5 too small. For comparison with them only;
/// kHcKevAngstrom is the constant of everything else.
constexpr double kViewerHcKevAngstrom = 12.398;

/// Where the edges of an image lie in q, in the linear small-angle form: (edge - beam) * pixel /
/// distance * k. What the axes of a detector image show.
struct DetectorExtent {
    double qxLow = 0, qxHigh = 0; ///< of columns 0 and `columns`, Å⁻¹
    double qyLow = 0, qyHigh = 0; ///< of rows 0 and `rows`
};
DetectorExtent detectorExtent(const DetectorGeometry& geometry,
                              double hcKevAngstrom = kHcKevAngstrom);

} // namespace specula::geometry
