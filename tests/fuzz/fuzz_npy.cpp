// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/writers.h"
#include "fuzz_driver.h"
#include "seed_images.h"

namespace {

using namespace specula;

void makeSeeds(const std::filesystem::path& folder) {
    JobContext job;
    io::writeNpy(folder / "u16.npy", *fuzz::seedSource(PixelType::U16, 31, 17), false, job);
    io::writeNpy(folder / "f64_stack.npy", *fuzz::seedSource(PixelType::F64, 8, 5, 1, 3), false,
                 job);
    io::writeNpy(folder / "u8_channels.npy", *fuzz::seedSource(PixelType::U8, 9, 4, 3, 2), false,
                 job);
}

const fuzz::Target kTarget{"npy", "npy", io::openNpy, io::inspectNpy, makeSeeds};

} // namespace

SPECULA_FUZZ_TARGET(kTarget)
