// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace specula::imaging {

/// Curves over the hue, as the file of `hue:file=` holds them: JSON with lists of one length
/// (2..65536),
///
///     {"hue": [0, 0, 0.05, 0], "saturation": [1, 1.5, 1, 1], "lightness": [0, 0, 0, 0]}
///
/// Entry i stands for the hue i/(n-1) in turns (0 red, 1/3 green, 2/3 blue, 1 red again); between
/// entries the curves are linear. `hue` is added (in turns), `saturation` multiplies, `lightness`
/// is added; each may be left out and then changes nothing.
struct HueCurves {
    std::vector<double> hue, saturation, lightness;
};

/// Throws Error(Input) naming the list.
HueCurves readHueCurves(const std::filesystem::path& file);
HueCurves parseHueCurves(const std::string& text, const std::filesystem::path& file);

} // namespace specula::imaging
