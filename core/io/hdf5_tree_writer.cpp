// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_tree_writer.h"

#include "core/base/atomic_file.h"
#include "core/io/hdf5_create.h"
#include "core/io/hdf5_file.h"
#include "core/io/hdf5_tree_copy.h"
#include "core/io/hdf5_write_driver.h"
#include "core/io/sample_convert.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <stdexcept>

namespace specula::io {
namespace {

constexpr std::int64_t kMostChunkBytes = 16 << 20;
/// Planes smaller than a chunk is worth share one.
constexpr std::int64_t kSharedChunkBytes = 64 << 10;

constexpr auto kNotPrepared = "HDF5 could not be prepared";

H5Id textType() {
    H5Id type = owned(H5Tcopy(H5T_C_S1), kNotPrepared);
    require(H5Tset_size(type.get(), H5T_VARIABLE), kNotPrepared);
    require(H5Tset_cset(type.get(), H5T_CSET_UTF8), kNotPrepared);
    return type;
}

H5Id spaceOf(std::span<const std::int64_t> extents) {
    const std::vector<hsize_t> sides(extents.begin(), extents.end());
    return sides.empty()
               ? owned(H5Screate(H5S_SCALAR), "the shape was refused")
               : owned(H5Screate_simple(static_cast<int>(sides.size()), sides.data(), nullptr),
                       "the shape was refused");
}

/// How the values of a dataset lie in chunks: whole planes of the last two axes, several small ones
/// together along the axis before, or pieces of one large plane.
struct Layout {
    std::vector<std::int64_t> extents;
    std::int64_t stackPlanes = 1; ///< extent of the third last axis
    std::int64_t rows = 1, columns = 1;
    std::int64_t chunkPlanes = 1, chunkRows = 1, chunkColumns = 1;

    Layout(const Shape& shape, std::size_t bytesEach, const Shape& chunk)
        : extents(shape.extents().begin(), shape.extents().end()) {
        const auto fromEnd = [&](int axis) {
            return shape.rank() >= axis ? shape[shape.rank() - axis] : 1;
        };
        columns = fromEnd(1);
        rows = fromEnd(2);
        stackPlanes = fromEnd(3);
        const auto bytes = static_cast<std::int64_t>(bytesEach);
        if (chunk.rank() == 2) {
            chunkRows = std::min(chunk[0], rows);
            chunkColumns = std::min(chunk[1], columns);
            return;
        }
        chunkColumns = std::min(columns, kMostChunkBytes / bytes);
        chunkRows = std::clamp(kMostChunkBytes / (chunkColumns * bytes), std::int64_t{1}, rows);
        if (rows * columns * bytes < kSharedChunkBytes)
            chunkPlanes = std::clamp(kSharedChunkBytes / (rows * columns * bytes), std::int64_t{1},
                                     stackPlanes);
    }

    std::vector<hsize_t> chunk() const {
        std::vector<hsize_t> sides(extents.size(), 1);
        const std::size_t rank = sides.size();
        sides[rank - 1] = static_cast<hsize_t>(chunkColumns);
        if (rank >= 2)
            sides[rank - 2] = static_cast<hsize_t>(chunkRows);
        if (rank >= 3)
            sides[rank - 3] = static_cast<hsize_t>(chunkPlanes);
        return sides;
    }
    std::int64_t chunkValues() const { return chunkPlanes * chunkRows * chunkColumns; }
    std::int64_t planes() const {
        std::int64_t n = 1;
        for (std::size_t i = 0; i + 2 < extents.size(); ++i)
            n *= extents[i];
        return n;
    }
    /// Where a value of plane `plane` lies.
    std::vector<hsize_t> corner(std::int64_t plane, std::int64_t row, std::int64_t column) const {
        std::vector<hsize_t> at(extents.size(), 0);
        const std::size_t rank = at.size();
        at[rank - 1] = static_cast<hsize_t>(column);
        if (rank >= 2)
            at[rank - 2] = static_cast<hsize_t>(row);
        for (std::size_t i = rank >= 2 ? rank - 2 : 0; i-- > 0; plane /= extents[i])
            at[i] = static_cast<hsize_t>(plane % extents[i]);
        return at;
    }
};

/// A chunked dataset: cuts planes into chunks, encodes them and hands them to HDF5 as they are.
struct ChunkedDataset {
    H5Id id;
    Layout layout;
    PixelType as;
    ChunkCodec codec;

