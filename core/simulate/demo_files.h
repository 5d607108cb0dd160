// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace specula {
class ThreadPool;
}

namespace specula::simulate {

/// The files of the demo in `folder`: a speckle stack (HDF5), its mean (tiled TIFF) and the square
/// root of the mean (tiled OpenEXR). The folder is made; files that exist are refused unless
/// `overwrite`. A few seconds for 200 frames.
std::vector<std::filesystem::path> makeDemoFiles(const std::filesystem::path& folder,
                                                 std::int64_t frames, bool overwrite,
                                                 ThreadPool& pool, JobContext& job);

/// The same paths when all of them are there already, else empty.
std::vector<std::filesystem::path> existingDemoFiles(const std::filesystem::path& folder);

} // namespace specula::simulate
