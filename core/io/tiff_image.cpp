// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tiff_image.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace specula::io {
namespace {

struct Compression {
    std::uint16_t code;
    const char* name;
    std::int64_t mostRatio; ///< bytes that one compressed byte can become at best
};
constexpr Compression kCompressions[] = {
    {COMPRESSION_NONE, "uncompressed", 1},        {COMPRESSION_LZW, "LZW", 4096},
    {COMPRESSION_ADOBE_DEFLATE, "deflate", 1040}, {COMPRESSION_DEFLATE, "deflate", 1040},
    {COMPRESSION_PACKBITS, "PackBits", 64},       {COMPRESSION_ZSTD, "Zstandard", 1 << 15},
    {COMPRESSION_LZMA, "LZMA", 1 << 14},
};

const Compression* findCompression(std::uint16_t code) {
    for (const Compression& c : kCompressions)
        if (c.code == code)
            return &c;
    return nullptr;
}

std::optional<PixelType> typeOf(std::uint16_t format, int bits) {
    if (format == SAMPLEFORMAT_IEEEFP) {
        if (bits == 16 || bits == 32)
            return PixelType::F32;
        return bits == 64 ? std::optional(PixelType::F64) : std::nullopt;
    }
    if (format == SAMPLEFORMAT_INT)
        switch (bits) {
        case 8:
            return PixelType::I8;
        case 16:
            return PixelType::I16;
        case 32:
            return PixelType::I32;
        case 64:
            return PixelType::I64;
        default:
            return std::nullopt;
        }
    if (format != SAMPLEFORMAT_UINT && format != SAMPLEFORMAT_VOID)
        return std::nullopt;
    switch (bits) {
    case 1:
    case 2:
    case 4:
    case 8:
        return PixelType::U8;
    case 10:
    case 12:
    case 14:
    case 16:
        return PixelType::U16;
    case 32:
        return PixelType::U32;
    case 64:
        return PixelType::U64;
    default:
        return std::nullopt;
    }
}

/// Refuses what the file cannot back, before anything is allocated for it.
void checkSizes(const TiffFile& file, const TiffImage& image) {
    constexpr std::int64_t kMostBlock = std::int64_t{2} << 30;
    const auto refuse = [&](std::string reason) {
        return Error(ErrorCode::Input, std::move(reason))
            .inFile(file.path())
            .withRemedy("the file is damaged or cut short: copy it again");
    };
    if (image.width < 1 || image.height < 1 || image.blockWidth < 1 || image.blockHeight < 1)
        throw refuse("has a width, height or block size of zero");
    if (image.channels < 1 || image.channels > 4096)
        throw refuse(fmt::format("has {} samples per pixel", image.channels));
    const std::int64_t ratio = findCompression(image.compression)->mostRatio;
    const std::int64_t row = image.blockRowBytes();
    const std::int64_t room = std::min(kMostBlock, file.fileBytes()) * ratio + 4096;
    const std::int64_t rows =
        std::min(image.blockHeight, image.tiled ? image.blockHeight : image.height);
    if (row > room || rows > room / row || (!image.plain() && rows > kMostBlock / row))
        throw refuse(fmt::format("a block of {}x{} pixels cannot come from a file of {} bytes",
                                 image.blockWidth, image.blockHeight, file.fileBytes()));
    const std::int64_t planes = image.planar ? image.channels : 1;
    if (image.across() > file.fileBytes() || image.down() > file.fileBytes() / image.across() ||
        planes > file.fileBytes() / (image.across() * image.down()))
        throw refuse(fmt::format("{}x{} pixels need more blocks than a file of {} bytes can list",
                                 image.width, image.height, file.fileBytes()));
}

std::vector<std::uint64_t> subDirectories(const TiffFile& file) {
    std::uint16_t count = 0;
    const std::uint64_t* offsets = nullptr;
    if (TIFFGetField(file.get(), TIFFTAG_SUBIFD, &count, &offsets) != 1 || offsets == nullptr)
        return {};
    return {offsets, offsets + count};
}

/// Takes `image` as the next level of the page if it looks like one.
void addLevel(TiffPage& page, const TiffImage& image) {
    if (page.levels.empty())
        return;
    const TiffImage& full = page.levels.front();
    const TiffImage& last = page.levels.back();
    // The same picture: proportions equal within the rounding of either side.
    const std::int64_t difference = std::abs(image.width * full.height - image.height * full.width);
    if (image.sameLayoutAs(full) && image.width <= last.width && image.height <= last.height &&
        (image.width < last.width || image.height < last.height) &&
        difference <= full.width + full.height)
        page.levels.push_back(image);
}

} // namespace

std::string tiffCompressionName(std::uint16_t compression) {
    if (const Compression* known = findCompression(compression))
        return known->name;
    const TIFFCodec* codec = TIFFFindCODEC(compression);
    return codec != nullptr ? codec->name : fmt::format("number {}", compression);
}

