// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geometry/qmap_geometry.h"

#include "core/base/error.h"

namespace specula::geometry {

std::optional<DetectorGeometry> geometryOf(const io::Qmap& map, std::optional<double> energyKev,
                                           std::string& missing) {
    const io::Qmap::Geometry& from = map.geometry;
    const std::optional<double> energy = energyKev ? energyKev : from.energyKev;
    missing.clear();
    const auto need = [&](bool there, const char* what) {
        if (!there)
            missing += (missing.empty() ? "" : ", ") + std::string(what);
    };
    need(from.beamCenterX.has_value() && from.beamCenterY.has_value(), "beam centre");
    need(from.pixelSizeM.has_value(), "pixel size");
    need(from.distanceM.has_value(), "detector distance");
    need(energy.has_value(), "photon energy");
    if (!missing.empty())
        return std::nullopt;
    DetectorGeometry geometry;
    geometry.energyKev = *energy;
    geometry.distanceM = *from.distanceM;
    geometry.pixelSizeM = {*from.pixelSizeM, *from.pixelSizeM};
    geometry.beamCenterPx = {*from.beamCenterX, *from.beamCenterY};
    geometry.rows = map.rows();
    geometry.columns = map.columns();
    try {
        geometry.validate();
    } catch (const Error& wrong) {
        missing = wrong.field() + ": " + wrong.reason();
        return std::nullopt;
    }
    return geometry;
}

} // namespace specula::geometry
