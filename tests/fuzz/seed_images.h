// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"
#include "core/io/memory_source.h"

namespace specula::fuzz {

/// A small stack with structure that compresses a little: what the seeds of all formats hold.
inline io::SourcePtr seedSource(PixelType type, std::int64_t width, std::int64_t height,
                                int channels = 1, int frames = 1) {
    std::vector<Pixels> stack;
    for (int f = 0; f < frames; ++f) {
        Pixels pixels(type, width, height, channels);
        withPixelType(type, [&](auto sample) {
            using T = decltype(sample);
            for (int c = 0; c < channels; ++c)
                for (std::int64_t y = 0; y < height; ++y)
                    for (std::int64_t x = 0; x < width; ++x)
                        pixels.editPlane<T>(c)(y, x) =
                            static_cast<T>((x * 7 + y * y + 11 * c + 3 * f) % 97);
        });
        stack.push_back(std::move(pixels));
    }
    return io::makeMemorySource(std::move(stack));
}

} // namespace specula::fuzz
