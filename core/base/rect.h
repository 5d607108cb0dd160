// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace specula {

/// Half-open box of pixels: columns [x, x+width), rows [y, y+height). Row 0 is on top.
struct Rect {
    std::int64_t x = 0, y = 0, width = 0, height = 0;

    bool empty() const { return width <= 0 || height <= 0; }
    /// Stops at the largest number there is: a far corner never wraps around.
    std::int64_t right() const { return end(x, width); }
    std::int64_t bottom() const { return end(y, height); }
    std::int64_t area() const { return empty() ? 0 : width * height; }
    bool contains(std::int64_t px, std::int64_t py) const { return contains(Rect{px, py, 1, 1}); }
    bool contains(const Rect& r) const {
        return holds(x, width, r.x, r.width) && holds(y, height, r.y, r.height);
    }
    Rect intersected(const Rect& r) const {
        const std::int64_t x0 = std::max(x, r.x), y0 = std::max(y, r.y);
        const std::int64_t x1 = std::max(x0, std::min(right(), r.right()));
        const std::int64_t y1 = std::max(y0, std::min(bottom(), r.bottom()));
        return {x0, y0, x1 - x0, y1 - y0};
    }

    friend bool operator==(const Rect&, const Rect&) = default;

  private:
    static std::int64_t end(std::int64_t first, std::int64_t length) {
        constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
        return length > 0 && first > kLast - length ? kLast : first + length;
    }
    // Compares distances, as unsigned numbers: unlike the ends, they always fit.
    static bool holds(std::int64_t first, std::int64_t length, std::int64_t from,
                      std::int64_t count) {
        const auto distance = [](std::int64_t a, std::int64_t b) {
            return static_cast<std::uint64_t>(b) - static_cast<std::uint64_t>(a);
        };
        return from >= first && count <= length && distance(first, from) <= distance(count, length);
    }
};

} // namespace specula
