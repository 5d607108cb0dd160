// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/two_time.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<std::pair<std::int64_t, std::int64_t>>
lagGroups(std::int64_t smallest, std::int64_t largest, int perDoubling) {
    std::vector<std::pair<std::int64_t, std::int64_t>> groups;
    const double ratio = perDoubling > 0 ? std::exp2(1.0 / perDoubling) : 1;
    for (std::int64_t lag = smallest; lag <= largest;) {
        const auto next = static_cast<std::int64_t>(std::ceil(static_cast<double>(lag) * ratio));
        const std::int64_t end = std::min(std::max(next, lag + 1), largest + 1);
        groups.emplace_back(lag, end);
        lag = end;
    }
    return groups;
}

struct Mean {
    double sum = 0, count = 0;
};

/// Lags [first, last) that make one point of a curve.
using Lags = std::pair<std::int64_t, std::int64_t>;

/// The elements of a strip, row after row of the matrix: along its diagonals each would be a page
/// of its own.
class StripElements {
  public:
    StripElements(const Array<float>& matrix, const AgeStrip& strip, AgeConvention convention,
                  std::int64_t smallestLag)
        : m_matrix(matrix)
        , m_strip(strip)
        , m_mean(convention == AgeConvention::MeanTime)
        , m_smallest(smallestLag) {}

    /// body(t, lags, first element) for every row that has lags [lags.first, lags.second) in the
    /// strip.
    template<class Body>
    void forEachRow(Body body) const {
        const std::int64_t n = m_matrix.shape()[0];
        for (std::int64_t t = 0; t < n; ++t) {
            const Lags lags = lagsOf(t, n);
            if (lags.first < lags.second)
                body(t, lags, m_matrix.data() + t * n + t);
        }
    }

    /// At each lag, over what is finite.
    std::vector<Mean> lagSums() const {
        std::vector<Mean> sums(static_cast<std::size_t>(m_matrix.shape()[0]));
        forEachRow([&sums](std::int64_t, const Lags& lags, const float* row) {
            for (std::int64_t lag = lags.first; lag < lags.second; ++lag)
                if (const float value = row[lag]; std::isfinite(value)) {
                    Mean& sum = sums[static_cast<std::size_t>(lag)];
                    sum.sum += static_cast<double>(value);
                    sum.count += 1;
                }
        });
        return sums;
    }

    double length() const { return m_strip.lastFrame - m_strip.firstFrame; }
    /// How far into the strip the age of (t, t + lag) is.
    double depth(std::int64_t t, std::int64_t lag) const {
        return static_cast<double>(t) + (m_mean ? static_cast<double>(lag) / 2 : 0) -
               m_strip.firstFrame;
    }

  private:
    Lags lagsOf(std::int64_t t, std::int64_t n) const {
        const auto time = static_cast<double>(t);
        if (!m_mean) {
            const bool inside = time >= m_strip.firstFrame && time < m_strip.lastFrame;
            return {m_smallest, inside ? n - t : m_smallest};
        }
        const auto lag = [&](double age) {
            return static_cast<std::int64_t>(
                std::ceil(std::clamp(2 * (age - time), 0.0, static_cast<double>(n - t))));
        };
        return {std::max(m_smallest, lag(m_strip.firstFrame)), lag(m_strip.lastFrame)};
    }

    const Array<float>& m_matrix;
    AgeStrip m_strip;
    bool m_mean;
    std::int64_t m_smallest;
};

/// Of one point of a curve.
struct Point {
    Lags lags;
    Mean all;
    std::vector<Mean> blocks; ///< of ages, equally long; fewer than two: no error
};

void fillBlocks(const StripElements& strip, std::vector<Point>& points, std::int64_t blockFrames) {
    for (Point& point : points) {
        const auto longest = std::max(blockFrames, point.lags.second - 1);
        const auto count =
            static_cast<std::size_t>(std::max(0.0, strip.length() / static_cast<double>(longest)));
        if (count >= 2)
            point.blocks.resize(count);
    }
    strip.forEachRow([&](std::int64_t t, const Lags& lags, const float* row) {
        for (Point& point : points) {
            const std::int64_t end = std::min(lags.second, point.lags.second);
            if (point.lags.first >= lags.second)
                break;
            if (point.blocks.empty())
                continue;
            const std::size_t last = point.blocks.size() - 1;
            const auto count = static_cast<double>(point.blocks.size());
            for (std::int64_t lag = std::max(lags.first, point.lags.first); lag < end; ++lag)
                if (const float value = row[lag]; std::isfinite(value)) {
                    const auto place =
                        static_cast<std::size_t>(strip.depth(t, lag) / strip.length() * count);
                    Mean& block = point.blocks[std::min(last, place)];
                    block.sum += static_cast<double>(value);
                    block.count += 1;
                }
        }
    });
}

