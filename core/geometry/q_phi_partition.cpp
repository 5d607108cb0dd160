// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geometry/q_phi_partition.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace specula::geometry {
namespace {

constexpr int kMostBins = 100000;
constexpr std::int64_t kMostCells = 1 << 24;

/// The cells of one axis.
class Cells {
  public:
    Cells(const QPhiPartitionOptions::Axis& axis, std::array<double, 2> range, bool circle)
        : m_low(range[0])
        , m_width(range[1] - range[0])
        , m_dynamic(axis.dynamicBins)
        , m_static(axis.staticBins)
        , m_circle(circle) {}

    /// The static cell of a value, or -1.
    std::int64_t find(double value) const {
        if (!std::isfinite(value))
            return -1;
        if (m_circle) {
            value = m_low + std::fmod(value - m_low, 360.0);
            if (value < m_low)
                value += 360;
        }
        if (value < m_low || value > edge(m_static) || (m_circle && value == edge(m_static)))
            return -1;
        auto cell = static_cast<std::int64_t>((value - m_low) / m_width * m_static);
        cell = std::clamp<std::int64_t>(cell, 0, m_static - 1);
        while (cell > 0 && value < edge(cell))
            --cell;
        while (cell + 1 < m_static && value >= edge(cell + 1))
            ++cell;
        return cell;
    }
    std::int64_t dynamicOf(std::int64_t cell) const { return cell / (m_static / m_dynamic); }
    int dynamicCells() const { return m_dynamic; }
    int staticCells() const { return m_static; }
    std::vector<double> centers(int cells) const {
        std::vector<double> list;
        for (int i = 0; i < cells; ++i)
            list.push_back(m_low + m_width * (i + 0.5) / cells);
        return list;
    }

  private:
    double edge(std::int64_t i) const {
        return m_low + m_width * static_cast<double>(i) / m_static;
    }

    double m_low, m_width;
    int m_dynamic, m_static;
    bool m_circle;
};

/// Numbers for the cells that have pixels, in the order of the cells.
std::vector<std::int64_t> compress(Array<std::uint32_t>& map, const std::vector<bool>& used) {
    std::vector<std::int64_t> cells;
    std::vector<std::uint32_t> numbers(used.size());
    for (std::size_t cell = 0; cell < used.size(); ++cell)
        if (used[cell]) {
            cells.push_back(static_cast<std::int64_t>(cell));
            numbers[cell] = static_cast<std::uint32_t>(cells.size());
        }
    for (std::uint32_t& cellPlusOne : map.editValues())
        if (cellPlusOne > 0)
            cellPlusOne = numbers[cellPlusOne - 1];
    return cells;
}

std::vector<io::Qmap::BinMean> binMeans(const io::Qmap& map, const TransmissionMaps& maps) {
    struct Sums {
        double n = 0, q = 0, qq = 0, sin = 0, cos = 0;
    };
    std::vector<Sums> sums(map.dynamicCell.size());
    for (std::int64_t i = 0; i < map.dynamicMap.size(); ++i) {
        const std::uint32_t bin = map.dynamicMap.data()[i];
        if (bin == 0)
            continue;
        Sums& s = sums[bin - 1];
        const double q = maps.qInvAngstrom.data()[i];
        const double phi = maps.phiDeg.data()[i] * std::numbers::pi / 180;
        s.n += 1;
        s.q += q;
        s.qq += q * q;
        s.sin += std::sin(phi);
        s.cos += std::cos(phi);
    }
    std::vector<io::Qmap::BinMean> means;
    for (const Sums& s : sums) {
        const double mean = s.q / s.n, square = s.qq / s.n;
        means.push_back({mean, std::sqrt(square), std::sqrt(std::max(0.0, square - mean * mean)),
                         std::atan2(s.sin, s.cos) * 180 / std::numbers::pi});
    }
    return means;
}

double rounded(double value, double (*round)(double)) {
    if (value == 0 || !std::isfinite(value))
        return value;
    const double unit = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2);
    // A value that has three digits already stays, whatever its last bit.
    const double digits = value / unit, nearest = std::round(digits);
    return (std::abs(digits - nearest) < 1e-9 ? nearest : round(digits)) * unit;
}

std::array<double, 2> qRange(const TransmissionMaps& maps, const Array<std::uint8_t>& mask) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (std::int64_t i = 0; i < mask.size(); ++i)
        if (const double q = maps.qInvAngstrom.data()[i]; mask.data()[i] != 0 && std::isfinite(q)) {
            low = std::min(low, q);
            high = std::max(high, q);
        }
    return {roundedDown(low), roundedUp(high)};
}

} // namespace

