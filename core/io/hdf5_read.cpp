// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_read.h"

#include "core/base/thread_pool.h"
#include "core/io/sample_copy.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::io {
namespace {

constexpr std::int64_t kPiece = 8 << 20; ///< bytes read between two looks at the cancel token

using Index = std::vector<std::int64_t>;

/// Position of a frame along the leading axes.
Index leadingIndex(const Hdf5Dataset& d, std::int64_t frame) {
    const std::size_t leading = d.extents.size() - (d.axes.channelsLast ? 3 : 2);
    Index at(leading);
    for (std::size_t i = leading; i-- > 0; frame /= d.extents[i])
        at[i] = frame % d.extents[i];
    return at;
}

/// Samples (rows, columns, file channels) at `from` to the target's planes, converted.
struct Block {
    const std::byte* from;
    std::int64_t rowStep, columnStep, channelStep; ///< bytes
    std::int64_t rows, columns;
    std::int64_t toRow, toColumn;
    int firstChannel, channels; ///< channels of the target
};

void scatter(const Block& b, const PixelTarget& target, const Hdf5SampleType& sample) {
    const auto bytes = static_cast<std::int64_t>(pixelBytes(target.type));
    for (int c = 0; c < b.channels; ++c)
        for (std::int64_t y = 0; y < b.rows; ++y)
            copySamples(b.from + y * b.rowStep + c * b.channelStep, b.columnStep,
                        target.row(b.firstChannel + c, b.toRow + y) + b.toColumn * bytes, b.columns,
                        sample);
}

/// Bytes exchanged in place, where a block went into the target as it was.
void swapInPlace(const PixelTarget& target, std::int64_t row, std::int64_t rows,
                 std::int64_t columns, const Hdf5SampleType& sample) {
    if (sample.swapBytes)
        for (std::int64_t y = row; y < row + rows; ++y)
            copySamples(target.row(0, y), static_cast<std::int64_t>(sample.bytes), target.row(0, y),
                        columns, sample);
}

void readContiguous(const Hdf5Dataset& d, const RegionRequest& r, const PixelTarget& target,
                    const CancelToken& cancel) {
    const auto bytes = static_cast<std::int64_t>(d.sample.bytes);
    const std::int64_t columnStep = bytes * d.axes.channels, rowStep = columnStep * d.axes.width;
    const std::int64_t start = d.dataOffset + r.frame * d.axes.height * rowStep +
                               r.rect.y * rowStep + r.rect.x * columnStep;
    const bool wholeRows = r.rect.width == d.axes.width;
    const bool direct =
        sameSize(d.sample) && d.axes.channels == 1 && (!wholeRows || target.rowBytes == rowStep);
    const std::int64_t together =
        wholeRows ? std::clamp<std::int64_t>(kPiece / rowStep, 1, r.rect.height) : 1;
    const std::int64_t pieceBytes = (together - 1) * rowStep + r.rect.width * columnStep;
    auto buffer = Array<std::byte>::uninitialized({direct ? 0 : pieceBytes});
    for (std::int64_t y = 0; y < r.rect.height; y += together) {
        if (y % 64 < together)
            cancel.throwIfCancelled();
        const std::int64_t rows = std::min(together, r.rect.height - y);
        const std::int64_t size = (rows - 1) * rowStep + r.rect.width * columnStep;
        std::byte* to = direct ? target.row(0, y) : buffer.editValues().data();
        d.raw->readAt(start + y * rowStep, to, size);
        if (direct)
            swapInPlace(target, y, rows, r.rect.width, d.sample);
        else
            scatter({to + r.firstChannel * bytes, rowStep, columnStep, bytes, rows, r.rect.width, y,
                     0, 0, r.channels},
                    target, d.sample);
    }
}

/// All chunks of a frame that a region meets.
class ChunkedRead {
  public:
    ChunkedRead(const Hdf5Dataset& d, std::size_t number, const RegionRequest& request,
                const PixelTarget& target, ThreadPool* pool, ChunkCache& cache)
        : m_d(d)
        , m_number(number)
        , m_request(request)
        , m_target(target)
        , m_pool(pool)
        , m_cache(cache)
        , m_rowAxis(d.extents.size() - (d.axes.channelsLast ? 3 : 2))
        , m_leading(leadingIndex(d, request.frame)) {}

