// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace specula::imaging {

/// 0xffRRGGBB, as QImage::Format_RGB32 has it.
using Rgb = std::uint32_t;

enum class ColormapKind { Sequential, Diverging };

struct ColormapInfo {
    std::string_view name; ///< "viridis", as stored in settings
    ColormapKind kind = ColormapKind::Sequential;
};

/// All of them, in the order of a menu; the first is the default.
std::span<const ColormapInfo> colormaps();

using ColourTable = std::array<Rgb, 256>;
/// Throws Error(Usage) for a name that is not in colormaps().
ColourTable colourTable(std::string_view name, bool reversed = false);

/// Perceived lightness, 0 (black) to 1 (white): L of Oklab.
double oklabLightness(Rgb colour);

} // namespace specula::imaging
