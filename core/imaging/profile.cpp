// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/profile.h"

#include "core/base/vector_state.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::imaging {

namespace {

/// Weighted mean and its standard error, by updates that survive large offsets.
struct Mean {
    double weight = 0, mean = 0, deviations = 0, samples = 0;

    void add(double value, double w = 1) {
        if (!(w > 0))
            return;
        weight += w;
        samples += 1;
        const double delta = value - mean;
        mean += delta * (w / weight);
        deviations += w * delta * (value - mean);
    }
    double variance() const { return weight > 0 ? std::max(0.0, deviations / weight) : 0; }
    double error() const { return samples > 1 ? std::sqrt(variance() / (samples - 1)) : 0; }
    void appendTo(Profile& profile, double position) const {
        const bool any = weight > 0;
        profile.position.push_back(position);
        profile.value.push_back(any ? mean : std::numeric_limits<double>::quiet_NaN());
        profile.error.push_back(any ? error() : 0);
        profile.count.push_back(samples);
    }
};

/// Samples that have a value, by position in samples (pixel centres at integers).
class Sampler {
  public:
    explicit Sampler(const DisplayImage& image)
        : m_image(image) {}

    bool has(std::int64_t row, std::int64_t column) const {
        return row >= 0 && column >= 0 && row < m_image.height() && column < m_image.width() &&
               !isReserved(m_image.keys().at(row, column));
    }
    double value(std::int64_t row, std::int64_t column) const {
        return m_image.valueAt(row, column);
    }
    double columnOf(double x) const {
        return (x + 0.5 - static_cast<double>(m_image.placement().x)) / m_image.scaleX() - 0.5;
    }
    double rowOf(double y) const {
        return (y + 0.5 - static_cast<double>(m_image.placement().y)) / m_image.scaleY() - 0.5;
    }
    double xOf(double column) const {
        return (column + 0.5) * m_image.scaleX() + static_cast<double>(m_image.placement().x) - 0.5;
    }
    double yOf(double row) const {
        return (row + 0.5) * m_image.scaleY() + static_cast<double>(m_image.placement().y) - 0.5;
    }

    void addNearest(double x, double y, Mean& mean) const {
        if (const auto at = m_image.sampleAt(x, y); at && has(at->row, at->column))
            mean.add(value(at->row, at->column));
    }
    void addBilinear(double x, double y, Mean& mean) const {
        if (!m_image.sampleAt(x, y))
            return;
        const double column = columnOf(x), row = rowOf(y);
        const double c0 = std::floor(column), r0 = std::floor(row);
        double sum = 0, weight = 0;
        for (int dr = 0; dr < 2; ++dr)
            for (int dc = 0; dc < 2; ++dc) {
                const auto r = static_cast<std::int64_t>(r0) + dr;
                const auto c = static_cast<std::int64_t>(c0) + dc;
                const double w = (dr == 0 ? 1 - (row - r0) : row - r0) *
                                 (dc == 0 ? 1 - (column - c0) : column - c0);
                if (w > 0 && has(r, c)) {
                    sum += w * value(r, c);
                    weight += w;
                }
            }
        if (weight > 0)
            mean.add(sum / weight, weight);
    }

    /// The samples whose centres lie in a box of full-resolution pixels.
    Rect samplesIn(const Rect& box) const {
        const auto edge = [](double at, std::int64_t limit) {
            return static_cast<std::int64_t>(
                std::clamp(std::ceil(at), 0.0, static_cast<double>(limit)));
        };
        const std::int64_t x0 = edge(columnOf(static_cast<double>(box.x) - 0.5), m_image.width());
        const std::int64_t y0 = edge(rowOf(static_cast<double>(box.y) - 0.5), m_image.height());
        const std::int64_t x1 =
            edge(columnOf(static_cast<double>(box.right()) - 0.5), m_image.width());
        const std::int64_t y1 =
            edge(rowOf(static_cast<double>(box.bottom()) - 0.5), m_image.height());
        return {x0, y0, std::max<std::int64_t>(0, x1 - x0), std::max<std::int64_t>(0, y1 - y0)};
    }

  private:
    const DisplayImage& m_image;
};

} // namespace

