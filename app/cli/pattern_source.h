// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/region_source.h"

namespace specula::cli {

/// Pictures of any size that cost no memory: samples are a function of their position. For the
/// files of the bench and the demo.
enum class Pattern {
    SmoothNoise,  ///< U16: rings with a few counts of noise, compresses like detector images
    Ramp,         ///< F32: rings and ramp with noise
    SparsePhotons ///< U32: about 0.1 photons per pixel, dead pixels as 0xFFFFFFFF; 4 frames repeat
};

io::SourcePtr makePatternSource(Pattern pattern, std::int64_t width, std::int64_t height,
                                std::int64_t frames = 1);

} // namespace specula::cli
