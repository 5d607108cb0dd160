// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tile_gatherer.h"

#include "core/base/error.h"
#include "core/io/halve.h"

#include <algorithm>
#include <cstring>

namespace specula::io {

void copyRect(const PixelTarget& target, const Rect& to, const PixelTarget& source,
              const Rect& from, const Rect& part, int channels) {
    const auto sample = static_cast<std::int64_t>(pixelBytes(target.type));
    for (int c = 0; c < channels; ++c)
        for (std::int64_t y = part.y; y < part.bottom(); ++y)
            std::memcpy(target.row(c, y - to.y) + (part.x - to.x) * sample,
                        source.row(c, y - from.y) + (part.x - from.x) * sample,
                        static_cast<std::size_t>(part.width * sample));
}

struct TileGatherer::Partial {
    Partial(PixelType type, const Rect& r, int channels)
        : pixels(type, r.width, r.height, channels)
        , target(pixels.target())
        , rect(r) {}
    Pixels pixels;
    PixelTarget target;
    Rect rect;
    std::int64_t filled = 0;
};

TileGatherer::TileGatherer(PixelType type, int channels, std::int64_t width, std::int64_t height,
                           std::int64_t tile, Emit emit)
    : m_type(type)
    , m_channels(channels)
    , m_image{0, 0, width, height}
    , m_tile(tile)
    , m_emit(std::move(emit))
    , m_missing(m_image.area()) {}

void TileGatherer::add(const Rect& rect, const PixelTarget& samples) {
    if (!m_image.contains(rect) || samples.type != m_type)
        throw Error(ErrorCode::Computation, "a rectangle outside the image was to be written");
    for (std::int64_t row = rect.y / m_tile; row * m_tile < rect.bottom(); ++row)
        for (std::int64_t column = rect.x / m_tile; column * m_tile < rect.right(); ++column) {
            const Rect tile =
                Rect{column * m_tile, row * m_tile, m_tile, m_tile}.intersected(m_image);
            addPart(column, row, tile.intersected(rect), rect, samples);
        }
}

void TileGatherer::addPart(std::int64_t column, std::int64_t row, const Rect& part,
                           const Rect& rect, const PixelTarget& samples) {
    const Rect tile = Rect{column * m_tile, row * m_tile, m_tile, m_tile}.intersected(m_image);
    std::shared_ptr<Partial> partial;
    if (part == tile) {
        partial = std::make_shared<Partial>(m_type, tile, m_channels);
    } else {
        const std::lock_guard lock(m_mutex);
        auto& waiting = m_partials[{row, column}];
        if (waiting == nullptr)
            waiting = std::make_shared<Partial>(m_type, tile, m_channels);
        partial = waiting;
    }
    // Writers fill disjoint parts, so this needs no lock; the count below does.
    copyRect(partial->target, tile, samples, rect, part, m_channels);
    {
        const std::lock_guard lock(m_mutex);
        m_missing -= part.area();
        partial->filled += part.area();
        if (partial->filled < tile.area())
            return;
        m_partials.erase({row, column});
    }
    if (partial->filled > tile.area())
        throw Error(ErrorCode::Computation, "a pixel was written twice");
    m_emit(column, row, partial->pixels);
}

std::int64_t TileGatherer::missing() const {
    const std::lock_guard lock(m_mutex);
    return m_missing;
}

TilePyramid::TilePyramid(PixelType type, int channels, std::vector<Rect> levels, std::int64_t tile,
                         Emit emit)
    : m_tile(tile)
    , m_emit(std::move(emit)) {
    for (std::size_t level = 0; level < levels.size(); ++level)
        m_levels.push_back(std::make_unique<TileGatherer>(
            type, channels, levels[level].width, levels[level].height, tile,
            [this, level](std::int64_t column, std::int64_t row, const Pixels& pixels) {
                take(level, column, row, pixels);
            }));
}

void TilePyramid::take(std::size_t level, std::int64_t column, std::int64_t row,
                       const Pixels& tile) {
    m_emit(static_cast<int>(level), column, row, tile);
    if (level + 1 == m_levels.size())
        return;
    Pixels half = halved(tile);
    const Rect to{column * m_tile / 2, row * m_tile / 2, half.width(), half.height()};
    m_levels[level + 1]->add(to, half.target());
}

std::vector<Rect> TilePyramid::levelsOf(std::int64_t width, std::int64_t height,
                                        std::int64_t last) {
    std::vector<Rect> levels = {{0, 0, width, height}};
    while (std::max(levels.back().width, levels.back().height) > last)
        levels.push_back({0, 0, (levels.back().width + 1) / 2, (levels.back().height + 1) / 2});
    return levels;
}

} // namespace specula::io
