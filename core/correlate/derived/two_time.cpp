// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/two_time.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kTile = 64;
constexpr std::int64_t kMostForLevels = 1'000'000;

std::int64_t sideOf(const Array<float>& matrix) {
    const Shape& shape = matrix.shape();
    if (shape.rank() != 2 || shape[0] != shape[1])
        throw Error(ErrorCode::Input,
                    fmt::format("a two-time matrix is square, this is {}", shape.text()));
    return shape[0];
}

/// Whether a strict half holds anything; what is not finite counts as nothing.
bool holdsAnything(const Array<float>& matrix, bool upper) {
    const std::int64_t n = matrix.shape()[0];
    for (std::int64_t i = 0; i < n; ++i) {
        const auto row = matrix.view().row(i);
        const auto begin = row.begin() + (upper ? i + 1 : 0),
                   end = upper ? row.end() : row.begin() + i;
        if (std::any_of(begin, end, [](float v) { return std::isfinite(v) && v != 0; }))
            return true;
    }
    return false;
}

} // namespace

Array<float> completedTwotime(const Array<float>& stored) {
    const std::int64_t n = sideOf(stored);
    const bool upper = holdsAnything(stored, true);
    if (upper == holdsAnything(stored, false))
        return stored;
    Array<float> complete = stored.clone();
    const auto out = complete.edit();
    // By tiles: a column of a large matrix touches a page per element.
    for (std::int64_t i0 = 0; i0 < n; i0 += kTile)
        for (std::int64_t j0 = 0; j0 <= i0; j0 += kTile)
            for (std::int64_t i = i0; i < std::min(i0 + kTile, n); ++i)
                for (std::int64_t j = j0; j < std::min(j0 + kTile, i); ++j)
                    (upper ? out(i, j) : out(j, i)) = upper ? out(j, i) : out(i, j);
    return complete;
}

Array<float> diagonalCorrected(Array<float> complete) {
    const std::int64_t n = sideOf(complete);
    if (n < 2)
        return complete;
    if (!complete.unique())
        complete = complete.clone();
    const auto out = complete.edit();
    for (std::int64_t i = 0; i < n; ++i) {
        const float before = out(std::max<std::int64_t>(i - 1, 0), std::max<std::int64_t>(i, 1));
        const float after = out(std::min(i, n - 2), std::min(i + 1, n - 1));
        out(i, i) = (before + after) / 2;
    }
    return complete;
}

TwotimeReduction::TwotimeReduction(std::int64_t frames, std::int64_t rate, bool correctDiagonal)
    : m_frames(frames)
    , m_rate(rate)
    , m_blocks(rate > 0 ? (frames + rate - 1) / rate : 0)
    , m_correct(correctDiagonal) {
    if (frames < 1 || rate < 1 || rate > frames)
        throw Error(ErrorCode::Usage, fmt::format("must be 1 to the {} frames", frames))
            .atField("rate");
    m_blockSums.resize(static_cast<std::size_t>(m_blocks * (m_blocks + 1) / 2));
    m_lags.resize(static_cast<std::size_t>(frames));
    m_diagonal.resize(static_cast<std::size_t>(frames));
    m_above.resize(static_cast<std::size_t>(frames - 1));
    m_below.resize(static_cast<std::size_t>(frames - 1));
}

std::size_t TwotimeReduction::block(std::int64_t row, std::int64_t column) const {
    const auto [i, j] = std::minmax({row / m_rate, column / m_rate});
    return static_cast<std::size_t>(i * m_blocks - i * (i - 1) / 2 + (j - i));
}

void TwotimeReduction::addRow(std::span<const float> row) {
    if (static_cast<std::int64_t>(row.size()) != m_frames || m_rows == m_frames)
        throw std::logic_error("TwotimeReduction::addRow: not a row of this matrix");
    const std::int64_t i = m_rows++;
    const auto at = [](std::int64_t k) { return static_cast<std::size_t>(k); };
    m_diagonal[at(i)] = static_cast<double>(row[at(i)]);
    if (i + 1 < m_frames)
        m_above[at(i)] = static_cast<double>(row[at(i + 1)]);
    if (i > 0)
        m_below[at(i - 1)] = static_cast<double>(row[at(i - 1)]);
    const auto addBlock = [&](std::int64_t first, std::int64_t last, bool& filled) {
        double sum = 0;
        for (std::int64_t j = first; j < last; ++j) {
            const auto value = static_cast<double>(row[at(j)]);
            Sum& lag = m_lags[at(std::abs(j - i))];
            filled = filled || value != 0;
            if (std::isfinite(value)) {
                sum += value;
                lag.sum += value;
            } else {
                ++lag.missing;
                ++m_missing[block(i, j)];
            }
        }
        m_blockSums[block(i, first)] += sum;
    };
    for (std::int64_t first = 0; first < m_frames; first += m_rate) {
        const std::int64_t last = std::min(first + m_rate, m_frames);
        if (first < i)
            addBlock(first, std::min(last, i), m_lower);
        if (last > i + 1)
            addBlock(std::max(first, i + 1), last, m_upper);
    }
}