    void run(const CancelToken& cancel) {
        const Rect& r = m_request.rect;
        const std::int64_t chunkRows = m_d.chunk[m_rowAxis],
                           chunkColumns = m_d.chunk[m_rowAxis + 1];
        const std::int64_t chunkChannels = m_d.axes.channelsLast ? m_d.chunk.back() : 1;
        const std::int64_t firstRow = r.y / chunkRows, firstColumn = r.x / chunkColumns;
        const std::int64_t firstChannel = m_request.firstChannel / chunkChannels;
        const std::int64_t rows = (r.bottom() - 1) / chunkRows - firstRow + 1;
        const std::int64_t columns = (r.right() - 1) / chunkColumns - firstColumn + 1;
        const std::int64_t channels =
            (m_request.firstChannel + m_request.channels - 1) / chunkChannels - firstChannel + 1;
        const std::int64_t count = rows * columns * channels;
        const auto piece = [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t i = first; i < last; ++i) {
                cancel.throwIfCancelled();
                one(firstRow + i / (columns * channels), firstColumn + i / channels % columns,
                    firstChannel + i % channels);
            }
        };
        if (m_pool != nullptr && m_pool->threads() > 1 && count > 1)
            m_pool->parallelFor(0, count, 1, piece);
        else
            piece(0, count);
    }

  private:
    void one(std::int64_t chunkRow, std::int64_t chunkColumn, std::int64_t chunkChannel) {
        // Corner of the chunk, and where the frame begins inside it.
        const auto bytes = static_cast<std::int64_t>(m_d.sample.bytes);
        Index corner(m_d.extents.size());
        for (std::size_t i = 0; i < m_rowAxis; ++i)
            corner[i] = m_leading[i] / m_d.chunk[i] * m_d.chunk[i];
        corner[m_rowAxis] = chunkRow * m_d.chunk[m_rowAxis];
        corner[m_rowAxis + 1] = chunkColumn * m_d.chunk[m_rowAxis + 1];
        if (m_d.axes.channelsLast)
            corner.back() = chunkChannel * m_d.chunk.back();
        std::int64_t inside = 0;
        for (std::size_t i = 0; i < m_d.extents.size(); ++i)
            inside = inside * m_d.chunk[i] + (i < m_rowAxis ? m_leading[i] - corner[i] : 0);

        const Rect chunk{corner[m_rowAxis + 1], corner[m_rowAxis], m_d.chunk[m_rowAxis + 1],
                         m_d.chunk[m_rowAxis]};
        const Rect& asked = m_request.rect;
        const Rect part = asked.intersected(chunk);
        const bool wholeChunk =
            part == chunk &&
            chunk.area() * bytes == static_cast<std::int64_t>(m_d.codec.chunkBytes());
        if (wholeChunk && sameSize(m_d.sample) && m_target.rowBytes == chunk.width * bytes &&
            part.x == asked.x) {
            // The chunk is a band of the target: decoded to where it belongs.
            const std::int64_t row = part.y - asked.y;
            fetch(corner, {m_target.row(0, row), m_d.codec.chunkBytes()});
            swapInPlace(m_target, row, part.height, part.width, m_d.sample);
            return;
        }
        const Array<std::byte> decoded = decodedChunk(corner, !wholeChunk);
        const std::int64_t chunkChannels = m_d.axes.channelsLast ? m_d.chunk.back() : 1;
        const std::int64_t firstChannel = m_d.axes.channelsLast ? corner.back() : 0;
        const std::int64_t from = std::max<std::int64_t>(m_request.firstChannel, firstChannel);
        const std::int64_t to = std::min<std::int64_t>(m_request.firstChannel + m_request.channels,
                                                       firstChannel + chunkChannels);
        const std::int64_t columnStep = bytes * chunkChannels, rowStep = columnStep * chunk.width;
        scatter({decoded.data() + inside * bytes + (part.y - chunk.y) * rowStep +
                     (part.x - chunk.x) * columnStep + (from - firstChannel) * bytes,
                 rowStep, columnStep, bytes, part.height, part.width, part.y - asked.y,
                 part.x - asked.x, static_cast<int>(from - m_request.firstChannel),
                 static_cast<int>(to - from)},
                m_target, m_d.sample);
    }

