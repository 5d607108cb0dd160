// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/saxs_1d.h"
#include "core/geometry/detector_geometry.h"

#include <vector>

namespace specula {
class ThreadPool;
}

namespace specula::correlate {

/// A number with one standard deviation.
struct Uncertain {
    double value = 1, error = 0;
};

/// What one measurement is divided by.
struct ExposureFactors {
    Uncertain transmission; ///< of the sample, above 0 and at most 1
    Uncertain monitor;      ///< incident flux, any unit, the same for all that is compared
    Uncertain exposureS;    ///< of one frame
    Uncertain thickness;    ///< of the sample, any unit

    /// Throws Error(Usage) that names the field.
    void validate() const;
};

/// I / (transmission * monitor * exposure * thickness), errors added in squares.
ScatteringLine dividedByExposure(ScatteringLine line, const ExposureFactors& factors);

struct PixelCorrectionOptions {
    bool solidAngle = true; ///< relative to the pixel nearest to the sample's beam: cos^3(2 theta)
    bool polarisation = true;
    double horizontalFraction = 1; ///< of the intensity polarised along rows; 0..1
};
/// Factor that the counts of each pixel are divided by, 1 at the beam. (row, column).
/// Polarisation: f (1 - sin^2 cos^2 phi) + (1 - f) (1 - sin^2 sin^2 phi) of 2 theta and phi.
/// Without swing.
Array<double> pixelCorrections(const geometry::DetectorGeometry& geometry,
                               const PixelCorrectionOptions& options, ThreadPool& pool);
/// The same for a curve over q, the mean over the full circle.
ScatteringLine dividedByPixelCorrections(ScatteringLine line, double energyKev,
                                         const PixelCorrectionOptions& options);

/// One measured curve with its factors.
struct ReductionInput {
    ScatteringLine line;
    ExposureFactors factors;
};
struct ReductionOptions {
    PixelCorrectionOptions pixels;
    double energyKev = 0;            ///< needed for the pixel corrections; 0: none are made
    Uncertain solventFraction{1, 0}; ///< volume of solvent in the sample
    Uncertain absoluteScale{1, 0};
};
/// ((sample - empty) - fraction * (solvent - empty)) * scale of curves divided by their exposures.
/// `empty` and `solvent` may have no line: then nothing is taken off. Throws as
/// backgroundSubtracted().
ScatteringLine reducedIntensity(const ReductionInput& sample, const ReductionInput& empty,
                                const ReductionInput& solvent, const ReductionOptions& options);

struct ScaleFit {
    Uncertain scale;         ///< reference = scale * line
    double reducedChi2 = 0;  ///< NaN for one point
    std::int64_t points = 0; ///< of the line that were used
};
/// Weighted least squares over the points of `line` in the range that lie within the reference;
/// errors of both count, equal weights where there are none. Throws Error(Input) with no such
/// point.
ScaleFit scaleTo(const ScatteringLine& line, const ScatteringLine& reference, double low,
                 double high);

struct MasterCurve {
    std::vector<ScaleFit> scales;       ///< of each line, 1 for the first
    std::vector<ScatteringLine> scaled; ///< each times its factor
};
/// Each line is scaled onto those before it, from the one that shares most points: a master curve
/// over overlapping ranges. Throws Error(Input) that names the line that overlaps with none.
MasterCurve masterCurve(const std::vector<ScatteringLine>& lines);

} // namespace specula::correlate
