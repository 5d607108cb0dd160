// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace specula::io {

/// Throws Error(Input), in words of its own, for a missing file, a folder, an empty file and one
/// that may not be read.
void checkReadableFile(const std::filesystem::path& file);

} // namespace specula::io
