// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/average_votes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
/// Standard deviation of a normal distribution over its median absolute deviation.
constexpr double kSigmaOfMad = 1.4826;

/// Of what is left in `values`; they are put into another order.
double medianOf(std::vector<double>& values) {
    if (values.empty())
        return kNaN;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

} // namespace

VoteCurves voteCurves(const io::MultitauCurves& curves) {
    VoteCurves vote{Array<float>(curves.g2.shape()), Array<float>(curves.g2.shape())};
    const std::int64_t delays = curves.g2.shape()[0], bins = curves.g2.shape()[1];
    const auto g2 = vote.g2.edit(), sigma = vote.sigma.edit();
    const bool jackknife =
        curves.errorKind != io::ErrorKind::Jackknife && !curves.covariance.empty();
    for (std::int64_t d = 0; d < delays; ++d)
        for (std::int64_t bin = 0; bin < bins; ++bin) {
            g2(d, bin) = static_cast<float>(curves.g2.view()(d, bin));
            const double error = jackknife ? std::sqrt(curves.covariance.view()(bin, d, d))
                                 : curves.error.empty() ? kNaN
                                                        : curves.error.view()(d, bin);
            sigma(d, bin) = static_cast<float>(error > 0 && std::isfinite(error) ? error : kNaN);
        }
    return vote;
}

std::vector<double> distancesFromMedian(const std::vector<VoteCurves>& curves) {
    std::vector<double> distances(curves.size());
    if (curves.size() < 3)
        return distances;
    std::vector<double> counts(curves.size()), values, away;
    for (std::size_t i = 0; i < static_cast<std::size_t>(curves[0].g2.size()); ++i) {
        const auto take = [&](auto body) {
            for (std::size_t f = 0; f < curves.size(); ++f)
                if (const float g2 = curves[f].g2.data()[i]; std::isfinite(g2))
                    body(f, static_cast<double>(g2));
        };
        values.clear();
        away.clear();
        take([&](std::size_t, double g2) { values.push_back(g2); });
        const double median = medianOf(values);
        take([&](std::size_t, double g2) { away.push_back(std::abs(g2 - median)); });
        const double spread = kSigmaOfMad * medianOf(away);
        take([&](std::size_t f, double g2) {
            const float own = curves[f].sigma.data()[i];
            const double sigma = std::isfinite(own) ? static_cast<double>(own) : spread;
            if (!(sigma > 0))
                return;
            distances[f] += (g2 - median) * (g2 - median) / (sigma * sigma);
            counts[f] += 1;
        });
    }
    for (std::size_t f = 0; f < curves.size(); ++f)
        distances[f] = counts[f] > 0 ? std::sqrt(distances[f] / counts[f]) : 0;
    values = distances;
    const double typical = std::max(1.0, medianOf(values));
    for (double& distance : distances)
        distance /= typical;
    return distances;
}

double baselineOf(const Array<double>& g2, std::int64_t bin, std::int64_t window) {
    if (bin < 0 || bin >= g2.shape()[1])
        return kNaN;
    double sum = 0, count = 0;
    for (std::int64_t d = std::max<std::int64_t>(0, g2.shape()[0] - window); d < g2.shape()[0]; ++d)
        if (const double value = g2.view()(d, bin); std::isfinite(value)) {
            sum += value;
            count += 1;
        }
    return count > 0 ? sum / count : kNaN;
}

io::MultitauCurves onDelays(const io::MultitauCurves& curves, double stepS,
                            const std::vector<std::int64_t>& delays, double wantedStepS) {
    const std::int64_t bins = curves.g2.shape()[1];
    const auto count = static_cast<std::int64_t>(delays.size());
    io::MultitauCurves out;
    out.delays = delays;
    out.errorKind = curves.errorKind;
    out.g2 = Array<double>({count, bins}, kNaN);
    const bool hasErrors = !curves.error.empty();
    if (hasErrors)
        out.error = Array<double>({count, bins}, kNaN);
    for (std::int64_t d = 0; d < count; ++d) {
        const double wanted =
            static_cast<double>(delays[static_cast<std::size_t>(d)]) * wantedStepS / stepS;
        const auto after = std::lower_bound(
            curves.delays.begin(), curves.delays.end(), wanted * (1 - 1e-9),
            [](std::int64_t own, double value) { return static_cast<double>(own) < value; });
        if (after == curves.delays.end())
            continue;
        const auto j = static_cast<std::int64_t>(after - curves.delays.begin());
        const auto high = static_cast<double>(*after);
        double share = 1; // of the later point
        if (std::abs(high - wanted) > 1e-9 * wanted) {
            if (j == 0 || curves.delays[static_cast<std::size_t>(j - 1)] <= 0)
                continue;
            const auto low = static_cast<double>(curves.delays[static_cast<std::size_t>(j - 1)]);
            share = std::log(wanted / low) / std::log(high / low);
        }
        const auto between = [&](const Array<double>& values, std::int64_t bin) {
            const double later = values.view()(j, bin);
            return share == 1 ? later : share * later + (1 - share) * values.view()(j - 1, bin);
        };
        for (std::int64_t bin = 0; bin < bins; ++bin) {
            out.g2.edit()(d, bin) = between(curves.g2, bin);
            if (hasErrors)
                out.error.edit()(d, bin) = between(curves.error, bin);
        }
    }
    return out;
}

} // namespace specula::correlate
