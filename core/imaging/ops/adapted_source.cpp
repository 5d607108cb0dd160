// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/adapted_source.h"

#include "core/imaging/ops/operation.h"

#include <cmath>
#include <stdexcept>

namespace specula::imaging {
namespace {

std::int64_t shrunk(std::int64_t extent, int times) {
    return std::max<std::int64_t>(1, (extent + (std::int64_t{1} << times) - 1) >> times);
}

/// The mean of blocks of 2^shift pixels of one level of the source, divided.
class AdaptedSource final : public io::RegionSource {
  public:
    AdaptedSource(io::SourcePtr source, int times, double divisor)
        : m_source(std::move(source))
        , m_description(m_source->describe())
        , m_divisor(divisor) {
        const auto& levels = m_source->describe().levels;
        const std::int64_t width = levels.front().width, height = levels.front().height;
        m_shift = times;
        for (std::size_t l = 1; l < levels.size() && static_cast<int>(l) <= times; ++l)
            if (levels[l].width == shrunk(width, static_cast<int>(l)) &&
                levels[l].height == shrunk(height, static_cast<int>(l))) {
                m_level = static_cast<int>(l);
                m_shift = times - m_level;
            }
        const io::LevelDescription& from = levels[static_cast<std::size_t>(m_level)];
        m_description.type = workType(m_description.type) == compute::ElementType::F32
                                 ? PixelType::F32
                                 : PixelType::F64;
        m_description.levels = {{shrunk(width, times), shrunk(height, times),
                                 shrunk(from.tileWidth, m_shift),
                                 shrunk(from.tileHeight, m_shift)}};
    }

    const io::SourceDescription& describe() const override { return m_description; }
    ContentId contentId() const override { return m_source->contentId(); }

    void read(const io::RegionRequest& request, const PixelTarget& target,
              const CancelToken& cancel, ThreadPool* pool) const override {
        if (target.type != m_description.type || request.level != 0 || request.rect.empty())
            throw std::logic_error("AdaptedSource::read: another type or level");
        withPixelType(target.type, [&](auto sample) {
            using To = decltype(sample);
            if constexpr (std::is_floating_point_v<To>)
                readAs<To>(request, target, cancel, pool);
        });
    }

  private:
    template<class To>
    void readAs(const io::RegionRequest& request, const PixelTarget& target,
                const CancelToken& cancel, ThreadPool* pool) const {
        const Rect& rect = request.rect;
        const auto inside = [](std::int64_t first, std::int64_t end, std::int64_t extent) {
            const std::int64_t a = std::clamp<std::int64_t>(first, 0, extent - 1);
            return std::pair{a, std::max(a + 1, std::min(end, extent))};
        };
        const auto [x0, x1] = inside(rect.x, rect.right(), m_description.width());
        const auto [y0, y1] = inside(rect.y, rect.bottom(), m_description.height());
        const auto& from = m_source->describe().levels[static_cast<std::size_t>(m_level)];
        const std::int64_t block = std::int64_t{1} << m_shift;
        const Rect needed =
            Rect{x0 * block, y0 * block, (x1 - x0) * block, (y1 - y0) * block}.intersected(
                {0, 0, from.width, from.height});
        const Pixels pixels = m_source->readPixels(
            {request.frame, m_level, needed, request.firstChannel, request.channels}, cancel, pool);
        withPixelType(pixels.type(), [&](auto sample) {
            using From = decltype(sample);
            for (int c = 0; c < request.channels; ++c) {
                const auto plane = pixels.plane<From>(c);
                for (std::int64_t y = 0; y < rect.height; ++y) {
                    cancel.throwIfCancelled();
                    auto* out = reinterpret_cast<To*>(target.row(c, y));
                    const std::int64_t row = (std::clamp(rect.y + y, y0, y1 - 1) - y0) * block;
                    for (std::int64_t x = 0; x < rect.width; ++x) {
                        const std::int64_t column =
                            (std::clamp(rect.x + x, x0, x1 - 1) - x0) * block;
                        out[x] = static_cast<To>(mean(plane, row, column, block) / m_divisor);
                    }
                }
            }
        });
    }

    template<class From>
    static double mean(const View<const From>& plane, std::int64_t row, std::int64_t column,
                       std::int64_t block) {
        const std::int64_t rows = std::min(block, plane.shape()[0] - row);
        const std::int64_t columns = std::min(block, plane.shape()[1] - column);
        double sum = 0;
        for (std::int64_t r = row; r < row + rows; ++r)
            for (std::int64_t c = column; c < column + columns; ++c)
                sum += static_cast<double>(plane(r, c));
        return sum / static_cast<double>(rows * columns);
    }

    io::SourcePtr m_source;
    io::SourceDescription m_description;
    int m_level = 0, m_shift = 0;
    double m_divisor = 1;
};

} // namespace

io::SourcePtr dividedSource(const io::SourcePtr& source, double divisor) {
    return std::make_shared<AdaptedSource>(source, 0, divisor);
}

io::SourcePtr shrunkSource(const io::SourcePtr& source, double factor) {
    return std::make_shared<AdaptedSource>(source, halvings(factor), 1);
}

int halvings(double factor) {
    return std::clamp(static_cast<int>(std::lround(-std::log2(factor))), 0, 62);
}

} // namespace specula::imaging