void TwotimeReduction::requireAll() const {
    if (m_rows != m_frames)
        throw std::logic_error("TwotimeReduction: rows are missing");
}

std::vector<double> TwotimeReduction::correctedDiagonal() const {
    if (m_frames < 2)
        return m_diagonal;
    const std::vector<double>& side = m_upper ? m_above : m_below;
    std::vector<double> diagonal(m_diagonal.size());
    for (std::size_t i = 0; i < diagonal.size(); ++i)
        diagonal[i] = (side[i > 0 ? i - 1 : 0] + side[std::min(i, side.size() - 1)]) / 2;
    return diagonal;
}

Array<float> TwotimeReduction::matrix() const {
    requireAll();
    const std::vector<double> diagonal = m_correct ? correctedDiagonal() : m_diagonal;
    std::vector<double> diagonalSum(static_cast<std::size_t>(m_blocks)),
        diagonalMissing(static_cast<std::size_t>(m_blocks));
    for (std::int64_t i = 0; i < m_frames; ++i) {
        const double value = diagonal[static_cast<std::size_t>(i)];
        const auto at = static_cast<std::size_t>(i / m_rate);
        diagonalSum[at] += std::isfinite(value) ? value : 0;
        diagonalMissing[at] += std::isfinite(value) ? 0 : 1;
    }
    Array<float> result({m_blocks, m_blocks});
    const auto out = result.edit();
    for (std::int64_t i = 0; i < m_blocks; ++i)
        for (std::int64_t j = i; j < m_blocks; ++j) {
            const std::size_t at = block(i * m_rate, j * m_rate);
            const auto rows = static_cast<double>(std::min(m_rate, m_frames - i * m_rate));
            const auto columns = static_cast<double>(std::min(m_rate, m_frames - j * m_rate));
            const auto missing = m_missing.find(at);
            // Of pairs: an element and its mirror image.
            double sum = m_blockSums[at];
            double count = share() * (i == j ? rows * (rows - 1) / 2 : rows * columns) -
                           (missing == m_missing.end() ? 0 : static_cast<double>(missing->second));
            if (i == j) {
                sum = 2 / share() * sum + diagonalSum[static_cast<std::size_t>(i)];
                count = 2 / share() * count + rows - diagonalMissing[static_cast<std::size_t>(i)];
            }
            out(i, j) = out(j, i) = static_cast<float>(count > 0 ? sum / count : kNaN);
        }
    return result;
}

std::vector<double> TwotimeReduction::lagMeans(bool corrected) const {
    requireAll();
    std::vector<double> means;
    Sum first;
    for (const double value : corrected ? correctedDiagonal() : m_diagonal) {
        first.sum += std::isfinite(value) ? value : 0;
        first.missing += std::isfinite(value) ? 0 : 1;
    }
    for (std::int64_t k = 0; k < m_frames; ++k) {
        const Sum& lag = k == 0 ? first : m_lags[static_cast<std::size_t>(k)];
        const double count = (k == 0 ? 1 : share()) * static_cast<double>(m_frames - k) -
                             static_cast<double>(lag.missing);
        means.push_back(count > 0 ? lag.sum / count : kNaN);
    }
    return means;
}

Array<float> decimatedTwotime(const Array<float>& stored, std::int64_t rate, Decimation how,
                              bool correctDiagonal) {
    const std::int64_t n = sideOf(stored);
    if (how == Decimation::ViewerStride || rate == 1) {
        if (rate < 1 || rate > n)
            throw Error(ErrorCode::Usage, fmt::format("must be 1 to the {} frames", n))
                .atField("rate");
        Array<float> complete = completedTwotime(stored);
        if (rate > 1) {
            const std::int64_t side = (n + rate - 1) / rate;
            Array<float> smaller({side, side});
            const auto out = smaller.edit();
            for (std::int64_t i = 0; i < side; ++i)
                for (std::int64_t j = 0; j < side; ++j)
                    out(i, j) = complete.view()(i * rate, j * rate);
            complete = std::move(smaller);
        }
        return correctDiagonal ? diagonalCorrected(std::move(complete)) : complete;
    }
    TwotimeReduction reduction(n, rate, correctDiagonal);
    for (std::int64_t i = 0; i < n; ++i)
        reduction.addRow(stored.view().row(i));
    return reduction.matrix();
}

std::int64_t decimationRate(std::int64_t frames, std::int64_t largest) {
    return std::max<std::int64_t>(1, (frames + largest - 1) / std::max<std::int64_t>(1, largest));
}

std::vector<double> lagMeans(const Array<float>& complete) {
    const Array<double> means = segmentLagMeans(complete, 1);
    return {means.values().begin(), means.values().end()};
}

