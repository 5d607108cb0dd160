// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_writer.h"

#include "core/base/atomic_file.h"
#include "core/io/hdf5_create.h"
#include "core/io/hdf5_file.h"
#include "core/io/hdf5_tree_writer.h"
#include "core/io/hdf5_write_driver.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>

namespace specula::io {
using Filter = Hdf5WriteOptions::Filter;

struct Hdf5StackWriter::Body {
    Options options;
    std::optional<AtomicFile> temporary;
    H5Id file, dataset;
    std::vector<std::int64_t> chunk; ///< full rank
    bool stackAxis = true;
    ChunkCodec codec;
    std::size_t pixelBytes = 1; ///< of all channels
    std::vector<std::byte> pending;
    std::int64_t pendingFrames = 0, written = 0;

    std::int64_t frameBytes() const {
        return options.width * options.height * static_cast<std::int64_t>(pixelBytes);
    }
    std::int64_t framesPerChunk() const {
        return stackAxis && !options.contiguous ? chunk.front() : 1;
    }

    void check() const;
    void createFile();
    void createDataset();
    void takeFrame(const Pixels& frame);
    void writePending();
    void writeBand(std::int64_t row, std::int64_t rows);
    void extendTo(std::int64_t frames);
};

void Hdf5StackWriter::Body::check() const {
    const auto wrong = [&](std::string what) {
        return Error(ErrorCode::Usage, std::move(what))
            .inFile(options.file)
            .atField(options.dataset);
    };
    if (options.width < 1 || options.height < 1 || options.channels < 1)
        throw wrong("an image needs at least one pixel");
    if (options.dataset.empty() || options.dataset.back() == '/')
        throw wrong("name the dataset, as in /entry/data/data");
    if (options.contiguous &&
        (options.filter != Filter::None || options.frames < 1 || options.swmr))
        throw wrong("contiguous storage has neither filter nor growth");
    const int rank = (stackAxis ? 1 : 0) + 2 + (options.channels > 1 ? 1 : 0);
    if (options.chunk.rank() != 0 && options.chunk.rank() != rank)
        throw wrong(fmt::format("chunks of this stack have {} dimensions, not {}", rank,
                                options.chunk.rank()));
    for (const std::int64_t n : options.chunk.extents())
        if (n < 1)
            throw wrong("a chunk needs at least one pixel");
}

void Hdf5StackWriter::Body::createFile() {
    const H5Id access = fileAccess();
    useWriteDriver(access.get());
    if (options.swmr)
        require(H5Pset_libver_bounds(access.get(), H5F_LIBVER_LATEST, H5F_LIBVER_LATEST),
                "HDF5 could not be prepared");
    std::error_code ignored;
    if (options.swmr && !options.overwrite && std::filesystem::exists(options.file, ignored))
        throw Error(ErrorCode::Usage, "exists already")
            .inFile(options.file)
            .withRemedy("choose another name or allow overwriting (--overwrite)");
    if (!options.swmr)
        temporary.emplace(options.file, options.overwrite);
    const auto& path = temporary ? temporary->path() : options.file;
    file = owned(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access.get()),
                 "cannot be written");
}

void Hdf5StackWriter::Body::createDataset() {
    stackAxis = !options.singleImage || options.channels > 1;
    check();
    pixelBytes = specula::pixelBytes(options.type) * static_cast<std::size_t>(options.channels);
    std::vector<hsize_t> extents, most;
    if (stackAxis) {
        extents.push_back(options.contiguous ? static_cast<hsize_t>(options.frames) : 0);
        most.push_back(options.frames > 0 ? static_cast<hsize_t>(options.frames) : H5S_UNLIMITED);
        chunk.push_back(1);
    }
    for (const std::int64_t n : {options.height, options.width}) {
        extents.push_back(static_cast<hsize_t>(n));
        chunk.push_back(n);
    }
    if (options.channels > 1) {
        extents.push_back(static_cast<hsize_t>(options.channels));
        chunk.push_back(options.channels);
    }
    most.insert(most.end(), extents.begin() + static_cast<std::ptrdiff_t>(most.size()),
                extents.end());
    if (options.chunk.rank() > 0)
        chunk.assign(options.chunk.extents().begin(), options.chunk.extents().end());
    if (options.channels > 1)
        chunk.back() = options.channels;           // channels stay together
    for (std::size_t i = 0; i < chunk.size(); ++i) // HDF5 wants chunks inside a fixed shape
        if (most[i] != H5S_UNLIMITED)
            chunk[i] = std::min(chunk[i], static_cast<std::int64_t>(most[i]));
    std::int64_t chunkBytes = static_cast<std::int64_t>(specula::pixelBytes(options.type));
    for (const std::int64_t n : chunk)
        chunkBytes *= n;
    if (!options.contiguous && chunkBytes >= std::int64_t{1} << 32)
        throw Error(ErrorCode::Usage, "a chunk must be smaller than 4 GiB")
            .inFile(options.file)
            .atField(options.dataset)
            .withRemedy("choose smaller chunks");
    codec = ChunkCodec(filterPipeline(options.filter, specula::pixelBytes(options.type),
                                      static_cast<std::size_t>(chunkBytes)),
                       specula::pixelBytes(options.type), static_cast<std::size_t>(chunkBytes));

    const Hdf5Lock lock;
    if (!file)
        createFile();
    const H5Id creation = owned(H5Pcreate(H5P_DATASET_CREATE), "HDF5 could not be prepared");
    // The same data and attributes make the same bytes.
    require(H5Pset_obj_track_times(creation.get(), false), "HDF5 could not be prepared");
    if (!options.contiguous) {
        const std::vector<hsize_t> sides(chunk.begin(), chunk.end());
        require(H5Pset_chunk(creation.get(), static_cast<int>(sides.size()), sides.data()),
                "the chunk shape was refused");
        for (const Hdf5Filter& f : codec.filters())
            require(H5Pset_filter(creation.get(), f.id, H5Z_FLAG_OPTIONAL, f.parameters.size(),
                                  f.parameters.data()),
                    "the filter was refused");
    }
    const H5Id links = owned(H5Pcreate(H5P_LINK_CREATE), "HDF5 could not be prepared");
    require(H5Pset_create_intermediate_group(links.get(), 1), "HDF5 could not be prepared");
    const H5Id space =
        owned(H5Screate_simple(static_cast<int>(extents.size()), extents.data(), most.data()),
              "the shape was refused");
    dataset = owned(H5Dcreate2(file.get(), options.dataset.c_str(), fileTypeOf(options.type),
                               space.get(), links.get(), creation.get(), H5P_DEFAULT),
                    "the dataset cannot be made");
    writeAttributes(dataset.get(), options.attributes);
    if (options.channels > 1)
        writeAttribute(dataset.get(), "axes", std::string("frame,row,column,channel"));
    if (options.swmr)
        require(H5Fstart_swmr_write(file.get()), "SWMR cannot be started");
}

