// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/exr_output.h"
#include "core/io/exr_sink.h"
#include "core/io/writers.h"

#include <OpenEXR/ImfOutputFile.h>

#include <algorithm>
#include <memory>

namespace specula::io {
namespace {

using Options = ExrWriteOptions;

Imf::Compression compressionOf(const Options& options) {
    return options.compression == Options::Compression::None  ? Imf::NO_COMPRESSION
           : options.compression == Options::Compression::Zip ? Imf::ZIP_COMPRESSION
                                                              : Imf::PIZ_COMPRESSION;
}

/// Reads the image in bands of `rows` and hands each on.
template<class Take>
void forBands(const RegionSource& source, std::int64_t rows, JobContext& job, Take&& take) {
    const SourceDescription& d = source.describe();
    for (std::int64_t y = 0; y < d.height(); y += rows) {
        job.throwIfCancelled();
        const Rect rect{0, y, d.width(), std::min(rows, d.height() - y)};
        take(rect, source.readPixels({0, 0, rect, 0, d.channels}, job.cancelToken()));
        job.report(rect.bottom(), d.height(), "rows");
    }
    job.throwIfCancelled();
}

void writeTiles(const std::filesystem::path& file, const RegionSource& source,
                const Options& options, JobContext& job) {
    const SourceDescription& d = source.describe();
    const SinkPtr sink =
        makeExrSink(file, {d.type, d.width(), d.height(), 1, d.channels, d.channelNames, {}},
                    {compressionOf(options),
                     options.tile,
                     options.mipLevels,
                     options.half,
                     options.overwrite,
                     {}});
    forBands(source, options.tile, job, [&](const Rect& rect, Pixels rows) {
        sink->write(0, rect, rows.target(), job.cancelToken());
    });
    sink->commit();
}

void writeLines(const std::filesystem::path& file, const RegionSource& source,
                const Options& options, JobContext& job) {
    const SourceDescription& d = source.describe();
    constexpr std::int64_t kMostSide = 1 << 30;
    if (d.width() > kMostSide || d.height() > kMostSide)
        throw Error(ErrorCode::Usage, "is too large for OpenEXR").inFile(file);
    const ExrSamples samples(file, d.type, d.channels, d.channelNames, options.half);
    ExrOutput output(file, options.overwrite);
    Imf::Header header(static_cast<int>(d.width()), static_cast<int>(d.height()));
    header.compression() = compressionOf(options);
    samples.addChannelsTo(header);
    auto lines = std::make_unique<Imf::OutputFile>(output, header, 0);
    std::vector<half> halves;
    constexpr std::int64_t kRows = 64;
    forBands(source, kRows, job, [&](const Rect& rect, const Pixels& rows) {
        const Pixels pixels = samples.converted(rows);
        lines->setFrameBuffer(samples.frameBuffer(pixels, 0, rect.y, halves));
        lines->writePixels(static_cast<int>(rect.height));
    });
    lines.reset(); // writes the table of offsets
    output.commit();
}

} // namespace

void writeExr(const std::filesystem::path& file, const RegionSource& source,
              const ExrWriteOptions& options, JobContext& job) {
    const auto refuse = [&](const char* why) { return Error(ErrorCode::Usage, why).inFile(file); };
    if (source.describe().frames > 1)
        throw refuse("an OpenEXR file holds one image, not a stack")
            .withRemedy("export one frame, or choose TIFF, NPY or HDF5");
    if (options.tile < 0 || options.tile % 16 != 0 || options.tile > 16384)
        throw refuse("the tile size must be a multiple of 16, at most 16384");
    if (options.mipLevels && options.tile == 0)
        throw refuse("mip levels need tiles").withRemedy("give a tile size, e.g. 256");
    guardExr(file, [&] {
        if (options.tile > 0)
            writeTiles(file, source, options, job);
        else
            writeLines(file, source, options, job);
    });
}

} // namespace specula::io
