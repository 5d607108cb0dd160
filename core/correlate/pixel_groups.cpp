// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/pixel_groups.h"

#include <algorithm>

namespace specula::correlate {
namespace {

constexpr std::int64_t kMostGroups = 200, kFewestGroups = 64, kPixelsPerGroup = 9;

/// Bits of both numbers in turn: neighbours on the curve are neighbours on the detector.
std::uint64_t alongCurve(std::uint64_t row, std::uint64_t column) {
    const auto spread = [](std::uint64_t x) {
        x = (x | x << 16) & 0x0000FFFF0000FFFFull;
        x = (x | x << 8) & 0x00FF00FF00FF00FFull;
        x = (x | x << 4) & 0x0F0F0F0F0F0F0F0Full;
        x = (x | x << 2) & 0x3333333333333333ull;
        return (x | x << 1) & 0x5555555555555555ull;
    };
    return spread(row) << 1 | spread(column);
}

} // namespace

PixelGroups groupPixels(const io::Qmap& map) {
    struct Place {
        std::uint64_t curve;
        std::int64_t pixel;
    };
    std::vector<std::vector<Place>> bins(static_cast<std::size_t>(map.dynamicBins()));
    for (std::int64_t i = 0; i < map.dynamicMap.size(); ++i)
        if (const std::uint32_t bin = map.dynamicMap.data()[i]; bin != 0)
            bins[bin - 1].push_back({alongCurve(static_cast<std::uint64_t>(i / map.columns()),
                                                static_cast<std::uint64_t>(i % map.columns())),
                                     i});
    PixelGroups groups;
    groups.groupMap = Array<std::uint32_t>(map.dynamicMap.shape());
    const auto numbers = groups.groupMap.editValues();
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        std::vector<Place>& places = bins[bin];
        std::sort(places.begin(), places.end(),
                  [](const Place& a, const Place& b) { return a.curve < b.curve; });
        const auto pixels = static_cast<std::int64_t>(places.size());
        const std::int64_t count =
            std::min(pixels, std::clamp(pixels / kPixelsPerGroup, kFewestGroups, kMostGroups));
        const auto before = static_cast<std::uint32_t>(groups.binOfGroup.size());
        for (std::int64_t i = 0; i < pixels; ++i)
            numbers[static_cast<std::size_t>(places[static_cast<std::size_t>(i)].pixel)] =
                before + static_cast<std::uint32_t>(i * count / pixels) + 1;
        groups.binOfGroup.insert(groups.binOfGroup.end(), static_cast<std::size_t>(count),
                                 static_cast<std::uint32_t>(bin + 1));
        groups.groupsPerBin.push_back(count);
    }
    return groups;
}

} // namespace specula::correlate
