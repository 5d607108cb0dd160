// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/saxs_reduction.h"

#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/base/units.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
/// The weights of a scale depend on the scale.
constexpr int kWeightRounds = 20;

double relative(const Uncertain& u) {
    return u.value != 0 ? u.error / u.value : 0;
}

ScatteringLine times(ScatteringLine line, const Uncertain& factor) {
    if (line.error.empty() && factor.error > 0)
        line.error.assign(line.x.size(), 0);
    for (std::size_t i = 0; i < line.error.size(); ++i)
        line.error[i] = std::hypot(line.error[i] * factor.value, line.intensity[i] * factor.error);
    for (double& value : line.intensity)
        value *= factor.value;
    return line;
}

/// 1 / (product of factors).
Uncertain inverse(std::initializer_list<Uncertain> factors) {
    Uncertain out;
    double squares = 0;
    for (const Uncertain& factor : factors) {
        out.value /= factor.value;
        squares += relative(factor) * relative(factor);
    }
    out.error = std::abs(out.value) * std::sqrt(squares);
    return out;
}

/// Solid angle and polarisation at 2 theta; cos2Phi is the square of the cosine of phi.
double correctionAt(double cosTwoTheta, double cos2Phi, const PixelCorrectionOptions& options) {
    double factor = options.solidAngle ? cosTwoTheta * cosTwoTheta * cosTwoTheta : 1;
    if (options.polarisation) {
        const double sin2 = 1 - cosTwoTheta * cosTwoTheta, f = options.horizontalFraction;
        factor *= f * (1 - sin2 * cos2Phi) + (1 - f) * (1 - sin2 * (1 - cos2Phi));
    }
    return factor;
}

void requireFraction(const PixelCorrectionOptions& options) {
    if (!(options.horizontalFraction >= 0 && options.horizontalFraction <= 1))
        throw Error(ErrorCode::Usage, "must be 0 to 1").atField("horizontalFraction");
}

std::optional<ScaleFit> fitScale(const ScatteringLine& line, const ScatteringLine& reference,
                                 double low, double high) {
    const ScatteringLine wanted = interpolated(reference, line.x);
    ScaleFit fit;
    const bool errors = !line.error.empty() || !reference.error.empty();
    double norm = 0;
    for (int round = 0; round < kWeightRounds; ++round) {
        double cross = 0, chi2 = 0;
        norm = 0;
        std::int64_t points = 0;
        const auto forPoints = [&](auto body) {
            for (std::size_t i = 0; i < line.x.size(); ++i) {
                if (!(line.x[i] >= low && line.x[i] <= high) ||
                    !std::isfinite(line.intensity[i] + wanted.intensity[i]))
                    continue;
                const double variance =
                    errors
                        ? std::pow(fit.scale.value * (line.error.empty() ? 0 : line.error[i]), 2) +
                              std::pow(wanted.error.empty() ? 0 : wanted.error[i], 2)
                        : 1;
                if (variance > 0 && std::isfinite(variance))
                    body(line.intensity[i], wanted.intensity[i], 1 / variance);
            }
        };
        forPoints([&](double own, double other, double weight) {
            cross += weight * own * other;
            norm += weight * own * own;
            ++points;
        });
        if (points == 0 || !(norm > 0))
            return std::nullopt;
        const double before = fit.scale.value;
        fit.scale.value = cross / norm;
        fit.points = points;
        forPoints([&](double own, double other, double weight) {
            chi2 += weight * std::pow(other - fit.scale.value * own, 2);
        });
        fit.reducedChi2 = points > 1 ? chi2 / static_cast<double>(points - 1) : kNaN;
        if (std::abs(fit.scale.value - before) <= 1e-12 * std::abs(before))
            break;
    }
    fit.scale.error = std::sqrt((errors ? 1 : fit.reducedChi2) / norm);
    return fit;
}

} // namespace

void ExposureFactors::validate() const {
    const auto require = [](const Uncertain& u, const char* field, double most) {
        if (!(u.value > 0 && u.value <= most) || !(u.error >= 0) || !std::isfinite(u.error))
            throw Error(ErrorCode::Usage,
                        most == 1 ? "must be above 0 and at most 1" : "must be above 0")
                .atField(field);
    };
    const double any = std::numeric_limits<double>::max();
    require(transmission, "transmission", 1);
    require(monitor, "monitor", any);
    require(exposureS, "exposureS", any);
    require(thickness, "thickness", any);
}

ScatteringLine dividedByExposure(ScatteringLine line, const ExposureFactors& factors) {
    factors.validate();
    return times(std::move(line), inverse({factors.transmission, factors.monitor, factors.exposureS,
                                           factors.thickness}));
}

