// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/device.h"
#include "core/compute/tiers/reference/kernels.h"
#include "core/compute/tiers/reference/values.h"

#include <fmt/format.h>

#include <vector>

namespace specula::compute::reference {
namespace {

/// An I64 operand without the way over doubles.
std::vector<std::int64_t> places(const SpcOperand& operand) {
    const Elements<std::int64_t> elements(operand);
    std::vector<std::int64_t> values;
    for (std::int64_t n = 0; n < elements.layout().count(); ++n)
        values.push_back(elements(n));
    return values;
}

/// Where coordinate p of the endless extension lies in an image of n pixels; -1 for nowhere.
std::int64_t sourceOf(std::int64_t p, std::int64_t n, int edge) {
    const auto wrapped = [](std::int64_t value, std::int64_t period) {
        const std::int64_t rest = value % period;
        return rest < 0 ? rest + period : rest;
    };
    switch (edge) {
    case SPC_EDGE_CLAMP:
        return p < 0 ? 0 : p >= n ? n - 1 : p;
    case SPC_EDGE_REFLECT: {
        const std::int64_t q = wrapped(p, 2 * n);
        return q < n ? q : 2 * n - 1 - q;
    }
    case SPC_EDGE_MIRROR: {
        if (n == 1)
            return 0;
        const std::int64_t q = wrapped(p, 2 * n - 2);
        return q < n ? q : 2 * n - 2 - q;
    }
    case SPC_EDGE_WRAP:
        return wrapped(p, n);
    default:
        return p < 0 || p >= n ? -1 : p;
    }
}

} // namespace

void resampleAxis(const SpcCall& call) {
    Values out(call.operands[0]);
    const Values in(call.operands[1]), starts(call.operands[2]), weights(call.operands[3]);
    const auto axis = static_cast<std::size_t>(in.axisOfFour(paramsOf<SpcAxis>(call).axis));
    const std::int64_t taps = weights.extent(3);
    for (std::int64_t i = 0; i < starts.count(); ++i)
        if (starts(i) < 0 || starts(i) + static_cast<double>(taps) >
                                 static_cast<double>(in.extent(static_cast<int>(axis))))
            throw DeviceError(
                DeviceError::Kind::BadCall,
                fmt::format("resample_axis: the taps from {} on leave the input", starts(i)));
    for (std::int64_t n = 0; n < out.count(); ++n) {
        Values::Index at = out.indexOf(n);
        const std::int64_t i = at[axis];
        at[axis] = static_cast<std::int64_t>(starts(i));
        double sum = 0;
        for (std::int64_t k = 0; k < taps; ++k, ++at[axis])
            sum += weights({0, 0, i, k}) * in(at);
        out.set(n, sum);
    }
}

void affine(const SpcCall& call) {
    const auto& p = paramsOf<SpcAffine>(call);
    Values out(call.operands[0]);
    const Values in(call.operands[1]);
    const auto columnX = places(call.operands[2]), columnY = places(call.operands[3]);
    const auto rowX = places(call.operands[4]), rowY = places(call.operands[5]);
    constexpr std::int64_t kPixel = std::int64_t{1} << 32;

    // A pixel of the whole image.
    const auto pixel = [&](std::int64_t channel, std::int64_t y, std::int64_t x) {
        const std::int64_t row = y - p.in_y, column = x - p.in_x;
        if (row < 0 || row >= in.extent(2) || column < 0 || column >= in.extent(3))
            throw DeviceError(DeviceError::Kind::BadCall,
                              fmt::format("affine: the input lacks the pixel ({}, {})", x, y));
        return in({0, channel, row, column});
    };
    for (std::int64_t n = 0; n < out.count(); ++n) {
        const Values::Index at = out.indexOf(n);
        const auto x = static_cast<std::size_t>(at[3]), y = static_cast<std::size_t>(at[2]);
        const std::int64_t sx = columnX[x] + rowX[y], sy = columnY[x] + rowY[y];
        // Compared without multiplying, as an extent may be too large for 2^32 units of it.
        const auto inside = [](std::int64_t s, std::int64_t extent) {
            return s >= 0 && (s >> 32) + (s % kPixel != 0 ? 1 : 0) <= extent - 1;
        };
        if (!inside(sx, p.image_width) || !inside(sy, p.image_height)) {
            out.set(n, p.fill);
            continue;
        }
        if (p.sampling == SPC_NEAREST) {
            out.set(n, pixel(at[1], (sy + kPixel / 2) >> 32, (sx + kPixel / 2) >> 32));
            continue;
        }
        const std::int64_t x0 = sx >> 32, y0 = sy >> 32;
        const double fx = std::ldexp(static_cast<double>((sx % kPixel) >> 8), -24);
        const double fy = std::ldexp(static_cast<double>((sy % kPixel) >> 8), -24);
        const auto alongRow = [&](std::int64_t row) {
            const double left = (1 - fx) * pixel(at[1], row, x0);
            return x0 + 1 < p.image_width ? left + fx * pixel(at[1], row, x0 + 1) : left;
        };
        const double upper = alongRow(y0) * (1 - fy);
        out.set(n, y0 + 1 < p.image_height ? upper + alongRow(y0 + 1) * fy : upper);
    }
}

void extend(const SpcCall& call) {
    const auto& p = paramsOf<SpcExtend>(call);
    withPixelType(static_cast<PixelType>(call.operands[0].type), [&](auto sample) {
        using T = decltype(sample);
        const Elements<T> out(call.operands[0]), in(call.operands[1]);
        for (std::int64_t n = 0; n < out.layout().count(); ++n) {
            const Values::Index at = out.layout().indexOf(n);
            const std::int64_t x = sourceOf(p.out_x + at[3], p.image_width, p.edge);
            const std::int64_t y = sourceOf(p.out_y + at[2], p.image_height, p.edge);
            const std::int64_t row = y - p.in_y, column = x - p.in_x;
            if (x < 0 || y < 0)
                out(n) = elementFrom<T>(p.value);
            else if (row >= 0 && row < in.layout().extent(2) && column >= 0 &&
                     column < in.layout().extent(3))
                out(n) = in({0, at[1], row, column});
        }
    });
}

} // namespace specula::compute::reference
