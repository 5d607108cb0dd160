// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/base/pixels.h"
#include "core/io/writers.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace specula::io {

/// Writes an HDF5 file of groups, datasets and attributes; it appears under its name when close()
/// has succeeded. Groups on the way to a path are made as needed. Arrays above 8192 values are
/// compressed (`filter`), one chunk per plane of the last two axes, split where a chunk would be
/// larger than 16 MiB.
class Hdf5TreeWriter {
  public:
    using Filter = Hdf5WriteOptions::Filter;

    /// Throws Error(Usage) when the file exists and `overwrite` is false.
    Hdf5TreeWriter(const std::filesystem::path& file, bool overwrite, Filter filter = Filter::Lzf);
    /// Without close() nothing is left.
    ~Hdf5TreeWriter();
    Hdf5TreeWriter(const Hdf5TreeWriter&) = delete;
    Hdf5TreeWriter& operator=(const Hdf5TreeWriter&) = delete;

    /// May be called again, also for other attributes.
    void group(const std::string& path, const nlohmann::json& attributes = {});
    /// Scalars.
    void write(const std::string& path, double value, const nlohmann::json& attributes = {});
    void write(const std::string& path, std::int64_t value, const nlohmann::json& attributes = {});
    void write(const std::string& path, const std::string& value,
               const nlohmann::json& attributes = {});
    void write(const std::string& path, const char* value, const nlohmann::json& attributes = {}) {
        write(path, std::string(value), attributes);
    }
    void write(const std::string& path, bool) = delete;
    /// A list of texts of variable length.
    void write(const std::string& path, const std::vector<std::string>& values,
               const nlohmann::json& attributes = {});
    /// Any of the pixel types, stored as `as` (values are converted; integers must fit).
    template<class T>
    void write(const std::string& path, const Array<T>& values, PixelType as,
               const nlohmann::json& attributes = {}) {
        writeArray(path, values.data(), pixelTypeOf<T>(), values.shape(), as, attributes);
    }
    template<class T>
    void write(const std::string& path, std::span<const T> values, PixelType as,
               const nlohmann::json& attributes = {}) {
        writeArray(path, values.data(), pixelTypeOf<T>(),
                   Shape{static_cast<std::int64_t>(values.size())}, as, attributes);
    }
    /// A dataset that is filled plane by plane: a plane is what the last two axes span, and they
    /// are counted through the axes before. `chunk` is (rows, columns); without one as above.
    void createPlanes(const std::string& path, const Shape& shape, PixelType as, Shape chunk = {},
                      const nlohmann::json& attributes = {});
    /// `firstRow`: of a band of rows, at a border between chunks and up to one.
    template<class T>
    void writePlane(const std::string& path, std::int64_t plane, View<const T> values,
                    std::int64_t firstRow = 0) {
        writePlane(path, plane, firstRow, values.data(), pixelTypeOf<T>(), values.shape());
    }
    /// Arrays from here on are compressed above this many values.
    void compressAbove(std::int64_t values);

    /// The tree of JSON values as datasets below `path`: objects are groups; lists of numbers or of
    /// texts are arrays, other lists JSON text; booleans as h5py has them; null is left out.
    void writeTree(const std::string& path, const nlohmann::json& values);

    /// Objects of another file with everything below and their attributes; false when `from` is not
    /// there. Links are followed and become copies; what they lead to in vain is left out, and so
    /// are lists of variable length other than texts.
    bool copy(const std::filesystem::path& source, const std::string& from, const std::string& to);
    void softLink(const std::string& path, const std::string& target);
    void externalLink(const std::string& path, const std::filesystem::path& file,
                      const std::string& target);

    void close();

  private:
    friend class Hdf5StackWriter; // puts a stack of frames into the file

    void writePlane(const std::string& path, std::int64_t plane, std::int64_t firstRow,
                    const void* values, PixelType type, const Shape& shape);
    void writeArray(const std::string& path, const void* values, PixelType type, const Shape& shape,
                    PixelType as, const nlohmann::json& attributes);
    std::int64_t fileId() const;
    const std::filesystem::path& target() const;

    struct Body;
    std::unique_ptr<Body> m_body;
};

} // namespace specula::io
