// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace specula {

/// Half-open box of pixels: columns [x, x+width), rows [y, y+height). Row 0 is on top.
struct Rect {
    std::int64_t x = 0, y = 0, width = 0, height = 0;

    bool empty() const { return width <= 0 || height <= 0; }
    std::int64_t right() const { return x + width; }
    std::int64_t bottom() const { return y + height; }
    std::int64_t area() const { return empty() ? 0 : width * height; }
    bool contains(std::int64_t px, std::int64_t py) const {
        return px >= x && py >= y && px < right() && py < bottom();
    }
    bool contains(const Rect& r) const {
        return r.x >= x && r.y >= y && r.right() <= right() && r.bottom() <= bottom();
    }
    Rect intersected(const Rect& r) const {
        const std::int64_t x0 = std::max(x, r.x), y0 = std::max(y, r.y);
        const std::int64_t x1 = std::min(right(), r.right()), y1 = std::min(bottom(), r.bottom());
        return {x0, y0, std::max<std::int64_t>(0, x1 - x0), std::max<std::int64_t>(0, y1 - y0)};
    }

    friend bool operator==(const Rect&, const Rect&) = default;
};

} // namespace specula
