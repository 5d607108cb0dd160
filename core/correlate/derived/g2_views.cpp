// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/g2_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kSmallestError = 1e-6;
constexpr std::size_t kFewestDelays = 3;

/// The finite values of one column.
std::vector<double> finiteColumn(const Array<double>& values, std::int64_t column) {
    std::vector<double> finite;
    for (std::int64_t row = 0; row < values.shape()[0]; ++row)
        if (const double value = values.view()(row, column); std::isfinite(value))
            finite.push_back(value);
    return finite;
}

double meanOf(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return values.empty() ? kNaN : sum / static_cast<double>(values.size());
}

double deviationOf(const std::vector<double>& values) {
    const double mean = meanOf(values);
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return std::sqrt(sum / static_cast<double>(values.size()));
}

/// view = (g2 - shift) / scale.
struct Change {
    double shift = 0, scale = 1;
};

Change changeOf(const Array<double>& g2, std::int64_t column, G2Normalisation how,
                double meanOfFirst) {
    const std::vector<double> values = finiteColumn(g2, column);
    if (values.empty())
        return {};
    switch (how) {
    case G2Normalisation::None:
        break;
    case G2Normalisation::Max:
        return {0, *std::max_element(values.begin(), values.end())};
    case G2Normalisation::Mean:
        return {0, meanOf(values)};
    case G2Normalisation::Std:
        return {meanOf(values), deviationOf(values)};
    case G2Normalisation::First:
        return {0, values.front()};
    case G2Normalisation::FirstToMean:
        return {values.front() - meanOfFirst, 1};
    }
    return {};
}

std::string axisText(const io::Qmap::Axis& axis, double value) {
    if (axis.name == "q")
        return fmt::format("q={:.5f} {}", value, axis.unit);
    if (axis.name == "phi" || axis.name == "φ")
        return fmt::format("φ={:.1f} {}", value, axis.unit);
    if (axis.name == "x" || axis.name == "y")
        return fmt::format("{}={:.1f} {}", axis.name, value, axis.unit);
    return fmt::format("{}={:.3f} {}", axis.name, value, axis.unit);
}

} // namespace

const char* g2NormalisationName(G2Normalisation how) {
    switch (how) {
    case G2Normalisation::Max:
        return "max";
    case G2Normalisation::Mean:
        return "mean";
    case G2Normalisation::Std:
        return "std";
    case G2Normalisation::First:
        return "first";
    case G2Normalisation::FirstToMean:
        return "first-to-mean";
    case G2Normalisation::None:
        break;
    }
    return "none";
}

G2View normalisedG2(const G2View& curves, G2Normalisation how) {
    if (how == G2Normalisation::None || curves.g2.empty())
        return curves;
    const std::int64_t delays = curves.g2.shape()[0], bins = curves.g2.shape()[1];
    std::vector<double> first;
    for (std::int64_t bin = 0; bin < bins; ++bin)
        if (const auto values = finiteColumn(curves.g2, bin); !values.empty())
            first.push_back(values.front());
    const double meanOfFirst = meanOf(first);
    G2View view{curves.g2.clone(), curves.error.empty() ? curves.error : curves.error.clone()};
    const auto g2 = view.g2.edit();
    for (std::int64_t bin = 0; bin < bins; ++bin) {
        const Change change = changeOf(curves.g2, bin, how, meanOfFirst);
        const double scale = change.scale != 0 ? change.scale : kNaN;
        for (std::int64_t d = 0; d < delays; ++d) {
            g2(d, bin) = (g2(d, bin) - change.shift) / scale;
            if (!view.error.empty())
                view.error.edit()(d, bin) /= std::abs(scale);
        }
    }
    return view;
}

Array<double> repairedG2Errors(const Array<double>& error) {
    if (error.empty())
        return error;
    Array<double> repaired = error.clone();
    const auto out = repaired.edit();
    for (std::int64_t bin = 0; bin < out.shape()[1]; ++bin) {
        std::vector<double> good = finiteColumn(error, bin);
        std::erase_if(good, [](double value) { return value <= kSmallestError; });
        const double instead = good.empty() ? kSmallestError : meanOf(good);
        for (std::int64_t d = 0; d < out.shape()[0]; ++d)
            if (!(out(d, bin) > kSmallestError))
                out(d, bin) = instead;
    }
    return repaired;
}

