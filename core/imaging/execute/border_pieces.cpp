// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/border_pieces.h"

#include <algorithm>
#include <array>

namespace specula::imaging {
namespace {

struct Interval {
    std::int64_t first = 0, end = 0;
};

/// At most two intervals of one axis.
struct Intervals {
    std::array<Interval, 2> piece;
    int count = 0;
    void add(std::int64_t first, std::int64_t end) {
        if (first < end)
            piece[static_cast<std::size_t>(count++)] = {first, end};
    }
};

std::int64_t modulo(std::int64_t i, std::int64_t n) {
    const std::int64_t r = i % n;
    return r < 0 ? r + n : r;
}

/// The pixel of 0..n-1 that stands at i of the extended axis; for modes that fold.
std::int64_t folded(std::int64_t i, std::int64_t n, SpcEdge edge) {
    if (edge == SPC_EDGE_CLAMP || n == 1)
        return std::clamp<std::int64_t>(i, 0, n - 1);
    if (edge == SPC_EDGE_REFLECT) {
        const std::int64_t r = modulo(i, 2 * n);
        return r < n ? r : 2 * n - 1 - r;
    }
    const std::int64_t r = modulo(i, 2 * (n - 1));
    return r < n ? r : 2 * (n - 1) - r;
}

/// Neighbours map to neighbours or to the same pixel, so what the part beyond the border maps to
/// is an interval; n steps see all of it.
void widenByFolded(Interval& hull, std::int64_t first, std::int64_t end, std::int64_t n,
                   SpcEdge edge) {
    const std::int64_t period = 2 * n;
    for (std::int64_t i = first; i < std::min(end, first + period); ++i) {
        const std::int64_t at = folded(i, n, edge);
        hull.first = std::min(hull.first, at);
        hull.end = std::max(hull.end, at + 1);
    }
}

Intervals intervals(std::int64_t first, std::int64_t end, std::int64_t n, SpcEdge edge) {
    Intervals found;
    if (first >= 0 && end <= n) {
        found.add(first, end);
    } else if (edge == SPC_EDGE_CONSTANT) {
        found.add(std::max<std::int64_t>(first, 0), std::min(end, n));
    } else if (edge == SPC_EDGE_WRAP) {
        const std::int64_t start = modulo(first, n), stop = start + (end - first);
        if (end - first >= n) {
            found.add(0, n);
        } else if (stop <= n) {
            found.add(start, stop);
        } else {
            found.add(start, n);
            found.add(0, stop - n);
        }
    } else {
        Interval hull{std::max<std::int64_t>(first, 0), std::min(end, n)};
        if (hull.first >= hull.end)
            hull = {n, 0};
        widenByFolded(hull, first, std::min<std::int64_t>(end, 0), n, edge);
        widenByFolded(hull, std::max(first, n), end, n, edge);
        found.add(hull.first, hull.end);
    }
    return found;
}

} // namespace

std::vector<Rect> borderPieces(const Rect& need, std::int64_t width, std::int64_t height,
                               SpcEdge edge) {
    std::vector<Rect> pieces;
    if (need.empty() || width <= 0 || height <= 0)
        return pieces;
    const Intervals columns = intervals(need.x, need.right(), width, edge);
    const Intervals rows = intervals(need.y, need.bottom(), height, edge);
    for (int r = 0; r < rows.count; ++r)
        for (int c = 0; c < columns.count; ++c) {
            const Interval& x = columns.piece[static_cast<std::size_t>(c)];
            const Interval& y = rows.piece[static_cast<std::size_t>(r)];
            pieces.push_back({x.first, y.first, x.end - x.first, y.end - y.first});
        }
    return pieces;
}

} // namespace specula::imaging