    /// `count` planes from `plane` on, all along the third last axis; of one plane also a band.
    void write(std::int64_t plane, std::int64_t count, const std::byte* values, PixelType type,
               std::int64_t firstRow, std::int64_t rows) const {
        const Layout& l = layout;
        const std::size_t sample = pixelBytes(as), sampleFrom = pixelBytes(type);
        std::vector<std::byte> plain(codec.chunkBytes());
        for (std::int64_t row = 0; row < rows; row += l.chunkRows)
            for (std::int64_t column = 0; column < l.columns; column += l.chunkColumns) {
                const std::int64_t height = std::min(l.chunkRows, rows - row);
                const std::int64_t width = std::min(l.chunkColumns, l.columns - column);
                std::fill(plain.begin(), plain.end(), std::byte{0}); // what lies over the edge
                for (std::int64_t p = 0; p < count; ++p)
                    for (std::int64_t y = 0; y < height; ++y) {
                        const std::int64_t from = (p * rows + row + y) * l.columns + column;
                        const std::int64_t to = (p * l.chunkRows + y) * l.chunkColumns;
                        convertSamples(values + static_cast<std::size_t>(from) * sampleFrom, type,
                                       plain.data() + static_cast<std::size_t>(to) * sample, as,
                                       width);
                    }
                std::uint32_t mask = 0;
                const std::vector<std::byte> encoded = codec.encode(plain, mask);
                const std::vector<hsize_t> corner = l.corner(plane, firstRow + row, column);
                const Hdf5Lock lock;
                require(H5Dwrite_chunk(id.get(), H5P_DEFAULT, mask, corner.data(), encoded.size(),
                                       encoded.data()),
                        "a chunk cannot be written");
            }
    }

    void writeAll(const std::byte* values, PixelType type) const {
        const std::int64_t planes = layout.planes();
        const auto planeBytes =
            static_cast<std::size_t>(layout.rows * layout.columns) * pixelBytes(type);
        for (std::int64_t plane = 0; plane < planes;) {
            const std::int64_t count =
                std::min(layout.chunkPlanes, layout.stackPlanes - plane % layout.stackPlanes);
            write(plane, count, values + static_cast<std::size_t>(plane) * planeBytes, type, 0,
                  layout.rows);
            plane += count;
        }
    }
};

} // namespace

struct Hdf5TreeWriter::Body {
    AtomicFile temporary;
    Filter filter;
    std::int64_t compressAbove = 8192;
    H5Id file, links;
    std::map<std::string, ChunkedDataset> open; ///< being filled plane by plane
    bool closed = false;

    Body(const std::filesystem::path& target, bool overwrite, Filter f)
        : temporary(target, overwrite)
        , filter(f) {}

    template<class Work>
    void naming(const std::string& path, Work&& work) const {
        if (closed)
            throw std::logic_error("Hdf5TreeWriter: already closed");
        try {
            work();
        } catch (const Error& error) {
            if (!error.file().empty() || error.code() == ErrorCode::Cancelled)
                throw;
            const bool wrongCall = error.code() == ErrorCode::Usage;
            throw Error(wrongCall ? ErrorCode::Usage : ErrorCode::Computation, error.reason())
                .inFile(temporary.target())
                .atField(path)
                .withRemedy(error.remedy().empty() ? kCheckFolder : error.remedy());
        }
    }

