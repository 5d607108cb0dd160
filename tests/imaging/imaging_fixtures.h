// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/thread_pool.h"
#include "core/imaging/display_image.h"

#include <cmath>
#include <random>

namespace specula::test {

/// Pixels with value(row, column).
template<class T, class F>
Pixels pixelsOf(std::int64_t width, std::int64_t height, const F& value) {
    Pixels pixels(pixelTypeOf<T>(), width, height);
    auto plane = pixels.editPlane<T>();
    for (std::int64_t r = 0; r < height; ++r)
        for (std::int64_t c = 0; c < width; ++c)
            plane(r, c) = static_cast<T>(value(r, c));
    return pixels;
}

/// Reproducible numbers in [0, 1), one per (row, column, seed).
inline double noise(std::int64_t row, std::int64_t column, int seed = 0) {
    std::uint64_t h = static_cast<std::uint64_t>(row) * 0x9E3779B97F4A7C15ULL ^
                      static_cast<std::uint64_t>(column) * 0xC2B2AE3D27D4EB4FULL ^
                      static_cast<std::uint64_t>(seed + 1) * 0x165667B19E3779F9ULL;
    h = (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9ULL;
    h = (h ^ (h >> 32)) * 0x94D049BB133111EBULL;
    return static_cast<double>((h ^ (h >> 31)) >> 11) * 0x1p-53;
}

/// A pool of two threads and a job nobody watches.
struct Workers {
    std::unique_ptr<ThreadPool> pool = makeThreadPool(2);
    JobContext job;

    imaging::DisplayImagePtr show(const Pixels& pixels,
                                  const imaging::DisplayOptions& options = {}) {
        return imaging::makeDisplayImage(pixels, 0, options, *pool, job);
    }
};

} // namespace specula::test
