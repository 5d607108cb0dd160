// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/exr_file.h"

#include "core/io/raw_file.h"

#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfPartType.h>
#include <OpenEXR/ImfTileDescription.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace specula::io {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kMagic = "\x76\x2f\x31\x01";
/// Tiles up to this size are taken as they come.
constexpr std::int64_t kMostSmall = 4 << 20;

Error broken(const fs::path& file, std::string reason, std::string field = {}) {
    return Error(ErrorCode::Input, std::move(reason))
        .inFile(file)
        .atField(std::move(field))
        .withRemedy(kCopyAgain);
}

/// Walks over the attributes without believing their sizes: the library allocates what an
/// attribute claims before it reads it.
void checkHeaders(const RawFile& file) {
    const std::string start = file.textAt(0, 8);
    if (start.size() < 8)
        throw broken(file.path(), "is cut short in its header");
    const bool manyParts = (static_cast<unsigned char>(start[5]) & 0x10) != 0;
    std::int64_t at = 8;
    for (int part = 0;; ++part) {
        if (part > 100000)
            throw broken(file.path(), "has an absurd number of parts");
        for (int attribute = 0;; ++attribute) {
            // Two names of at most 255 bytes and a size.
            const std::string text = file.textAt(at, 516);
            const std::size_t name = text.find('\0');
            if (name == 0) {
                at += 1;
                if (!manyParts || attribute == 0)
                    return;
                break;
            }
            const std::size_t type = name == std::string::npos ? name : text.find('\0', name + 1);
            if (type == std::string::npos || type + 5 > text.size())
                throw broken(file.path(), "has a header that is damaged or cut short");
            std::array<unsigned char, 4> raw{};
            std::memcpy(raw.data(), text.data() + type + 1, raw.size());
            const std::int64_t size = std::int64_t{raw[0]} | std::int64_t{raw[1]} << 8 |
                                      std::int64_t{raw[2]} << 16 | std::int64_t{raw[3]} << 24;
            at += static_cast<std::int64_t>(type) + 5;
            if (size > file.size() - at)
                throw broken(file.path(),
                             fmt::format("claims {} bytes in a file of {}", size, file.size()),
                             text.substr(0, name));
            at += size;
        }
    }
}

int log2Of(int size, Imf::LevelRoundingMode mode) {
    const auto n = static_cast<unsigned>(size);
    const int down = std::bit_width(n) - 1;
    return mode == Imf::ROUND_UP && !std::has_single_bit(n) ? down + 1 : down;
}

int levelSize(int size, int level, Imf::LevelRoundingMode mode) {
    const std::int64_t step = std::int64_t{1} << level;
    const std::int64_t n = mode == Imf::ROUND_UP ? (size + step - 1) / step : size / step;
    return static_cast<int>(std::max<std::int64_t>(1, n));
}

int linesPerChunk(Imf::Compression compression) {
    switch (compression) {
    case Imf::NO_COMPRESSION:
    case Imf::RLE_COMPRESSION:
    case Imf::ZIPS_COMPRESSION:
        return 1;
    case Imf::ZIP_COMPRESSION:
    case Imf::PXR24_COMPRESSION:
        return 16;
    case Imf::DWAB_COMPRESSION:
        return 256;
    default:
        return 32;
    }
}

/// Bytes that one compressed byte can become at best; images of zeros come close to it.
std::int64_t mostRatio(Imf::Compression compression) {
    switch (compression) {
    case Imf::NO_COMPRESSION:
        return 1;
    case Imf::RLE_COMPRESSION:
        return 64;
    case Imf::ZIPS_COMPRESSION:
    case Imf::ZIP_COMPRESSION:
    case Imf::PXR24_COMPRESSION:
        return 2080;
    case Imf::PIZ_COMPRESSION:
        return 512;
    case Imf::B44_COMPRESSION:
    case Imf::B44A_COMPRESSION:
        return 16;
    default:
        return 1 << 16;
    }
}

