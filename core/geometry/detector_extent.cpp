// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geometry/detector_extent.h"

#include <numbers>

namespace specula::geometry {

DetectorExtent detectorExtent(const DetectorGeometry& geometry, double hcKevAngstrom) {
    geometry.validate();
    const double k = 2 * std::numbers::pi * geometry.energyKev / hcKevAngstrom;
    const auto along = [&](std::size_t axis, double edge) {
        return (edge - geometry.beamCenterPx[axis]) * geometry.pixelSizeM[axis] /
               geometry.distanceM * k;
    };
    return {along(0, 0), along(0, static_cast<double>(geometry.columns)), along(1, 0),
            along(1, static_cast<double>(geometry.rows))};
}

} // namespace specula::geometry
