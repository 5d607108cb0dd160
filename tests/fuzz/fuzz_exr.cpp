// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/writers.h"
#include "fuzz_driver.h"
#include "seed_images.h"

namespace {

using namespace specula;
using Compression = io::ExrWriteOptions::Compression;

void makeSeeds(const std::filesystem::path& folder) {
    const auto write = [&](const char* name, const io::SourcePtr& source, Compression compression,
                           std::int64_t tile, bool mipLevels, bool half) {
        io::ExrWriteOptions options;
        options.compression = compression;
        options.tile = tile;
        options.mipLevels = mipLevels;
        options.half = half;
        JobContext job;
        io::writeExr(folder / name, *source, options, job);
    };
    write("lines.exr", fuzz::seedSource(PixelType::F32, 31, 40), Compression::Zip, 0, false, false);
    write("plain.exr", fuzz::seedSource(PixelType::U32, 17, 9), Compression::None, 0, false, false);
    write("piz.exr", fuzz::seedSource(PixelType::F32, 37, 35, 3), Compression::Piz, 0, false, true);
    write("tiles.exr", fuzz::seedSource(PixelType::F32, 40, 50), Compression::Zip, 16, true, false);
    write("half_tiles.exr", fuzz::seedSource(PixelType::U16, 40, 20, 4), Compression::Piz, 32,
          false, true);
}

const fuzz::Target kTarget{"exr", "exr", io::openExr, io::inspectExr, makeSeeds};

} // namespace

SPECULA_FUZZ_TARGET(kTarget)
