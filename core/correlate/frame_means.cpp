// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/frame_means.h"

#include "core/base/thread_pool.h"
#include "core/correlate/frame_counts.h"

#include <fmt/format.h>

#include <limits>

namespace specula::correlate {
namespace {

/// Adds the counts of one frame to the sums per pixel; returns what the pixels in use have.
double addFrame(const io::SourceDescription& d, std::int64_t frame, const Pixels& counts,
                const io::Qmap& map, const View<double>& sums) {
    double used = 0;
    withPixelType(counts.type(), [&]<class T>(T) {
        const auto plane = counts.plane<T>();
        for (std::int64_t row = 0; row < counts.height(); ++row)
            for (std::int64_t column = 0; column < counts.width(); ++column) {
                const auto value = static_cast<double>(plane(row, column));
                const bool good = isCount(value, d);
                sums(row, column) += good ? value : std::numeric_limits<double>::quiet_NaN();
                if (map.dynamicMap.view()(row, column) == 0)
                    continue;
                if (!good)
                    throw noCount(d, value, frame, row, column);
                used += value;
            }
    });
    return used;
}

} // namespace

FrameMeans frameMeans(const io::RegionSource& frames, const io::Qmap& map, int segments,
                      ThreadPool& pool, JobContext& job) {
    const io::SourceDescription& d = frames.describe();
    requireFit(d, map);
    if (segments < 1 || segments > d.frames)
        throw Error(ErrorCode::Usage, fmt::format("must be 1 to the {} frames", d.frames))
            .atField("segments");
    const auto bins = map.staticBins();
    FrameMeans means;
    means.image = Array<double>(map.dynamicMap.shape());
    means.segmentMean = Array<double>({segments, bins});
    means.staticMean.resize(static_cast<std::size_t>(bins));
    means.intensity.resize(static_cast<std::size_t>(d.frames));
    std::vector<double> pixels(static_cast<std::size_t>(bins));
    double used = 0;
    for (const std::uint32_t bin : map.staticMap.values())
        if (bin != 0) {
            pixels[bin - 1] += 1;
            used += 1;
        }
    const auto image = means.image.edit();
    const auto segmentMean = means.segmentMean.edit();
    for (std::int64_t segment = 0; segment < segments; ++segment) {
        const std::int64_t first = segment * d.frames / segments,
                           last = (segment + 1) * d.frames / segments;
        Array<double> sums(map.dynamicMap.shape());
        const auto total = sums.edit();
        for (std::int64_t frame = first; frame < last; ++frame) {
            job.throwIfCancelled();
            const Pixels counts = frames.readFrame(frame, job.cancelToken(), &pool);
            means.intensity[static_cast<std::size_t>(frame)] =
                addFrame(d, frame, counts, map, total) / used;
            job.report(frame + 1, d.frames, "frames");
        }
        const auto length = static_cast<double>(last - first);
        for (std::int64_t row = 0; row < map.rows(); ++row)
            for (std::int64_t column = 0; column < map.columns(); ++column) {
                image(row, column) += total(row, column);
                const std::uint32_t bin = map.staticMap.view()(row, column);
                if (bin != 0)
                    segmentMean(segment, std::int64_t{bin} - 1) += total(row, column);
            }
        for (std::int64_t bin = 0; bin < bins; ++bin) {
            const auto i = static_cast<std::size_t>(bin);
            means.staticMean[i] +=
                segmentMean(segment, bin) / (pixels[i] * static_cast<double>(d.frames));
            segmentMean(segment, bin) /= pixels[i] * length;
        }
        means.segmentFrames.push_back(last - first);
    }
    for (double& value : means.image.editValues())
        value /= static_cast<double>(d.frames);
    return means;
}

} // namespace specula::correlate
