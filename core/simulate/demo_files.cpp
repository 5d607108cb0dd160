// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/demo_files.h"

#include "core/base/error.h"
#include "core/io/memory_source.h"
#include "core/io/writers.h"
#include "core/simulate/speckle_frames.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::simulate {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> demoPaths(const fs::path& folder) {
    return {folder / "speckle_stack.h5", folder / "speckle_mean.tif", folder / "speckle_sqrt.exr"};
}

// Mean over the frames, or its square root; NaN where a pixel counts nothing.
Pixels meanOf(const std::vector<Pixels>& frames, bool squareRoot) {
    Pixels mean(PixelType::F32, frames.front().width(), frames.front().height());
    auto out = mean.editPlane<float>();
    for (std::int64_t y = 0; y < mean.height(); ++y)
        for (std::int64_t x = 0; x < mean.width(); ++x) {
            double sum = 0;
            for (const Pixels& frame : frames) {
                const auto counts = frame.plane<std::uint32_t>()(y, x);
                sum += counts == kDeadPixel ? std::numeric_limits<double>::quiet_NaN() : counts;
            }
            const double value = sum / static_cast<double>(frames.size());
            out(y, x) = static_cast<float>(squareRoot ? std::sqrt(value) : value);
        }
    return mean;
}

} // namespace

std::vector<fs::path> makeDemoFiles(const fs::path& folder, std::int64_t frameCount, bool overwrite,
                                    ThreadPool& pool, JobContext& job) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw Error(ErrorCode::Usage, "cannot be made: " + failed.message()).inFile(folder);
    const std::vector<fs::path> paths = demoPaths(folder);
    std::vector<Pixels> frames;
    {
        JobContext simulating = job.child(0.8, "simulating");
        SpeckleOptions options;
        options.frames = frameCount;
        makeSpeckleFrames(options, pool, simulating,
                          [&](const Pixels& frame) { frames.push_back(frame); });
    }
    JobContext tiff = job.child(0.05, "writing");
    io::writeTiff(paths[1], *io::makeMemorySource({meanOf(frames, false)}),
                  {.tile = 256,
                   .pyramid = true,
                   .overwrite = overwrite,
                   .description = "Specula demo: mean of the synthetic speckle stack"},
                  tiff);
    JobContext exr = job.child(0.05);
    io::writeExr(paths[2], *io::makeMemorySource({meanOf(frames, true)}),
                 {.tile = 128, .mipLevels = true, .overwrite = overwrite}, exr);
    JobContext stack = job.child(0.1);
    io::writeHdf5(paths[0], *io::makeMemorySource(std::move(frames)),
                  {.overwrite = overwrite,
                   .attributes = {{"description", "synthetic speckle, Specula demo"},
                                  {"frame_time_s", 0.001}}},
                  stack);
    return paths;
}

std::vector<fs::path> existingDemoFiles(const fs::path& folder) {
    const std::vector<fs::path> paths = demoPaths(folder);
    const bool all = std::all_of(paths.begin(), paths.end(), [](const fs::path& p) {
        std::error_code ignored;
        return fs::exists(p, ignored);
    });
    return all ? paths : std::vector<fs::path>{};
}

} // namespace specula::simulate
