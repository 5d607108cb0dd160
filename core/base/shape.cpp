// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shape.h"

#include "core/base/error.h"

#include <algorithm>
#include <limits>

namespace specula {

Shape::Shape(std::initializer_list<std::int64_t> extents)
    : Shape(std::span<const std::int64_t>(extents.begin(), extents.size())) {}

Shape::Shape(std::span<const std::int64_t> extents) {
    if (extents.size() > kMaxRank)
        throw Error(ErrorCode::Input, "an array of more than 8 dimensions is not supported");
    m_rank = static_cast<int>(extents.size());
    std::copy(extents.begin(), extents.end(), m_extents.begin());
}

std::int64_t Shape::count() const {
    std::int64_t n = 1;
    for (std::int64_t extent : extents()) {
        if (extent < 0)
            throw Error(ErrorCode::Input, "an array extent is negative: " + text());
        if (extent != 0 && n > std::numeric_limits<std::int64_t>::max() / extent)
            throw Error(ErrorCode::Input, "an array of shape " + text() + " is too large");
        n *= extent;
    }
    return n;
}

Shape Shape::tail() const {
    return m_rank == 0 ? Shape{} : Shape(extents().subspan(1));
}

std::string Shape::text() const {
    std::string out;
    for (std::int64_t extent : extents())
        out += (out.empty() ? "" : "x") + std::to_string(extent);
    return out.empty() ? "scalar" : out;
}

} // namespace specula
