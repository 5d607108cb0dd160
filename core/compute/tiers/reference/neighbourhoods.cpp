// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/reference/kernels.h"
#include "core/compute/tiers/reference/values.h"

#include <algorithm>
#include <vector>

namespace specula::compute::reference {

void convolveAxis(const SpcCall& call) {
    Values out(call.operands[0]);
    const Values in(call.operands[1]), weights(call.operands[2]);
    const auto axis = static_cast<std::size_t>(in.axisOfFour(paramsOf<SpcAxis>(call).axis));
    for (std::int64_t n = 0; n < out.count(); ++n) {
        Values::Index at = out.indexOf(n);
        double sum = 0;
        for (std::int64_t k = 0; k < weights.count(); ++k, ++at[axis])
            sum += weights(k) * in(at);
        out.set(n, sum);
    }
}

void convolveSeparable(const SpcCall& call) {
    Values out(call.operands[0]);
    const Values in(call.operands[1]), wx(call.operands[2]), wy(call.operands[3]);
    // The rows first; the result has the columns of the output and the rows of the input.
    const std::int64_t rows = in.extent(2), columns = out.extent(3);
    std::vector<double> alongRows;
    for (std::int64_t line = 0; line < in.extent(0) * in.extent(1) * rows; ++line)
        for (std::int64_t column = 0; column < columns; ++column) {
            double sum = 0;
            for (std::int64_t k = 0; k < wx.count(); ++k)
                sum += wx(k) * in(line * in.extent(3) + column + k);
            alongRows.push_back(sum);
        }
    for (std::int64_t n = 0; n < out.count(); ++n) {
        const Values::Index at = out.indexOf(n);
        const std::int64_t image = at[0] * in.extent(1) + at[1];
        double sum = 0;
        for (std::int64_t j = 0; j < wy.count(); ++j) {
            const std::int64_t row = image * rows + at[2] + j;
            sum += wy(j) * alongRows[static_cast<std::size_t>(row * columns + at[3])];
        }
        out.set(n, sum);
    }
}

void convolve(const SpcCall& call) {
    const bool flip = paramsOf<SpcConvolve>(call).flip != 0;
    Values out(call.operands[0]);
    const Values in(call.operands[1]), w(call.operands[2]);
    const std::int64_t rows = w.extent(2), columns = w.extent(3);
    for (std::int64_t n = 0; n < out.count(); ++n) {
        const Values::Index at = out.indexOf(n);
        double sum = 0;
        for (std::int64_t j = 0; j < rows; ++j)
            for (std::int64_t k = 0; k < columns; ++k) {
                const double weight =
                    flip ? w({0, 0, rows - 1 - j, columns - 1 - k}) : w({0, 0, j, k});
                sum += weight * in({at[0], at[1], at[2] + j, at[3] + k});
            }
        out.set(n, sum);
    }
}

void rankFilter(const SpcCall& call) {
    const auto& p = paramsOf<SpcRankFilter>(call);
    withPixelType(static_cast<PixelType>(call.operands[0].type), [&](auto sample) {
        using T = decltype(sample);
        const Elements<T> out(call.operands[0]), in(call.operands[1]);
        for (std::int64_t n = 0; n < out.layout().count(); ++n) {
            const Values::Index at = out.layout().indexOf(n);
            std::vector<T> window;
            bool nan = false;
            for (std::int64_t j = 0; j <= 2 * std::int64_t{p.radius_y}; ++j)
                for (std::int64_t k = 0; k <= 2 * std::int64_t{p.radius_x}; ++k) {
                    const T value = in({at[0], at[1], at[2] + j, at[3] + k});
                    nan = nan || value != value;
                    window.push_back(value);
                }
            if (nan) {
                out(n) = std::numeric_limits<T>::quiet_NaN();
                continue;
            }
            std::sort(window.begin(), window.end());
            out(n) = p.which == SPC_RANK_MINIMUM   ? window.front()
                     : p.which == SPC_RANK_MAXIMUM ? window.back()
                                                   : window[window.size() / 2];
        }
    });
}

} // namespace specula::compute::reference
