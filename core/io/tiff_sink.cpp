// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tiff_sink.h"

#include "core/base/atomic_file.h"
#include "core/io/tile_gatherer.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

namespace specula::io {
namespace {

/// A BigTIFF whose directories, pyramid levels included, are laid out first, with empty tile
/// tables; tiles of any level are then appended in any order, each level through a handle of its
/// own, because a libtiff handle stands in one directory.
class TiffSink final : public RegionSink {
  public:
    TiffSink(const std::filesystem::path& file, SinkDescription description,
             TiffSinkOptions options)
        : m_description(std::move(description))
        , m_options(std::move(options))
        , m_layout(m_options.layout)
        , m_file(file) {
        const auto refuse = [&](std::string why) {
            return Error(ErrorCode::Usage, std::move(why)).inFile(file);
        };
        if (m_layout.tile < 16 || m_layout.tile % 16 != 0 || m_layout.tile > 16384)
            throw refuse("the tile size must be a multiple of 16, at most 16384");
        constexpr std::int64_t kMostSide = std::int64_t{1} << 31;
        if (m_description.width > kMostSide || m_description.height > kMostSide)
            throw refuse("is too large for TIFF");
        if (m_description.frames > kMostFrames)
            throw refuse(fmt::format("a TIFF file holds at most {} pages", kMostFrames))
                .withRemedy("write HDF5");
        m_levels = TilePyramid::levelsOf(m_description.width, m_description.height,
                                         m_options.pyramid
                                             ? m_layout.tile
                                             : std::max(m_description.width, m_description.height));
        restart();
    }

    const SinkDescription& describe() const override { return m_description; }
    std::int64_t nativeTile() const override { return m_layout.tile; }

    void write(std::int64_t frame, const Rect& rect, const PixelTarget& samples,
               const CancelToken& cancel) override {
        cancel.throwIfCancelled();
        pyramidOf(frame).add(rect, samples);
    }

    void commit() override {
        if (m_complete != m_offsets.size())
            throw Error(ErrorCode::Computation, "pixels are missing").inFile(m_file);
        m_frames.clear();
        m_atomic->commit();
    }

    void restart() override {
        m_frames.clear();
        m_handles.clear();
        m_offsets.clear();
        m_complete = 0;
        m_atomic.reset();
        m_atomic.emplace(m_file, m_options.overwrite);
        layOut();
    }

  private:
    static constexpr std::int64_t kMostFrames = 60000;

    void layOut() {
        {
            TiffFile tiff(m_atomic->path(), m_options.bigTiff ? "w8" : "w", m_file);
            const std::vector<std::uint64_t> later(m_levels.size() - 1, 0);
            for (std::int64_t frame = 0; frame < m_description.frames; ++frame)
                for (std::size_t level = 0; level < m_levels.size(); ++level) {
                    setTiffTags(tiff, m_layout, m_levels[level].width, m_levels[level].height,
                                level > 0);
                    if (level == 0 && !m_options.text.empty())
                        tiff.set(TIFFTAG_IMAGEDESCRIPTION, m_options.text.c_str());
                    if (level == 0 && !later.empty())
                        tiff.set(TIFFTAG_SUBIFD, static_cast<int>(later.size()), later.data());
                    if (TIFFWriteCheck(tiff.get(), 1, "Specula") != 1 ||
                        TIFFWriteDirectory(tiff.get()) != 1)
                        throw full(tiff);
                }
        }
        TiffFile tiff(m_atomic->path(), "r", m_file);
        for (std::int64_t frame = 0; frame < m_description.frames; ++frame) {
            if (frame > 0 && TIFFReadDirectory(tiff.get()) != 1)
                throw full(tiff);
            m_offsets.push_back(TIFFCurrentDirOffset(tiff.get()));
            std::uint16_t count = 0;
            const std::uint64_t* offsets = nullptr;
            if (m_levels.size() > 1) {
                if (TIFFGetField(tiff.get(), TIFFTAG_SUBIFD, &count, &offsets) != 1 ||
                    count + std::size_t{1} != m_levels.size())
                    throw full(tiff);
                m_offsets.insert(m_offsets.end(), offsets, offsets + count);
            }
        }
    }

    static Error full(const TiffFile& tiff) {
        const Error cause = tiff.error("cannot be written");
        return Error(ErrorCode::Computation, cause.reason())
            .inFile(tiff.path())
            .withRemedy(kCheckFolder);
    }

