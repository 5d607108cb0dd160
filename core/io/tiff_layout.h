// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"
#include "core/io/tiff_file.h"

#include <span>
#include <string>
#include <vector>

namespace specula::io {

/// How we write a TIFF directory.
struct TiffLayout {
    PixelType type = PixelType::U8;
    int channels = 1;
    bool planar = false;
    std::uint16_t compression = COMPRESSION_NONE;
    bool predictor = true;         ///< store differences, for deflate and LZW
    std::int64_t tile = 0;         ///< 0: strips
    std::int64_t rowsPerStrip = 0; ///< without tiles
};

/// "none", "deflate", "lzw", "packbits"; throws Error(Usage) for another.
std::uint16_t tiffCompression(const std::string& name);

/// Sets the tags of the present directory; `reduced` marks a pyramid level.
void setTiffTags(TiffFile& file, const TiffLayout& layout, std::int64_t width, std::int64_t height,
                 bool reduced);

/// Planar samples of `pixels` at (x, y), (width, height) of them, as a block of `blockWidth` x
/// `rows` with interleaved channels (one plane of them when the layout is planar); the rest is 0.
void fillTiffBlock(std::span<std::byte> block, const TiffLayout& layout, const Pixels& pixels,
                   const Rect& part, int plane, std::int64_t blockWidth);

/// A block as the file stores it: compressed by libtiff in memory, on any thread.
std::vector<std::byte> encodeTiffTile(const TiffLayout& layout, std::span<std::byte> block);

} // namespace specula::io
