// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <string>

namespace specula {

/// "nm^-1,ms,angstrom,0..360", any of them in any order; also "A^-1", "s", "us", "keV",
/// "-180..180". The rest is as in default preferences. Throws Error(Usage).
UnitPreferences unitsFromText(const std::string& text);

/// A unit as a part of a column's name: "Å⁻¹" is inv_angstrom, "µs" us, "°" deg.
std::string unitWord(const std::string& symbol);

} // namespace specula
