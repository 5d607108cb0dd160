// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace specula::io {

/// A short name for lists and legends: the ending and `_results` are removed, and after an
/// underscore a letter loses the zeros in front of its number ("_a0004" is "_a4"); a zero in the
/// letter's place counts as one ("_00001" is "_01"). Names of less than 10 characters stay.
/// `segments` chooses parts between underscores, counted from 0: "0_2" or "0,2". Numbers beyond the
/// last part are left out; where none is left, the whole label is given.
std::string shortLabel(const std::string& fileName, const std::string& segments = {});

} // namespace specula::io
