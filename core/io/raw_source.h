// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/raw_file.h"
#include "core/io/region_source.h"

namespace specula::io {

/// Where the samples of an uncompressed raster lie: every axis has its own step, so row-major,
/// column-major and planar files are one case. Offsets are bytes from the start of the file.
struct RawLayout {
    std::vector<std::int64_t> frameOffsets; ///< one per frame, or the first of evenly spaced ones
    std::int64_t frameStep = 0;             ///< when there is one offset
    std::int64_t rowStep = 0, columnStep = 0, channelStep = 0;
    bool swapBytes = false;

    std::int64_t frameOffset(std::int64_t frame) const;
};

/// Reverses the bytes of `count` samples of `size` bytes (1, 2, 4, 8).
void swapSamples(std::byte* samples, std::int64_t count, std::size_t size);

/// Copies one region of one channel; reads only the byte ranges that hold it, a few MiB at a time.
void readRaw(const RawFile& file, const RawLayout& layout, std::int64_t frame, const Rect& rect,
             int channel, const PixelTarget& target, int targetChannel, const CancelToken& cancel);

/// NPY, EDF: a description and a layout over an open file. Throws Error(Input) when the last
/// sample lies beyond the end of the file.
SourcePtr makeRawSource(std::unique_ptr<RawFile> file, SourceDescription description,
                        RawLayout layout);

} // namespace specula::io
