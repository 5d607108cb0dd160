// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_handle.h"

#include <filesystem>
#include <string>

namespace specula::io {

/// Hdf5TreeWriter::copy(): an object of another file with everything below it.
bool copyHdf5Tree(const std::filesystem::path& source, const std::string& from, hid_t to,
                  const std::string& path);

} // namespace specula::io