std::int64_t TiffImage::blockRowBytes() const {
    return (blockWidth * bits * (planar ? 1 : channels) + 7) / 8;
}

bool TiffImage::plain() const {
    return compression == COMPRESSION_NONE && !half &&
           bits == static_cast<int>(8 * pixelBytes(type));
}

bool TiffImage::sameLayoutAs(const TiffImage& other) const {
    return type == other.type && bits == other.bits && half == other.half &&
           channels == other.channels;
}

std::string TiffImage::encoding() const {
    return fmt::format("{}, {} {}x{}{}", tiffCompressionName(compression),
                       tiled ? "tiles" : "strips", blockWidth, blockHeight,
                       planar ? ", planar" : "");
}

TiffImage readTiffImage(const TiffFile& file) {
    TiffImage image;
    image.directory = TIFFCurrentDirOffset(file.get());
    image.width = file.field<std::uint32_t>(TIFFTAG_IMAGEWIDTH, 0);
    image.height = file.field<std::uint32_t>(TIFFTAG_IMAGELENGTH, 0);
    image.bits = file.field<std::uint16_t>(TIFFTAG_BITSPERSAMPLE, 1);
    image.channels = file.field<std::uint16_t>(TIFFTAG_SAMPLESPERPIXEL, 1);
    image.planar = image.channels > 1 &&
                   file.field<std::uint16_t>(TIFFTAG_PLANARCONFIG, 1) == PLANARCONFIG_SEPARATE;
    image.compression = file.field<std::uint16_t>(TIFFTAG_COMPRESSION, 1);
    image.orientation = file.field<std::uint16_t>(TIFFTAG_ORIENTATION, 1);
    image.kind = file.field<std::uint32_t>(TIFFTAG_SUBFILETYPE, 0);
    image.swapped = TIFFIsByteSwapped(file.get()) != 0;
    image.tiled = TIFFIsTiled(file.get()) != 0;
    const auto format = file.field<std::uint16_t>(TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    const auto type = typeOf(format, image.bits);
    if (!type)
        throw Error(
            ErrorCode::Input,
            fmt::format("samples of {} bits in format {} are not supported", image.bits, format))
            .inFile(file.path())
            .withRemedy("save it with 8-, 16- or 32-bit integers or floats");
    image.type = *type;
    image.half = format == SAMPLEFORMAT_IEEEFP && image.bits == 16;
    if (findCompression(image.compression) == nullptr ||
        TIFFIsCODECConfigured(image.compression) == 0)
        throw Error(ErrorCode::Input, fmt::format("the compression {} is not supported",
                                                  tiffCompressionName(image.compression)))
            .inFile(file.path())
            .withRemedy("save it with deflate or LZW, or without compression");
    if (image.tiled) {
        image.blockWidth = file.field<std::uint32_t>(TIFFTAG_TILEWIDTH, 0);
        image.blockHeight = file.field<std::uint32_t>(TIFFTAG_TILELENGTH, 0);
    } else {
        image.blockWidth = image.width;
        image.blockHeight = std::min<std::int64_t>(
            image.height, file.field<std::uint32_t>(TIFFTAG_ROWSPERSTRIP, 0xFFFFFFFFU));
    }
    checkSizes(file, image);
    return image;
}

TiffPages readTiffPages(TiffFile& file, const CancelToken& cancel) {
    TiffPages out;
    std::vector<std::vector<std::uint64_t>> subs;
    for (;;) {
        cancel.throwIfCancelled();
        TiffPage page;
        std::vector<std::uint64_t> pageSubs;
        try {
            TiffImage image = readTiffImage(file);
            if ((image.kind & FILETYPE_REDUCEDIMAGE) != 0 && !out.pages.empty()) {
                if (subs.back().empty())
                    addLevel(out.pages.back(), image);
            } else if ((image.kind & FILETYPE_MASK) == 0) {
                page.levels.push_back(image);
                pageSubs = subDirectories(file);
            }
        } catch (const Error& e) {
            page.problem = e;
        }
        if (!page.levels.empty() || page.problem) {
            out.pages.push_back(std::move(page));
            subs.push_back(std::move(pageSubs));
        }
        if (TIFFLastDirectory(file.get()) != 0)
            break;
        if (TIFFReadDirectory(file.get()) != 1) {
            out.broken = file.error(fmt::format("page {} cannot be read", out.pages.size()));
            break;
        }
        file.selected();
    }
    for (std::size_t p = 0; p < out.pages.size(); ++p)
        for (const std::uint64_t offset : subs[p]) {
            cancel.throwIfCancelled();
            try {
                file.select(offset);
                addLevel(out.pages[p], readTiffImage(file));
            } catch (const Error&) {
                break; // the full image is fine; the rest of its pyramid is not to be trusted
            }
        }
    return out;
}

} // namespace specula::io