void chooseChannels(const fs::path& file, const Imf::Header& header, ExrPart& part) {
    std::vector<std::string> floats, integers;
    for (auto i = header.channels().begin(); i != header.channels().end(); ++i) {
        if (i.channel().xSampling != 1 || i.channel().ySampling != 1)
            throw broken(file,
                         fmt::format("channel {} is stored at {}x{} subsampling, which is not "
                                     "supported",
                                     i.name(), i.channel().xSampling, i.channel().ySampling),
                         part.name)
                .withRemedy("save all channels at full resolution");
        (i.channel().type == Imf::UINT ? integers : floats).emplace_back(i.name());
    }
    const bool useIntegers = integers.size() > floats.size();
    part.type = useIntegers ? PixelType::U32 : PixelType::F32;
    const auto& left = useIntegers ? floats : integers;
    part.channels = useIntegers ? integers : floats;
    if (part.channels.empty())
        throw broken(file, "has no channels", part.name)
            .withRemedy("open another part, or save it with a channel");
    if (!left.empty())
        part.note = fmt::format("integer and float channels in one part: {} {} not shown",
                                fmt::join(left, ", "), left.size() == 1 ? "is" : "are");
    constexpr std::string_view kColours = "RGBA";
    std::stable_sort(part.channels.begin(), part.channels.end(),
                     [&](const std::string& a, const std::string& b) {
                         const auto rank = [&](const std::string& name) {
                             return name.size() == 1 ? std::min(kColours.find(name), std::size_t{9})
                                                     : std::size_t{9};
                         };
                         return rank(a) < rank(b);
                     });
}

} // namespace

std::string exrCompressionName(Imf::Compression compression) {
    static constexpr const char* kNames[] = {"uncompressed", "RLE", "ZIPS", "ZIP",  "PIZ",
                                             "PXR24",        "B44", "B44A", "DWAA", "DWAB"};
    const auto i = static_cast<std::size_t>(compression);
    return i < std::size(kNames) ? kNames[i] : fmt::format("compression {}", i);
}

bool ExrPart::sameGeometryAs(const ExrPart& other) const {
    return type == other.type && channels == other.channels && window == other.window &&
           tiled == other.tiled && blockWidth == other.blockWidth &&
           blockHeight == other.blockHeight && levels == other.levels;
}

bool ExrFile::looksLikeExr(const fs::path& file) {
    return RawFile(file).textAt(0, 4) == kMagic;
}

ExrFile::ExrFile(const fs::path& file)
    : m_path(file) {
    {
        const RawFile raw(file);
        m_bytes = raw.size();
        checkHeaders(raw);
    }
    try {
        m_file = std::make_unique<Imf::MultiPartInputFile>(file.string().c_str(), 0, false);
    } catch (const std::exception& e) {
        throw broken(m_path, fmt::format("cannot be opened as OpenEXR: {}", e.what()));
    }
    m_tiled.resize(static_cast<std::size_t>(parts()));
    m_lines.resize(static_cast<std::size_t>(parts()));
}

