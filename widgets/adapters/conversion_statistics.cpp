// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/adapters/conversion_statistics.h"

#include <algorithm>

namespace specula::widgets {

void ConversionStatistics::record(const QString& kind, double milliseconds) {
    if (!m_enabled)
        return;
    const std::lock_guard lock(m_mutex);
    Sum& sum = m_sums[kind];
    ++sum.count;
    sum.totalMs += milliseconds;
    sum.slowestMs = std::max(sum.slowestMs, milliseconds);
}

std::vector<ConversionStatistics::Entry> ConversionStatistics::entries() const {
    const std::lock_guard lock(m_mutex);
    std::vector<Entry> all;
    for (const auto& [kind, sum] : m_sums)
        all.push_back(
            {kind, sum.count, sum.totalMs / static_cast<double>(sum.count), sum.slowestMs});
    return all;
}

void ConversionStatistics::clear() {
    const std::lock_guard lock(m_mutex);
    m_sums.clear();
}

} // namespace specula::widgets
