// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/geometry/detector_geometry.h"

namespace specula {
class ThreadPool;
}

namespace specula::geometry {

/// Where each pixel of a transmission geometry looks; (row, column), double precision.
/// With d the pixel's place seen from the sample, swung first vertically, then horizontally, h its
/// distance from the beam and l along it:
///     q   = 2 k sin(theta) = 2 k h / sqrt(2 r (r + l)),   r = |d|    (Å⁻¹)
/// which keeps its digits next to the beam;
///     phi = angle from the direction of growing columns towards the top, -180 <= phi < 180 deg.
struct TransmissionMaps {
    Array<double> qInvAngstrom, phiDeg;
};

struct PixelPlace {
    double qInvAngstrom, phiDeg;
};
/// At one place, which need not be a pixel's centre.
PixelPlace placeOf(const DetectorGeometry& geometry, double column, double row);

TransmissionMaps transmissionMaps(const DetectorGeometry& geometry, ThreadPool& pool);

} // namespace specula::geometry
