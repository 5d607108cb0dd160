// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/io/hdf5_create.h"
#include "core/io/hdf5_file.h"
#include "core/io/hdf5_write_driver.h"
#include "core/io/region_sink.h"
#include "core/io/tile_gatherer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>

namespace specula::io {
namespace {

Hdf5WriteOptions::Filter filterOf(const std::string& name) {
    using Filter = Hdf5WriteOptions::Filter;
    static const std::map<std::string, Filter> names = {
        {"", Filter::None}, // what every program with HDF5 reads, without plug-ins
        {"none", Filter::None},       {"bitshuffle-lz4", Filter::BitshuffleLz4},
        {"deflate", Filter::Deflate}, {"lzf", Filter::Lzf},
        {"lz4", Filter::Lz4}};
    if (const auto found = names.find(name); found != names.end())
        return found->second;
    throw Error(ErrorCode::Usage, fmt::format("HDF5 has no compression \"{}\" here", name))
        .atField("compression")
        .withRemedy("use none, bitshuffle-lz4, lz4, lzf or deflate");
}

/// Chunks of one tile each, encoded on the writing threads and handed to HDF5 as they are. Axes as
/// everywhere: (row, column), or (frame, row, column[, channel]).
class Hdf5Sink final : public RegionSink {
  public:
    Hdf5Sink(const std::filesystem::path& file, SinkDescription description, SinkOptions options)
        : m_description(std::move(description))
        , m_options(std::move(options))
        , m_file(file)
        , m_stack(m_description.frames > 1 || m_description.channels > 1)
        , m_dataset(m_options.dataset.empty() ? "/entry/data/data" : m_options.dataset) {
        if (m_options.tile < 1 || m_options.tile > 16384)
            throw Error(ErrorCode::Usage, "the tile size must be 1 to 16384").inFile(file);
        if (m_dataset.back() == '/')
            throw Error(ErrorCode::Usage, "name the dataset, as in /entry/data/data")
                .inFile(file)
                .atField(m_dataset);
        // HDF5 wants chunks inside a fixed shape.
        m_rows = std::min(m_options.tile, m_description.height);
        m_columns = std::min(m_options.tile, m_description.width);
        const std::size_t sample = pixelBytes(m_description.type);
        const auto bytes =
            static_cast<std::size_t>(m_rows * m_columns * m_description.channels) * sample;
        m_codec = ChunkCodec(filterPipeline(filterOf(m_options.compression), sample, bytes), sample,
                             bytes);
        restart();
    }
    ~Hdf5Sink() override { close(); }

    const SinkDescription& describe() const override { return m_description; }
    std::int64_t nativeTile() const override { return m_options.tile; }

    void write(std::int64_t frame, const Rect& rect, const PixelTarget& samples,
               const CancelToken& cancel) override {
        cancel.throwIfCancelled();
        gathererOf(frame).add(rect, samples);
    }

    void commit() override {
        const bool all = static_cast<std::int64_t>(m_frames.size()) == m_description.frames &&
                         std::all_of(m_frames.begin(), m_frames.end(), [](const auto& entry) {
                             return entry.second->missing() == 0;
                         });
        if (!all)
            throw Error(ErrorCode::Computation, "pixels are missing").inFile(m_file);
        guard([&] {
            const Hdf5Lock lock;
            require(H5Fflush(m_id.get(), H5F_SCOPE_GLOBAL), "cannot be written");
            require(writeFailed(m_id.get()) ? -1 : 0, "cannot be written");
        });
        close();
        m_atomic->commit();
    }

    void restart() override {
        close();
        m_frames.clear();
        m_atomic.reset();
        m_atomic.emplace(m_file, m_options.overwrite);
        guard([&] { create(); });
    }

  private:
    template<class Work>
    void guard(Work&& work) const {
        try {
            work();
        } catch (const Error& error) {
            throw Error(ErrorCode::Computation, error.reason())
                .inFile(m_file)
                .atField(m_dataset)
                .withRemedy(kCheckFolder);
        }
    }

    void close() {
        const Hdf5Lock lock;
        m_data.reset();
        m_id.reset();
    }

