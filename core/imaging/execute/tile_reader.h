// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/region_source.h"

#include <memory>
#include <mutex>

namespace specula::imaging {

/// A level of a source, read by any number of lanes at once: one after the other where the source
/// takes only one reader. The source may hold a part of the image alone (a scratch image).
class TileReader {
  public:
    explicit TileReader(io::SourcePtr source, int level = 0)
        : TileReader(std::move(source), level, 0, 0) {}
    /// The first pixel of the source is pixel (x, y) of the image.
    TileReader(io::SourcePtr source, int level, std::int64_t x, std::int64_t y)
        : m_source(std::move(source))
        , m_level(level)
        , m_x(x)
        , m_y(y) {}

    PixelType type() const { return m_source->describe().type; }
    int channels() const { return m_source->describe().channels; }

    void read(std::int64_t frame, const Rect& rect, const PixelTarget& target,
              const CancelToken& cancel, ThreadPool* pool) const {
        const io::SourceDescription& d = m_source->describe();
        const io::RegionRequest request{d.frames == 1 ? 0 : frame,
                                        m_level,
                                        {rect.x - m_x, rect.y - m_y, rect.width, rect.height},
                                        0,
                                        d.channels};
        std::unique_lock lock(*m_oneReader, std::defer_lock);
        if (!d.manyThreads)
            lock.lock();
        m_source->read(request, target, cancel, pool);
    }

  private:
    io::SourcePtr m_source;
    int m_level;
    std::int64_t m_x, m_y;
    std::unique_ptr<std::mutex> m_oneReader = std::make_unique<std::mutex>();
};

} // namespace specula::imaging