    Array<std::byte> decodedChunk(const Index& corner, bool keep) {
        std::uint64_t linear = 0;
        for (std::size_t i = 0; i < corner.size(); ++i) {
            const std::int64_t along = (m_d.extents[i] + m_d.chunk[i] - 1) / m_d.chunk[i];
            linear = (i == 0 ? 0 : linear * static_cast<std::uint64_t>(along)) +
                     static_cast<std::uint64_t>(corner[i] / m_d.chunk[i]);
        }
        Array<std::byte> chunk = m_cache.find({m_number, linear});
        if (!chunk.empty())
            return chunk;
        std::vector<std::byte> raw;
        std::uint32_t mask = 0;
        const bool there = fetchRaw(corner, raw, mask);
        chunk =
            Array<std::byte>::uninitialized({static_cast<std::int64_t>(m_d.codec.chunkBytes())});
        decode(raw, mask, there, chunk.editValues());
        if (keep)
            m_cache.add({m_number, linear}, chunk);
        return chunk;
    }

    void fetch(const Index& corner, std::span<std::byte> to) {
        std::vector<std::byte> raw;
        std::uint32_t mask = 0;
        const bool there = fetchRaw(corner, raw, mask);
        decode(raw, mask, there, to);
    }

    /// The only part under the HDF5 lock; false when the chunk was never written.
    bool fetchRaw(const Index& corner, std::vector<std::byte>& raw, std::uint32_t& mask) const {
        std::error_code ignored;
        const auto fileBytes = std::filesystem::file_size(m_d.inFile, ignored);
        const std::vector<hsize_t> at(corner.begin(), corner.end());
        const Hdf5Lock lock;
        hsize_t bytes = 0;
        if (H5Dget_chunk_storage_size(m_d.id.get(), at.data(), &bytes) < 0) {
            // HDF5 1.10 calls a chunk that was never written an error, newer ones say 0 bytes.
            const std::string why = hdf5ErrorText();
            if (why.find("not allocated") == std::string::npos)
                throw Error(ErrorCode::Input, "the chunk index cannot be read: " + why);
        }
        if (bytes == 0) {
            if (m_d.codec.chunkBytes() > kMostUnwritten)
                throw Error(ErrorCode::Input, "an unwritten chunk of absurd size");
            return false;
        }
        if (bytes > fileBytes || !m_d.codec.plausible(bytes, 0))
            throw Error(ErrorCode::Input,
                        fmt::format("a chunk is said to have {} bytes, which cannot be", bytes));
        raw.resize(bytes);
        require(H5Dread_chunk(m_d.id.get(), H5P_DEFAULT, at.data(), &mask, raw.data()),
                "a chunk cannot be read");
        return true;
    }

    void decode(const std::vector<std::byte>& raw, std::uint32_t mask, bool there,
                std::span<std::byte> to) const {
        if (there) {
            m_d.codec.decode(raw, mask, to, m_pool);
            return;
        }
        for (std::size_t i = 0; i < to.size(); i += m_d.fill.size())
            std::copy(m_d.fill.begin(), m_d.fill.end(),
                      to.begin() + static_cast<std::ptrdiff_t>(i));
    }

    static constexpr std::size_t kMostUnwritten = std::size_t{256} << 20;

    const Hdf5Dataset& m_d;
    std::size_t m_number;
    const RegionRequest& m_request;
    const PixelTarget& m_target;
    ThreadPool* m_pool;
    ChunkCache& m_cache;
    std::size_t m_rowAxis;
    Index m_leading;
};

void requireSources(const Hdf5Dataset& d, const Index& low, const Index& high) {
    for (const Hdf5Mapping& m : d.mappings) {
        bool meets = m.low.size() == low.size();
        for (std::size_t i = 0; meets && i < low.size(); ++i)
            meets = m.low[i] <= high[i] && m.high[i] >= low[i];
        std::error_code ignored;
        if (meets && m.file.string().find('%') == std::string::npos &&
            !std::filesystem::exists(m.file, ignored))
            throw Error(ErrorCode::Input,
                        fmt::format("waits for {}: this source of the virtual dataset has not "
                                    "arrived",
                                    m.file.string()))
                .withRemedy("copy it beside the file, or wait for the detector to write it");
    }
}

