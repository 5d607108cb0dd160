// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/plain_twotime.h"

#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/pixel_bands.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace specula::correlate {
namespace {

/// Rows of pixels multiplied at once: they stay in the second level of the cache.
constexpr std::int64_t kPixelBlock = 64;

/// The q-map with no other bins than those wanted: pixels of the others are not even read.
io::Qmap only(const io::Qmap& map, const std::vector<std::int64_t>& bins) {
    const std::set<std::int64_t> wanted(bins.begin(), bins.end());
    io::Qmap part = map;
    part.dynamicMap = map.dynamicMap.clone();
    for (std::uint32_t& bin : part.dynamicMap.editValues())
        if (!wanted.contains(bin))
            bin = 0;
    return part;
}

/// What a pixel is divided by, frame by frame: means over bins, 1 where they are not positive.
class Smoother {
  public:
    Smoother(const io::Qmap& map, TwotimeOptions::Smoothing smoothing, std::int64_t frames)
        : m_map(smoothing == TwotimeOptions::Smoothing::Static ? map.staticMap : map.dynamicMap)
        , m_none(smoothing == TwotimeOptions::Smoothing::None)
        , m_frames(frames) {
        std::uint32_t most = 0;
        for (const std::uint32_t bin : m_map.values())
            most = std::max(most, bin);
        m_mean = Array<double>({std::int64_t{most} + 1, frames});
        m_pixels.resize(std::size_t{most} + 1);
    }
    bool idle() const { return m_none; }
    void learn(const PixelBand& band) {
        const auto mean = m_mean.edit();
        for (std::size_t p = 0; p < band.pixels.size(); ++p) {
            const std::uint32_t bin = m_map.data()[band.pixels[p]];
            m_pixels[bin] += 1;
            const auto series = band.series.view().row(static_cast<std::int64_t>(p));
            for (std::int64_t t = 0; t < m_frames; ++t)
                mean(std::int64_t{bin}, t) += series[static_cast<std::size_t>(t)];
        }
    }
    void finish() {
        const auto mean = m_mean.edit();
        for (std::int64_t bin = 0; bin < m_mean.shape()[0]; ++bin)
            for (std::int64_t t = 0; t < m_frames; ++t) {
                double& value = mean(bin, t);
                value = value > 0 ? value / m_pixels[static_cast<std::size_t>(bin)] : 1;
            }
    }
    /// Frame t of a pixel is divided by divisors(pixel)[t].
    std::span<const double> divisors(std::int64_t pixel) const {
        return m_mean.view().row(std::int64_t{m_map.data()[pixel]});
    }

