// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/exposure.h"

#include <algorithm>
#include <cmath>

namespace specula::correlate {
namespace {

/// Below this a series keeps more digits than the closed forms, whose terms cancel.
constexpr double kSmall = 1e-2;
/// sinh overflows beyond 710.
constexpr double kLargest = 300;

double sinhOverX(double x) {
    x = std::min(std::abs(x), kLargest);
    return x < kSmall ? 1 + x * x / 6 * (1 + x * x / 20) : std::sinh(x) / x;
}

} // namespace

double exposureFactor(double x) {
    const double ratio = sinhOverX(x);
    return ratio * ratio;
}

double exposureContrastFactor(double x) {
    // (exp(-y) - 1 + y) / (y^2 / 2), y = 2x.
    const double y = 2 * x;
    if (std::abs(y) < 2 * kSmall)
        return 1 - y / 3 * (1 - y / 4 * (1 - y / 5 * (1 - y / 6 * (1 - y / 7))));
    return 2 * (std::expm1(-y) + y) / (y * y);
}

double levelAveraged(const std::function<double(double)>& decay, double tau, double width,
                     std::int64_t steps) {
    const auto n = std::max<std::int64_t>(1, steps);
    double sum = 0;
    for (std::int64_t k = 1 - n; k < n; ++k)
        sum += static_cast<double>(n - std::abs(k)) *
               decay(tau + static_cast<double>(k) * width / static_cast<double>(n));
    return sum / (static_cast<double>(n) * static_cast<double>(n));
}

double levelFactor(double y, std::int64_t steps) {
    const auto n = static_cast<double>(std::max<std::int64_t>(1, steps));
    const double ratio = sinhOverX(y) / sinhOverX(y / n);
    return ratio * ratio;
}

} // namespace specula::correlate
