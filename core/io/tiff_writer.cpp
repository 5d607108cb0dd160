// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/io/halve.h"
#include "core/io/tiff_image.h"
#include "core/io/writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>

namespace specula::io {
namespace {

using Options = TiffWriteOptions;

constexpr std::int64_t kBandBytes = 16 << 20;

std::uint16_t compressionTag(Options::Compression compression) {
    switch (compression) {
    case Options::Compression::None:
        return COMPRESSION_NONE;
    case Options::Compression::Deflate:
        return COMPRESSION_ADOBE_DEFLATE;
    case Options::Compression::Lzw:
        return COMPRESSION_LZW;
    case Options::Compression::PackBits:
        break;
    }
    return COMPRESSION_PACKBITS;
}

void validateOptions(const std::filesystem::path& file, const Options& options) {
    const auto refuse = [&](const char* why) { return Error(ErrorCode::Usage, why).inFile(file); };
    if (options.tile < 0 || options.tile % 16 != 0 || options.tile > 16384)
        throw refuse("the tile size must be a multiple of 16, at most 16384");
    if (options.pyramid && options.tile == 0)
        throw refuse("a pyramid needs tiles").withRemedy("give a tile size, e.g. 256");
}

class Writer {
  public:
    Writer(const std::filesystem::path& target, const RegionSource& source, const Options& options,
           JobContext& job)
        : m_source(source)
        , m_d(source.describe())
        , m_options(options)
        , m_job(job)
        , m_atomic(target, options.overwrite) {
        m_levels.push_back({0, 0, m_d.width(), m_d.height()});
        if (options.pyramid)
            while (std::max(m_levels.back().width, m_levels.back().height) > options.tile)
                m_levels.push_back(
                    {0, 0, (m_levels.back().width + 1) / 2, (m_levels.back().height + 1) / 2});
        for (const Rect& level : m_levels)
            m_total += level.area() * m_d.frames;
        // What may not fit into 4 GiB gets the 64-bit variant, asked for or not.
        const double bytes = static_cast<double>(m_total) * m_d.channels *
                             static_cast<double>(pixelBytes(m_d.type)) * 1.1;
        m_tiff.emplace(m_atomic.path(), options.bigTiff || bytes > 4e9 ? "w8" : "w", target);
    }

    void run() {
        for (std::int64_t f = 0; f < m_d.frames; ++f) {
            writeTags(0);
            writeFullLevel(f);
            finishDirectory();
            for (std::size_t level = 1; level < m_levels.size(); ++level) {
                writeTags(level);
                writeReducedLevel(f, level);
                finishDirectory();
            }
        }
        m_job.throwIfCancelled();
        if (TIFFFlush(m_tiff->get()) != 1)
            throw m_tiff->error("cannot be written");
        m_tiff.reset();
        m_atomic.commit();
    }

  private:
    std::int64_t blockWidth() const { return m_options.tile > 0 ? m_options.tile : m_d.width(); }
    std::int64_t blockHeight() const {
        if (m_options.tile > 0)
            return m_options.tile;
        const std::int64_t row =
            m_d.width() * m_d.channels * static_cast<std::int64_t>(pixelBytes(m_d.type));
        return std::clamp<std::int64_t>((256 << 10) / row, 1, m_d.height());
    }

