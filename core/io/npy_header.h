// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"
#include "core/io/raw_file.h"

#include <optional>
#include <string>
#include <vector>

namespace specula::io {

/// The header of a .npy file, versions 1 to 3.
struct NpyHeader {
    int version = 1;
    std::string descr; ///< "<u2"
    PixelType type = PixelType::U8;
    bool swapBytes = false;
    bool fortranOrder = false;
    std::vector<std::int64_t> shape;
    std::int64_t dataOffset = 0;
};

/// Nothing: not a .npy file. Throws Error(Input) for one that is broken or holds no plain numbers.
std::optional<NpyHeader> readNpyHeader(const RawFile& file);

/// The bytes before the data, padded to a multiple of 64.
std::string npyHeaderText(PixelType type, const std::vector<std::int64_t>& shape);

} // namespace specula::io
