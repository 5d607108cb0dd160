// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/qmap.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace specula::io {

double binCenter(const Qmap& map, Partition partition, std::int64_t bin, int axis) {
    assert(axis == 0 || axis == 1);
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    const bool dynamic = partition == Partition::Dynamic;
    const auto& cells = dynamic ? map.dynamicCell : map.staticCell;
    const auto centers = [&](std::size_t i) -> const std::vector<double>& {
        return dynamic ? map.axes[i].dynamicCenters : map.axes[i].staticCenters;
    };
    if (bin < 1 || bin > static_cast<std::int64_t>(cells.size()))
        return kUnknown;
    // A second axis that the file does not list has one bin.
    const auto along1 = static_cast<std::int64_t>(std::max<std::size_t>(centers(1).size(), 1));
    const std::int64_t cell = cells[static_cast<std::size_t>(bin - 1)];
    if (cell < 0)
        return kUnknown;
    const std::int64_t index = axis == 0 ? cell / along1 : cell % along1;
    const auto& list = centers(static_cast<std::size_t>(axis));
    return index < static_cast<std::int64_t>(list.size()) ? list[static_cast<std::size_t>(index)]
                                                          : kUnknown;
}

} // namespace specula::io
