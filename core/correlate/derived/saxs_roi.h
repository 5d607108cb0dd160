// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/correlate/derived/saxs_1d.h"
#include "core/geometry/transmission_maps.h"

namespace specula::correlate {

/// A part of the detector in q and phi, cut into bins along one of them.
struct ScatteringRoi {
    enum class Kind {
        Wedge, ///< I(q) of a range of phi
        Ring,  ///< I(phi) of a range of q
    };
    Kind kind = Kind::Wedge;
    std::string name;
    double qLow = 0, qHigh = 0; ///< Å⁻¹, low <= q < high
    /// Degrees, from low growing to high, low included; across ±180 when high is the smaller one,
    /// the full circle when they are 360 or more apart.
    double phiLowDeg = -180, phiHighDeg = 180;
    std::int64_t bins = 100; ///< of equal width; at least 1

    /// Throws Error(Usage) that names the field.
    void validate() const;
    bool holds(double qInvAngstrom, double phiDeg) const;
};

struct RoiResult {
    ScatteringLine line; ///< x: mean of the pixels' q or phi; error: scatter / sqrt(pixels)
    double mean = 0;     ///< over all pixels
    double error = 0;    ///< scatter / sqrt(pixels); NaN for one pixel
    double sum = 0;
    double smallest = 0, largest = 0; ///< NaN without pixels, as the mean
    std::int64_t pixels = 0;
};

/// Over the pixels of the image that are finite and in use (`mask`, 1 = use; empty: all). Throws
/// Error(Input) when image, maps and mask differ in shape. x of a ring across ±180 grows beyond
/// 180.
RoiResult integrateRoi(const Array<float>& image, const geometry::TransmissionMaps& maps,
                       const Array<std::uint8_t>& mask, const ScatteringRoi& roi);

} // namespace specula::correlate