/// What only the library can read: band by band through H5Dread.
void readThroughLibrary(const Hdf5Dataset& d, const RegionRequest& r, const PixelTarget& target,
                        const CancelToken& cancel) {
    const std::size_t rank = d.extents.size(), row = rank - (d.axes.channelsLast ? 3 : 2);
    const Index leading = leadingIndex(d, r.frame);
    std::vector<hsize_t> start(rank), count(rank, 1);
    std::copy(leading.begin(), leading.end(), start.begin());
    start[row + 1] = static_cast<hsize_t>(r.rect.x);
    count[row + 1] = static_cast<hsize_t>(r.rect.width);
    if (d.axes.channelsLast) {
        start.back() = static_cast<hsize_t>(r.firstChannel);
        count.back() = static_cast<hsize_t>(r.channels);
    }
    Hdf5SampleType native{d.sample.type, pixelBytes(d.sample.type)};
    const auto bytes = static_cast<std::int64_t>(native.bytes);
    const std::int64_t columnStep = bytes * r.channels, rowStep = columnStep * r.rect.width;
    const std::int64_t band = std::clamp<std::int64_t>(kPiece / rowStep, 1, r.rect.height);
    auto buffer = Array<std::byte>::uninitialized({band * rowStep});
    std::byte* data = buffer.editValues().data();
    for (std::int64_t y = 0; y < r.rect.height; y += band) {
        cancel.throwIfCancelled();
        const std::int64_t rows = std::min(band, r.rect.height - y);
        start[row] = static_cast<hsize_t>(r.rect.y + y);
        count[row] = static_cast<hsize_t>(rows);
        Index low(start.begin(), start.end()), high = low;
        for (std::size_t i = 0; i < rank; ++i)
            high[i] += static_cast<std::int64_t>(count[i]) - 1;
        requireSources(d, low, high);
        {
            const Hdf5Lock lock;
            const H5Id file = owned(H5Dget_space(d.id.get()), "the shape cannot be read");
            require(H5Sselect_hyperslab(file.get(), H5S_SELECT_SET, start.data(), nullptr,
                                        count.data(), nullptr),
                    "the region cannot be selected");
            const H5Id memory = owned(
                H5Screate_simple(static_cast<int>(rank), count.data(), nullptr), "out of memory");
            require(readDataset(d.id.get(), d.memoryType.get(), memory.get(), file.get(), data),
                    "cannot be read");
        }
        scatter({data, rowStep, columnStep, bytes, rows, r.rect.width, y, 0, 0, r.channels}, target,
                native);
    }
}

} // namespace

Array<std::byte> ChunkCache::find(const Key& key) {
    const std::lock_guard lock(m_mutex);
    const auto at = std::find_if(m_chunks.begin(), m_chunks.end(),
                                 [&](const auto& held) { return held.first == key; });
    if (at == m_chunks.end())
        return {};
    m_chunks.splice(m_chunks.begin(), m_chunks, at);
    return m_chunks.front().second;
}

void ChunkCache::add(const Key& key, const Array<std::byte>& chunk) {
    const std::lock_guard lock(m_mutex);
    m_chunks.emplace_front(key, chunk);
    m_bytes += chunk.bytes();
    while (m_chunks.size() > 1 && m_bytes > m_limit) {
        m_bytes -= m_chunks.back().second.bytes();
        m_chunks.pop_back();
    }
}

void ChunkCache::clear() {
    const std::lock_guard lock(m_mutex);
    m_chunks.clear();
    m_bytes = 0;
}

void readHdf5Region(const Hdf5Dataset& d, std::size_t number, const RegionRequest& request,
                    const PixelTarget& target, const CancelToken& cancel, ThreadPool* pool,
                    ChunkCache& cache) {
    try {
        switch (d.storage) {
        case Hdf5Storage::Contiguous:
            readContiguous(d, request, target, cancel);
            return;
        case Hdf5Storage::Chunked:
            ChunkedRead(d, number, request, target, pool, cache).run(cancel);
            return;
        case Hdf5Storage::Virtual:
        case Hdf5Storage::Library:
            readThroughLibrary(d, request, target, cancel);
            return;
        }
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        throw Error(error.code(), fmt::format("frame {}: {}", request.frame, error.reason()))
            .inFile(d.inFile)
            .atField(d.path)
            .withRemedy(error.remedy().empty() ? "the file is damaged; copy it again"
                                               : error.remedy());
    }
}

void fillHdf5Region(const Hdf5Dataset& d, const RegionRequest& request, const PixelTarget& target) {
    for (int c = 0; c < request.channels; ++c)
        for (std::int64_t y = 0; y < request.rect.height; ++y)
            copySamples(d.fill.data(), 0, target.row(c, y), request.rect.width, d.sample);
}

} // namespace specula::io
