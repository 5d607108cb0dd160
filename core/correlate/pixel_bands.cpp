// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/pixel_bands.h"

#include "core/base/thread_pool.h"
#include "core/correlate/frame_counts.h"

#include <algorithm>

namespace specula::correlate {
namespace {

constexpr std::int64_t kFrameGrain = 4;

/// Frame `frame` of the band, into column `frame` of the series.
void readFrame(const io::RegionSource& source, std::int64_t frame, const Rect& rows,
               const PixelBand& band, const View<double>& series, const CancelToken& cancel) {
    const io::SourceDescription& d = source.describe();
    const Pixels counts = source.readPixels({.frame = frame, .rect = rows}, cancel);
    withPixelType(d.type, [&]<class T>(T) {
        const auto plane = counts.plane<T>();
        for (std::size_t i = 0; i < band.pixels.size(); ++i) {
            const std::int64_t row = band.pixels[i] / rows.width,
                               column = band.pixels[i] % rows.width;
            const auto value = static_cast<double>(plane(row - rows.y, column));
            if (!isCount(value, d))
                throw noCount(d, value, frame, row, column);
            series(static_cast<std::int64_t>(i), frame) = value;
        }
    });
}

} // namespace

void forEachPixelBand(const io::RegionSource& frames, const io::Qmap& map, std::int64_t bandBytes,
                      ThreadPool& pool, JobContext& job,
                      const std::function<void(const PixelBand&)>& body) {
    const io::SourceDescription& d = frames.describe();
    requireFit(d, map);
    const std::int64_t perRow = d.width() * d.frames * static_cast<std::int64_t>(sizeof(double));
    const std::int64_t bandRows =
        std::max<std::int64_t>(1, bandBytes / std::max<std::int64_t>(1, perRow));
    for (std::int64_t y = 0; y < d.height(); y += bandRows) {
        job.throwIfCancelled();
        const Rect rows{0, y, d.width(), std::min(bandRows, d.height() - y)};
        PixelBand band;
        for (std::int64_t i = y * d.width(); i < rows.bottom() * d.width(); ++i)
            if (map.dynamicMap.data()[i] != 0)
                band.pixels.push_back(i);
        if (!band.pixels.empty()) {
            band.series = Array<double>::uninitialized(
                {static_cast<std::int64_t>(band.pixels.size()), d.frames});
            const View<double> series = band.series.edit();
            pool.parallelFor(0, d.frames, kFrameGrain, [&](std::int64_t first, std::int64_t last) {
                for (std::int64_t frame = first; frame < last; ++frame)
                    readFrame(frames, frame, rows, band, series, job.cancelToken());
            });
            body(band);
        }
        job.report(rows.bottom(), d.height(), "rows");
    }
}

} // namespace specula::correlate
