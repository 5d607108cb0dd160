// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/group_sums.h"

#include "core/base/thread_pool.h"

#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Sums over the pixels of one static bin, as far as it lies in the dynamic bin looked at.
struct StaticSums : CorrelationSums {
    double pixels = 0;
    void add(const CorrelationSums& sums, double count, double sign) {
        g2 += sign * sums.g2;
        past += sign * sums.past;
        future += sign * sums.future;
        pixels += sign * count;
    }
    /// <G2> / (<P> <F>); none without a count.
    std::optional<double> ratio() const {
        if (!(past > 0 && future > 0 && pixels > 0))
            return std::nullopt;
        return pixels * g2 / (past * future);
    }
};

/// The mean ratio, with what it takes to leave some static bins out.
struct RatioMean {
    double sum = 0, count = 0;
    void add(const std::optional<double>& ratio, double sign) {
        sum += ratio ? sign * *ratio : 0;
        count += ratio ? sign : 0;
    }
    double value() const { return count > 0 ? sum / count : kNaN; }
};

} // namespace

void GroupSums::Delay::Scatter::add(double value) {
    n += 1;
    const double before = value - mean;
    mean += before / n;
    squares += before * (value - mean);
}

double GroupSums::Delay::Scatter::errorOfMean() const {
    return n > 1 ? std::sqrt(squares / (n - 1) / n) : kNaN;
}

GroupSums::Delay::Delay(const GroupSums& sums)
    : m_parts(sums.m_parts.size())
    , m_bins(sums.m_partsOfBin.size()) {}

GroupSums::GroupSums(const io::Qmap& map)
    : m_map(map)
    , m_groups(groupPixels(map)) {
    makeParts();
}

void GroupSums::makeParts() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> known;
    m_partOfPixel.assign(static_cast<std::size_t>(m_map.dynamicMap.size()), 0);
    m_partsOfBin.resize(static_cast<std::size_t>(m_map.dynamicBins()));
    for (std::size_t i = 0; i < m_partOfPixel.size(); ++i) {
        const std::uint32_t bin = m_map.dynamicMap.data()[i];
        if (bin == 0)
            continue;
        const std::uint32_t staticBin = m_map.staticMap.data()[i] - 1;
        const std::uint32_t group = m_groups.groupMap.data()[i] - 1;
        const auto [at, fresh] =
            known.try_emplace({staticBin, group}, static_cast<std::uint32_t>(m_parts.size()));
        if (fresh) {
            m_partsOfBin[bin - 1].push_back(at->second);
            m_parts.push_back({staticBin, group});
        }
        m_partOfPixel[i] = at->second;
    }
}

void GroupSums::add(Delay& delay, std::int64_t pixel, const CorrelationSums& own) const {
    const auto place = static_cast<std::size_t>(pixel);
    Delay::Part& sums = delay.m_parts[m_partOfPixel[place]];
    sums.g2 += own.g2;
    sums.past += own.past;
    sums.future += own.future;
    sums.pixels += 1;
    const double product = own.past * own.future;
    delay.m_bins[m_map.dynamicMap.data()[place] - 1].add(product > 0 ? own.g2 / product : 0);
}

GroupSums::Ratios GroupSums::ratios(const Delay& delay) const {
    Ratios ratios;
    ratios.without.assign(m_groups.binOfGroup.size(), kNaN);
    for (std::size_t bin = 0; bin < m_partsOfBin.size(); ++bin) {
        addRatios(bin, delay, ratios);
        ratios.error.push_back(delay.m_bins[bin].errorOfMean());
    }
    return ratios;
}

void GroupSums::addRatios(std::size_t bin, const Delay& delay, Ratios& ratios) const {
    std::map<std::uint32_t, std::vector<std::uint32_t>> partsOfGroup;
    std::map<std::uint32_t, StaticSums> totals;
    for (const std::uint32_t part : m_partsOfBin[bin]) {
        partsOfGroup[m_parts[part].group].push_back(part);
        totals[m_parts[part].staticBin].add(delay.m_parts[part], delay.m_parts[part].pixels, 1);
    }
    RatioMean all;
    for (const auto& [number, total] : totals)
        all.add(total.ratio(), 1);
    ratios.g2.push_back(all.value());
    for (const auto& [group, members] : partsOfGroup) {
        RatioMean rest = all;
        for (const std::uint32_t part : members) {
            StaticSums total = totals[m_parts[part].staticBin];
            rest.add(total.ratio(), -1);
            total.add(delay.m_parts[part], delay.m_parts[part].pixels, -1);
            rest.add(total.ratio(), 1);
        }
        ratios.without[group] = rest.value();
    }
}

Array<double> GroupSums::covariance(const std::vector<Ratios>& perDelay, ThreadPool& pool,
                                    JobContext& job) const {
    const std::size_t delays = perDelay.size();
    const auto bins = static_cast<std::int64_t>(m_partsOfBin.size()),
               side = static_cast<std::int64_t>(delays);
    std::vector<std::vector<std::size_t>> groupsOfBin(m_partsOfBin.size());
    for (std::size_t group = 0; group < m_groups.binOfGroup.size(); ++group)
        groupsOfBin[m_groups.binOfGroup[group] - 1].push_back(group);
    Array<double> result({bins, side, side});
    const auto all = result.edit();
    pool.parallelFor(0, bins, 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t bin = first; bin < last; ++bin) {
            job.throwIfCancelled();
            const auto& groups = groupsOfBin[static_cast<std::size_t>(bin)];
            const auto n = static_cast<double>(groups.size());
            // (group, delay), about the mean over the groups.
            std::vector<double> away(groups.size() * delays);
            for (std::size_t d = 0; d < delays; ++d) {
                double mean = 0;
                for (const std::size_t group : groups)
                    mean += perDelay[d].without[group] / n;
                for (std::size_t g = 0; g < groups.size(); ++g)
                    away[g * delays + d] = perDelay[d].without[groups[g]] - mean;
            }
            std::vector<double> sums(delays * delays);
            for (std::size_t g = 0; g < groups.size(); ++g) {
                const double* one = away.data() + g * delays;
                for (std::size_t a = 0; a < delays; ++a)
                    for (std::size_t b = 0; b <= a; ++b)
                        sums[a * delays + b] += one[a] * one[b];
            }
            const auto covariance = all.at(bin);
            for (std::int64_t a = 0; a < side; ++a)
                for (std::int64_t b = 0; b <= a; ++b)
                    covariance(a, b) = covariance(b, a) =
                        n > 1 ? sums[static_cast<std::size_t>(a * side + b)] * (n - 1) / n : kNaN;
        }
    });
    return result;
}

} // namespace specula::correlate