double roundedDown(double value) {
    return rounded(value, [](double x) { return std::floor(x); });
}

double roundedUp(double value) {
    return rounded(value, [](double x) { return std::ceil(x); });
}

void QPhiPartitionOptions::validate() const {
    const auto check = [](const Axis& axis, const char* name, double widest) {
        const auto fail = [&](const std::string& what) {
            throw Error(ErrorCode::Usage, what).atField(name);
        };
        if (axis.dynamicBins < 1 || axis.dynamicBins > kMostBins || axis.staticBins < 1 ||
            axis.staticBins > kMostBins)
            fail(fmt::format("numbers of bins go from 1 to {}", kMostBins));
        if (axis.staticBins % axis.dynamicBins != 0)
            fail(fmt::format("{} static bins are not a multiple of {} dynamic ones",
                             axis.staticBins, axis.dynamicBins));
        if (axis.range) {
            const auto [low, high] = *axis.range;
            if (!std::isfinite(low) || !std::isfinite(high) || low >= high || high - low > widest)
                fail(fmt::format("{} to {} is no range", low, high));
        }
    };
    check(q, "q", std::numeric_limits<double>::infinity());
    check(phi, "phi", 360);
    if (std::int64_t{q.staticBins} * phi.staticBins > kMostCells)
        throw Error(ErrorCode::Usage, fmt::format("{} x {} static bins are more than {}",
                                                  q.staticBins, phi.staticBins, kMostCells))
            .atField("q");
}

io::Qmap partitionQPhi(const TransmissionMaps& maps, const Array<std::uint8_t>& mask,
                       const QPhiPartitionOptions& options) {
    options.validate();
    const Shape& shape = maps.qInvAngstrom.shape();
    if (mask.shape() != shape)
        throw Error(ErrorCode::Usage, fmt::format("the mask is {}, the detector {}",
                                                  mask.shape().text(), shape.text()))
            .atField("mask");
    const auto nothing = [] {
        return Error(ErrorCode::Usage, "no pixel is left to make bins of")
            .withRemedy("check the mask and the ranges");
    };
    const std::array<double, 2> range = options.q.range.value_or(qRange(maps, mask));
    if (!(range[0] < range[1]))
        throw nothing();
    const Cells q(options.q, range, false);
    const Cells phi(options.phi, options.phi.range.value_or(std::array{-180.0, 180.0}), true);
    io::Qmap map;
    map.mask = Array<std::uint8_t>(shape);
    map.dynamicMap = Array<std::uint32_t>(shape);
    map.staticMap = Array<std::uint32_t>(shape);
    std::vector<bool> dynamicUsed(static_cast<std::size_t>(q.dynamicCells()) *
                                  static_cast<std::size_t>(phi.dynamicCells()));
    std::vector<bool> staticUsed(static_cast<std::size_t>(q.staticCells()) *
                                 static_cast<std::size_t>(phi.staticCells()));
    const auto used = map.mask.editValues();
    const auto dynamicCells = map.dynamicMap.editValues(), staticCells = map.staticMap.editValues();
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (mask.data()[i] == 0)
            continue;
        const std::int64_t cellQ = q.find(maps.qInvAngstrom.data()[i]);
        const std::int64_t cellPhi = phi.find(maps.phiDeg.data()[i]);
        if (cellQ < 0 || cellPhi < 0)
            continue;
        const auto dynamicCell = static_cast<std::size_t>(q.dynamicOf(cellQ) * phi.dynamicCells() +
                                                          phi.dynamicOf(cellPhi));
        const auto staticCell = static_cast<std::size_t>(cellQ * phi.staticCells() + cellPhi);
        used[i] = 1;
        dynamicUsed[dynamicCell] = staticUsed[staticCell] = true;
        dynamicCells[i] = static_cast<std::uint32_t>(dynamicCell + 1);
        staticCells[i] = static_cast<std::uint32_t>(staticCell + 1);
    }
    map.dynamicCell = compress(map.dynamicMap, dynamicUsed);
    map.staticCell = compress(map.staticMap, staticUsed);
    if (map.dynamicCell.empty())
        throw nothing();
    map.axes = {io::Qmap::Axis{"q", "Å⁻¹", q.centers(q.dynamicCells()), q.centers(q.staticCells())},
                {"phi", "deg", phi.centers(phi.dynamicCells()), phi.centers(phi.staticCells())}};
    map.binMeans = binMeans(map, maps);
    return map;
}

} // namespace specula::geometry
