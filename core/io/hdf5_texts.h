// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_handle.h"

#include <optional>
#include <string>
#include <vector>

namespace specula::io {

/// Every element of a text dataset or attribute, of fixed or variable length, in the order of the
/// file; nothing when it holds no texts, too many, or damaged ones. Hold the Hdf5Lock.
std::optional<std::vector<std::string>> readTexts(hid_t object);

} // namespace specula::io
