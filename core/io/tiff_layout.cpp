// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tiff_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace specula::io {
namespace {

/// A TIFF file in memory, for having one tile compressed.
struct MemoryFile {
    std::vector<std::byte> bytes;
    std::size_t at = 0;

    static MemoryFile& of(thandle_t handle) { return *static_cast<MemoryFile*>(handle); }
    static tsize_t read(thandle_t handle, tdata_t to, tsize_t count) {
        MemoryFile& file = of(handle);
        const std::size_t have = file.bytes.size() - std::min(file.at, file.bytes.size());
        const std::size_t n = std::min(static_cast<std::size_t>(count), have);
        std::memcpy(to, file.bytes.data() + file.at, n);
        file.at += n;
        return static_cast<tsize_t>(n);
    }
    static tsize_t write(thandle_t handle, tdata_t from, tsize_t count) {
        MemoryFile& file = of(handle);
        const auto n = static_cast<std::size_t>(count);
        file.bytes.resize(std::max(file.bytes.size(), file.at + n));
        std::memcpy(file.bytes.data() + file.at, from, n);
        file.at += n;
        return count;
    }
    static toff_t seek(thandle_t handle, toff_t offset, int whence) {
        MemoryFile& file = of(handle);
        file.at = static_cast<std::size_t>(offset) + (whence == SEEK_CUR   ? file.at
                                                      : whence == SEEK_END ? file.bytes.size()
                                                                           : 0);
        return file.at;
    }
    static toff_t size(thandle_t handle) { return of(handle).bytes.size(); }
    static int close(thandle_t) { return 0; }
};

struct Closer {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};

template<class Set>
void setBlockTags(const TiffLayout& layout, const Set& set) {
    set(TIFFTAG_BITSPERSAMPLE, static_cast<int>(8 * pixelBytes(layout.type)));
    set(TIFFTAG_SAMPLEFORMAT, isFloat(layout.type)    ? SAMPLEFORMAT_IEEEFP
                              : isSigned(layout.type) ? SAMPLEFORMAT_INT
                                                      : SAMPLEFORMAT_UINT);
    set(TIFFTAG_SAMPLESPERPIXEL, layout.channels);
    set(TIFFTAG_PLANARCONFIG,
        layout.planar && layout.channels > 1 ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
    set(TIFFTAG_COMPRESSION, static_cast<int>(layout.compression));
    if (layout.predictor &&
        (layout.compression == COMPRESSION_ADOBE_DEFLATE || layout.compression == COMPRESSION_LZW))
        set(TIFFTAG_PREDICTOR,
            isFloat(layout.type) ? PREDICTOR_FLOATINGPOINT : PREDICTOR_HORIZONTAL);
}

} // namespace

std::uint16_t tiffCompression(const std::string& name) {
    if (name == "none")
        return COMPRESSION_NONE;
    if (name == "deflate")
        return COMPRESSION_ADOBE_DEFLATE;
    if (name == "lzw")
        return COMPRESSION_LZW;
    if (name == "packbits")
        return COMPRESSION_PACKBITS;
    throw Error(ErrorCode::Usage, fmt::format("TIFF has no compression \"{}\" here", name))
        .atField("compression")
        .withRemedy("use none, deflate, lzw or packbits");
}

void setTiffTags(TiffFile& file, const TiffLayout& layout, std::int64_t width, std::int64_t height,
                 bool reduced) {
    file.set(TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(width));
    file.set(TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(height));
    setBlockTags(layout, [&](std::uint32_t tag, int value) { file.set(tag, value); });
    const bool colour = (layout.channels == 3 || layout.channels == 4) && !isFloat(layout.type);
    const int extra = layout.channels - (colour ? 3 : 1);
    file.set(TIFFTAG_PHOTOMETRIC, colour ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK);
    if (extra > 0) {
        const std::vector<std::uint16_t> kinds(static_cast<std::size_t>(extra),
                                               EXTRASAMPLE_UNSPECIFIED);
        file.set(TIFFTAG_EXTRASAMPLES, extra, kinds.data());
    }
    if (layout.tile > 0) {
        file.set(TIFFTAG_TILEWIDTH, static_cast<std::uint32_t>(layout.tile));
        file.set(TIFFTAG_TILELENGTH, static_cast<std::uint32_t>(layout.tile));
    } else {
        file.set(TIFFTAG_ROWSPERSTRIP, static_cast<std::uint32_t>(layout.rowsPerStrip));
    }
    file.set(TIFFTAG_SOFTWARE, "Specula");
    if (reduced)
        file.set(TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
}

void fillTiffBlock(std::span<std::byte> block, const TiffLayout& layout, const Pixels& pixels,
                   const Rect& part, int plane, std::int64_t blockWidth) {
    const auto sample = static_cast<std::int64_t>(pixelBytes(layout.type));
    const int inBlock = layout.planar ? 1 : layout.channels;
    const std::int64_t rows =
        static_cast<std::int64_t>(block.size()) / (blockWidth * inBlock * sample);
    if (part.width < blockWidth || part.height < rows)
        std::fill(block.begin(), block.end(), std::byte{0});
    for (int c = 0; c < inBlock; ++c)
        for (std::int64_t j = 0; j < part.height; ++j) {
            const std::byte* from =
                pixels.data() +
                (((plane + c) * pixels.height() + part.y + j) * pixels.width() + part.x) * sample;
            std::byte* to = block.data() + (j * blockWidth * inBlock + c) * sample;
            if (inBlock == 1)
                std::memcpy(to, from, static_cast<std::size_t>(part.width * sample));
            else
                for (std::int64_t i = 0; i < part.width; ++i)
                    std::memcpy(to + i * inBlock * sample, from + i * sample,
                                static_cast<std::size_t>(sample));
        }
}

std::vector<std::byte> encodeTiffTile(const TiffLayout& layout, std::span<std::byte> block) {
    if (layout.compression == COMPRESSION_NONE)
        return {block.begin(), block.end()};
    MemoryFile memory;
    const std::unique_ptr<TIFF, Closer> tiff(
        TIFFClientOpen("a tile", "w", &memory, MemoryFile::read, MemoryFile::write,
                       MemoryFile::seek, MemoryFile::close, MemoryFile::size, nullptr, nullptr));
    const auto refused = [] {
        return Error(ErrorCode::Computation, "libtiff refused to compress a tile");
    };
    if (tiff == nullptr)
        throw refused();
    const auto set = [&](std::uint32_t tag, auto value) {
        if (TIFFSetField(tiff.get(), tag, value) != 1)
            throw refused();
    };
    TiffLayout one = layout;
    if (layout.planar)
        one.channels = 1;
    const auto side = static_cast<std::uint32_t>(layout.tile);
    set(TIFFTAG_IMAGEWIDTH, side);
    set(TIFFTAG_IMAGELENGTH, side);
    set(TIFFTAG_TILEWIDTH, side);
    set(TIFFTAG_TILELENGTH, side);
    set(TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    setBlockTags(one, set);
    if (TIFFWriteEncodedTile(tiff.get(), 0, block.data(), static_cast<tmsize_t>(block.size())) < 0)
        throw refused();
    const std::uint64_t offset = TIFFGetStrileOffset(tiff.get(), 0);
    const std::uint64_t bytes = TIFFGetStrileByteCount(tiff.get(), 0);
    const auto first = memory.bytes.begin() + static_cast<std::ptrdiff_t>(offset);
    return {first, first + static_cast<std::ptrdiff_t>(bytes)};
}

} // namespace specula::io