Array<double> pixelCorrections(const geometry::DetectorGeometry& geometry,
                               const PixelCorrectionOptions& options, ThreadPool& pool) {
    geometry.validate();
    requireFraction(options);
    if (geometry.swingDeg[0] != 0 || geometry.swingDeg[1] != 0)
        throw Error(ErrorCode::Usage, "corrections of a swung detector are not known")
            .atField("swing_deg");
    Array<double> corrections({geometry.rows, geometry.columns});
    const auto out = corrections.edit();
    pool.parallelFor(0, geometry.rows, 16, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t row = first; row < last; ++row)
            for (std::int64_t column = 0; column < geometry.columns; ++column) {
                const double x = (static_cast<double>(column) - geometry.beamCenterPx[0]) *
                                 geometry.pixelSizeM[0];
                const double y =
                    (static_cast<double>(row) - geometry.beamCenterPx[1]) * geometry.pixelSizeM[1];
                const double h2 = x * x + y * y;
                out(row, column) =
                    correctionAt(geometry.distanceM / std::hypot(x, y, geometry.distanceM),
                                 h2 > 0 ? x * x / h2 : 0.5, options);
            }
    });
    return corrections;
}

ScatteringLine dividedByPixelCorrections(ScatteringLine line, double energyKev,
                                         const PixelCorrectionOptions& options) {
    requireFraction(options);
    if (!(energyKev > 0))
        throw Error(ErrorCode::Usage, "must be above 0").atField("energyKev");
    const double k = 2 * std::numbers::pi * energyKev / kHcKevAngstrom;
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        const double sine = line.x[i] / (2 * k);
        const double cosTwoTheta = 1 - 2 * sine * sine;
        const double factor = cosTwoTheta > 0 ? correctionAt(cosTwoTheta, 0.5, options) : kNaN;
        line.intensity[i] /= factor;
        if (!line.error.empty())
            line.error[i] /= factor;
    }
    return line;
}

ScatteringLine reducedIntensity(const ReductionInput& sample, const ReductionInput& empty,
                                const ReductionInput& solvent, const ReductionOptions& options) {
    const auto perExposure = [&](const ReductionInput& input) {
        ExposureFactors factors = input.factors;
        factors.validate();
        // What is in front and behind the sample is not thinner when the sample is.
        factors.thickness = {};
        ScatteringLine line = dividedByExposure(input.line, factors);
        if (options.energyKev > 0)
            line = dividedByPixelCorrections(std::move(line), options.energyKev, options.pixels);
        return line;
    };
    const Uncertain perSample = inverse({sample.factors.thickness});
    ScatteringLine line = times(perExposure(sample), perSample);
    // Sample / d - fraction * solvent / d' - empty * (1 / d - fraction / d').
    Uncertain emptyWeight = perSample;
    if (!solvent.line.x.empty()) {
        const Uncertain one = inverse({solvent.factors.thickness});
        const Uncertain& fraction = options.solventFraction;
        const Uncertain weight{fraction.value * one.value,
                               std::hypot(fraction.error * one.value, fraction.value * one.error)};
        line = backgroundSubtracted(line, perExposure(solvent), weight.value, weight.error);
        emptyWeight = {perSample.value - weight.value, std::hypot(perSample.error, weight.error)};
    }
    if (!empty.line.x.empty() && emptyWeight.value != 0)
        line = backgroundSubtracted(line, perExposure(empty), emptyWeight.value, emptyWeight.error);
    return times(std::move(line), options.absoluteScale);
}

ScaleFit scaleTo(const ScatteringLine& line, const ScatteringLine& reference, double low,
                 double high) {
    const auto fit = fitScale(line, reference, low, high);
    if (!fit)
        throw Error(ErrorCode::Input, fmt::format("no point of {} lies within {} from {:g} to {:g}",
                                                  line.name, reference.name, low, high))
            .withRemedy("choose a range that both curves cover");
    return *fit;
}

MasterCurve masterCurve(const std::vector<ScatteringLine>& lines) {
    MasterCurve master;
    if (lines.empty())
        return master;
    const double all = std::numeric_limits<double>::infinity();
    master.scales.resize(lines.size());
    master.scaled = lines;
    std::vector<bool> done(lines.size());
    done[0] = true;
    for (std::size_t round = 1; round < lines.size(); ++round) {
        std::optional<ScaleFit> best;
        std::size_t chosen = 0, waiting = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (done[i])
                continue;
            waiting = i;
            for (std::size_t j = 0; j < lines.size(); ++j) {
                if (!done[j])
                    continue;
                auto fit = fitScale(lines[i], master.scaled[j], -all, all);
                if (!fit || (best && fit->points <= best->points))
                    continue;
                fit->scale.error = std::hypot(fit->scale.error,
                                              fit->scale.value * relative(master.scales[j].scale));
                best = fit;
                chosen = i;
            }
        }
        if (!best)
            throw Error(
                ErrorCode::Input,
                fmt::format("{} shares no range with the curves before it", lines[waiting].name))
                .withRemedy("leave it out, or add a curve between them");
        done[chosen] = true;
        master.scales[chosen] = *best;
        master.scaled[chosen] = times(lines[chosen], {best->scale.value, 0});
    }
    return master;
}

} // namespace specula::correlate
