// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/reference/kernels.h"
#include "core/compute/tiers/reference/values.h"

#include <numbers>

namespace specula::compute::reference {

void density(const SpcCall& call) {
    const auto& p = paramsOf<SpcDensity>(call);
    Values out(call.operands[0]);
    const Values query(call.operands[1]), points(call.operands[2]);
    const bool weighted = call.operand_count == 4;
    const Values weights(call.operands[weighted ? 3 : 0]);
    const std::int64_t dimensions = query.extent(3);
    double norm = 1;
    for (std::int64_t d = 0; d < dimensions; ++d)
        norm *= std::sqrt(2 * std::numbers::pi) * p.bandwidth[d];
    for (std::int64_t j = 0; j < out.count(); ++j) {
        Sum sum, total;
        for (std::int64_t i = 0; i < points.extent(2); ++i) {
            double distance2 = 0;
            for (std::int64_t d = 0; d < dimensions; ++d) {
                const double z = (query({0, 0, j, d}) - points({0, 0, i, d})) / p.bandwidth[d];
                distance2 += z * z;
            }
            const double weight = weighted ? weights(i) : 1;
            sum.add(weight * std::exp(-distance2 / 2));
            total.add(weight);
        }
        out.set(j, sum.value() / (norm * total.value()));
    }
}

} // namespace specula::compute::reference
