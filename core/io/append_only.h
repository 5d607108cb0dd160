// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace specula::io {

/// Whether a writer that allows readers has the file open (HDF5 SWMR): more may come, and what is
/// there stays. That a dataset could grow promises nothing of the kind. False where the file cannot
/// be read.
bool onlyAppendedTo(const std::filesystem::path& file);

} // namespace specula::io
