// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/pixels.h"
#include "core/io/raw_file.h"
#include "core/io/tiff_file.h"

#include <optional>
#include <string>
#include <vector>

namespace specula::io {

/// One directory (image) of a TIFF file, as far as its pixels are concerned.
struct TiffImage {
    std::uint64_t directory = 0; ///< offset in the file
    PixelType type = PixelType::U8;
    int bits = 8; ///< of a sample in the file
    bool half = false;
    int channels = 1;
    bool planar = false;
    bool tiled = false;
    bool swapped = false; ///< byte order of the file is not ours
    std::uint16_t compression = 1;
    std::uint16_t orientation = 1;
    std::uint32_t kind = 0; ///< NewSubfileType
    std::int64_t width = 0, height = 0;
    std::int64_t blockWidth = 0, blockHeight = 0;

    std::int64_t across() const { return (width + blockWidth - 1) / blockWidth; }
    std::int64_t down() const { return (height + blockHeight - 1) / blockHeight; }
    /// Bytes of one row of a block, all interleaved samples.
    std::int64_t blockRowBytes() const;
    /// Samples can be copied from the file as they are.
    bool plain() const;
    bool sameLayoutAs(const TiffImage& other) const;
    std::string encoding() const;
};

/// The present directory of the handle. Throws Error(Input) for what is not supported and for
/// sizes that the file cannot back.
TiffImage readTiffImage(const TiffFile& file);

struct TiffPage {
    std::vector<TiffImage> levels; ///< empty when `problem` says why
    std::optional<Error> problem;
};
/// All pages with their pyramids (sub-directories, or reduced images that follow their page).
/// `broken` tells where the chain of pages ends too early.
struct TiffPages {
    std::vector<TiffPage> pages;
    std::optional<Error> broken;
};
TiffPages readTiffPages(TiffFile& file, const CancelToken& cancel);

std::string tiffCompressionName(std::uint16_t compression);

/// Decodes block (column, row) of a plane and puts the part inside `rect` into the target: channels
/// [firstChannel, +channels) of the interleaved block, or the one the plane is.
struct TiffBlock {
    std::int64_t column = 0, row = 0;
    int plane = 0;
};
void readTiffBlock(TiffFile& file, const RawFile& raw, const TiffImage& image,
                   const TiffBlock& block, const Rect& rect, int firstChannel, int channels,
                   const PixelTarget& target, const CancelToken& cancel);

} // namespace specula::io
