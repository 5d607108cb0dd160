// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/overview.h"

#include "core/base/thread_pool.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace specula::imaging {
namespace {

Rect wholeOf(const io::LevelDescription& level) {
    return {0, 0, level.width, level.height};
}

// A rectangle of a level in full-resolution pixels; the last row and column of a level reach the
// image's edge.
Rect atFullResolution(const Rect& r, const io::LevelDescription& level,
                      const io::LevelDescription& full) {
    const auto scale = [](std::int64_t position, std::int64_t from, std::int64_t to) {
        return position >= from ? to : position * to / from;
    };
    const std::int64_t x0 = scale(r.x, level.width, full.width);
    const std::int64_t y0 = scale(r.y, level.height, full.height);
    return {x0, y0, scale(r.right(), level.width, full.width) - x0,
            scale(r.bottom(), level.height, full.height) - y0};
}

// Largest sample of each factor x factor block. `dead` counts only where a block has nothing else.
template<class T>
void reduceBand(const Pixels& band, std::int64_t factor, std::optional<double> dead, View<T> out,
                std::int64_t firstOutRow) {
    const auto in = band.plane<T>();
    const auto usable = [&](T v) {
        if constexpr (std::is_floating_point_v<T>)
            if (std::isnan(v))
                return false;
        return !(dead && static_cast<double>(v) == *dead);
    };
    const std::int64_t outRows = (band.height() + factor - 1) / factor;
    for (std::int64_t r = 0; r < outRows; ++r) {
        for (std::int64_t c = 0; c < out.shape()[1]; ++c) {
            T best = in(r * factor, c * factor);
            bool have = usable(best);
            const std::int64_t rowEnd = std::min(band.height(), (r + 1) * factor);
            const std::int64_t columnEnd = std::min(band.width(), (c + 1) * factor);
            for (std::int64_t y = r * factor; y < rowEnd; ++y)
                for (std::int64_t x = c * factor; x < columnEnd; ++x) {
                    const T v = in(y, x);
                    if (usable(v) && (!have || v > best)) {
                        best = v;
                        have = true;
                    }
                }
            out(firstOutRow + r, c) = best;
        }
    }
}

PlacedPixels reduceByBands(const io::RegionSource& source, std::int64_t frame, int channel,
                           int level, std::int64_t factor, ThreadPool& pool, JobContext& job) {
    const io::SourceDescription& d = source.describe();
    const io::LevelDescription& from = d.levels[static_cast<std::size_t>(level)];
    const std::int64_t width = (from.width + factor - 1) / factor;
    const std::int64_t height = (from.height + factor - 1) / factor;
    PlacedPixels result{Pixels(d.type, width, height), wholeOf(d.levels.front())};
    // Bands are whole rows of native tiles and whole blocks.
    const std::int64_t tile = std::clamp<std::int64_t>(from.tileHeight, 1, from.height);
    const std::int64_t band = (tile + factor - 1) / factor * factor;
    for (std::int64_t y = 0; y < from.height; y += band) {
        job.throwIfCancelled();
        const std::int64_t rows = std::min(band, from.height - y);
        const Pixels pixels = source.readPixels(
            {frame, level, {0, y, from.width, rows}, channel, 1}, job.cancelToken(), &pool);
        withPixelType(d.type, [&](auto sample) {
            using T = decltype(sample);
            reduceBand<T>(pixels, factor, d.deadValue, result.pixels.editPlane<T>(), y / factor);
        });
        job.report(y + rows, from.height, "rows");
    }
    return result;
}

} // namespace

PlacedPixels readOverview(const io::RegionSource& source, std::int64_t frame, int channel,
                          std::int64_t maxPixels, ThreadPool& pool, JobContext& job) {
    const io::SourceDescription& d = source.describe();
    for (std::size_t i = 0; i < d.levels.size(); ++i) {
        const io::LevelDescription& level = d.levels[i];
        if (level.width * level.height <= maxPixels)
            return {source.readPixels({frame, static_cast<int>(i), wholeOf(level), channel, 1},
                                      job.cancelToken(), &pool),
                    wholeOf(d.levels.front())};
    }
    const io::LevelDescription& last = d.levels.back();
    const double excess = static_cast<double>(last.width) * static_cast<double>(last.height) /
                          static_cast<double>(maxPixels);
    const auto factor =
        std::max<std::int64_t>(2, static_cast<std::int64_t>(std::ceil(std::sqrt(excess))));
    return reduceByBands(source, frame, channel, static_cast<int>(d.levels.size()) - 1, factor,
                         pool, job);
}

std::optional<PlacedPixels> readDetail(const io::RegionSource& source, std::int64_t frame,
                                       int channel, const Rect& visible, double zoom,
                                       double overviewScale, std::int64_t maxPixels,
                                       ThreadPool& pool, JobContext& job) {
    const io::SourceDescription& d = source.describe();
    const io::LevelDescription& full = d.levels.front();
    const Rect seen = visible.intersected(wholeOf(full));
    if (seen.empty())
        return std::nullopt;
    int chosen = 0;
    for (int i = 0; i < static_cast<int>(d.levels.size()); ++i) {
        const double scale = static_cast<double>(full.width) /
                             static_cast<double>(d.levels[static_cast<std::size_t>(i)].width);
        if (scale * zoom <= 1.0)
            chosen = i;
    }
    for (; chosen < static_cast<int>(d.levels.size()); ++chosen) {
        const io::LevelDescription& level = d.levels[static_cast<std::size_t>(chosen)];
        const double scale = static_cast<double>(full.width) / static_cast<double>(level.width);
        if (scale >= overviewScale)
            return std::nullopt;
        const auto down = [&](std::int64_t v, std::int64_t to, std::int64_t from) {
            return v * to / from;
        };
        // Whole native tiles: they are decoded anyway, and small pans find them ready.
        const std::int64_t tw = std::max<std::int64_t>(1, level.tileWidth);
        const std::int64_t th = std::max<std::int64_t>(1, level.tileHeight);
        const bool tiled = tw < level.width;
        Rect r;
        r.x = down(seen.x, level.width, full.width);
        r.y = down(seen.y, level.height, full.height) / th * th;
        if (tiled)
            r.x = r.x / tw * tw;
        const std::int64_t right =
            std::min(level.width, down(seen.right(), level.width, full.width) + 1);
        const std::int64_t bottom =
            std::min(level.height, down(seen.bottom(), level.height, full.height) + 1);
        r.width = (tiled ? std::min(level.width, (right + tw - 1) / tw * tw) : right) - r.x;
        r.height = std::min(level.height, (bottom + th - 1) / th * th) - r.y;
        if (r.area() > maxPixels)
            continue;
        return PlacedPixels{
            source.readPixels({frame, chosen, r, channel, 1}, job.cancelToken(), &pool),
            atFullResolution(r, level, full)};
    }
    return std::nullopt;
}

} // namespace specula::imaging