void Hdf5StackWriter::Body::takeFrame(const Pixels& frame) {
    if (frame.type() != options.type || frame.width() != options.width ||
        frame.height() != options.height || frame.channels() != options.channels)
        throw Error(ErrorCode::Usage, "the frame has another size or type than the stack")
            .inFile(options.file)
            .atField(options.dataset);
    if ((options.frames > 0 && written + pendingFrames >= options.frames) ||
        (!stackAxis && written + pendingFrames >= 1))
        throw Error(ErrorCode::Usage, "more frames than announced")
            .inFile(options.file)
            .atField(options.dataset);
    const std::size_t start = pending.size(), sample = specula::pixelBytes(options.type);
    pending.resize(start + static_cast<std::size_t>(frameBytes()));
    if (options.channels == 1) {
        std::memcpy(pending.data() + start, frame.data(), frame.bytes());
    } else {
        const auto pixels = static_cast<std::size_t>(options.width * options.height);
        for (std::size_t c = 0; c < static_cast<std::size_t>(options.channels); ++c)
            for (std::size_t i = 0; i < pixels; ++i)
                std::memcpy(pending.data() + start + i * pixelBytes + c * sample,
                            frame.data() + (c * pixels + i) * sample, sample);
    }
    if (++pendingFrames == framesPerChunk())
        writePending();
}

void Hdf5StackWriter::Body::extendTo(std::int64_t frames) {
    if (!stackAxis)
        return;
    std::vector<hsize_t> extents = {static_cast<hsize_t>(frames),
                                    static_cast<hsize_t>(options.height),
                                    static_cast<hsize_t>(options.width)};
    if (options.channels > 1)
        extents.push_back(static_cast<hsize_t>(options.channels));
    require(H5Dset_extent(dataset.get(), extents.data()), "the dataset cannot grow");
}

void Hdf5StackWriter::Body::writePending() {
    if (pendingFrames == 0)
        return;
    if (options.contiguous) {
        const Hdf5Lock lock;
        const H5Id space = owned(H5Dget_space(dataset.get()), "the shape cannot be read");
        const auto extents = extentsOf(space.get());
        std::vector<hsize_t> start(extents.size(), 0), count(extents.begin(), extents.end());
        if (stackAxis) {
            start[0] = static_cast<hsize_t>(written);
            count[0] = 1;
        }
        require(H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr,
                                    count.data(), nullptr),
                "the frame cannot be selected");
        const H5Id memory =
            owned(H5Screate_simple(static_cast<int>(count.size()), count.data(), nullptr),
                  "the frame cannot be selected");
        require(H5Dwrite(dataset.get(), fileTypeOf(options.type), memory.get(), space.get(),
                         H5P_DEFAULT, pending.data()),
                "cannot be written");
    } else {
        {
            const Hdf5Lock lock;
            extendTo(written + pendingFrames);
        }
        const std::int64_t rows = chunk[stackAxis ? 1 : 0];
        for (std::int64_t row = 0; row < options.height; row += rows)
            writeBand(row, std::min(rows, options.height - row));
    }
    written += pendingFrames;
    pendingFrames = 0;
    pending.clear();
}

