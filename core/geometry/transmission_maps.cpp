// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geometry/transmission_maps.h"

#include "core/base/thread_pool.h"

#include <cmath>
#include <numbers>

namespace specula::geometry {
namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

struct Swing {
    explicit Swing(const DetectorGeometry& g)
        : sinH(std::sin(g.swingDeg[0] / kDegrees))
        , cosH(std::cos(g.swingDeg[0] / kDegrees))
        , sinV(std::sin(g.swingDeg[1] / kDegrees))
        , cosV(std::cos(g.swingDeg[1] / kDegrees)) {}
    double sinH, cosH, sinV, cosV;
};

PixelPlace placeOf(const DetectorGeometry& g, const Swing& swing, double k, double column,
                   double row) {
    const double across = (column - g.beamCenterPx[0]) * g.pixelSizeM[0];
    const double down = (row - g.beamCenterPx[1]) * g.pixelSizeM[1];
    const double y = swing.cosV * down - swing.sinV * g.distanceM;
    const double along = swing.sinV * down + swing.cosV * g.distanceM;
    const double x = swing.cosH * across - swing.sinH * along;
    const double z = swing.sinH * across + swing.cosH * along;
    const double h = std::hypot(x, y), r = std::hypot(h, z);
    // Behind the sample r + z would lose its digits, h^2 / (r - z) is the same.
    const double sum = z >= 0 ? r + z : h * h / (r - z);
    const double q = g.qFormula == DetectorGeometry::QFormula::TwoKSinTheta
                         ? (sum > 0 ? 2 * k * h / std::sqrt(2 * r * sum) : 2 * k)
                         : k * h / r;
    double phi = -std::atan2(y, x) * kDegrees;
    if (phi >= 180)
        phi = -180;
    return {q, phi};
}

} // namespace

PixelPlace placeOf(const DetectorGeometry& geometry, double column, double row) {
    return placeOf(geometry, Swing(geometry), geometry.waveNumber(), column, row);
}

TransmissionMaps transmissionMaps(const DetectorGeometry& geometry, ThreadPool& pool) {
    geometry.validate();
    const Swing swing(geometry);
    const double k = geometry.waveNumber();
    const Shape shape{geometry.rows, geometry.columns};
    TransmissionMaps maps{Array<double>::uninitialized(shape), Array<double>::uninitialized(shape)};
    const View<double> q = maps.qInvAngstrom.edit(), phi = maps.phiDeg.edit();
    pool.parallelFor(0, geometry.rows, 16, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t row = first; row < last; ++row)
            for (std::int64_t column = 0; column < geometry.columns; ++column) {
                const PixelPlace place = placeOf(geometry, swing, k, static_cast<double>(column),
                                                 static_cast<double>(row));
                q(row, column) = place.qInvAngstrom;
                phi(row, column) = place.phiDeg;
            }
    });
    return maps;
}

} // namespace specula::geometry
