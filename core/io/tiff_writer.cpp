// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/io/tiff_sink.h"
#include "core/io/writers.h"

#include <fmt/format.h>

#include <algorithm>

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

TiffLayout layoutOf(const SourceDescription& d, const Options& options) {
    TiffLayout layout;
    layout.type = d.type;
    layout.channels = d.channels;
    layout.planar = options.planar && d.channels > 1;
    layout.compression = compressionTag(options.compression);
    layout.predictor = options.predictor;
    layout.tile = options.tile;
    const std::int64_t row = d.width() * d.channels * static_cast<std::int64_t>(pixelBytes(d.type));
    layout.rowsPerStrip = std::clamp<std::int64_t>((256 << 10) / row, 1, d.height());
    return layout;
}

/// What may not fit into 4 GiB gets the 64-bit variant, asked for or not.
bool needsBigTiff(const SourceDescription& d, const Options& options) {
    const double pyramid = options.pyramid ? 1.4 : 1;
    return options.bigTiff ||
           static_cast<double>(d.bytesPerFrame()) * static_cast<double>(d.frames) * pyramid * 1.1 >
               4e9;
}

/// Tiles, and the pyramid over them: the source is read in rows of tiles, or in parts of them when
/// a row is too much.
void writeTiles(const std::filesystem::path& file, const RegionSource& source,
                const Options& options, JobContext& job) {
    const SourceDescription& d = source.describe();
    SinkDescription description{d.type, d.width(), d.height(), d.frames, d.channels, {}, {}};
    const SinkPtr sink =
        makeTiffSink(file, description,
                     {layoutOf(d, options), options.pyramid, needsBigTiff(d, options),
                      options.overwrite, options.description});
    const std::int64_t tile = options.tile;
    const std::int64_t tileBytes =
        tile * tile * d.channels * static_cast<std::int64_t>(pixelBytes(d.type));
    const std::int64_t group = d.preferredOrder == AccessOrder::TopDown
                                   ? d.width()
                                   : tile * std::max<std::int64_t>(1, kBandBytes / tileBytes);
    const std::int64_t total = d.width() * d.height() * d.frames;
    std::int64_t done = 0;
    for (std::int64_t frame = 0; frame < d.frames; ++frame)
        for (std::int64_t y = 0; y < d.height(); y += tile)
            for (std::int64_t x = 0; x < d.width(); x += group) {
                const Rect rect =
                    Rect{x, y, group, tile}.intersected({0, 0, d.width(), d.height()});
                Pixels pixels =
                    source.readPixels({frame, 0, rect, 0, d.channels}, job.cancelToken());
                sink->write(frame, rect, pixels.target(), job.cancelToken());
                done += rect.area();
                job.report(done, total, "pixels");
            }
    job.throwIfCancelled();
    sink->commit();
}

void writeStrips(const std::filesystem::path& file, const RegionSource& source,
                 const Options& options, JobContext& job) {
    const SourceDescription& d = source.describe();
    const TiffLayout layout = layoutOf(d, options);
    AtomicFile atomic(file, options.overwrite);
    {
        TiffFile tiff(atomic.path(), needsBigTiff(d, options) ? "w8" : "w", file);
        const int planes = layout.planar ? d.channels : 1;
        std::vector<std::byte> block;
        for (std::int64_t frame = 0; frame < d.frames; ++frame) {
            setTiffTags(tiff, layout, d.width(), d.height(), false);
            if (!options.description.empty())
                tiff.set(TIFFTAG_IMAGEDESCRIPTION, options.description.c_str());
            for (std::int64_t y = 0; y < d.height(); y += layout.rowsPerStrip) {
                const Rect rect{0, y, d.width(), std::min(layout.rowsPerStrip, d.height() - y)};
                const Pixels pixels =
                    source.readPixels({frame, 0, rect, 0, d.channels}, job.cancelToken());
                for (int plane = 0; plane < planes; ++plane) {
                    job.throwIfCancelled();
                    block.resize(pixels.bytes() / static_cast<std::size_t>(planes));
                    fillTiffBlock(block, layout, pixels, {0, 0, rect.width, rect.height}, plane,
                                  rect.width);
                    if (TIFFWriteEncodedStrip(
                            tiff.get(),
                            TIFFComputeStrip(tiff.get(), static_cast<std::uint32_t>(y),
                                             static_cast<std::uint16_t>(plane)),
                            block.data(), static_cast<tmsize_t>(block.size())) < 0)
                        throw tiff.error("cannot be written");
                }
                job.report(frame * d.height() + rect.bottom(), d.frames * d.height(), "rows");
            }
            if (TIFFWriteDirectory(tiff.get()) != 1)
                throw tiff.error("cannot be written");
        }
        job.throwIfCancelled();
        if (TIFFFlush(tiff.get()) != 1)
            throw tiff.error("cannot be written");
    }
    atomic.commit();
}

} // namespace

void writeTiff(const std::filesystem::path& file, const RegionSource& source,
               const TiffWriteOptions& options, JobContext& job) {
    validateOptions(file, options);
    if (options.tile > 0)
        writeTiles(file, source, options, job);
    else
        writeStrips(file, source, options, job);
}

} // namespace specula::io
