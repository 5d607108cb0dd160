// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace specula::imaging {

/// A look-up table as .cube files hold it (Adobe, "Cube LUT Specification" 1.0; the _INPUT_RANGE
/// keywords are Resolve's).
///
///     # comment
///     TITLE "a title"
///     LUT_3D_SIZE 33            2..256 (3-D), or LUT_1D_SIZE 2..65536; one of them
///     DOMAIN_MIN 0 0 0          the inputs of the first and the last entry, default 0 and 1;
///     DOMAIN_MAX 1 1 1          or LUT_3D_INPUT_RANGE 0 1
///     r g b                     as many rows as the size says, in 3-D red varies fastest
struct CubeTable {
    int dimensions = 3;
    int size = 0; ///< entries along each axis
    std::array<double, 3> domainMin{0, 0, 0}, domainMax{1, 1, 1};
    std::string title;
    std::vector<double> values; ///< (rows, 3)

    std::size_t rows() const { return values.size() / 3; }
    /// All three columns hold the same numbers.
    bool grey() const;
};

/// Throws Error(Input) naming the line. Numbers are read whatever the locale.
CubeTable readCube(const std::filesystem::path& file);
CubeTable parseCube(std::string_view text, const std::filesystem::path& file);

} // namespace specula::imaging
