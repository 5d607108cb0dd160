// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace specula::imaging {

/// 0xRRGGBB at positions 0, 3, ... 255.
using ColourNodes = std::array<std::uint32_t, 86>;

extern const ColourNodes kViridisNodes;
extern const ColourNodes kInfernoNodes;
extern const ColourNodes kMagmaNodes;
extern const ColourNodes kPlasmaNodes;
extern const ColourNodes kCividisNodes;
extern const ColourNodes kBlueredNodes;
extern const ColourNodes kPetrolbrownNodes;
extern const ColourNodes kNightfireNodes;

} // namespace specula::imaging
