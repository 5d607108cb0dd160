// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/colormap.h"

#include "core/base/error.h"
#include "core/imaging/colormap_nodes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace specula::imaging {

namespace {

constexpr std::array kColormaps{
    ColormapInfo{"viridis", ColormapKind::Sequential},
    ColormapInfo{"inferno", ColormapKind::Sequential},
    ColormapInfo{"magma", ColormapKind::Sequential},
    ColormapInfo{"plasma", ColormapKind::Sequential},
    ColormapInfo{"cividis", ColormapKind::Sequential},
    ColormapInfo{"grey", ColormapKind::Sequential},
    ColormapInfo{"blue-red", ColormapKind::Diverging},
    ColormapInfo{"petrol-brown", ColormapKind::Diverging},
    ColormapInfo{"night-fire", ColormapKind::Diverging},
};

/// In the order of kColormaps; grey has none.
constexpr std::array<const ColourNodes*, kColormaps.size()> kNodes{
    &kViridisNodes, &kInfernoNodes, &kMagmaNodes,       &kPlasmaNodes,   &kCividisNodes,
    nullptr,        &kBlueredNodes, &kPetrolbrownNodes, &kNightfireNodes};

Rgb mixed(Rgb a, Rgb b, std::uint32_t thirds) {
    Rgb colour = 0xff000000;
    for (const int shift : {0, 8, 16}) {
        const Rgb from = (a >> shift) & 0xff, to = (b >> shift) & 0xff;
        colour |= ((from * (3 - thirds) + to * thirds + 1) / 3) << shift;
    }
    return colour;
}

double linearLight(Rgb channel) {
    const double c = static_cast<double>(channel & 0xff) / 255;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

} // namespace

std::span<const ColormapInfo> colormaps() {
    return kColormaps;
}

ColourTable colourTable(std::string_view name, bool reversed) {
    const auto found = std::find_if(kColormaps.begin(), kColormaps.end(),
                                    [&](const ColormapInfo& map) { return map.name == name; });
    if (found == kColormaps.end())
        throw Error(ErrorCode::Usage, fmt::format("there is no colour map \"{}\"", name))
            .withRemedy("viridis, inferno, magma, plasma, cividis and grey are some there are");
    const ColourNodes* nodes = kNodes[static_cast<std::size_t>(found - kColormaps.begin())];
    ColourTable table;
    for (std::uint32_t i = 0; i < 256; ++i)
        table[i] = nodes == nullptr
                       ? 0xff000000 | i << 16 | i << 8 | i
                       : mixed((*nodes)[i / 3], (*nodes)[std::min(85u, i / 3 + 1)], i % 3);
    if (reversed)
        std::reverse(table.begin(), table.end());
    return table;
}

double oklabLightness(Rgb colour) {
    const double r = linearLight(colour >> 16), g = linearLight(colour >> 8),
                 b = linearLight(colour);
    const double l = 0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b;
    const double m = 0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b;
    const double s = 0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b;
    return 0.2104542553 * std::cbrt(l) + 0.7936177850 * std::cbrt(m) - 0.0040720468 * std::cbrt(s);
}

} // namespace specula::imaging
