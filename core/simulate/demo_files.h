// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/compute/backend.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace specula {
class ThreadPool;
}

namespace specula::simulate {

/// Frames of each run of the demo, unless somebody wants others.
constexpr std::int64_t kDemoFrames = 400;

/// The files of the demo in `folder`: a simulated stack, the root of its mean (OpenEXR), its mean
/// (tiled TIFF), its q-map, and the results of colloids at five temperatures, of repeats at one of
/// them, of a run that went wrong and of a gel that ages. The folder is made; files that exist are
/// refused unless `overwrite`. All appear together. Half a minute on two cores.
std::vector<std::filesystem::path> makeDemoFiles(const std::filesystem::path& folder,
                                                 std::int64_t frames, bool overwrite,
                                                 compute::Backend& backend, ThreadPool& pool,
                                                 JobContext& job);

/// The same paths when all of them are there already, else empty.
std::vector<std::filesystem::path> existingDemoFiles(const std::filesystem::path& folder);

} // namespace specula::simulate