/// Delete-one-block jackknife of the mean; NaN with fewer than two blocks. Blocks hold about as
/// much each, but for lags that do not fit into the run everywhere: weights after Busing, Meijer
/// and van der Leeden (1999).
double jackknife(const Mean& all, std::vector<Mean> blocks) {
    std::erase_if(blocks, [](const Mean& block) { return block.count == 0; });
    if (blocks.size() < 2)
        return kNaN;
    double variance = 0;
    const double whole = all.sum / all.count;
    std::vector<double> pseudo;
    double center = 0;
    for (const Mean& block : blocks) {
        const double rest = (all.sum - block.sum) / (all.count - block.count);
        const double h = all.count / block.count;
        pseudo.push_back(h * whole - (h - 1) * rest);
        center += pseudo.back() / h;
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const double h = all.count / blocks[i].count;
        variance += (pseudo[i] - center) * (pseudo[i] - center) / (h - 1);
    }
    return std::sqrt(variance / static_cast<double>(blocks.size()));
}

/// Twice the lag at which the curve has come down to 1/e of its height over its end.
std::int64_t automaticBlock(const AgeCurve& curve) {
    const std::size_t n = curve.g2.size();
    const std::size_t tail = std::max<std::size_t>(1, n / 4);
    double end = 0;
    for (std::size_t i = n - tail; i < n; ++i)
        end += curve.g2[i] / static_cast<double>(tail);
    for (std::size_t i = 0; i < n; ++i)
        if (!(curve.g2[i] - end > (curve.g2[0] - end) / std::exp(1.0)))
            return std::max<std::int64_t>(1, std::llround(2 * curve.lagFrames[i]));
    return std::max<std::int64_t>(1, std::llround(2 * curve.lagFrames.back()));
}

} // namespace

AgeCurve ageCut(const Array<float>& complete, const AgeStrip& strip, const AgeCutOptions& options) {
    const Shape& shape = complete.shape();
    if (shape.rank() != 2 || shape[0] != shape[1])
        throw Error(ErrorCode::Input,
                    fmt::format("a two-time matrix is square, this is {}", shape.text()));
    if (options.smallestLag < 0 || options.lagsPerDoubling < 0 || options.blockFrames < 0)
        throw Error(ErrorCode::Usage, "must not be negative")
            .atField("smallestLag, lagsPerDoubling, blockFrames");
    AgeCurve curve;
    const StripElements elements(complete, strip, options.convention, options.smallestLag);
    const std::vector<Mean> sums = elements.lagSums();
    std::vector<Point> points;
    for (const auto& lags : lagGroups(options.smallestLag, shape[0] - 1, options.lagsPerDoubling)) {
        Point point{.lags = lags, .all = {}, .blocks = {}};
        double lagSum = 0;
        for (std::int64_t lag = lags.first; lag < lags.second; ++lag) {
            const Mean& sum = sums[static_cast<std::size_t>(lag)];
            point.all.sum += sum.sum;
            point.all.count += sum.count;
            lagSum += static_cast<double>(lag) * sum.count;
        }
        if (point.all.count == 0)
            continue;
        curve.lagFrames.push_back(lagSum / point.all.count);
        curve.g2.push_back(point.all.sum / point.all.count);
        curve.elements.push_back(static_cast<std::int64_t>(point.all.count));
        points.push_back(std::move(point));
    }
    if (curve.g2.empty())
        return curve;
    curve.blockFrames = options.blockFrames > 0 ? options.blockFrames : automaticBlock(curve);
    fillBlocks(elements, points, curve.blockFrames);
    for (const Point& point : points)
        curve.error.push_back(jackknife(point.all, point.blocks));
    return curve;
}

std::vector<AgeStrip> evenAgeStrips(std::int64_t frames, std::int64_t count) {
    if (count < 1 || count > frames)
        throw Error(ErrorCode::Usage, fmt::format("must be 1 to the {} frames", frames))
            .atField("count");
    std::vector<AgeStrip> strips;
    const double width = static_cast<double>(frames) / static_cast<double>(count);
    for (std::int64_t i = 0; i < count; ++i)
        strips.push_back({static_cast<double>(i) * width, static_cast<double>(i + 1) * width});
    return strips;
}

} // namespace specula::correlate