    H5Id create(const std::string& path, hid_t type, hid_t space, const Layout* layout,
                const ChunkCodec* codec, const nlohmann::json& attributes) const {
        const Hdf5Lock lock;
        if (path.empty() || path.back() == '/' || objectExists(file.get(), path))
            throw std::logic_error("Hdf5TreeWriter: " + path + " is there already");
        const H5Id creation = owned(H5Pcreate(H5P_DATASET_CREATE), kNotPrepared);
        // The same values make the same bytes.
        require(H5Pset_obj_track_times(creation.get(), false), kNotPrepared);
        if (layout != nullptr) {
            const std::vector<hsize_t> chunk = layout->chunk();
            require(H5Pset_chunk(creation.get(), static_cast<int>(chunk.size()), chunk.data()),
                    "the chunk shape was refused");
            for (const Hdf5Filter& f : codec->filters())
                require(H5Pset_filter(creation.get(), f.id, H5Z_FLAG_OPTIONAL, f.parameters.size(),
                                      f.parameters.data()),
                        "the filter was refused");
        }
        H5Id dataset = owned(H5Dcreate2(file.get(), path.c_str(), type, space, links.get(),
                                        creation.get(), H5P_DEFAULT),
                             "the dataset cannot be made");
        writeAttributes(dataset.get(), attributes);
        return dataset;
    }

    ChunkedDataset chunked(const std::string& path, const Shape& shape, PixelType as,
                           const Shape& chunk, const nlohmann::json& attributes) const {
        ChunkedDataset d{H5Id(), Layout(shape, pixelBytes(as), chunk), as, {}};
        const auto bytes = static_cast<std::size_t>(d.layout.chunkValues()) * pixelBytes(as);
        d.codec = ChunkCodec(filterPipeline(filter, pixelBytes(as), bytes), pixelBytes(as), bytes);
        const Hdf5Lock lock;
        const H5Id space = spaceOf(d.layout.extents);
        d.id = create(path, fileTypeOf(as), space.get(), &d.layout, &d.codec, attributes);
        return d;
    }

    void writeFlat(const std::string& path, hid_t type, hid_t memoryType,
                   std::span<const std::int64_t> extents, const void* values,
                   const nlohmann::json& attributes) const {
        const Hdf5Lock lock;
        const H5Id space = spaceOf(extents);
        const H5Id dataset = create(path, type, space.get(), nullptr, nullptr, attributes);
        if (H5Sget_simple_extent_npoints(space.get()) > 0)
            require(H5Dwrite(dataset.get(), memoryType, H5S_ALL, H5S_ALL, H5P_DEFAULT, values),
                    "cannot be written");
    }

