// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/plain_multitau.h"

#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/pixel_bands.h"
#include "core/correlate/pixel_groups.h"

#include <cmath>
#include <limits>
#include <map>
#include <optional>

namespace specula::correlate {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

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

/// Mean and scatter of the pixels' own g2.
struct Scatter {
    double n = 0, mean = 0, squares = 0;
    void add(double value) {
        n += 1;
        const double before = value - mean;
        mean += before / n;
        squares += before * (value - mean);
    }
    double errorOfMean() const { return n > 1 ? std::sqrt(squares / (n - 1) / n) : kNaN; }
};

/// The pixels of one group that lie in one static bin: what all results are made of.
struct Part {
    std::uint32_t staticBin, group; ///< from 0
    double pixels = 0;
};

class Correlator {
  public:
    Correlator(const io::Qmap& map, std::vector<Delay> delays)
        : m_map(map)
        , m_groups(groupPixels(map))
        , m_delays(std::move(delays)) {
        makeParts();
        m_sums.resize(m_parts.size() * m_delays.size());
        m_scatter.resize(static_cast<std::size_t>(map.dynamicBins()) * m_delays.size());
    }

    void add(const PixelBand& band, ThreadPool& pool) {
        const std::size_t delays = m_delays.size();
        const auto pixels = static_cast<std::int64_t>(band.pixels.size());
        std::vector<CorrelationSums> own(band.pixels.size() * delays);
        const View<const double> series = band.series.view();
        pool.parallelFor(0, pixels, 16, [&](std::int64_t first, std::int64_t last) {
            std::vector<double> samples;
            for (std::int64_t p = first; p < last; ++p) {
                const auto row = series.row(p);
                samples.assign(row.begin(), row.end());
                correlatePixel(samples, m_delays,
                               own.data() + static_cast<std::size_t>(p) * delays);
            }
        });
        // In the order of the pixels, whatever the threads.
        pool.parallelFor(0, static_cast<std::int64_t>(delays), 1,
                         [&](std::int64_t first, std::int64_t last) {
                             for (std::int64_t d = first; d < last; ++d)
                                 collect(band, own, static_cast<std::size_t>(d));
                         });
    }

    MultitauResult result(ThreadPool& pool, JobContext& job) const {
        const auto bins = m_map.dynamicBins();
        const auto delays = static_cast<std::int64_t>(m_delays.size());
        MultitauResult result{m_delays, Array<double>({delays, bins}),
                              Array<double>({delays, bins}), Array<double>({bins, delays, delays}),
                              m_groups.groupsPerBin};
        const auto g2 = result.g2.edit(), error = result.g2Error.edit();
        const auto covariance = result.covariance.edit();
        pool.parallelFor(0, bins, 1, [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t bin = first; bin < last; ++bin) {
                job.throwIfCancelled();
                finishBin(bin, g2, covariance.at(bin));
                for (std::int64_t d = 0; d < delays; ++d)
                    error(d, bin) =
                        m_scatter[static_cast<std::size_t>(d * bins + bin)].errorOfMean();
            }
        });
        return result;
    }

  private:
    void makeParts() {
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
            m_parts[at->second].pixels += 1;
            m_partOfPixel[i] = at->second;
        }
    }

    void collect(const PixelBand& band, const std::vector<CorrelationSums>& own,
                 std::size_t delay) {
        const auto bins = static_cast<std::size_t>(m_map.dynamicBins());
        for (std::size_t p = 0; p < band.pixels.size(); ++p) {
            const CorrelationSums& pixel = own[p * m_delays.size() + delay];
            const auto place = static_cast<std::size_t>(band.pixels[p]);
            CorrelationSums& sums = m_sums[delay * m_parts.size() + m_partOfPixel[place]];
            sums.g2 += pixel.g2;
            sums.past += pixel.past;
            sums.future += pixel.future;
            const double product = pixel.past * pixel.future;
            m_scatter[delay * bins + m_map.dynamicMap.data()[place] - 1].add(
                product > 0 ? pixel.g2 / product : 0);
        }
    }

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

    void finishBin(std::int64_t bin, const View<double>& g2, const View<double>& covariance) const {
        const auto& parts = m_partsOfBin[static_cast<std::size_t>(bin)];
        std::map<std::uint32_t, std::vector<std::uint32_t>> partsOfGroup;
        for (const std::uint32_t part : parts)
            partsOfGroup[m_parts[part].group].push_back(part);
        std::vector<std::vector<double>> left(partsOfGroup.size());
        for (std::size_t d = 0; d < m_delays.size(); ++d) {
            const CorrelationSums* sums = m_sums.data() + d * m_parts.size();
            std::map<std::uint32_t, StaticSums> totals;
            for (const std::uint32_t part : parts)
                totals[m_parts[part].staticBin].add(sums[part], m_parts[part].pixels, 1);
            RatioMean all;
            for (const auto& [number, total] : totals)
                all.add(total.ratio(), 1);
            g2(static_cast<std::int64_t>(d), bin) = all.value();
            std::size_t i = 0;
            for (const auto& [group, members] : partsOfGroup) {
                RatioMean rest = all;
                for (const std::uint32_t part : members) {
                    StaticSums total = totals[m_parts[part].staticBin];
                    rest.add(total.ratio(), -1);
                    total.add(sums[part], m_parts[part].pixels, -1);
                    rest.add(total.ratio(), 1);
                }
                left[i++].push_back(rest.value());
            }
        }
        jackknife(left, covariance);
    }

    void jackknife(const std::vector<std::vector<double>>& left,
                   const View<double>& covariance) const {
        const std::size_t delays = m_delays.size();
        const auto n = static_cast<double>(left.size());
        std::vector<double> mean(delays);
        for (const auto& one : left)
            for (std::size_t d = 0; d < delays; ++d)
                mean[d] += one[d] / n;
        for (std::size_t a = 0; a < delays; ++a)
            for (std::size_t b = 0; b <= a; ++b) {
                double sum = 0;
                for (const auto& one : left)
                    sum += (one[a] - mean[a]) * (one[b] - mean[b]);
                const double value = n > 1 ? sum * (n - 1) / n : kNaN;
                const auto row = static_cast<std::int64_t>(a),
                           column = static_cast<std::int64_t>(b);
                covariance(row, column) = covariance(column, row) = value;
            }
    }

    const io::Qmap& m_map;
    PixelGroups m_groups;
    std::vector<Delay> m_delays;
    std::vector<Part> m_parts;
    std::vector<std::uint32_t> m_partOfPixel;
    std::vector<std::vector<std::uint32_t>> m_partsOfBin;
    std::vector<CorrelationSums> m_sums; ///< (delay, part)
    std::vector<Scatter> m_scatter;      ///< (delay, bin)
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
                         [&](const PixelBand& band) { correlator.add(band, pool); });
    }
    JobContext last = job.child(0.1, "errors");
    return correlator.result(pool, last);
}

} // namespace specula::correlate
