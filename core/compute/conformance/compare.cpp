// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::compute::conformance {
namespace {

bool isNan(Complex z) {
    return std::isnan(z.real()) || std::isnan(z.imag());
}
bool isFinite(Complex z) {
    return std::isfinite(z.real()) && std::isfinite(z.imag());
}

std::string text(Complex z, bool complex) {
    return complex ? fmt::format("({:.17g}, {:.17g})", z.real(), z.imag())
                   : fmt::format("{:.17g}", z.real());
}

/// Distance of a whole number from the truth beyond what rounding explains, the truth held to the
/// limits of the type.
double roundedError(double got, double truth, ElementType type) {
    return withElementType(type, [&](auto sample) {
        using T = decltype(sample);
        if constexpr (std::is_integral_v<T>) {
            const double wanted =
                std::isnan(truth)
                    ? 0
                    : std::clamp(truth, static_cast<double>(std::numeric_limits<T>::lowest()),
                                 static_cast<double>(std::numeric_limits<T>::max()));
            return std::max(0.0, std::abs(got - wanted) - 0.5);
        } else {
            return got == truth ? 0.0 : std::numeric_limits<double>::infinity();
        }
    });
}

std::vector<double> scalesOf(const Samples& truth, const Samples* magnitudes,
                             const Accuracy& accuracy) {
    if (accuracy.scale == Accuracy::Scale::Given)
        return accuracy.scaleOf(truth);
    std::vector<double> scales(static_cast<std::size_t>(truth.count()), 1.0);
    double largest = 0;
    for (std::int64_t n = 0, end = truth.count(); n < end; ++n) {
        const double size = std::abs(truth.complexAt(n));
        if (std::isfinite(size))
            largest = std::max(largest, size);
        if (accuracy.scale == Accuracy::Scale::Truth || accuracy.scale == Accuracy::Scale::Rounded)
            scales[static_cast<std::size_t>(n)] = std::max(size, accuracy.floor);
        if (accuracy.scale == Accuracy::Scale::Magnitudes)
            scales[static_cast<std::size_t>(n)] = std::abs(magnitudes->complexAt(n));
    }
    if (accuracy.scale == Accuracy::Scale::Largest)
        std::fill(scales.begin(), scales.end(), std::max(largest, accuracy.floor));
    return scales;
}

} // namespace

Verdict compare(const Samples& got, const Samples& truth, const Samples* magnitudes,
                const Accuracy& accuracy, const CompareOptions& options) {
    Verdict verdict;
    verdict.tolerance = accuracy.tolerance;
    const bool complex = isComplex(got.type);
    const std::vector<double> scales = scalesOf(truth, magnitudes, accuracy);
    const auto note = [&](double error, std::int64_t n) {
        if (!(error > verdict.error))
            return;
        verdict.error = error;
        if (!(error <= accuracy.tolerance)) {
            verdict.good = false;
            verdict.where =
                fmt::format("[{}]: {} instead of {}", n, text(got.complexAt(n), complex),
                            text(truth.complexAt(n), complex));
        }
    };
    constexpr double kWrong = std::numeric_limits<double>::infinity();
    double squares = 0, errorSquares = 0;
    for (std::int64_t n = 0, end = truth.count(); n < end; ++n) {
        const Complex t = truth.complexAt(n), g = got.complexAt(n);
        if (accuracy.scale == Accuracy::Scale::Rounded) {
            note(roundedError(g.real(), t.real(), got.type) /
                     std::max(scales[static_cast<std::size_t>(n)], 1.0),
                 n);
        } else if (isNan(t)) {
            if (!isNan(g))
                note(kWrong, n);
        } else if (!isFinite(t)) {
            if (options.infPropagates ? g != t : isFinite(g))
                note(kWrong, n);
        } else if (options.holdsInf && !options.infPropagates) {
            continue; // nothing is promised but that NaN and Inf do not become numbers
        } else if (accuracy.scale == Accuracy::Scale::Exact) {
            if (g != t)
                note(kWrong, n);
        } else if (!isFinite(g)) {
            note(kWrong, n);
        } else {
            const double error = std::abs(g - t);
            const double scale = scales[static_cast<std::size_t>(n)];
            squares += std::norm(t);
            errorSquares += error * error;
            if (error > 0)
                note(scale > 0 ? error / scale : kWrong, n);
        }
    }
    if (accuracy.l2 > 0 && errorSquares > accuracy.l2 * accuracy.l2 * squares && verdict.good) {
        verdict.good = false;
        verdict.error = std::sqrt(errorSquares / squares);
        verdict.tolerance = accuracy.l2;
        verdict.where = "of the whole, in the L2 norm";
    }
    return verdict;
}

} // namespace specula::compute::conformance