Profile lineProfile(const DisplayImage& image, const LineProfileOptions& options) {
    clearVectorState();
    const Sampler sampler(image);
    const double dx = options.x2 - options.x1, dy = options.y2 - options.y1;
    const double length = std::hypot(dx, dy);
    Profile profile;
    if (!std::isfinite(length))
        return profile;
    const double ux = length > 0 ? dx / length : 1, uy = length > 0 ? dy / length : 0;
    // A line may leave the image; nothing is gained by more steps than a large image has pixels.
    const double steps = std::clamp(std::round(length), length > 0 ? 1.0 : 0.0, 1e6);
    const int width = std::clamp(options.width, 1, 4096);
    for (double step = 0; step <= steps; ++step) {
        const double along = steps > 0 ? length * step / steps : 0;
        Mean mean;
        for (int lane = 0; lane < width; ++lane) {
            const double across = lane - 0.5 * (width - 1);
            const double x = options.x1 + ux * along - uy * across;
            const double y = options.y1 + uy * along + ux * across;
            if (options.interpolation == Interpolation::Bilinear)
                sampler.addBilinear(x, y, mean);
            else
                sampler.addNearest(x, y, mean);
        }
        mean.appendTo(profile, along);
    }
    return profile;
}

BoxProfile boxProfile(const DisplayImage& image, const Rect& box) {
    clearVectorState();
    const Sampler sampler(image);
    const Rect samples = sampler.samplesIn(box);
    std::vector<Mean> columns(static_cast<std::size_t>(samples.width));
    BoxProfile result;
    for (std::int64_t r = samples.y; r < samples.bottom(); ++r) {
        Mean row;
        for (std::int64_t c = samples.x; c < samples.right(); ++c) {
            if (!sampler.has(r, c))
                continue;
            const double value = sampler.value(r, c);
            row.add(value);
            columns[static_cast<std::size_t>(c - samples.x)].add(value);
        }
        row.appendTo(result.alongY, sampler.yOf(static_cast<double>(r)));
    }
    for (std::int64_t c = samples.x; c < samples.right(); ++c)
        columns[static_cast<std::size_t>(c - samples.x)].appendTo(
            result.alongX, sampler.xOf(static_cast<double>(c)));
    return result;
}

Profile radialProfile(const DisplayImage& image, double x, double y, double maxRadius, int bins) {
    clearVectorState();
    Profile profile;
    if (!(maxRadius > 0) || bins < 1 || !std::isfinite(maxRadius + x + y))
        return profile;
    const Sampler sampler(image);
    std::vector<Mean> rings(static_cast<std::size_t>(bins));
    const auto edge = [](double at, std::int64_t limit) {
        return static_cast<std::int64_t>(std::clamp(at, 0.0, static_cast<double>(limit)));
    };
    const std::int64_t top = edge(std::floor(sampler.rowOf(y - maxRadius)), image.height());
    const std::int64_t bottom = edge(std::ceil(sampler.rowOf(y + maxRadius)) + 1, image.height());
    const std::int64_t left = edge(std::floor(sampler.columnOf(x - maxRadius)), image.width());
    const std::int64_t right = edge(std::ceil(sampler.columnOf(x + maxRadius)) + 1, image.width());
    for (std::int64_t r = top; r < bottom; ++r) {
        const double dy = sampler.yOf(static_cast<double>(r)) - y;
        for (std::int64_t c = left; c < right; ++c) {
            const double dx = sampler.xOf(static_cast<double>(c)) - x;
            const double radius = std::sqrt(dx * dx + dy * dy);
            if (!(radius < maxRadius) || !sampler.has(r, c))
                continue;
            const auto ring = static_cast<std::size_t>(radius / maxRadius * bins);
            rings[std::min(ring, rings.size() - 1)].add(sampler.value(r, c));
        }
    }
    for (int ring = 0; ring < bins; ++ring)
        rings[static_cast<std::size_t>(ring)].appendTo(profile, (ring + 0.5) * maxRadius / bins);
    return profile;
}

RegionStatistics regionStatistics(const DisplayImage& image, const Rect& box) {
    clearVectorState();
    const Sampler sampler(image);
    const Rect samples = sampler.samplesIn(box);
    RegionStatistics s;
    s.total = samples.area();
    Mean mean;
    for (std::int64_t r = samples.y; r < samples.bottom(); ++r)
        for (std::int64_t c = samples.x; c < samples.right(); ++c) {
            if (!sampler.has(r, c))
                continue;
            const double value = sampler.value(r, c);
            s.min = s.count == 0 ? value : std::min(s.min, value);
            s.max = s.count == 0 ? value : std::max(s.max, value);
            s.sum += value;
            ++s.count;
            mean.add(value);
        }
    s.mean = mean.mean;
    s.stddev = std::sqrt(mean.variance());
    return s;
}

} // namespace specula::imaging