    void writeBoolean(const std::string& path, bool value) const {
        const Hdf5Lock lock;
        const H5Id type = owned(H5Tenum_create(H5T_STD_I8LE), kNotPrepared);
        for (const auto& [name, number] :
             {std::pair<const char*, std::int8_t>{"FALSE", std::int8_t{0}},
              {"TRUE", std::int8_t{1}}})
            require(H5Tenum_insert(type.get(), name, &number), kNotPrepared);
        const std::int8_t stored = value ? 1 : 0;
        writeFlat(path, type.get(), type.get(), {}, &stored, {});
    }
};

Hdf5TreeWriter::Hdf5TreeWriter(const std::filesystem::path& file, bool overwrite, Filter filter)
    : m_body(std::make_unique<Body>(file, overwrite, filter)) {
    m_body->naming("/", [&] {
        const Hdf5Lock lock;
        const H5Id access = fileAccess();
        useWriteDriver(access.get());
        m_body->file = owned(
            H5Fcreate(m_body->temporary.path().c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access.get()),
            "cannot be written");
        m_body->links = owned(H5Pcreate(H5P_LINK_CREATE), kNotPrepared);
        require(H5Pset_create_intermediate_group(m_body->links.get(), 1), kNotPrepared);
    });
}

Hdf5TreeWriter::~Hdf5TreeWriter() = default;

void Hdf5TreeWriter::group(const std::string& path, const nlohmann::json& attributes) {
    m_body->naming(path, [&] {
        const Hdf5Lock lock;
        const hid_t file = m_body->file.get();
        const H5Id made = objectExists(file, path)
                              ? owned(H5Gopen2(file, path.c_str(), H5P_DEFAULT), "is no group")
                              : owned(H5Gcreate2(file, path.c_str(), m_body->links.get(),
                                                 H5P_DEFAULT, H5P_DEFAULT),
                                      "the group cannot be made");
        writeAttributes(made.get(), attributes);
    });
}

void Hdf5TreeWriter::write(const std::string& path, double value,
                           const nlohmann::json& attributes) {
    m_body->naming(path, [&] {
        m_body->writeFlat(path, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, {}, &value, attributes);
    });
}

void Hdf5TreeWriter::write(const std::string& path, std::int64_t value,
                           const nlohmann::json& attributes) {
    m_body->naming(path, [&] {
        m_body->writeFlat(path, H5T_STD_I64LE, H5T_NATIVE_INT64, {}, &value, attributes);
    });
}

void Hdf5TreeWriter::write(const std::string& path, const std::string& value,
                           const nlohmann::json& attributes) {
    m_body->naming(path, [&] {
        const Hdf5Lock lock;
        const H5Id type = textType();
        const char* text = value.c_str();
        m_body->writeFlat(path, type.get(), type.get(), {}, static_cast<const void*>(&text),
                          attributes);
    });
}

void Hdf5TreeWriter::write(const std::string& path, const std::vector<std::string>& values,
                           const nlohmann::json& attributes) {
    m_body->naming(path, [&] {
        const Hdf5Lock lock;
        const H5Id type = textType();
        std::vector<const char*> texts;
        for (const std::string& value : values)
            texts.push_back(value.c_str());
        const auto count = static_cast<std::int64_t>(texts.size());
        m_body->writeFlat(path, type.get(), type.get(), {&count, 1},
                          static_cast<const void*>(texts.data()), attributes);
    });
}

void Hdf5TreeWriter::writeArray(const std::string& path, const void* values, PixelType type,
                                const Shape& shape, PixelType as,
                                const nlohmann::json& attributes) {
    m_body->naming(path, [&] {
        const auto* bytes = static_cast<const std::byte*>(values);
        const std::int64_t count = shape.count();
        if (count > m_body->compressAbove && shape.rank() > 0) {
            m_body->chunked(path, shape, as, {}, attributes).writeAll(bytes, type);
            return;
        }
        std::vector<std::byte> stored(static_cast<std::size_t>(count) * pixelBytes(as));
        convertSamples(bytes, type, stored.data(), as, count);
        const hid_t fileType = fileTypeOf(as);
        m_body->writeFlat(path, fileType, fileType, shape.extents(), stored.data(), attributes);
    });
}

void Hdf5TreeWriter::createPlanes(const std::string& path, const Shape& shape, PixelType as,
                                  Shape chunk, const nlohmann::json& attributes) {
    m_body->naming(path, [&] {
        if (shape.rank() < 2 || shape.count() < 1)
            throw std::logic_error("Hdf5TreeWriter: planes need two axes and values");
        // Each plane comes by itself, so it is a chunk by itself.
        const Shape whole{shape[shape.rank() - 2], shape[shape.rank() - 1]};
        if (chunk.rank() != 2)
            chunk = whole.count() * static_cast<std::int64_t>(pixelBytes(as)) <= kMostChunkBytes
                        ? whole
                        : Shape{Layout(whole, pixelBytes(as), {}).chunkRows,
                                Layout(whole, pixelBytes(as), {}).chunkColumns};
        m_body->open.insert_or_assign(path, m_body->chunked(path, shape, as, chunk, attributes));
    });
}

void Hdf5TreeWriter::writePlane(const std::string& path, std::int64_t plane, std::int64_t firstRow,
                                const void* values, PixelType type, const Shape& shape) {
    m_body->naming(path, [&] {
        const auto found = m_body->open.find(path);
        if (found == m_body->open.end())
            throw std::logic_error("Hdf5TreeWriter: " + path + " was not made for planes");
        const Layout& l = found->second.layout;
        const std::int64_t end = firstRow + (shape.rank() == 2 ? shape[0] : 0);
        if (plane < 0 || plane >= l.planes() || shape.rank() != 2 || shape[1] != l.columns ||
            firstRow < 0 || firstRow % l.chunkRows != 0 || end > l.rows ||
            (end != l.rows && end % l.chunkRows != 0))
            throw Error(ErrorCode::Usage,
                        fmt::format("{} values at row {} of plane {} do not fit into {} planes of "
                                    "{}x{}",
                                    shape.text(), firstRow, plane, l.planes(), l.rows, l.columns));
        found->second.write(plane, 1, static_cast<const std::byte*>(values), type, firstRow,
                            shape[0]);
    });
}

void Hdf5TreeWriter::compressAbove(std::int64_t values) {
    m_body->compressAbove = values;
}

void Hdf5TreeWriter::writeTree(const std::string& path, const nlohmann::json& values) {
    const auto all = [&](auto&& is) { return std::all_of(values.begin(), values.end(), is); };
    switch (values.type()) {
    case nlohmann::json::value_t::null:
    case nlohmann::json::value_t::discarded:
        return;
    case nlohmann::json::value_t::object:
        group(path);
        for (const auto& [name, value] : values.items())
            writeTree((path == "/" ? "" : path) + "/" + name, value);
        return;
    case nlohmann::json::value_t::array:
        if (all([](const auto& v) { return v.is_number_integer(); }) && !values.empty()) {
            const auto list = values.get<std::vector<std::int64_t>>();
            write(path, std::span<const std::int64_t>(list), PixelType::I64);
        } else if (all([](const auto& v) { return v.is_number(); })) {
            const auto list = values.get<std::vector<double>>();
            write(path, std::span<const double>(list), PixelType::F64);
        } else if (all([](const auto& v) { return v.is_string(); })) {
            write(path, values.get<std::vector<std::string>>());
        } else {
            write(path, values.dump());
        }
        return;
    case nlohmann::json::value_t::string:
        write(path, values.get<std::string>());
        return;
    case nlohmann::json::value_t::boolean:
        m_body->naming(path, [&] { m_body->writeBoolean(path, values.get<bool>()); });
        return;
    case nlohmann::json::value_t::number_unsigned: // random seeds have all 64 bits
        if (const auto number = values.get<std::uint64_t>(); number > INT64_MAX) {
            m_body->naming(path, [&] {
                m_body->writeFlat(path, H5T_STD_U64LE, H5T_NATIVE_UINT64, {}, &number, {});
            });
            return;
        }
        [[fallthrough]];
    case nlohmann::json::value_t::number_integer:
        write(path, values.get<std::int64_t>());
        return;
    case nlohmann::json::value_t::number_float:
        write(path, values.get<double>());
        return;
    case nlohmann::json::value_t::binary:
        throw std::logic_error("Hdf5TreeWriter: binary JSON");
    }
}

bool Hdf5TreeWriter::copy(const std::filesystem::path& source, const std::string& from,
                          const std::string& to) {
    bool found = false;
    m_body->naming(to, [&] { found = copyHdf5Tree(source, from, m_body->file.get(), to); });
    return found;
}

void Hdf5TreeWriter::softLink(const std::string& path, const std::string& target) {
    m_body->naming(path, [&] {
        const Hdf5Lock lock;
        require(H5Lcreate_soft(target.c_str(), m_body->file.get(), path.c_str(),
                               m_body->links.get(), H5P_DEFAULT),
                "the link cannot be made");
    });
}

void Hdf5TreeWriter::externalLink(const std::string& path, const std::filesystem::path& file,
                                  const std::string& target) {
    m_body->naming(path, [&] {
        const Hdf5Lock lock;
        require(H5Lcreate_external(file.c_str(), target.c_str(), m_body->file.get(), path.c_str(),
                                   m_body->links.get(), H5P_DEFAULT),
                "the link cannot be made");
    });
}

void Hdf5TreeWriter::close() {
    Body& b = *m_body;
    b.naming("/", [&] {
        b.open.clear();
        const Hdf5Lock lock;
        if (H5Fget_obj_count(b.file.get(), H5F_OBJ_DATASET | H5F_OBJ_GROUP) != 0)
            throw std::logic_error("Hdf5TreeWriter: a stack in the file is still open");
        require(H5Fflush(b.file.get(), H5F_SCOPE_GLOBAL), "cannot be written");
        require(writeFailed(b.file.get()) ? -1 : 0, "cannot be written");
        b.file.reset();
    });
    b.closed = true;
    b.temporary.commit();
}

std::int64_t Hdf5TreeWriter::fileId() const {
    return m_body->file.get();
}

const std::filesystem::path& Hdf5TreeWriter::target() const {
    return m_body->temporary.target();
}

} // namespace specula::io