std::vector<double> delaysInSeconds(std::span<const std::int64_t> delays, double stepS) {
    std::vector<double> seconds;
    for (const std::int64_t delay : delays)
        seconds.push_back(static_cast<double>(delay) * stepS);
    return seconds;
}

bool ValueRange::holds(double value) const {
    return std::isfinite(value) && !(low && value < *low) && !(high && value > *high);
}

std::vector<std::int64_t> selectValues(std::span<const double> values, const ValueRange& range) {
    std::vector<std::int64_t> chosen;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (range.holds(values[i]))
            chosen.push_back(static_cast<std::int64_t>(i));
    return chosen;
}

std::vector<std::int64_t> selectBins(const io::Qmap& map, const ValueRange& q,
                                     const ValueRange& phi) {
    std::vector<std::int64_t> bins;
    for (std::int64_t bin = 1; bin <= map.dynamicBins(); ++bin) {
        const auto inside = [&](std::string_view name, const ValueRange& range) {
            if (!range.low && !range.high)
                return true;
            for (int axis = 0; axis < 2; ++axis)
                if (map.axes[static_cast<std::size_t>(axis)].name == name)
                    return range.holds(binCenter(map, io::Partition::Dynamic, bin, axis));
            return false;
        };
        if (inside("q", q) && inside("phi", phi))
            bins.push_back(bin);
    }
    return bins;
}

std::vector<double> binCenters(const io::Qmap& map, io::Partition partition, int axis) {
    std::vector<double> centers;
    const std::int64_t bins =
        partition == io::Partition::Dynamic ? map.dynamicBins() : map.staticBins();
    for (std::int64_t bin = 1; bin <= bins; ++bin)
        centers.push_back(binCenter(map, partition, bin, axis));
    return centers;
}

std::string binLabel(const io::Qmap& map, io::Partition partition, std::int64_t bin) {
    const bool dynamic = partition == io::Partition::Dynamic;
    if (bin < 1 || bin > (dynamic ? map.dynamicBins() : map.staticBins()))
        return "invalid qbin";
    const io::Qmap::Axis& second = map.axes[1];
    std::string label = axisText(map.axes[0], binCenter(map, partition, bin, 0));
    if ((dynamic ? second.dynamicCenters : second.staticCenters).size() != 1)
        label += ", " + axisText(second, binCenter(map, partition, bin, 1));
    return label;
}

std::string binListLabel(const io::Qmap& map, io::Partition partition, std::int64_t bin) {
    return fmt::format("qbin={}, {}", bin, binLabel(map, partition, bin));
}

Array<double> offsetG2(const Array<double>& g2, double offset, std::int64_t number) {
    Array<double> moved = g2.clone();
    for (double& value : moved.editValues())
        value += offset * static_cast<double>(number);
    return moved;
}

std::optional<std::array<double, 2>> automaticTimeBounds(std::span<const double> delaysS) {
    std::optional<std::array<double, 2>> bounds;
    for (const double delay : delaysS)
        if (delay > 0 && std::isfinite(delay))
            bounds = bounds ? std::array{std::min((*bounds)[0], delay / 20),
                                         std::max((*bounds)[1], delay * 10)}
                            : std::array{delay / 20, delay * 10};
    return bounds;
}

Array<double> curveCorrelation(std::span<const std::vector<double>> curves) {
    const auto n = static_cast<std::int64_t>(curves.size());
    Array<double> result({n, n});
    const auto out = result.edit();
    for (std::int64_t i = 0; i < n; ++i)
        for (std::int64_t j = 0; j <= i; ++j) {
            const auto &a = curves[static_cast<std::size_t>(i)],
                       &b = curves[static_cast<std::size_t>(j)];
            std::vector<double> x, y;
            for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k)
                if (std::isfinite(a[k]) && std::isfinite(b[k])) {
                    x.push_back(a[k]);
                    y.push_back(b[k]);
                }
            double sum = 0;
            const double meanX = meanOf(x), meanY = meanOf(y);
            for (std::size_t k = 0; k < x.size(); ++k)
                sum += (x[k] - meanX) * (y[k] - meanY) / static_cast<double>(x.size());
            const double scale = x.size() < kFewestDelays ? 0 : deviationOf(x) * deviationOf(y);
            out(i, j) = out(j, i) = scale > 0 ? std::clamp(sum / scale, -1.0, 1.0) : kNaN;
        }
    return result;
}

} // namespace specula::correlate
