// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/writers.h"
#include "fuzz_driver.h"
#include "seed_images.h"

namespace {

using namespace specula;
using Compression = io::TiffWriteOptions::Compression;

void makeSeeds(const std::filesystem::path& folder) {
    const auto write = [&](const char* name, const io::SourcePtr& source, Compression compression,
                           std::int64_t tile, bool big, bool pyramid, bool planar) {
        io::TiffWriteOptions options;
        options.compression = compression;
        options.tile = tile;
        options.bigTiff = big;
        options.pyramid = pyramid;
        options.planar = planar;
        options.description = "seed";
        JobContext job;
        io::writeTiff(folder / name, *source, options, job);
    };
    write("strips.tif", fuzz::seedSource(PixelType::U16, 40, 30), Compression::None, 0, false,
          false, false);
    write("deflate.tif", fuzz::seedSource(PixelType::U32, 33, 29), Compression::Deflate, 0, false,
          false, false);
    write("lzw_pages.tif", fuzz::seedSource(PixelType::U8, 23, 19, 1, 4), Compression::Lzw, 0,
          false, false, false);
    write("packbits.tif", fuzz::seedSource(PixelType::I16, 23, 19, 3), Compression::PackBits, 16,
          false, false, true);
    write("pyramid.btf", fuzz::seedSource(PixelType::U16, 70, 50), Compression::Deflate, 16, true,
          true, false);
    write("float_tiles.tif", fuzz::seedSource(PixelType::F32, 40, 40, 2, 2), Compression::Lzw, 32,
          false, true, false);
}

const fuzz::Target kTarget{"tiff", "tif", io::openTiff, io::inspectTiff, makeSeeds};

} // namespace

SPECULA_FUZZ_TARGET(kTarget)
