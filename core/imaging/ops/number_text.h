// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace specula::imaging {

/// The finite number that all of `text` spells, whatever the locale: "1", "+.5", "-1e-3".
std::optional<double> parseNumber(std::string_view text);

/// The next word of `text` (separated by blanks, tabs and, with `commas`, commas), taken off its
/// front; empty at the end.
std::string_view takeWord(std::string_view& text, bool commas = false);

/// Without blanks at both ends.
std::string_view trimmed(std::string_view text);

} // namespace specula::imaging