    void writeTags(std::size_t level) {
        TiffFile& t = *m_tiff;
        t.set(TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(m_levels[level].width));
        t.set(TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(m_levels[level].height));
        t.set(TIFFTAG_BITSPERSAMPLE, static_cast<int>(8 * pixelBytes(m_d.type)));
        t.set(TIFFTAG_SAMPLEFORMAT, isFloat(m_d.type)    ? SAMPLEFORMAT_IEEEFP
                                    : isSigned(m_d.type) ? SAMPLEFORMAT_INT
                                                         : SAMPLEFORMAT_UINT);
        t.set(TIFFTAG_SAMPLESPERPIXEL, m_d.channels);
        const bool colour = (m_d.channels == 3 || m_d.channels == 4) && !isFloat(m_d.type);
        const int extra = m_d.channels - (colour ? 3 : 1);
        t.set(TIFFTAG_PHOTOMETRIC, colour ? PHOTOMETRIC_RGB : PHOTOMETRIC_MINISBLACK);
        if (extra > 0) {
            const std::vector<std::uint16_t> kinds(static_cast<std::size_t>(extra),
                                                   EXTRASAMPLE_UNSPECIFIED);
            t.set(TIFFTAG_EXTRASAMPLES, extra, kinds.data());
        }
        t.set(TIFFTAG_PLANARCONFIG,
              m_options.planar && m_d.channels > 1 ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
        t.set(TIFFTAG_COMPRESSION, static_cast<int>(compressionTag(m_options.compression)));
        if (m_options.predictor && (m_options.compression == Options::Compression::Deflate ||
                                    m_options.compression == Options::Compression::Lzw))
            t.set(TIFFTAG_PREDICTOR,
                  isFloat(m_d.type) ? PREDICTOR_FLOATINGPOINT : PREDICTOR_HORIZONTAL);
        if (m_options.tile > 0) {
            t.set(TIFFTAG_TILEWIDTH, static_cast<std::uint32_t>(m_options.tile));
            t.set(TIFFTAG_TILELENGTH, static_cast<std::uint32_t>(m_options.tile));
        } else {
            t.set(TIFFTAG_ROWSPERSTRIP, static_cast<std::uint32_t>(blockHeight()));
        }
        t.set(TIFFTAG_SOFTWARE, "Specula");
        if (level > 0) {
            t.set(TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
            return;
        }
        if (!m_options.description.empty())
            t.set(TIFFTAG_IMAGEDESCRIPTION, m_options.description.c_str());
        if (m_levels.size() > 1) {
            const std::vector<std::uint64_t> later(m_levels.size() - 1, 0);
            t.set(TIFFTAG_SUBIFD, static_cast<int>(later.size()), later.data());
        }
    }

    void finishDirectory() {
        if (TIFFWriteDirectory(m_tiff->get()) != 1)
            throw m_tiff->error("cannot be written");
    }

    /// The pixels of a band of blocks, or of some of them when a whole band is too much.
    void writeFullLevel(std::int64_t frame) {
        const std::int64_t bw = blockWidth(), bh = blockHeight();
        const std::int64_t column =
            bw * bh * m_d.channels * static_cast<std::int64_t>(pixelBytes(m_d.type));
        const bool wholeRows = m_d.preferredOrder == AccessOrder::TopDown;
        const std::int64_t group =
            wholeRows ? m_d.width() : bw * std::max<std::int64_t>(1, kBandBytes / column);
        for (std::int64_t y = 0; y < m_d.height(); y += bh)
            for (std::int64_t x = 0; x < m_d.width(); x += group) {
                const Rect rect = Rect{x, y, group, bh}.intersected(m_levels.front());
                writeBlocks(
                    m_source.readPixels({frame, 0, rect, 0, m_d.channels}, m_job.cancelToken()),
                    rect);
            }
    }

    /// Means of the level before, which is read back from the file: nothing is kept in memory.
    void writeReducedLevel(std::int64_t frame, std::size_t level) {
        TiffFile before(m_atomic.path(), "r", m_atomic.target());
        const RawFile raw(m_atomic.path());
        if (TIFFSetDirectory(before.get(), static_cast<tdir_t>(frame)) != 1)
            throw before.error("cannot be read back");
        before.selected();
        std::uint16_t count = 0;
        const std::uint64_t* offsets = nullptr;
        if (level > 1) {
            if (TIFFGetField(before.get(), TIFFTAG_SUBIFD, &count, &offsets) != 1 ||
                count < level - 1)
                throw before.error("cannot be read back");
            before.select(offsets[level - 2]);
        }
        const TiffImage image = readTiffImage(before);
        const Rect& whole = m_levels[level];
        for (std::int64_t y = 0; y < whole.height; y += m_options.tile)
            for (std::int64_t x = 0; x < whole.width; x += m_options.tile) {
                const Rect rect = Rect{x, y, m_options.tile, m_options.tile}.intersected(whole);
                const Rect from = Rect{2 * x, 2 * y, 2 * rect.width, 2 * rect.height}.intersected(
                    m_levels[level - 1]);
                writeBlocks(halved(readBack(before, raw, image, from)), rect);
            }
    }

    Pixels readBack(TiffFile& file, const RawFile& raw, const TiffImage& image, const Rect& rect) {
        Pixels pixels(m_d.type, rect.width, rect.height, m_d.channels);
        const PixelTarget target = pixels.target();
        for (int plane = 0; plane < (image.planar ? m_d.channels : 1); ++plane) {
            PixelTarget window = target;
            window.data = target.row(plane, 0);
            for (std::int64_t r = rect.y / image.blockHeight; r * image.blockHeight < rect.bottom();
                 ++r)
                for (std::int64_t c = rect.x / image.blockWidth;
                     c * image.blockWidth < rect.right(); ++c)
                    readTiffBlock(file, raw, image, {c, r, plane}, rect, 0,
                                  image.planar ? 1 : m_d.channels, window, m_job.cancelToken());
        }
        return pixels;
    }

    /// `rect` starts at a block and ends at one, or at the border of the image.
    void writeBlocks(const Pixels& pixels, const Rect& rect) {
        const std::int64_t bw = blockWidth(), bh = blockHeight();
        const auto sample = static_cast<std::int64_t>(pixelBytes(m_d.type));
        const bool planar = m_options.planar && m_d.channels > 1;
        const int inBlock = planar ? 1 : m_d.channels;
        for (std::int64_t y = 0; y < rect.height; y += bh)
            for (std::int64_t x = 0; x < rect.width; x += bw)
                for (int plane = 0; plane < (planar ? m_d.channels : 1); ++plane) {
                    m_job.throwIfCancelled();
                    const std::int64_t w = std::min(bw, rect.width - x),
                                       h = std::min(bh, rect.height - y);
                    const std::int64_t rows = m_options.tile > 0 ? bh : h;
                    m_block.assign(static_cast<std::size_t>(bw * rows * inBlock * sample),
                                   std::byte{0});
                    for (int c = 0; c < inBlock; ++c)
                        for (std::int64_t j = 0; j < h; ++j) {
                            const std::byte* from =
                                pixels.data() +
                                (((plane + c) * rect.height + y + j) * rect.width + x) * sample;
                            std::byte* to = m_block.data() + (j * bw * inBlock + c) * sample;
                            for (std::int64_t i = 0; i < w; ++i)
                                std::memcpy(to + i * inBlock * sample, from + i * sample,
                                            static_cast<std::size_t>(sample));
                        }
                    store(rect.x + x, rect.y + y, plane);
                }
        m_done += rect.area();
        m_job.report(m_done, m_total, "pixels");
    }

    void store(std::int64_t x, std::int64_t y, int plane) {
        TIFF* tiff = m_tiff->get();
        const auto px = static_cast<std::uint32_t>(x), py = static_cast<std::uint32_t>(y);
        const auto sample = static_cast<std::uint16_t>(plane);
        const auto bytes = static_cast<tmsize_t>(m_block.size());
        const tmsize_t done =
            m_options.tile > 0
                ? TIFFWriteEncodedTile(tiff, TIFFComputeTile(tiff, px, py, 0, sample),
                                       m_block.data(), bytes)
                : TIFFWriteEncodedStrip(tiff, TIFFComputeStrip(tiff, py, sample), m_block.data(),
                                        bytes);
        if (done < 0)
            throw m_tiff->error("cannot be written").withRemedy("check the free space");
    }

    const RegionSource& m_source;
    const SourceDescription& m_d;
    const Options& m_options;
    JobContext& m_job;
    AtomicFile m_atomic;
    std::vector<Rect> m_levels;
    std::int64_t m_total = 0, m_done = 0;
    std::vector<std::byte> m_block;
    std::optional<TiffFile> m_tiff; ///< after m_atomic: closed before the file is removed
};

} // namespace

void writeTiff(const std::filesystem::path& file, const RegionSource& source,
               const TiffWriteOptions& options, JobContext& job) {
    validateOptions(file, options);
    Writer(file, source, options, job).run();
}

} // namespace specula::io
