// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding one tile or strip of a TIFF image.
#include "core/io/half.h"
#include "core/io/raw_source.h"
#include "core/io/tiff_image.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace specula::io {
namespace {

/// Samples of `Sample` bytes, `stride` bytes apart, put side by side.
template<std::size_t Sample>
void gather(const std::byte* from, std::int64_t stride, std::byte* to, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i)
        std::memcpy(to + i * std::int64_t{Sample}, from + i * stride, Sample);
}

void gatherSamples(const std::byte* from, std::int64_t stride, std::byte* to, std::int64_t count,
                   std::size_t sample) {
    if (stride == static_cast<std::int64_t>(sample))
        std::memcpy(to, from, static_cast<std::size_t>(count) * sample);
    else if (sample == 1)
        gather<1>(from, stride, to, count);
    else if (sample == 2)
        gather<2>(from, stride, to, count);
    else if (sample == 4)
        gather<4>(from, stride, to, count);
    else
        gather<8>(from, stride, to, count);
}

/// Samples of 1..14 bits, most significant bit first, from number `first` on, every `step`-th.
void unpackBits(const std::byte* row, int bits, std::int64_t first, std::int64_t step,
                const PixelTarget& target, std::byte* to, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        std::int64_t bit = (first + i * step) * bits;
        unsigned value = 0;
        for (int b = 0; b < bits; ++b, ++bit)
            value = value << 1 | ((std::to_integer<unsigned>(row[bit / 8]) >> (7 - bit % 8)) & 1U);
        if (target.type == PixelType::U8)
            to[i] = static_cast<std::byte>(value);
        else {
            const auto wide = static_cast<std::uint16_t>(value);
            std::memcpy(to + 2 * i, &wide, 2);
        }
    }
}

} // namespace

void readTiffBlock(TiffFile& file, const RawFile& raw, const TiffImage& image,
                   const TiffBlock& block, const Rect& rect, int firstChannel, int channels,
                   const PixelTarget& target, const CancelToken& cancel) {
    cancel.throwIfCancelled();
    const Rect whole{block.column * image.blockWidth, block.row * image.blockHeight,
                     image.blockWidth, image.blockHeight};
    const Rect part = whole.intersected(rect);
    const int inBlock = image.planar ? 1 : image.channels;
    const int first = image.planar ? 0 : firstChannel;
    const auto sample = static_cast<std::int64_t>(pixelBytes(image.type));
    const auto number = static_cast<std::uint32_t>(
        (block.plane * image.down() + block.row) * image.across() + block.column);
    const auto broken = [&](const std::string& what) {
        return file.error(what, fmt::format("{} {}", image.tiled ? "tile" : "strip", number));
    };
    const auto destination = [&](int channel, std::int64_t y) {
        return target.row(channel, part.y - rect.y + y) + (part.x - rect.x) * sample;
    };

    const std::uint64_t offset = TIFFGetStrileOffset(file.get(), number);
    const std::uint64_t stored = TIFFGetStrileByteCount(file.get(), number);
    if (offset == 0 && stored == 0) { // a block that was never written counts as zeros
        for (int c = 0; c < channels; ++c)
            for (std::int64_t y = 0; y < part.height; ++y)
                std::memset(destination(c, y), 0, static_cast<std::size_t>(part.width * sample));
        return;
    }

    const std::int64_t rowBytes = image.blockRowBytes();
    // A tile is stored whole; of a strip only the rows down to the last wanted one are decoded.
    const std::int64_t rows = image.tiled ? image.blockHeight : part.bottom() - whole.y;
    if (image.plain()) {
        if (offset > static_cast<std::uint64_t>(raw.size()))
            throw broken("lies beyond the end of the file");
        RawLayout layout;
        layout.frameOffsets = {static_cast<std::int64_t>(offset)};
        layout.rowStep = rowBytes;
        layout.columnStep = inBlock * sample;
        layout.channelStep = sample;
        layout.swapBytes = image.swapped;
        PixelTarget window = target;
        window.data = destination(0, 0);
        for (int c = 0; c < channels; ++c)
            readRaw(raw, layout, 0, {part.x - whole.x, part.y - whole.y, part.width, part.height},
                    first + c, window, c, cancel);
        return;
    }

    auto decoded = Array<std::byte>::uninitialized({rowBytes * rows});
    std::byte* const bytes = decoded.editValues().data();
    const tmsize_t wanted = rowBytes * rows;
    const tmsize_t got = image.tiled ? TIFFReadEncodedTile(file.get(), number, bytes, wanted)
                                     : TIFFReadEncodedStrip(file.get(), number, bytes, wanted);
    if (got != wanted)
        throw broken("cannot be decoded");
    for (int c = 0; c < channels; ++c)
        for (std::int64_t y = 0; y < part.height; ++y) {
            const std::byte* row = bytes + (part.y - whole.y + y) * rowBytes;
            const std::int64_t firstSample = (part.x - whole.x) * inBlock + first + c;
            std::byte* to = destination(c, y);
            if (image.half)
                for (std::int64_t x = 0; x < part.width; ++x) {
                    std::uint16_t bits = 0;
                    std::memcpy(&bits, row + (firstSample + x * inBlock) * 2, 2);
                    const float value = floatFromHalf(bits);
                    std::memcpy(to + x * 4, &value, 4);
                }
            else if (image.bits != 8 * sample)
                unpackBits(row, image.bits, firstSample, inBlock, target, to, part.width);
            else
                gatherSamples(row + firstSample * sample, inBlock * sample, to, part.width,
                              static_cast<std::size_t>(sample));
        }
}

} // namespace specula::io
