// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/halve.h"
#include "core/io/writers.h"

#include <Imath/half.h>
#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfOutputFile.h>
#include <OpenEXR/ImfTileDescription.h>
#include <OpenEXR/ImfTiledOutputFile.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <utility>

namespace specula::io {
namespace {

using Options = ExrWriteOptions;

/// Whether a number survives as 32-bit float.
template<class T>
bool exactAsFloat(T value) {
    if constexpr (std::is_floating_point_v<T>)
        return std::isnan(value) || static_cast<T>(static_cast<float>(value)) == value;
    else if constexpr (sizeof(T) <= 2)
        return true;
    else { // beyond 2^24 not every integer is there; the bound is ours, for all of them
        constexpr std::int64_t kMost = std::int64_t{1} << 24;
        return std::cmp_less_equal(value, kMost) && std::cmp_greater_equal(value, -kMost);
    }
}

std::vector<std::string> channelNames(const SourceDescription& d) {
    const auto n = static_cast<std::size_t>(d.channels);
    const std::set<std::string> distinct(d.channelNames.begin(), d.channelNames.end());
    if (d.channelNames.size() == n && distinct.size() == n && !distinct.contains(""))
        return d.channelNames;
    if (n == 1)
        return {"Y"};
    if (n == 3 || n == 4)
        return n == 3 ? std::vector<std::string>{"R", "G", "B"}
                      : std::vector<std::string>{"R", "G", "B", "A"};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < n; ++i)
        names.push_back(fmt::format("channel{:04}", i));
    return names;
}

class Writer {
  public:
    Writer(const std::filesystem::path& target, const RegionSource& source, const Options& options,
           JobContext& job)
        : m_source(source)
        , m_d(source.describe())
        , m_options(options)
        , m_job(job)
        , m_atomic(target, options.overwrite)
        , m_names(channelNames(m_d))
        , m_type(m_d.type == PixelType::U32 && !options.half ? PixelType::U32 : PixelType::F32) {
        constexpr std::int64_t kMostSide = 1 << 30;
        if (m_d.width() > kMostSide || m_d.height() > kMostSide)
            throw Error(ErrorCode::Usage, "is too large for OpenEXR").inFile(target);
        Imf::Header header(static_cast<int>(m_d.width()), static_cast<int>(m_d.height()));
        header.compression() =
            options.compression == Options::Compression::None  ? Imf::NO_COMPRESSION
            : options.compression == Options::Compression::Zip ? Imf::ZIP_COMPRESSION
                                                               : Imf::PIZ_COMPRESSION;
        for (const std::string& name : m_names)
            header.channels().insert(name, Imf::Channel(storedType()));
        const std::string path = m_atomic.path().string();
        if (options.tile > 0) {
            const auto side = static_cast<unsigned>(options.tile);
            header.setTileDescription({side, side,
                                       options.mipLevels ? Imf::MIPMAP_LEVELS : Imf::ONE_LEVEL,
                                       Imf::ROUND_UP});
            // Levels are written side by side; other orders would make the library hold tiles back.
            header.lineOrder() = Imf::RANDOM_Y;
            m_tiles = std::make_unique<Imf::TiledOutputFile>(path.c_str(), header, 0);
            for (int l = 0; l < m_tiles->numLevels(); ++l)
                m_bands.push_back(
                    {Pixels(m_type, m_tiles->levelWidth(l), options.tile, m_d.channels),
                     m_tiles->levelHeight(l)});
        } else {
            m_lines = std::make_unique<Imf::OutputFile>(path.c_str(), header, 0);
        }
    }

    void run() {
        const std::int64_t band = m_options.tile > 0 ? m_options.tile : 64;
        for (std::int64_t y = 0; y < m_d.height(); y += band) {
            m_job.throwIfCancelled();
            const std::int64_t rows = std::min(band, m_d.height() - y);
            const Pixels pixels = converted(m_source.readPixels(
                {0, 0, {0, y, m_d.width(), rows}, 0, m_d.channels}, m_job.cancelToken()));
            if (m_tiles) {
                addRows(0, pixels);
            } else {
                m_lines->setFrameBuffer(frameBuffer(pixels, y));
                m_lines->writePixels(static_cast<int>(rows));
            }
            m_job.report(y + rows, m_d.height(), "rows");
        }
        m_job.throwIfCancelled();
        m_tiles.reset(); // writes the table of offsets
        m_lines.reset();
        m_atomic.commit();
    }

  private:
    /// Rows of one level that wait until a row of tiles is complete.
    struct Band {
        Pixels rows;
        std::int64_t height = 0; ///< of the level
        std::int64_t top = 0;    ///< of the band
        std::int64_t filled = 0;
    };

    Imf::PixelType storedType() const {
        return m_options.half ? Imf::HALF : m_type == PixelType::U32 ? Imf::UINT : Imf::FLOAT;
    }