    void create() {
        std::vector<hsize_t> extents, chunk;
        if (m_stack) {
            extents.push_back(static_cast<hsize_t>(m_description.frames));
            chunk.push_back(1);
        }
        for (const auto& [extent, side] :
             {std::pair{m_description.height, m_rows}, std::pair{m_description.width, m_columns}}) {
            extents.push_back(static_cast<hsize_t>(extent));
            chunk.push_back(static_cast<hsize_t>(side));
        }
        if (m_description.channels > 1) {
            extents.push_back(static_cast<hsize_t>(m_description.channels));
            chunk.push_back(static_cast<hsize_t>(m_description.channels));
        }
        const Hdf5Lock lock;
        const H5Id access = fileAccess();
        useWriteDriver(access.get());
        m_id = owned(H5Fcreate(m_atomic->path().c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access.get()),
                     "cannot be written");
        const H5Id creation = owned(H5Pcreate(H5P_DATASET_CREATE), "HDF5 could not be prepared");
        require(H5Pset_obj_track_times(creation.get(), false), "HDF5 could not be prepared");
        require(H5Pset_chunk(creation.get(), static_cast<int>(chunk.size()), chunk.data()),
                "the chunk shape was refused");
        for (const Hdf5Filter& f : m_codec.filters())
            require(H5Pset_filter(creation.get(), f.id, H5Z_FLAG_OPTIONAL, f.parameters.size(),
                                  f.parameters.data()),
                    "the filter was refused");
        const H5Id links = owned(H5Pcreate(H5P_LINK_CREATE), "HDF5 could not be prepared");
        require(H5Pset_create_intermediate_group(links.get(), 1), "HDF5 could not be prepared");
        const H5Id space =
            owned(H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr),
                  "the shape was refused");
        m_data = owned(H5Dcreate2(m_id.get(), m_dataset.c_str(), fileTypeOf(m_description.type),
                                  space.get(), links.get(), creation.get(), H5P_DEFAULT),
                       "the dataset cannot be made");
        if (m_description.channels > 1)
            writeAttribute(m_data.get(), "axes", std::string("frame,row,column,channel"));
        if (!m_description.provenance.empty())
            writeAttribute(m_data.get(), "provenance", m_description.provenance.dump());
    }

    TileGatherer& gathererOf(std::int64_t frame) {
        const std::lock_guard lock(m_mutex);
        auto& gatherer = m_frames[frame];
        if (gatherer == nullptr)
            gatherer = std::make_unique<TileGatherer>(
                m_description.type, m_description.channels, m_description.width,
                m_description.height, m_options.tile,
                [this, frame](std::int64_t column, std::int64_t row, const Pixels& tile) {
                    store(frame, column, row, tile);
                });
        return *gatherer;
    }

    void store(std::int64_t frame, std::int64_t column, std::int64_t row, const Pixels& tile) {
        const auto sample = static_cast<std::int64_t>(pixelBytes(m_description.type));
        const int channels = m_description.channels;
        std::vector<std::byte> plain(m_codec.chunkBytes()); // what lies over the edge is zero
        for (int c = 0; c < channels; ++c)
            for (std::int64_t y = 0; y < tile.height(); ++y) {
                const std::byte* from =
                    tile.data() + (c * tile.height() + y) * tile.width() * sample;
                std::byte* to = plain.data() + (y * m_columns * channels + c) * sample;
                if (channels == 1)
                    std::memcpy(to, from, static_cast<std::size_t>(tile.width() * sample));
                else
                    for (std::int64_t x = 0; x < tile.width(); ++x)
                        std::memcpy(to + x * channels * sample, from + x * sample,
                                    static_cast<std::size_t>(sample));
            }
        std::uint32_t mask = 0;
        const std::vector<std::byte> encoded = m_codec.encode(plain, mask);
        std::vector<hsize_t> corner;
        if (m_stack)
            corner.push_back(static_cast<hsize_t>(frame));
        corner.push_back(static_cast<hsize_t>(row * m_options.tile));
        corner.push_back(static_cast<hsize_t>(column * m_options.tile));
        if (channels > 1)
            corner.push_back(0);
        guard([&] {
            const Hdf5Lock lock;
            require(H5Dwrite_chunk(m_data.get(), H5P_DEFAULT, mask, corner.data(), encoded.size(),
                                   encoded.data()),
                    "a chunk cannot be written");
        });
    }

    SinkDescription m_description;
    SinkOptions m_options;
    std::filesystem::path m_file;
    bool m_stack;
    std::string m_dataset;
    std::int64_t m_rows = 0, m_columns = 0; ///< of a chunk
    ChunkCodec m_codec;
    std::optional<AtomicFile> m_atomic;
    H5Id m_id, m_data;
    std::mutex m_mutex;
    std::map<std::int64_t, std::unique_ptr<TileGatherer>> m_frames;
};

} // namespace

SinkPtr openHdf5Sink(const std::filesystem::path& file, const SinkDescription& description,
                     const SinkOptions& options) {
    return std::make_unique<Hdf5Sink>(file, description, options);
}

} // namespace specula::io