Array<double> segmentLagMeans(const Array<float>& complete, std::int64_t segments) {
    const std::int64_t n = sideOf(complete);
    if (segments < 1 || segments > n)
        throw Error(ErrorCode::Usage, fmt::format("must be 1 to the {} frames", n))
            .atField("segments");
    const std::int64_t length = n / segments;
    Array<double> means({length, segments}), counts({length, segments});
    const auto sum = means.edit(), count = counts.edit();
    for (std::int64_t segment = 0; segment < segments; ++segment)
        for (std::int64_t i = segment * length; i < (segment + 1) * length; ++i) {
            const auto row = complete.view().row(i);
            for (std::int64_t j = i; j < (segment + 1) * length; ++j)
                if (const float value = row[static_cast<std::size_t>(j)]; std::isfinite(value)) {
                    sum(j - i, segment) += static_cast<double>(value);
                    count(j - i, segment) += 1;
                }
        }
    for (std::int64_t k = 0; k < length; ++k)
        for (std::int64_t segment = 0; segment < segments; ++segment)
            sum(k, segment) = count(k, segment) > 0 ? sum(k, segment) / count(k, segment) : kNaN;
    return means;
}

Array<float> gaussianSmoothed(const Array<float>& complete, double sigmaFrames) {
    const std::int64_t n = sideOf(complete);
    if (!(sigmaFrames >= 0) || !std::isfinite(sigmaFrames))
        throw Error(ErrorCode::Usage, "must not be negative").atField("sigmaFrames");
    const auto reach = static_cast<std::int64_t>(std::ceil(4 * sigmaFrames));
    if (reach == 0)
        return complete;
    std::vector<double> weights;
    for (std::int64_t k = -reach; k <= reach; ++k) {
        const double x = static_cast<double>(k) / sigmaFrames;
        weights.push_back(std::exp(-x * x / 2));
    }
    // Sums of values and of the weights that counted, first along rows, then along columns.
    Array<float> sums({n, n}), norms({n, n}), result({n, n});
    const auto sum = sums.edit(), norm = norms.edit(), out = result.edit();
    for (std::int64_t i = 0; i < n; ++i) {
        const auto row = complete.view().row(i);
        for (std::int64_t j = 0; j < n; ++j) {
            double s = 0, w = 0;
            for (std::int64_t k = std::max(-reach, -j); k <= std::min(reach, n - 1 - j); ++k)
                if (const float value = row[static_cast<std::size_t>(j + k)];
                    std::isfinite(value)) {
                    const double weight = weights[static_cast<std::size_t>(k + reach)];
                    s += weight * static_cast<double>(value);
                    w += weight;
                }
            sum(i, j) = static_cast<float>(s);
            norm(i, j) = static_cast<float>(w);
        }
    }
    std::vector<double> s(static_cast<std::size_t>(n)), w(s.size());
    for (std::int64_t i = 0; i < n; ++i) {
        std::fill(s.begin(), s.end(), 0);
        std::fill(w.begin(), w.end(), 0);
        for (std::int64_t k = std::max(-reach, -i); k <= std::min(reach, n - 1 - i); ++k) {
            const double weight = weights[static_cast<std::size_t>(k + reach)];
            for (std::int64_t j = 0; j < n; ++j) {
                s[static_cast<std::size_t>(j)] += weight * static_cast<double>(sum(i + k, j));
                w[static_cast<std::size_t>(j)] += weight * static_cast<double>(norm(i + k, j));
            }
        }
        for (std::int64_t j = 0; j < n; ++j) {
            const auto at = static_cast<std::size_t>(j);
            out(i, j) = static_cast<float>(w[at] > 0 ? s[at] / w[at] : kNaN);
        }
    }
    return result;
}

Array<float> twotimeDifference(const Array<float>& a, const Array<float>& b) {
    if (sideOf(a) != sideOf(b))
        throw Error(ErrorCode::Input, fmt::format("the matrices differ in size: {} and {}",
                                                  a.shape().text(), b.shape().text()))
            .withRemedy("compare runs of equal length, or decimate both to one size");
    Array<float> difference = Array<float>::uninitialized(a.shape());
    std::transform(a.values().begin(), a.values().end(), b.values().begin(),
                   difference.editValues().begin(), [](float x, float y) { return x - y; });
    return difference;
}

std::array<double, 2> twotimeLevels(const Array<float>& complete, double low, double high) {
    const std::int64_t n = sideOf(complete);
    const std::int64_t step =
        std::max<std::int64_t>(1, (n * n + kMostForLevels - 1) / kMostForLevels);
    std::vector<float> values;
    for (std::int64_t at = 0; at < n * n; at += step)
        if (const float value = complete.data()[at]; at / n != at % n && std::isfinite(value))
            values.push_back(value);
    if (values.empty())
        return {0, 1};
    const auto percentile = [&](double percent) {
        const double place =
            std::clamp(percent / 100, 0.0, 1.0) * static_cast<double>(values.size() - 1);
        const auto nth = values.begin() + static_cast<std::ptrdiff_t>(std::lround(place));
        std::nth_element(values.begin(), nth, values.end());
        return static_cast<double>(*nth);
    };
    return {percentile(low), percentile(high)};
}

} // namespace specula::correlate
