// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/qmap.h"

namespace specula::test {

/// 6 x 8 pixels: three q rings of two rows, two phi halves, of which the last cell has no pixel;
/// each dynamic bin has two static ones (its two rows). The first column is masked.
inline io::Qmap sampleQmap() {
    io::Qmap map;
    constexpr std::int64_t kRows = 6, kColumns = 8;
    map.mask = Array<std::uint8_t>({kRows, kColumns}, 1);
    map.goodPixels = Array<std::uint8_t>({kRows, kColumns}, 1);
    map.dynamicMap = Array<std::uint32_t>({kRows, kColumns});
    map.staticMap = Array<std::uint32_t>({kRows, kColumns});
    const auto mask = map.mask.edit();
    const auto dynamic = map.dynamicMap.edit(), statics = map.staticMap.edit();
    map.goodPixels.edit()(2, 3) = 0;
    for (std::int64_t y = 0; y < kRows; ++y)
        for (std::int64_t x = 0; x < kColumns; ++x) {
            const std::int64_t half = x < 4 ? 0 : 1;
            const bool used = x > 0 && !(y >= 4 && half == 1);
            mask(y, x) = used ? 1 : 0;
            if (!used)
                continue;
            dynamic(y, x) = static_cast<std::uint32_t>(y / 2 * 2 + half + 1);
            statics(y, x) = static_cast<std::uint32_t>(y < 4 ? y * 2 + half + 1 : 9 + y - 4);
        }
    map.axes[0] = {"q", "Å⁻¹", {0.01, 0.02, 0.03}, {0.008, 0.012, 0.018, 0.022, 0.028, 0.032}};
    map.axes[1] = {"phi", "deg", {-90, 90}, {-90, 90}};
    map.dynamicCell = {0, 1, 2, 3, 4};
    map.staticCell = {0, 1, 2, 3, 4, 5, 6, 7, 8, 10};
    for (int bin = 0; bin < 5; ++bin)
        map.binMeans.push_back({0.011 + 0.005 * bin, 0.0111 + 0.005 * bin, 0.001, -80.0 + bin});
    map.geometry = {3.5, 2.25, 7.5e-5, 5.0, 10.0, "attribute units"};
    map.sourceFile = "frames.h5";
    map.recipe = {{"axes", "q,phi"}};
    return map;
}

} // namespace specula::test