    TilePyramid& pyramidOf(std::int64_t frame) {
        const std::lock_guard lock(m_mutex);
        auto& pyramid = m_frames[frame];
        if (pyramid == nullptr)
            pyramid = std::make_unique<TilePyramid>(
                m_layout.type, m_layout.channels, m_levels, m_layout.tile,
                [this, frame](int level, std::int64_t column, std::int64_t row,
                              const Pixels& tile) { store(frame, level, column, row, tile); });
        return *pyramid;
    }

    void store(std::int64_t frame, int level, std::int64_t column, std::int64_t row,
               const Pixels& tile) {
        const Rect& extent = m_levels[static_cast<std::size_t>(level)];
        const std::int64_t side = m_layout.tile;
        const std::int64_t across = (extent.width + side - 1) / side;
        const std::int64_t down = (extent.height + side - 1) / side;
        const int planes = m_layout.planar ? m_layout.channels : 1;
        auto block =
            Array<std::byte>::uninitialized({side * side * (m_layout.channels / planes),
                                             static_cast<std::int64_t>(pixelBytes(m_layout.type))});
        for (int plane = 0; plane < planes; ++plane) {
            fillTiffBlock(block.editValues(), m_layout, tile, {0, 0, tile.width(), tile.height()},
                          plane, side);
            std::vector<std::byte> encoded;
            std::span<const std::byte> bytes = block.values();
            if (m_layout.compression != COMPRESSION_NONE) {
                encoded = encodeTiffTile(m_layout, block.editValues());
                bytes = encoded;
            }
            const std::lock_guard lock(m_writing);
            TiffFile& handle = handleOf(frame, level);
            const std::int64_t number = (plane * down + row) * across + column;
            // libtiff takes the bytes as not const, and leaves them alone when the order is ours.
            if (TIFFWriteRawTile(handle.get(), static_cast<std::uint32_t>(number),
                                 const_cast<std::byte*>(bytes.data()),
                                 static_cast<tmsize_t>(bytes.size())) < 0)
                throw full(handle);
            if (++m_handles.at({frame, level}).tiles < across * down * planes)
                continue;
            finish(handle);
            m_handles.erase({frame, level});
            ++m_complete;
        }
    }

    struct Handle {
        std::unique_ptr<TiffFile> file;
        std::int64_t tiles = 0;
    };

    TiffFile& handleOf(std::int64_t frame, int level) {
        Handle& entry = m_handles[{frame, level}];
        if (entry.file == nullptr) {
            entry.file = std::make_unique<TiffFile>(m_atomic->path(), "r+", m_file);
            entry.file->select(m_offsets[static_cast<std::size_t>(frame) * m_levels.size() +
                                         static_cast<std::size_t>(level)]);
        }
        return *entry.file;
    }

    static void finish(TiffFile& handle) {
        if (TIFFFlush(handle.get()) != 1)
            throw full(handle);
    }

    SinkDescription m_description;
    TiffSinkOptions m_options;
    TiffLayout m_layout;
    std::filesystem::path m_file;
    std::vector<Rect> m_levels;
    std::optional<AtomicFile> m_atomic;
    std::vector<std::uint64_t> m_offsets; ///< of the directories, [frame][level]
    std::mutex m_mutex, m_writing;
    std::map<std::int64_t, std::unique_ptr<TilePyramid>> m_frames;
    std::map<std::pair<std::int64_t, int>, Handle> m_handles; ///< after m_atomic: closed first
    std::size_t m_complete = 0;                               ///< levels whose tiles all came
};

} // namespace

SinkPtr makeTiffSink(const std::filesystem::path& file, const SinkDescription& description,
                     const TiffSinkOptions& options) {
    return std::make_unique<TiffSink>(file, description, options);
}

SinkPtr openTiffSink(const std::filesystem::path& file, const SinkDescription& description,
                     const SinkOptions& options) {
    TiffSinkOptions o;
    o.layout.type = description.type;
    o.layout.channels = description.channels;
    o.layout.tile = options.tile;
    o.layout.compression =
        tiffCompression(options.compression.empty() ? "none" : options.compression);
    o.pyramid = options.pyramid;
    o.overwrite = options.overwrite;
    if (!description.provenance.empty())
        o.text = description.provenance.dump();
    return makeTiffSink(file, description, o);
}

} // namespace specula::io
