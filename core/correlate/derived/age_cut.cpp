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

/// First times [begin, end) of the elements of one lag that lie in the strip.
struct FirstTimes {
    std::int64_t begin = 0, end = 0;
    std::int64_t count() const { return std::max<std::int64_t>(0, end - begin); }
};

FirstTimes timesInStrip(std::int64_t frames, std::int64_t lag, const AgeStrip& strip,
                        AgeConvention convention) {
    const double shift = convention == AgeConvention::MeanTime ? static_cast<double>(lag) / 2 : 0;
    const auto first = [&](double age) {
        const double limit = static_cast<double>(frames);
        return static_cast<std::int64_t>(std::ceil(std::clamp(age - shift, 0.0, limit)));
    };
    return {first(strip.firstFrame), std::min(first(strip.lastFrame), frames - lag)};
}

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

/// Values over the elements of the lags [first, last), in blocks of first times.
class StripMean {
  public:
    StripMean(const Array<float>& matrix, const AgeStrip& strip, AgeConvention convention,
              std::pair<std::int64_t, std::int64_t> lags)
        : m_matrix(matrix)
        , m_strip(strip)
        , m_convention(convention)
        , m_lags(lags) {}

    Mean mean(double& lagSum) const {
        Mean all;
        forEach([&](double, std::int64_t lag, double value) {
            all.sum += value;
            all.count += 1;
            lagSum += static_cast<double>(lag);
        });
        return all;
    }

    /// Delete-one-block jackknife of the mean; NaN with fewer than two blocks.
    double error(const Mean& all, std::int64_t blockFrames) const {
        const double length = m_strip.lastFrame - m_strip.firstFrame;
        const auto count = static_cast<std::size_t>(
            std::max(0.0, length / static_cast<double>(std::max(blockFrames, m_lags.second - 1))));
        if (count < 2)
            return kNaN;
        std::vector<Mean> blocks(count);
        forEach([&](double age, std::int64_t, double value) {
            const double place = (age - m_strip.firstFrame) / length * static_cast<double>(count);
            Mean& block = blocks[std::min(count - 1, static_cast<std::size_t>(place))];
            block.sum += value;
            block.count += 1;
        });
        std::erase_if(blocks, [](const Mean& block) { return block.count == 0; });
        if (blocks.size() < 2)
            return kNaN;
        // Blocks hold about as much each, but for lags that do not fit into the run everywhere:
        // weights after Busing, Meijer and van der Leeden (1999).
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

  private:
    template<class Body>
    void forEach(Body body) const {
        const std::int64_t n = m_matrix.shape()[0];
        const bool mean = m_convention == AgeConvention::MeanTime;
        for (std::int64_t lag = m_lags.first; lag < m_lags.second; ++lag) {
            const FirstTimes times = timesInStrip(n, lag, m_strip, m_convention);
            for (std::int64_t t = times.begin; t < times.end; ++t)
                if (const float value = m_matrix.data()[t * n + t + lag]; std::isfinite(value))
                    body(static_cast<double>(t) + (mean ? static_cast<double>(lag) / 2 : 0), lag,
                         static_cast<double>(value));
        }
    }

    const Array<float>& m_matrix;
    AgeStrip m_strip;
    AgeConvention m_convention;
    std::pair<std::int64_t, std::int64_t> m_lags;
};

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
    std::vector<StripMean> means;
    std::vector<Mean> sums;
    for (const auto& lags : lagGroups(options.smallestLag, shape[0] - 1, options.lagsPerDoubling)) {
        const StripMean of(complete, strip, options.convention, lags);
        double lagSum = 0;
        const Mean mean = of.mean(lagSum);
        if (mean.count == 0)
            continue;
        means.push_back(of);
        sums.push_back(mean);
        curve.lagFrames.push_back(lagSum / mean.count);
        curve.g2.push_back(mean.sum / mean.count);
        curve.elements.push_back(static_cast<std::int64_t>(mean.count));
    }
    if (curve.g2.empty())
        return curve;
    curve.blockFrames = options.blockFrames > 0 ? options.blockFrames : automaticBlock(curve);
    for (std::size_t i = 0; i < means.size(); ++i)
        curve.error.push_back(means[i].error(sums[i], curve.blockFrames));
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
