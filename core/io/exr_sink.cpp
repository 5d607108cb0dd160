// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/exr_sink.h"

#include "core/io/exr_output.h"
#include "core/io/tile_gatherer.h"

#include <OpenEXR/ImfStandardAttributes.h>
#include <OpenEXR/ImfTileDescription.h>
#include <OpenEXR/ImfTiledOutputFile.h>
#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <optional>

namespace specula::io {
namespace {

/// Tiles in any order (RANDOM_Y, or the library would hold them back), mip levels on the way.
class ExrSink final : public RegionSink {
  public:
    ExrSink(const std::filesystem::path& file, SinkDescription description,
            const ExrSinkOptions& options)
        : m_description(std::move(description))
        , m_options(options)
        , m_file(file)
        , m_samples(file, m_description.type, m_description.channels, m_description.channelNames,
                    options.half) {
        const auto refuse = [&](const char* why) {
            return Error(ErrorCode::Usage, why).inFile(file);
        };
        if (m_description.frames > 1)
            throw refuse("an OpenEXR file holds one image, not a stack")
                .withRemedy("write one frame, or choose TIFF or HDF5");
        if (options.tile < 16 || options.tile % 16 != 0 || options.tile > 16384)
            throw refuse("the tile size must be a multiple of 16, at most 16384");
        constexpr std::int64_t kMostSide = 1 << 30;
        if (m_description.width > kMostSide || m_description.height > kMostSide)
            throw refuse("is too large for OpenEXR");
        restart();
    }

    const SinkDescription& describe() const override { return m_description; }
    std::int64_t nativeTile() const override { return m_options.tile; }

    void write(std::int64_t, const Rect& rect, const PixelTarget& samples,
               const CancelToken& cancel) override {
        cancel.throwIfCancelled();
        m_pyramid->add(rect, samples);
    }

    void commit() override {
        if (m_pyramid->missing() != 0)
            throw Error(ErrorCode::Computation, "pixels are missing").inFile(m_file);
        m_tiles.reset(); // writes the table of offsets
        m_output->commit();
    }

    void restart() override {
        m_tiles.reset();
        m_output.reset();
        m_output.emplace(m_file, m_options.overwrite);
        Imf::Header header(static_cast<int>(m_description.width),
                           static_cast<int>(m_description.height));
        header.compression() = m_options.compression;
        m_samples.addChannelsTo(header);
        const auto side = static_cast<unsigned>(m_options.tile);
        header.setTileDescription(
            {side, side, m_options.mipLevels ? Imf::MIPMAP_LEVELS : Imf::ONE_LEVEL, Imf::ROUND_UP});
        header.lineOrder() = Imf::RANDOM_Y;
        if (!m_options.comments.empty())
            Imf::addComments(header, m_options.comments);
        guardExr(m_file,
                 [&] { m_tiles = std::make_unique<Imf::TiledOutputFile>(*m_output, header, 0); });
        m_pyramid.emplace(
            m_description.type, m_description.channels,
            TilePyramid::levelsOf(
                m_description.width, m_description.height,
                m_options.mipLevels ? 1 : std::max(m_description.width, m_description.height)),
            m_options.tile,
            [this](int level, std::int64_t column, std::int64_t row, const Pixels& tile) {
                store(level, column, row, tile);
            });
    }

  private:
    void store(int level, std::int64_t column, std::int64_t row, const Pixels& tile) {
        const Pixels pixels = m_samples.converted(tile);
        std::vector<half> halves;
        const Imf::FrameBuffer buffer =
            m_samples.frameBuffer(pixels, column * m_options.tile, row * m_options.tile, halves);
        const std::lock_guard lock(m_writing);
        guardExr(m_file, [&] {
            m_tiles->setFrameBuffer(buffer);
            m_tiles->writeTile(static_cast<int>(column), static_cast<int>(row), level);
        });
    }

    SinkDescription m_description;
    ExrSinkOptions m_options;
    std::filesystem::path m_file;
    ExrSamples m_samples;
    std::optional<ExrOutput> m_output;
    std::optional<TilePyramid> m_pyramid;
    std::mutex m_writing;
    std::unique_ptr<Imf::TiledOutputFile> m_tiles; ///< after m_output: closed before it
};

Imf::Compression compressionOf(const std::string& name) {
    if (name.empty() || name == "zip")
        return Imf::ZIP_COMPRESSION;
    if (name == "none")
        return Imf::NO_COMPRESSION;
    if (name == "piz")
        return Imf::PIZ_COMPRESSION;
    throw Error(ErrorCode::Usage, fmt::format("OpenEXR has no compression \"{}\" here", name))
        .atField("compression")
        .withRemedy("use zip, piz or none");
}

} // namespace

SinkPtr makeExrSink(const std::filesystem::path& file, const SinkDescription& description,
                    const ExrSinkOptions& options) {
    return std::make_unique<ExrSink>(file, description, options);
}

SinkPtr openExrSink(const std::filesystem::path& file, const SinkDescription& description,
                    const SinkOptions& options) {
    ExrSinkOptions o;
    o.compression = compressionOf(options.compression);
    o.tile = options.tile;
    o.mipLevels = options.pyramid;
    o.overwrite = options.overwrite;
    if (!description.provenance.empty())
        o.comments = description.provenance.dump();
    return makeExrSink(file, description, o);
}

} // namespace specula::io
