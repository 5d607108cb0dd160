// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/saxs_1d.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Weighted mean of some points of a line, with what it is made of.
struct PointMean {
    double weight = 0, x = 0, intensity = 0, variance = 0, pixels = 0;

    void add(const ScatteringLine& line, std::size_t i) {
        if (!std::isfinite(line.intensity[i]))
            return;
        const double own = line.pixels.empty() ? 1 : line.pixels[i];
        if (!(own > 0))
            return;
        weight += own;
        x += own * line.x[i];
        intensity += own * line.intensity[i];
        if (!line.error.empty())
            variance += own * own * line.error[i] * line.error[i];
        pixels += own;
    }
    void appendTo(ScatteringLine& line, double xWithout) const {
        line.x.push_back(weight > 0 ? x / weight : xWithout);
        line.intensity.push_back(weight > 0 ? intensity / weight : kNaN);
        line.error.push_back(weight > 0 ? std::sqrt(variance) / weight : kNaN);
        line.pixels.push_back(pixels);
    }
};

void dropUnknown(ScatteringLine& line, const ScatteringLine& from) {
    if (from.error.empty())
        line.error.clear();
    if (from.pixels.empty())
        line.pixels.clear();
}

std::vector<double> pixelsPerStaticBin(const io::Qmap& map) {
    std::vector<double> pixels(static_cast<std::size_t>(map.staticBins()));
    for (const std::uint32_t bin : map.staticMap.values())
        if (bin != 0)
            pixels[bin - 1] += 1;
    return pixels;
}

/// For lines: the value by which a whole line is divided, NaN where there is none.
double divisorOf(const ScatteringLine& line, SaxsNormalisation how) {
    std::vector<std::size_t> known;
    for (std::size_t i = 0; i < line.x.size(); ++i)
        if (std::isfinite(line.intensity[i]))
            known.push_back(i);
    if (known.empty())
        return kNaN;
    if (how == SaxsNormalisation::First)
        return line.intensity[known.front()];
    if (how == SaxsNormalisation::Max) {
        double largest = line.intensity[known.front()];
        for (const std::size_t i : known)
            largest = std::max(largest, line.intensity[i]);
        return largest;
    }
    double area = 0;
    for (std::size_t k = 1; k < known.size(); ++k)
        area += (line.x[known[k]] - line.x[known[k - 1]]) *
                (line.intensity[known[k]] + line.intensity[known[k - 1]]) / 2;
    return area;
}

} // namespace

std::vector<ScatteringLine> linesOfStaticBins(const io::Qmap& map, std::span<const double> values,
                                              AzimuthalMean mean) {
    if (static_cast<std::int64_t>(values.size()) != map.staticBins())
        throw Error(ErrorCode::Input, fmt::format("{} values for the {} static bins of the q-map",
                                                  values.size(), map.staticBins()));
    const std::vector<double>&q = map.axes[0].staticCenters, &phi = map.axes[1].staticCenters;
    const std::size_t phiCells = std::max<std::size_t>(1, phi.size());
    constexpr double kMostPoints = 1e7;
    if (static_cast<double>(phiCells) * static_cast<double>(q.size()) > kMostPoints)
        throw Error(ErrorCode::Input, "the q-map lists too many static cells to be drawn");
    ScatteringLine empty;
    empty.x = q;
    empty.intensity.assign(q.size(), kNaN);
    empty.pixels.assign(q.size(), 0);
    std::vector<ScatteringLine> lines(phiCells, empty);
    const std::vector<double> pixels = pixelsPerStaticBin(map);
    for (std::size_t bin = 0; bin < values.size(); ++bin) {
        const auto cell = static_cast<std::size_t>(map.staticCell[bin]);
        if (cell / phiCells >= q.size())
            continue;
        ScatteringLine& line = lines[cell % phiCells];
        line.intensity[cell / phiCells] = values[bin];
        line.pixels[cell / phiCells] = pixels[bin];
    }
    ScatteringLine all = empty;
    all.name = "all φ";
    for (std::size_t i = 0; i < q.size(); ++i) {
        double sum = 0, weights = 0;
        for (const ScatteringLine& line : lines) {
            const double weight = mean == AzimuthalMean::Pixels ? line.pixels[i] : 1;
            if (!std::isfinite(line.intensity[i]) || !(weight > 0))
                continue;
            sum += weight * line.intensity[i];
            weights += weight;
            all.pixels[i] += line.pixels[i];
        }
        all.intensity[i] = weights > 0 ? sum / weights : kNaN;
    }
    std::vector<ScatteringLine> result{all};
    if (phiCells > 1)
        for (std::size_t k = 0; k < phiCells; ++k) {
            lines[k].name = fmt::format("φ={:.1f}", phi[k]);
            result.push_back(lines[k]);
        }
    return result;
}

std::vector<ScatteringLine> linesOfSegments(const io::Qmap& map, const Array<double>& segmentMean,
                                            AzimuthalMean mean) {
    std::vector<ScatteringLine> lines;
    for (std::int64_t segment = 0; segment < segmentMean.shape()[0]; ++segment) {
        lines.push_back(linesOfStaticBins(map, segmentMean.at(segment).values(), mean).front());
        lines.back().name = fmt::format("segment {}", segment + 1);
    }
    return lines;
}

