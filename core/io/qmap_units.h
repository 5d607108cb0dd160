// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_file.h"
#include "core/io/qmap.h"

#include <optional>
#include <string>
#include <vector>

namespace specula::io {

struct Problem;

/// A unit of an axis as it is spelled in files, and what its numbers are to be multiplied by:
/// "1/A" and "angstrom^-1" are Å⁻¹, "1/nm" is 0.1 Å⁻¹, "degree" is deg, "pixel" is px. Other
/// spellings stay.
struct AxisUnit {
    std::string unit;
    double factor = 1;
};
AxisUnit axisUnit(const std::string& spelling);

/// Metres in one unit: "m", "mm", "um", "millimeter", ...
std::optional<double> metresPer(const std::string& unit);
/// The same for photon energies: "eV", "keV".
std::optional<double> kevPer(const std::string& unit);

/// A number of a file with its attribute `units` (or `unit`).
struct NumberWithUnit {
    double value = 0;
    std::string unit, path;
};
std::optional<NumberWithUnit> readNumberWithUnit(const Hdf5File& file, const std::string& path);

/// Pixel size and distance in metres. Units in the file are trusted; otherwise both numbers
/// together decide between metres and millimetres, and where they contradict each other both stay
/// unknown. How it was known goes to `lengthsFrom`, what was assumed to `problems`.
void setLengths(Qmap::Geometry& geometry, const std::optional<NumberWithUnit>& pixel,
                const std::optional<NumberWithUnit>& distance, std::vector<Problem>& problems);

} // namespace specula::io
