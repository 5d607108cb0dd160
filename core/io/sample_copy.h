// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"

#include <cstddef>
#include <cstdint>

namespace specula::io {

/// How samples lie in the file and what they become.
struct Hdf5SampleType {
    PixelType type = PixelType::U8;
    std::size_t bytes = 1;  ///< in the file
    bool swapBytes = false; ///< the file's order is not ours
    bool half = false;      ///< 16-bit floats, read as F32
    bool plain = true;      ///< the bytes are the sample; otherwise HDF5 converts
};
/// `count` samples of a dataset as they lie in the file, `step` bytes apart, to packed samples of
/// the program: bytes swapped, half floats widened. `step` 0 repeats one sample.
void copySamples(const std::byte* from, std::int64_t step, std::byte* to, std::int64_t count,
                 const Hdf5SampleType& sample);

/// True when samples of the file are those of the program, except perhaps for the byte order.
inline bool sameSize(const Hdf5SampleType& sample) {
    return sample.plain && !sample.half;
}

/// Exact value of an IEEE half float.
float halfToFloat(std::uint16_t bits);

} // namespace specula::io
