// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/reference/kernels.h"
#include "core/compute/tiers/reference/values.h"

#include <vector>

namespace specula::compute::reference {
namespace {

/// The bin of a label, counted from 0; -1 for none.
std::int64_t binOf(double label, std::int64_t bins) {
    return label >= 1 && label <= static_cast<double>(bins) ? static_cast<std::int64_t>(label) - 1
                                                            : -1;
}

} // namespace

void binnedSum(const SpcCall& call) {
    const bool nanAware = paramsOf<SpcBinnedSum>(call).nan_aware != 0;
    Values sums(call.operands[0]), counts(call.operands[1]);
    const Values values(call.operands[2]), labels(call.operands[3]);
    const std::int64_t batch = sums.extent(2), bins = sums.extent(3), n = labels.count();
    for (std::int64_t b = 0; b < batch; ++b) {
        std::vector<Sum> sum(static_cast<std::size_t>(bins));
        std::vector<std::int64_t> count(static_cast<std::size_t>(bins));
        for (std::int64_t i = 0; i < n; ++i) {
            const std::int64_t bin = binOf(labels(i), bins);
            const double value = values(b * n + i);
            if (bin < 0 || (nanAware && std::isnan(value)))
                continue;
            sum[static_cast<std::size_t>(bin)].add(value);
            ++count[static_cast<std::size_t>(bin)];
        }
        for (std::int64_t bin = 0; bin < bins; ++bin) {
            sums.set(b * bins + bin, sum[static_cast<std::size_t>(bin)].value());
            counts.set(b * bins + bin, static_cast<double>(count[static_cast<std::size_t>(bin)]));
        }
    }
}

void labelStatistics(const SpcCall& call) {
    Values out(call.operands[0]);
    const Values values(call.operands[1]), labels(call.operands[2]);
    const std::int64_t bins = out.extent(2), columns = labels.extent(3);
    std::vector<std::vector<std::int64_t>> members(static_cast<std::size_t>(bins));
    for (std::int64_t i = 0; i < labels.count(); ++i)
        if (const std::int64_t bin = binOf(labels(i), bins); bin >= 0 && !std::isnan(values(i)))
            members[static_cast<std::size_t>(bin)].push_back(i);
    for (std::int64_t bin = 0; bin < bins; ++bin) {
        const auto& pixels = members[static_cast<std::size_t>(bin)];
        const auto n = static_cast<double>(pixels.size());
        Sum sum, x, y;
        double least = kNan, greatest = kNan;
        for (const std::int64_t i : pixels) {
            const double value = values(i);
            sum.add(value);
            x.add(static_cast<double>(i % columns));
            y.add(static_cast<double>(i / columns));
            if (!(value >= least))
                least = value;
            if (!(value <= greatest))
                greatest = value;
        }
        const double mean = sum.value() / n;
        Sum squares;
        for (const std::int64_t i : pixels)
            squares.add((values(i) - mean) * (values(i) - mean));
        const double row[8] = {n,     sum.value(), mean,          squares.value() / n,
                               least, greatest,    x.value() / n, y.value() / n};
        for (int k = 0; k < 8; ++k)
            out.set(8 * bin + k, row[k]);
    }
}

} // namespace specula::compute::reference