/// Cuts one row of chunks out of the pending frames; what lies over the edge is zero.
void Hdf5StackWriter::Body::writeBand(std::int64_t row, std::int64_t rows) {
    const std::size_t rowAxis = stackAxis ? 1 : 0;
    const std::int64_t chunkRows = chunk[rowAxis], chunkColumns = chunk[rowAxis + 1];
    const auto pixel = static_cast<std::int64_t>(pixelBytes);
    std::vector<std::byte> plain(codec.chunkBytes());
    for (std::int64_t column = 0; column < options.width; column += chunkColumns) {
        const std::int64_t columns = std::min(chunkColumns, options.width - column);
        if (rows < chunkRows || columns < chunkColumns || pendingFrames < framesPerChunk())
            std::fill(plain.begin(), plain.end(), std::byte{0});
        for (std::int64_t f = 0; f < pendingFrames; ++f)
            for (std::int64_t y = 0; y < rows; ++y)
                std::memcpy(plain.data() + (f * chunkRows + y) * chunkColumns * pixel,
                            pending.data() + f * frameBytes() +
                                ((row + y) * options.width + column) * pixel,
                            static_cast<std::size_t>(columns * pixel));
        std::uint32_t mask = 0;
        const std::vector<std::byte> encoded = codec.encode(plain, mask);
        std::vector<hsize_t> corner(chunk.size(), 0);
        if (stackAxis)
            corner[0] = static_cast<hsize_t>(written);
        corner[rowAxis] = static_cast<hsize_t>(row);
        corner[rowAxis + 1] = static_cast<hsize_t>(column);
        const Hdf5Lock lock;
        require(H5Dwrite_chunk(dataset.get(), H5P_DEFAULT, mask, corner.data(), encoded.size(),
                               encoded.data()),
                "a chunk cannot be written");
    }
}

namespace {

template<class Work>
void naming(const Hdf5StackWriter::Options& options, Work&& work) {
    try {
        work();
    } catch (const Error& error) {
        if (!error.file().empty())
            throw;
        const bool wrongCall = error.code() == ErrorCode::Usage;
        throw Error(wrongCall ? ErrorCode::Usage : ErrorCode::Computation, error.reason())
            .inFile(options.file)
            .atField(options.dataset)
            .withRemedy(error.remedy().empty() ? kCheckFolder : error.remedy());
    }
}

} // namespace

Hdf5StackWriter::Hdf5StackWriter(const Options& options)
    : m_body(std::make_unique<Body>()) {
    m_body->options = options;
    naming(options, [&] { m_body->createDataset(); });
}

Hdf5StackWriter::Hdf5StackWriter(Hdf5TreeWriter& tree, const Options& options)
    : m_body(std::make_unique<Body>()) {
    m_body->options = options;
    m_body->options.file = tree.target();
    m_body->options.swmr = false;
    naming(m_body->options, [&] {
        const Hdf5Lock lock;
        require(H5Iinc_ref(tree.fileId()) < 0 ? -1 : 0, "HDF5 could not be prepared");
        m_body->file = H5Id(tree.fileId());
        m_body->createDataset();
    });
}

Hdf5StackWriter::~Hdf5StackWriter() = default;

void Hdf5StackWriter::append(const Pixels& frame) {
    naming(m_body->options, [&] { m_body->takeFrame(frame); });
}

void Hdf5StackWriter::flush() {
    naming(m_body->options, [&] {
        const Hdf5Lock lock;
        if (m_body->options.swmr)
            require(H5Dflush(m_body->dataset.get()), "cannot be written");
        else
            require(H5Fflush(m_body->file.get(), H5F_SCOPE_LOCAL), "cannot be written");
    });
}

void Hdf5StackWriter::close() {
    naming(m_body->options, [&] {
        Body& b = *m_body;
        b.writePending();
        if (!b.stackAxis && b.written != 1)
            throw Error(ErrorCode::Usage, "the image was never written");
        {
            const Hdf5Lock lock;
            require(H5Fflush(b.file.get(), H5F_SCOPE_GLOBAL), "cannot be written");
            require(writeFailed(b.file.get()) ? -1 : 0, "cannot be written");
            b.dataset.reset();
            b.file.reset();
        }
        if (b.temporary)
            b.temporary->commit();
    });
}

std::int64_t Hdf5StackWriter::frames() const {
    return m_body->written;
}

void writeHdf5(const std::filesystem::path& file, const RegionSource& source,
               const Hdf5WriteOptions& options, JobContext& job) {
    const SourceDescription& d = source.describe();
    Hdf5StackWriter::Options to;
    to.file = file;
    to.dataset = options.dataset;
    to.type = d.type;
    to.width = d.width();
    to.height = d.height();
    to.channels = d.channels;
    to.filter = options.filter;
    to.chunk = options.chunk;
    to.contiguous = options.contiguous;
    to.frames = d.frames;
    to.singleImage = d.frames == 1;
    to.overwrite = options.overwrite;
    to.attributes = options.attributes;
    Hdf5StackWriter writer(to);
    for (std::int64_t frame = 0; frame < d.frames; ++frame) {
        job.throwIfCancelled();
        writer.append(source.readFrame(frame, job.cancelToken()));
        job.report(frame + 1, d.frames, "frames");
    }
    writer.close();
}

} // namespace specula::io
