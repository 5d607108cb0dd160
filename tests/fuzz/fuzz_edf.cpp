// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/writers.h"
#include "fuzz_driver.h"
#include "seed_images.h"

namespace {

using namespace specula;

void makeSeeds(const std::filesystem::path& folder) {
    JobContext job;
    io::writeEdf(folder / "u16.edf", *fuzz::seedSource(PixelType::U16, 31, 17), false, job);
    io::writeEdf(folder / "f64_stack.edf", *fuzz::seedSource(PixelType::F64, 8, 5, 1, 3), false,
                 job);
}

const fuzz::Target kTarget{"edf", "edf", io::openEdf, io::inspectEdf, makeSeeds};

} // namespace

SPECULA_FUZZ_TARGET(kTarget)
