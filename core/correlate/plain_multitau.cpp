// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/plain_multitau.h"

#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/group_sums.h"
#include "core/correlate/pixel_bands.h"

#include <algorithm>

namespace specula::correlate {
namespace {

/// G2, P and F of one pixel for every delay; `samples` is used up.
void correlatePixel(std::vector<double>& samples, const std::vector<Delay>& delays,
                    CorrelationSums* out) {
    int level = 0;
    auto count = static_cast<std::int64_t>(samples.size());
    for (const Delay& delay : delays) {
        for (; level < delay.level; ++level) {
            count /= 2;
            for (std::int64_t t = 0; t < count; ++t) {
                const auto i = static_cast<std::size_t>(t);
                samples[i] = (samples[2 * i] + samples[2 * i + 1]) / 2;
            }
        }
        const std::int64_t pairs = count - delay.lag;
        CorrelationSums sums;
        const double* past = samples.data();
        const double* future = past + delay.lag;
        for (std::int64_t t = 0; t < pairs; ++t) {
            sums.g2 += past[t] * future[t];
            sums.past += past[t];
            sums.future += future[t];
        }
        const auto n = static_cast<double>(pairs);
        *out++ = {sums.g2 / n, sums.past / n, sums.future / n};
    }
}

class Correlator {
  public:
    Correlator(const io::Qmap& map, std::vector<Delay> delays)
        : m_bins(map.dynamicBins())
        , m_groupSums(map)
        , m_delays(std::move(delays))
        , m_sums(m_delays.size(), GroupSums::Delay(m_groupSums)) {}

    void add(const PixelBand& band, ThreadPool& pool, JobContext& job) {
        const std::size_t delays = m_delays.size();
        const auto pixels = static_cast<std::int64_t>(band.pixels.size());
        std::vector<CorrelationSums> own(band.pixels.size() * delays);
        const View<const double> series = band.series.view();
        pool.parallelFor(0, pixels, 16, [&](std::int64_t first, std::int64_t last) {
            std::vector<double> samples;
            for (std::int64_t p = first; p < last; ++p) {
                job.throwIfCancelled();
                const auto row = series.row(p);
                samples.assign(row.begin(), row.end());
                correlatePixel(samples, m_delays,
                               own.data() + static_cast<std::size_t>(p) * delays);
            }
        });
        // In the order of the pixels, whatever the threads.
        pool.parallelFor(
            0, static_cast<std::int64_t>(delays), 1, [&](std::int64_t first, std::int64_t last) {
                for (auto d = static_cast<std::size_t>(first); d < static_cast<std::size_t>(last);
                     ++d)
                    for (std::size_t p = 0; p < band.pixels.size(); ++p)
                        m_groupSums.add(m_sums[d], band.pixels[p], own[p * delays + d]);
            });
    }

    MultitauResult result(ThreadPool& pool, JobContext& job) const {
        const auto delays = static_cast<std::int64_t>(m_delays.size());
        MultitauResult result;
        result.delays = m_delays;
        result.g2 = Array<double>({delays, m_bins});
        result.g2Error = Array<double>({delays, m_bins});
        result.groupsPerBin = m_groupSums.groups().groupsPerBin;
        const auto g2 = result.g2.edit(), error = result.g2Error.edit();
        std::vector<GroupSums::Ratios> ratios(m_delays.size());
        pool.parallelFor(0, delays, 1, [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t d = first; d < last; ++d) {
                job.throwIfCancelled();
                GroupSums::Ratios& of = ratios[static_cast<std::size_t>(d)];
                of = m_groupSums.ratios(m_sums[static_cast<std::size_t>(d)]);
                std::copy(of.g2.begin(), of.g2.end(), g2.row(d).begin());
                std::copy(of.error.begin(), of.error.end(), error.row(d).begin());
            }
        });
        result.covariance = m_groupSums.covariance(ratios, pool, job);
        return result;
    }

  private:
    std::int64_t m_bins;
    GroupSums m_groupSums;
    std::vector<Delay> m_delays;
    std::vector<GroupSums::Delay> m_sums;
};

} // namespace

MultitauResult plainMultitau(const io::RegionSource& frames, const io::Qmap& map,
                             const MultitauOptions& options, ThreadPool& pool, JobContext& job) {
    if (options.delaysPerLevel < 1 || options.delaysPerLevel > 64)
        throw Error(ErrorCode::Usage, "must be 1 to 64").atField("delaysPerLevel");
    const io::SourceDescription& d = frames.describe();
    if (d.frames < 2)
        throw Error(ErrorCode::Input, "holds one frame; a correlation needs two at least")
            .inFile(d.file)
            .atField(d.dataset);
    Correlator correlator(map, multitauDelays(d.frames, options.delaysPerLevel));
    {
        JobContext reading = job.child(0.9, "correlating");
        forEachPixelBand(frames, map, kBandBytes, pool, reading,
                         [&](const PixelBand& band) { correlator.add(band, pool, reading); });
    }
    JobContext last = job.child(0.1, "errors");
    return correlator.result(pool, last);
}

} // namespace specula::correlate
