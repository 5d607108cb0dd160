// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_io.h"

#include "app/cli/bench_files.h"
#include "app/cli/bench_measure.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"

namespace specula::cli {
namespace fs = std::filesystem;
namespace {

using compute::BenchResult;

BenchResult regionCase(CommandContext& context, const std::string& name, int repeat,
                       const fs::path& file, const Rect& rect, int level, ThreadPool* pool,
                       double targetMs) {
    BenchResult r = measured(context, "io", name, repeat, [&] {
        // Opened anew each time: what a user waits for is open and read.
        const io::SourcePtr source = io::openSource(file);
        source->readPixels({0, level, rect, 0, 1}, context.job.cancelToken(), pool);
    });
    r.more["target"] = targetMs;
    r.more["target_peak_growth_bytes"] = 40 << 20;
    return r;
}

} // namespace

std::vector<BenchResult> benchIo(CommandContext& context, int repeat) {
    const std::int64_t eigerWidth = 2070, eigerHeight = 2167;
    const std::int64_t frameBytes = eigerWidth * eigerHeight * 4;
    const fs::path stack =
        cachedBenchFile(context, "eiger_10gb.h5", [&](const fs::path& f, JobContext& job) {
            const auto source = makePatternSource(Pattern::SparsePhotons, eigerWidth, eigerHeight,
                                                  10'000'000'000 / frameBytes);
            io::writeHdf5(f, *source, {}, job);
        });
    const fs::path tiff =
        cachedBenchFile(context, "pyramid_32768.tif", [](const fs::path& f, JobContext& job) {
            const auto source = makePatternSource(Pattern::SmoothNoise, 32768, 32768);
            io::writeTiff(f, *source, {.tile = 256, .bigTiff = true, .pyramid = true}, job);
        });
    const fs::path exr =
        cachedBenchFile(context, "tiled_8192.exr", [](const fs::path& f, JobContext& job) {
            const auto source = makePatternSource(Pattern::Ramp, 8192, 8192);
            io::writeExr(f, *source, {.tile = 256, .mipLevels = true}, job);
        });

    std::vector<BenchResult> results;
    results.push_back(measured(context, "io", "hdf5_open_first_frame_of_10_GB", repeat, [&] {
        const io::SourcePtr source = io::openSource(stack);
        source->readFrame(0, context.job.cancelToken(), &context.pool);
    }));
    results.back().more["target"] = 150;
    results.back().more["target_peak_growth_bytes"] = 3 * frameBytes;

    const io::SourcePtr source = io::openSource(stack);
    std::int64_t next = 0;
    results.push_back(measured(context, "io", "hdf5_bitshuffle_lz4_frame_one_thread", repeat, [&] {
        source->readFrame(next++ % source->describe().frames, context.job.cancelToken());
    }));
    results.back().unit = "ms/frame";
    results.back().more["target"] = 6.5;

    results.push_back(regionCase(context, "tiff_1024_region_of_32768", repeat, tiff,
                                 {20011, 17003, 1024, 1024}, 0, &context.pool, 15));
    results.push_back(regionCase(context, "tiff_1024_region_level_3", repeat, tiff,
                                 {1500, 2100, 1024, 1024}, 3, &context.pool, 15));
    results.push_back(regionCase(context, "exr_1024_region_of_8192", repeat, exr,
                                 {3011, 4003, 1024, 1024}, 0, &context.pool, 120));
    results.push_back(regionCase(context, "exr_1024_region_level_2", repeat, exr,
                                 {611, 803, 1024, 1024}, 2, &context.pool, 120));
    return results;
}

} // namespace specula::cli
