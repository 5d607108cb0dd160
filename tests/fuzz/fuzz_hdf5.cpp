// SPDX-License-Identifier: GPL-3.0-or-later
#include "child_fuzz.h"
#include "core/io/hdf5_writer.h"
#include "seed_images.h"

namespace {

using namespace specula;
using Filter = io::Hdf5WriteOptions::Filter;

void makeSeeds(const std::filesystem::path& folder) {
    JobContext job;
    const auto write = [&](const char* name, PixelType type, int frames, Filter filter,
                           const Shape& chunk, bool contiguous = false) {
        io::Hdf5WriteOptions options;
        options.filter = filter;
        options.chunk = chunk;
        options.contiguous = contiguous;
        options.attributes = {{"units", "counts"}, {"gain", 1.5}};
        io::writeHdf5(folder / name, *fuzz::seedSource(type, 31, 17, 1, frames), options, job);
    };
    write("bitshuffle.h5", PixelType::U32, 3, Filter::BitshuffleLz4, {});
    write("deflate.h5", PixelType::U16, 3, Filter::Deflate, {2, 8, 16});
    write("lzf.h5", PixelType::F32, 1, Filter::Lzf, {});
    write("lz4.h5", PixelType::I16, 2, Filter::Lz4, {1, 17, 31});
    write("contiguous.h5", PixelType::U8, 2, Filter::None, {}, true);
}

const fuzz::Target kTarget{"hdf5", "h5", io::openHdf5, io::inspectHdf5, makeSeeds};

} // namespace

#if defined(SPECULA_LIBFUZZER)
SPECULA_FUZZ_TARGET(kTarget)
#else
int main(int argc, char** argv) {
    constexpr std::int64_t kReadsTooFar[] = {585, 5603};
    return fuzz::runSuiteInChildren(kTarget, argc, argv, 10000, kReadsTooFar);
}
#endif
