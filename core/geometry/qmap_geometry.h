// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geometry/detector_geometry.h"
#include "core/io/qmap.h"

#include <optional>
#include <string>

namespace specula::geometry {

/// The transmission geometry a q-map was made with, if it says all that is needed (beam centre,
/// pixel size, distance, energy). `energyKev` is that of the measurement, for maps without one.
/// Otherwise nothing, and `missing` names what is not there; nothing is made up.
std::optional<DetectorGeometry> geometryOf(const io::Qmap& map, std::optional<double> energyKev,
                                           std::string& missing);

} // namespace specula::geometry