ExrPart ExrFile::describe(int number) const {
    const Imf::Header& h = header(number);
    ExrPart part;
    part.number = number;
    part.name = h.hasName() ? h.name() : parts() > 1 ? std::to_string(number) : "";
    if (h.hasType() && Imf::isDeepData(h.type()))
        throw broken(m_path, "holds deep data, which is not an image of one value per pixel",
                     part.name)
            .withRemedy("flatten it with the program that made it");
    part.window = h.dataWindow();
    const std::int64_t width = std::int64_t{part.window.max.x} - part.window.min.x + 1;
    const std::int64_t height = std::int64_t{part.window.max.y} - part.window.min.y + 1;
    if (width < 1 || height < 1 || width > 0x7FFFFFFF || height > 0x7FFFFFFF)
        throw broken(m_path, fmt::format("has a data window of {}x{}", width, height), part.name);
    chooseChannels(m_path, h, part);

    part.tiled = h.hasType() ? Imf::isTiled(h.type()) : h.hasTileDescription();
    const Imf::Compression compression = h.compression();
    part.encoding = exrCompressionName(compression);
    const int w = static_cast<int>(width), high = static_cast<int>(height);
    if (part.tiled) {
        const Imf::TileDescription& tiles = h.tileDescription();
        if (tiles.xSize < 1 || tiles.ySize < 1 || tiles.xSize > 0x7FFFFFFF ||
            tiles.ySize > 0x7FFFFFFF)
            throw broken(m_path, "has tiles of an absurd size", part.name);
        part.blockWidth = static_cast<int>(tiles.xSize);
        part.blockHeight = static_cast<int>(tiles.ySize);
        int levels = 1;
        if (tiles.mode == Imf::MIPMAP_LEVELS)
            levels = log2Of(std::max(w, high), tiles.roundingMode) + 1;
        else if (tiles.mode == Imf::RIPMAP_LEVELS) // the square ones among them
            levels = log2Of(std::min(w, high), tiles.roundingMode) + 1;
        for (int l = 0; l < levels; ++l)
            part.levels.push_back(
                {l, levelSize(w, l, tiles.roundingMode), levelSize(high, l, tiles.roundingMode)});
        part.encoding += fmt::format(", tiles {}x{}", part.blockWidth, part.blockHeight);
    } else {
        part.blockWidth = w;
        part.blockHeight = std::min(high, linesPerChunk(compression));
        part.levels = {{0, w, high}};
        part.encoding += fmt::format(", chunks of {} lines", part.blockHeight);
    }

    std::int64_t pixelBytes = 0;
    for (auto i = h.channels().begin(); i != h.channels().end(); ++i)
        pixelBytes += i.channel().type == Imf::HALF ? 2 : 4;
    constexpr std::int64_t kMostBlock = std::int64_t{2} << 30;
    const std::int64_t room =
        std::min(kMostBlock, std::min(kMostBlock, m_bytes) * mostRatio(compression) + 4096);
    const std::int64_t stored = std::min<std::int64_t>(part.blockWidth, w);
    const std::int64_t lines = std::min(part.blockHeight, high);
    // The library makes room for whole tiles, also where the image is smaller than one.
    if (part.blockWidth > kMostBlock / pixelBytes / part.blockHeight ||
        stored * pixelBytes > room || lines > room / (stored * pixelBytes) ||
        std::int64_t{part.blockWidth} * part.blockHeight * pixelBytes > std::max(room, kMostSmall))
        throw broken(m_path,
                     fmt::format("a block of {}x{} pixels cannot come from a file of {} bytes",
                                 part.blockWidth, part.blockHeight, m_bytes),
                     part.name);
    return part;
}

void ExrFile::readTile(const ExrPart& part, int level, int column, int row,
                       const Imf::FrameBuffer& buffer) {
    try {
        auto& tiled = m_tiled[static_cast<std::size_t>(part.number)];
        if (!tiled)
            tiled = std::make_unique<Imf::TiledInputPart>(*m_file, part.number);
        tiled->setFrameBuffer(buffer);
        tiled->readTile(column, row, level, level);
    } catch (const std::exception& e) {
        throw broken(m_path,
                     fmt::format("tile {},{} of level {} cannot be decoded: {}", column, row, level,
                                 e.what()),
                     part.name);
    }
}

void ExrFile::readLines(const ExrPart& part, int first, int last, const Imf::FrameBuffer& buffer) {
    try {
        auto& lines = m_lines[static_cast<std::size_t>(part.number)];
        if (!lines)
            lines = std::make_unique<Imf::InputPart>(*m_file, part.number);
        lines->setFrameBuffer(buffer);
        lines->readPixels(part.window.min.y + first, part.window.min.y + last);
    } catch (const std::exception& e) {
        throw broken(m_path,
                     fmt::format("lines {} to {} cannot be decoded: {}", first, last, e.what()),
                     part.name);
    }
}

} // namespace specula::io