    Pixels converted(const Pixels& in) const {
        if (in.type() == m_type && !m_options.half)
            return in;
        Pixels out(m_type, in.width(), in.height(), in.channels());
        withPixelType(in.type(), [&](auto sample) {
            using T = decltype(sample);
            for (int c = 0; c < in.channels(); ++c) {
                const View<const T> from = in.plane<T>(c);
                const View<float> to = out.editPlane<float>(c);
                for (std::int64_t i = 0; i < from.size(); ++i) {
                    const T value = from.data()[i];
                    const auto number = static_cast<double>(value);
                    if (m_options.half ? std::isfinite(number) && std::abs(number) > 65504
                                       : !exactAsFloat(value))
                        throw Error(ErrorCode::Usage,
                                    fmt::format("the value {} does not fit into OpenEXR's {}",
                                                value, m_options.half ? "half floats" : "floats"))
                            .inFile(m_atomic.target())
                            .withRemedy("choose TIFF, NPY or HDF5, which keep every value");
                    to.data()[i] = static_cast<float>(value);
                }
            }
        });
        return out;
    }

    /// The rows as the file wants them, row `top` of the level first.
    Imf::FrameBuffer frameBuffer(const Pixels& pixels, std::int64_t top) {
        const std::int64_t sample = m_options.half ? 2 : 4;
        const std::byte* data = pixels.data();
        if (m_options.half) {
            const std::int64_t count = pixels.width() * pixels.height() * pixels.channels();
            const auto* from = reinterpret_cast<const float*>(pixels.data());
            m_halves.resize(static_cast<std::size_t>(count));
            std::transform(from, from + count, m_halves.begin(), [](float v) { return half(v); });
            data = reinterpret_cast<const std::byte*>(m_halves.data());
        }
        Imf::FrameBuffer buffer;
        const std::int64_t rowBytes = pixels.width() * sample;
        for (int c = 0; c < pixels.channels(); ++c) {
            const auto address =
                reinterpret_cast<std::intptr_t>(data) + (c * pixels.height() - top) * rowBytes;
            buffer.insert(m_names[static_cast<std::size_t>(c)],
                          Imf::Slice(storedType(), reinterpret_cast<char*>(address),
                                     static_cast<std::size_t>(sample),
                                     static_cast<std::size_t>(rowBytes)));
        }
        return buffer;
    }

    /// Whole bands go out as tiles and, halved, into the next level.
    void addRows(std::size_t level, const Pixels& rows) {
        Band& band = m_bands[level];
        const std::int64_t rowBytes = rows.width() * 4;
        const PixelTarget to = band.rows.target();
        for (int c = 0; c < rows.channels(); ++c)
            std::copy_n(rows.data() + c * rows.height() * rowBytes, rows.height() * rowBytes,
                        to.row(c, band.filled));
        band.filled += rows.height();
        if (band.filled < m_options.tile && band.top + band.filled < band.height)
            return;
        m_job.throwIfCancelled();
        m_tiles->setFrameBuffer(frameBuffer(band.rows, band.top));
        const int l = static_cast<int>(level);
        const int row = static_cast<int>(band.top / m_options.tile);
        m_tiles->writeTiles(0, m_tiles->numXTiles(l) - 1, row, row, l);
        if (level + 1 < m_bands.size())
            addRows(level + 1, halved(filledPart(band)));
        band.top += band.filled;
        band.filled = 0;
    }

    static Pixels filledPart(const Band& band) {
        if (band.filled == band.rows.height())
            return band.rows;
        const std::int64_t rowBytes = band.rows.width() * 4;
        Pixels part(band.rows.type(), band.rows.width(), band.filled, band.rows.channels());
        const PixelTarget to = part.target();
        for (int c = 0; c < part.channels(); ++c)
            std::copy_n(band.rows.data() + c * band.rows.height() * rowBytes,
                        band.filled * rowBytes, to.row(c, 0));
        return part;
    }

    const RegionSource& m_source;
    const SourceDescription& m_d;
    const Options& m_options;
    JobContext& m_job;
    AtomicFile m_atomic;
    std::vector<std::string> m_names;
    PixelType m_type;
    std::vector<half> m_halves;
    std::vector<Band> m_bands;
    std::unique_ptr<Imf::TiledOutputFile> m_tiles; ///< after m_atomic: closed before its removal
    std::unique_ptr<Imf::OutputFile> m_lines;
};

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
    try {
        Writer(file, source, options, job).run();
    } catch (const Error&) {
        throw;
    } catch (const std::exception& e) { // the library's
        throw Error(ErrorCode::Input, fmt::format("cannot be written: {}", e.what()))
            .inFile(file)
            .withRemedy("check the free space and the rights on the folder");
    }
}

} // namespace specula::io
