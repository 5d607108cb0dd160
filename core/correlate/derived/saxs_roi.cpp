// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/saxs_roi.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Degrees from `from` to `to` growing, 0 <= result < 360.
double turned(double from, double to) {
    const double turn = std::fmod(to - from, 360.0);
    return turn < 0 ? turn + 360 : turn;
}

/// Width of the sector; 360 for a full circle.
double widthOf(const ScatteringRoi& roi) {
    if (std::abs(roi.phiHighDeg - roi.phiLowDeg) >= 360)
        return 360;
    return turned(roi.phiLowDeg, roi.phiHighDeg);
}

struct Sums {
    double n = 0, x = 0, mean = 0, squares = 0;
    void add(double value, double place) {
        n += 1;
        x += place;
        const double before = value - mean;
        mean += before / n;
        squares += before * (value - mean);
    }
    double error() const { return n > 1 ? std::sqrt(squares / (n - 1) / n) : kNaN; }
};

} // namespace

void ScatteringRoi::validate() const {
    if (!(qLow < qHigh) || !std::isfinite(qLow) || !std::isfinite(qHigh))
        throw Error(ErrorCode::Usage, "must be below the upper end").atField("qLow");
    if (!std::isfinite(phiLowDeg) || !std::isfinite(phiHighDeg) || phiLowDeg == phiHighDeg)
        throw Error(ErrorCode::Usage, "must be two different angles").atField("phiLowDeg");
    if (bins < 1)
        throw Error(ErrorCode::Usage, "must be at least 1").atField("bins");
}

bool ScatteringRoi::holds(double qInvAngstrom, double phiDeg) const {
    if (!(qInvAngstrom >= qLow && qInvAngstrom < qHigh))
        return false;
    const double width = widthOf(*this);
    return width >= 360 || turned(phiLowDeg, phiDeg) < width;
}

RoiResult integrateRoi(const Array<float>& image, const geometry::TransmissionMaps& maps,
                       const Array<std::uint8_t>& mask, const ScatteringRoi& roi) {
    roi.validate();
    if (image.shape() != maps.qInvAngstrom.shape() || image.shape() != maps.phiDeg.shape() ||
        (!mask.empty() && mask.shape() != image.shape()))
        throw Error(ErrorCode::Input, "image, maps and mask differ in size")
            .withRemedy("use the geometry of this detector");
    const bool wedge = roi.kind == ScatteringRoi::Kind::Wedge;
    const double width = widthOf(roi);
    const double first = wedge ? roi.qLow : roi.phiLowDeg;
    const double step = (wedge ? roi.qHigh - roi.qLow : width) / static_cast<double>(roi.bins);
    std::vector<Sums> bins(static_cast<std::size_t>(roi.bins));
    Sums all;
    RoiResult result;
    result.smallest = result.largest = kNaN;
    for (std::int64_t i = 0; i < image.size(); ++i) {
        const double q = maps.qInvAngstrom.data()[i], phi = maps.phiDeg.data()[i];
        const auto value = static_cast<double>(image.data()[i]);
        if ((!mask.empty() && mask.data()[i] == 0) || !std::isfinite(value) || !roi.holds(q, phi))
            continue;
        const double place = wedge ? q : roi.phiLowDeg + turned(roi.phiLowDeg, phi);
        const auto bin = static_cast<std::size_t>(std::max(0.0, (place - first) / step));
        bins[std::min(bin, bins.size() - 1)].add(value, place);
        all.add(value, place);
        result.sum += value;
        result.smallest = std::fmin(result.smallest, value);
        result.largest = std::fmax(result.largest, value);
    }
    result.pixels = static_cast<std::int64_t>(all.n);
    result.mean = all.n > 0 ? all.mean : kNaN;
    result.error = all.error();
    result.line.name = roi.name;
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        const Sums& sums = bins[bin];
        result.line.x.push_back(sums.n > 0 ? sums.x / sums.n
                                           : first + (static_cast<double>(bin) + 0.5) * step);
        result.line.intensity.push_back(sums.n > 0 ? sums.mean : kNaN);
        result.line.error.push_back(sums.error());
        result.line.pixels.push_back(sums.n);
    }
    return result;
}

} // namespace specula::correlate
