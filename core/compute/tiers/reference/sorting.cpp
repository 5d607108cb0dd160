// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/device.h"
#include "core/compute/tiers/reference/kernels.h"
#include "core/compute/tiers/reference/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace specula::compute::reference {

void sort(const SpcCall& call) {
    const bool wantsIndices = call.operand_count == 3;
    withPixelType(static_cast<PixelType>(call.operands[0].type), [&](auto sample) {
        using T = decltype(sample);
        const Elements<T> out(call.operands[0]), in(call.operands[wantsIndices ? 2 : 1]);
        const std::int64_t length = out.layout().extent(3);
        for (std::int64_t first = 0; first < out.layout().count(); first += length) {
            std::vector<std::int64_t> order(static_cast<std::size_t>(length));
            std::iota(order.begin(), order.end(), 0);
            std::stable_sort(order.begin(), order.end(), [&](std::int64_t i, std::int64_t j) {
                const T a = in(first + i), b = in(first + j);
                return a < b || (a == a && b != b); // NaN is after everything
            });
            for (std::int64_t i = 0; i < length; ++i) {
                out(first + i) = in(first + order[static_cast<std::size_t>(i)]);
                if (wantsIndices)
                    Values(call.operands[1])
                        .set(first + i, static_cast<double>(order[static_cast<std::size_t>(i)]));
            }
        }
    });
}

void percentile(const SpcCall& call) {
    const bool nanAware = paramsOf<SpcPercentile>(call).nan_aware != 0;
    Values out(call.operands[0]);
    const Values in(call.operands[1]), percents(call.operands[2]);
    for (std::int64_t k = 0; k < percents.count(); ++k)
        if (!(percents(k) >= 0 && percents(k) <= 100))
            throw DeviceError(DeviceError::Kind::BadCall,
                              fmt::format("percentile: {} is not 0 to 100", percents(k)));
    const std::int64_t length = in.extent(3);
    for (std::int64_t block = 0; block < out.count() / percents.count(); ++block) {
        std::vector<double> values;
        bool nan = false;
        for (std::int64_t i = 0; i < length; ++i) {
            const double value = in(block * length + i);
            nan = nan || std::isnan(value);
            if (!std::isnan(value))
                values.push_back(value);
        }
        std::sort(values.begin(), values.end());
        for (std::int64_t k = 0; k < percents.count(); ++k) {
            double result = kNan;
            if (!values.empty() && (nanAware || !nan)) {
                const double position = percents(k) / 100 * static_cast<double>(values.size() - 1);
                const auto below = static_cast<std::size_t>(position);
                const double fraction = position - static_cast<double>(below);
                result = values[below];
                if (fraction > 0 && values[below + 1] != result)
                    result += fraction * (values[below + 1] - result);
            }
            out.set(block * percents.count() + k, result);
        }
    }
}

} // namespace specula::compute::reference
