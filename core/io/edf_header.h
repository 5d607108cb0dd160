// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"
#include "core/io/raw_file.h"

#include <string>
#include <utility>
#include <vector>

namespace specula::io {

/// One header block of an ESRF data format file and where its data lie.
struct EdfBlock {
    std::vector<std::pair<std::string, std::string>> fields; ///< in the order of the file
    std::int64_t dataOffset = 0;
    std::int64_t dataBytes = 0; ///< 0: a block of text only
    PixelType type = PixelType::U8;
    bool bigEndian = false;
    std::int64_t width = 0, height = 0, slices = 1;

    /// The value of a field, by name without regard to case; empty when there is none.
    std::string field(std::string_view name) const;
};

/// All blocks; empty: not an EDF file. Throws Error(Input) for one that is broken.
std::vector<EdfBlock> readEdfBlocks(const RawFile& file);

} // namespace specula::io