const char* saxsNormalisationName(SaxsNormalisation how) {
    switch (how) {
    case SaxsNormalisation::TimesQ2:
        return "q2";
    case SaxsNormalisation::TimesQ4:
        return "q4";
    case SaxsNormalisation::First:
        return "i0";
    case SaxsNormalisation::Max:
        return "max";
    case SaxsNormalisation::Area:
        return "area";
    case SaxsNormalisation::None:
        break;
    }
    return "none";
}

ScatteringLine normalised(ScatteringLine line, SaxsNormalisation how) {
    if (how == SaxsNormalisation::None)
        return line;
    const bool power = how == SaxsNormalisation::TimesQ2 || how == SaxsNormalisation::TimesQ4;
    const double divisor = power ? 1 : divisorOf(line, how);
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        const double q2 = line.x[i] * line.x[i];
        const double factor = how == SaxsNormalisation::TimesQ2   ? q2
                              : how == SaxsNormalisation::TimesQ4 ? q2 * q2
                              : divisor != 0                      ? 1 / divisor
                                                                  : kNaN;
        line.intensity[i] *= factor;
        if (!line.error.empty())
            line.error[i] *= std::abs(factor);
    }
    return line;
}

ScatteringLine offsetLine(ScatteringLine line, double offset, std::int64_t number,
                          bool logarithmic) {
    const double by = offset * static_cast<double>(number);
    double largest = 0;
    for (const double value : line.intensity)
        largest = std::isfinite(value) ? std::max(largest, value) : largest;
    for (std::size_t i = 0; i < line.intensity.size(); ++i) {
        if (!logarithmic) {
            line.intensity[i] -= by * largest;
            continue;
        }
        line.intensity[i] /= std::pow(10, by);
        if (!line.error.empty())
            line.error[i] /= std::pow(10, by);
    }
    return line;
}

ScatteringLine interpolated(const ScatteringLine& line, std::span<const double> x) {
    ScatteringLine out;
    out.name = line.name;
    out.x.assign(x.begin(), x.end());
    for (const double at : x) {
        const auto after = std::lower_bound(line.x.begin(), line.x.end(), at);
        double value = kNaN, error = kNaN;
        const auto j = static_cast<std::size_t>(after - line.x.begin());
        const auto errorAt = [&](std::size_t i) { return line.error.empty() ? 0 : line.error[i]; };
        if (after != line.x.end() && *after == at) {
            value = line.intensity[j];
            error = errorAt(j);
        } else if (after != line.x.end() && j > 0) {
            const double share = (at - line.x[j - 1]) / (line.x[j] - line.x[j - 1]);
            value = share * line.intensity[j] + (1 - share) * line.intensity[j - 1];
            error = std::hypot(share * errorAt(j), (1 - share) * errorAt(j - 1));
        }
        out.intensity.push_back(value);
        if (!line.error.empty())
            out.error.push_back(error);
    }
    return out;
}

ScatteringLine backgroundSubtracted(const ScatteringLine& line, const ScatteringLine& background,
                                    double weight, double weightError) {
    const ScatteringLine under = interpolated(background, line.x);
    if (std::none_of(under.intensity.begin(), under.intensity.end(),
                     [](double v) { return std::isfinite(v); }))
        throw Error(ErrorCode::Input,
                    fmt::format("no point of {} lies within the background", line.name))
            .withRemedy("choose a background that was measured over the same range");
    ScatteringLine out = line;
    const bool errors = !line.error.empty() || !under.error.empty() || weightError > 0;
    out.error.clear();
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        out.intensity[i] = line.intensity[i] - weight * under.intensity[i];
        if (errors)
            out.error.push_back(std::hypot(line.error.empty() ? 0 : line.error[i],
                                           under.error.empty() ? 0 : weight * under.error[i],
                                           weightError * under.intensity[i]));
    }
    return out;
}

ScatteringLine rebinned(const ScatteringLine& line, std::int64_t factor) {
    if (factor < 1)
        throw Error(ErrorCode::Usage, "must be at least 1").atField("factor");
    ScatteringLine out;
    out.name = line.name;
    const auto step = static_cast<std::size_t>(factor);
    for (std::size_t first = 0; first < line.x.size(); first += step) {
        const std::size_t end = std::min(first + step, line.x.size());
        PointMean mean;
        for (std::size_t i = first; i < end; ++i)
            mean.add(line, i);
        mean.appendTo(out, (line.x[first] + line.x[end - 1]) / 2);
    }
    dropUnknown(out, line);
    return out;
}

ScatteringLine rebinnedTo(const ScatteringLine& line, std::span<const double> edges) {
    if (edges.size() < 2 ||
        std::adjacent_find(edges.begin(), edges.end(), std::greater_equal<>()) != edges.end())
        throw Error(ErrorCode::Usage, "need two growing numbers at least").atField("edges");
    std::vector<PointMean> means(edges.size() - 1);
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        const auto after = std::upper_bound(edges.begin(), edges.end(), line.x[i]);
        if (after != edges.begin() && after != edges.end())
            means[static_cast<std::size_t>(after - edges.begin()) - 1].add(line, i);
    }
    ScatteringLine out;
    out.name = line.name;
    for (std::size_t cell = 0; cell < means.size(); ++cell)
        means[cell].appendTo(out, (edges[cell] + edges[cell + 1]) / 2);
    dropUnknown(out, line);
    return out;
}

} // namespace specula::correlate