  private:
    Array<std::uint32_t> m_map;
    bool m_none;
    std::int64_t m_frames;
    Array<double> m_mean; ///< (bin, frame)
    std::vector<double> m_pixels;
};

/// One bin while its pixels come in.
struct Running {
    std::int64_t bin;
    double pixels = 0;
    std::vector<double> sums; ///< of x, per frame
    Array<double> products;   ///< (t1, t2), t2 >= t1
};

/// sums += x and products += x x' for the pixels of the band that lie in the bin.
void add(Running& to, const PixelBand& band, const io::Qmap& map, const Smoother& smoother,
         ThreadPool& pool, const JobContext& job) {
    const auto frames = static_cast<std::int64_t>(to.sums.size());
    std::vector<std::size_t> mine;
    for (std::size_t p = 0; p < band.pixels.size(); ++p)
        if (map.dynamicMap.data()[band.pixels[p]] == to.bin)
            mine.push_back(p);
    Array<double> block({kPixelBlock, frames});
    const auto products = to.products.edit();
    for (std::size_t first = 0; first < mine.size(); first += kPixelBlock) {
        const auto count =
            static_cast<std::int64_t>(std::min<std::size_t>(kPixelBlock, mine.size() - first));
        const auto x = block.edit();
        for (std::int64_t i = 0; i < count; ++i) {
            const std::size_t p = mine[first + static_cast<std::size_t>(i)];
            const auto series = band.series.view().row(static_cast<std::int64_t>(p));
            const auto row = x.row(i);
            std::copy(series.begin(), series.end(), row.begin());
            if (!smoother.idle()) {
                const auto divisors = smoother.divisors(band.pixels[p]);
                for (std::size_t t = 0; t < row.size(); ++t)
                    row[t] /= divisors[t];
            }
            for (std::size_t t = 0; t < row.size(); ++t)
                to.sums[t] += row[t];
        }
        pool.parallelFor(0, frames, 16, [&](std::int64_t from, std::int64_t end) {
            job.throwIfCancelled();
            for (std::int64_t t = from; t < end; ++t)
                for (std::int64_t i = 0; i < count; ++i) {
                    const double own = x(i, t);
                    const double* other = &x(i, 0);
                    double* out = &products(t, 0);
                    for (std::int64_t u = t; u < frames; ++u)
                        out[u] += own * other[u];
                }
        });
    }
    to.pixels += static_cast<double>(mine.size());
}

/// Mean of C(t, t + k) within [first, first + length).
double diagonalMean(const View<const double>& c, std::int64_t first, std::int64_t length,
                    std::int64_t k) {
    double sum = 0;
    for (std::int64_t t = first; t + k < first + length; ++t)
        sum += c(t, t + k);
    return sum / static_cast<double>(length - k);
}

TwotimeBin finish(Running& running, int segments) {
    const auto frames = static_cast<std::int64_t>(running.sums.size());
    const auto c = running.products.edit();
    for (std::int64_t t = 0; t < frames; ++t)
        for (std::int64_t u = t; u < frames; ++u) {
            const double sums = running.sums[static_cast<std::size_t>(t)] *
                                running.sums[static_cast<std::size_t>(u)];
            c(t, u) = c(u, t) = sums > 0 ? running.pixels * c(t, u) / sums : 0;
        }
    TwotimeBin result{running.bin, std::move(running.products), {}, {}};
    const View<const double> whole = result.correlation.view();
    for (std::int64_t k = 0; k < frames; ++k)
        result.g2.push_back(diagonalMean(whole, 0, frames, k));
    const std::int64_t length = frames / segments;
    result.segmentG2 = Array<double>({length, segments});
    const auto parts = result.segmentG2.edit();
    for (std::int64_t segment = 0; segment < segments; ++segment)
        for (std::int64_t k = 0; k < length; ++k)
            parts(k, segment) = diagonalMean(whole, segment * length, length, k);
    return result;
}

} // namespace

void plainTwotime(const io::RegionSource& source, const io::Qmap& map,
                  const TwotimeOptions& options, ThreadPool& pool, JobContext& job,
                  const std::function<void(TwotimeBin)>& finished) {
    const std::int64_t frames = source.describe().frames;
    if (options.bins.empty())
        throw Error(ErrorCode::Usage, "names no bin").atField("bins");
    for (const std::int64_t bin : options.bins)
        if (bin < 1 || bin > map.dynamicBins())
            throw Error(ErrorCode::Usage, fmt::format("there is no bin {}; they go from 1 to {}",
                                                      bin, map.dynamicBins()))
                .atField("bins");
    if (options.segments < 1 || options.segments > frames)
        throw Error(ErrorCode::Usage, fmt::format("must be 1 to the {} frames", frames))
            .atField("segments");
    Smoother smoother(map, options.smoothing, frames);
    if (!smoother.idle()) {
        // Static bins reach into the bins that are not wanted only where the map is inconsistent.
        JobContext learning = job.child(0.2, "means");
        forEachPixelBand(source, only(map, options.bins), kBandBytes, pool, learning,
                         [&](const PixelBand& band) { smoother.learn(band); });
        smoother.finish();
    }
    const double each = 0.8 / static_cast<double>(options.bins.size());
    for (const std::int64_t bin : options.bins) {
        JobContext part = job.child(each, fmt::format("two-time of bin {}", bin));
        Running running{bin, 0, std::vector<double>(static_cast<std::size_t>(frames)),
                        Array<double>({frames, frames})};
        forEachPixelBand(
            source, only(map, {bin}), kBandBytes, pool, part,
            [&](const PixelBand& band) { add(running, band, map, smoother, pool, part); });
        finished(finish(running, options.segments));
    }
}

} // namespace specula::correlate
