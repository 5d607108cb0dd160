// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_values.h"

#include "core/io/hdf5_dataset.h"
#include "core/io/hdf5_driver.h"
#include "core/io/hdf5_read.h"
#include "core/io/raw_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::io {
namespace {

/// Taken without asking how much of it the file holds (unwritten chunks read as fill values).
constexpr std::int64_t kHarmlessBytes = std::int64_t{32} << 20;
constexpr std::int64_t kMostCompression = 1100; ///< deflate packs zeros 1032 to 1
constexpr std::int64_t kMostListed = 4096, kMostDepth = 16;

bool isNumeric(hid_t type) {
    const H5T_class_t kind = H5Tget_class(type);
    return kind == H5T_INTEGER || kind == H5T_FLOAT || kind == H5T_ENUM; // booleans are enums
}

struct Opened {
    H5Id dataset, type, space;
    Extents extents;
};

std::optional<Opened> openNumeric(const Hdf5File& file, const std::string& path) {
    if (path.empty() || !objectExists(file.id.get(), path))
        return std::nullopt;
    Opened o;
    o.dataset = H5Id(H5Dopen2(file.id.get(), path.c_str(), H5P_DEFAULT));
    o.type = H5Id(o.dataset ? H5Dget_type(o.dataset.get()) : H5I_INVALID_HID);
    o.space = H5Id(o.dataset ? H5Dget_space(o.dataset.get()) : H5I_INVALID_HID);
    const bool usable = o.type && o.space && isNumeric(o.type.get()) &&
                        H5Sget_simple_extent_type(o.space.get()) != H5S_NULL;
    if (usable)
        o.extents = extentsOf(o.space.get());
    H5Eclear2(H5E_DEFAULT);
    return usable ? std::optional(std::move(o)) : std::nullopt;
}

Error at(const Hdf5File& file, const std::string& path, const std::string& reason) {
    return Error(ErrorCode::Input, reason)
        .inFile(file.path)
        .atField(path)
        .withRemedy("the file is damaged; copy it again");
}

std::int64_t countOf(const Extents& extents) {
    return Shape(extents).count();
}

/// The dataset may lie in a linked file.
std::int64_t bytesOfFileWith(hid_t dataset) {
    const H5Id file(H5Iget_file_id(dataset));
    const RawFile* raw = file ? openedFile(file.get()) : nullptr;
    return raw != nullptr ? raw->size() : 0;
}

/// A damaged header may claim terabytes.
void requirePlausible(const Opened& o, std::int64_t values, std::size_t valueBytes,
                      const Hdf5File& file, const std::string& path) {
    const std::int64_t fileBytes = bytesOfFileWith(o.dataset.get());
    const H5Id creation(H5Dget_create_plist(o.dataset.get()));
    const H5D_layout_t layout = creation ? H5Pget_layout(creation.get()) : H5D_LAYOUT_ERROR;
    std::int64_t largest = values;
    if (layout == H5D_CHUNKED) {
        hsize_t chunk[H5S_MAX_RANK] = {};
        const int rank = H5Pget_chunk(creation.get(), H5S_MAX_RANK, chunk);
        const Extents inChunk(chunk, chunk + std::max(rank, 0));
        largest = std::max(largest, countOf(inChunk));
    }
    const auto each = static_cast<std::int64_t>(
        std::max({valueBytes, H5Tget_size(o.type.get()), std::size_t{1}}));
    if (largest <= kHarmlessBytes / each || layout == H5D_VIRTUAL)
        return;
    const auto stored =
        std::min<std::int64_t>(static_cast<std::int64_t>(std::min<hsize_t>(
                                   H5Dget_storage_size(o.dataset.get()), INT64_MAX)),
                               fileBytes);
    if (largest / kMostCompression > stored / each + 1)
        throw at(file, path,
                 fmt::format("{} values are announced, but only {} bytes of them are there", values,
                             stored));
}

template<class T>
hid_t nativeType() {
    if constexpr (std::is_same_v<T, float>)
        return H5T_NATIVE_FLOAT;
    else
        return H5T_NATIVE_DOUBLE;
}

} // namespace

std::optional<Extents> numericExtents(const Hdf5File& file, const std::string& path) {
    const Hdf5Lock lock;
    try {
        const auto opened = openNumeric(file, path);
        return opened && opened->extents.size() <= static_cast<std::size_t>(Shape::kMaxRank)
                   ? std::optional(opened->extents)
                   : std::nullopt;
    } catch (const Error&) { // an absurd shape
        return std::nullopt;
    }
}

Extents squeezed(const Extents& extents) {
    Extents kept;
    std::copy_if(extents.begin(), extents.end(), std::back_inserter(kept),
                 [](std::int64_t n) { return n != 1; });
    return kept;
}

template<class T>
Array<T> readNumbers(const Hdf5File& file, const std::string& path, const Hdf5Box& box) {
    const Hdf5Lock lock;
    const auto opened = openNumeric(file, path);
    if (!opened) {
        if (!objectExists(file.id.get(), path))
            throw whyNotThere(file, path);
        throw at(file, path, "holds no numbers");
    }
    if (opened->extents.size() > Shape::kMaxRank)
        throw at(file, path, "has too many dimensions");
    const Extents& count = box.count.empty() ? opened->extents : box.count;
    const Shape shape{count};
    requirePlausible(*opened, shape.count(), sizeof(T), file, path);
    auto values = Array<T>::uninitialized(shape);
    if (shape.count() == 0)
        return values;
    H5Id memory;
    if (!box.count.empty()) {
        const std::vector<hsize_t> from(box.start.begin(), box.start.end());
        const std::vector<hsize_t> some(box.count.begin(), box.count.end());
        if (from.size() != opened->extents.size() || some.size() != from.size() ||
            H5Sselect_hyperslab(opened->space.get(), H5S_SELECT_SET, from.data(), nullptr,
                                some.data(), nullptr) < 0 ||
            H5Sselect_valid(opened->space.get()) <= 0)
            throw at(file, path, "the part asked for lies outside the dataset");
        memory = owned(H5Screate_simple(static_cast<int>(some.size()), some.data(), nullptr),
                       "out of memory");
    }
    const bool part = static_cast<bool>(memory);
    if (readDataset(opened->dataset.get(), nativeType<T>(), part ? memory.get() : H5S_ALL,
                    part ? opened->space.get() : H5S_ALL, values.editValues().data()) < 0)
        throw at(file, path, "cannot be read: " + hdf5ErrorText());
    return values;
}

template Array<double> readNumbers<double>(const Hdf5File&, const std::string&, const Hdf5Box&);
template Array<float> readNumbers<float>(const Hdf5File&, const std::string&, const Hdf5Box&);

std::vector<double> readList(const Hdf5File& file, const std::string& path) {
    const auto extents = numericExtents(file, path);
    if (extents && squeezed(*extents).size() > 1)
        throw at(file, path, fmt::format("is {}, not a list", Shape(*extents).text()))
            .withRemedy("the file was not made by a program this reader knows");
    const Array<double> values = readNumbers<double>(file, path);
    return {values.values().begin(), values.values().end()};
}

Array<float> readPlane(const Hdf5FilePtr& file, const std::string& path, std::int64_t plane,
                       std::int64_t row, std::int64_t rows, const CancelToken& cancel) {
    std::shared_ptr<Hdf5Dataset> dataset;
    {
        const Hdf5Lock lock;
        dataset = openHdf5Dataset(file, path);
        const auto opened = openNumeric(*file, path);
        if (!opened || dataset->axes.channels != 1)
            throw at(*file, path, "is not made of planes of numbers");
        requirePlausible(*opened, dataset->axes.height * dataset->axes.width, sizeof(float), *file,
                         path);
    }
    const FrameAxes& axes = dataset->axes;
    if (plane < 0 || plane >= axes.frames || row < 0 || rows < 0 || row > axes.height - rows)
        throw at(*file, path, "the part asked for lies outside the dataset");
    const Shape shape{rows, axes.width};
    auto values = Array<float>::uninitialized(shape);
    if (shape.count() == 0)
        return values;
    ChunkCache cache(0);
    const PixelType type = dataset->sample.type;
    const auto rowBytes = axes.width * static_cast<std::int64_t>(pixelBytes(type));
    const RegionRequest request{plane, 0, {0, row, axes.width, rows}, 0, 1};
    if (type == PixelType::F32) {
        const PixelTarget target{type, reinterpret_cast<std::byte*>(values.editValues().data()),
                                 rowBytes, rowBytes * rows};
        readHdf5Region(*dataset, 0, request, target, cancel, nullptr, cache);
        return values;
    }
    auto raw = Array<std::byte>::uninitialized({rowBytes * rows});
    const PixelTarget target{type, raw.editValues().data(), rowBytes, rowBytes * rows};
    readHdf5Region(*dataset, 0, request, target, cancel, nullptr, cache);
    withPixelType(type, [&](auto sample) {
        using T = decltype(sample);
        const auto* from = reinterpret_cast<const T*>(raw.data());
        std::transform(from, from + shape.count(), values.editValues().data(),
                       [](T v) { return static_cast<float>(v); });
    });
    return values;
}

std::optional<double> readAnyNumber(const Hdf5File& file, const std::string& path) {
    const Hdf5Lock lock;
    const auto extents = numericExtents(file, path);
    if (!extents || !squeezed(*extents).empty())
        return std::nullopt;
    try {
        return readNumbers<double>(file, path).data()[0];
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<std::string> readAnyText(const Hdf5File& file, const std::string& path) {
    return readString(file.id.get(), path);
}

namespace {

H5Id objectAt(const Hdf5File& file, const std::string& path) {
    return objectExists(file.id.get(), path)
               ? H5Id(H5Oopen(file.id.get(), path.c_str(), H5P_DEFAULT))
               : H5Id();
}

herr_t addName(hid_t, const char* name, const H5L_info_t*, void* data) {
    auto& [names, most] = *static_cast<std::pair<std::vector<std::string>, std::size_t>*>(data);
    if (names.size() == most)
        return 1;
    names.emplace_back(name);
    return 0;
}

void addToTree(const Hdf5File& file, const std::string& path, nlohmann::json& tree, int depth) {
    if (isGroup(file, path)) {
        tree = nlohmann::json::object();
        if (depth < kMostDepth)
            for (const std::string& name : memberNames(file, path, kMostListed)) {
                nlohmann::json child;
                addToTree(file, path + "/" + name, child, depth + 1);
                if (!child.is_null())
                    tree[name] = std::move(child);
            }
        return;
    }
    if (const auto text = readAnyText(file, path)) {
        tree = *text;
        return;
    }
    const auto extents = numericExtents(file, path);
    if (!extents || extents->size() > Shape::kMaxRank || countOf(*extents) > kMostListed)
        return;
    try {
        const Array<double> values = readNumbers<double>(file, path);
        if (extents->empty())
            tree = values.data()[0];
        else
            tree = std::vector<double>(values.values().begin(), values.values().end());
    } catch (const Error&) { // left out
    }
}

} // namespace

std::optional<double> numberAttribute(const Hdf5File& file, const std::string& path,
                                      const std::string& name) {
    const Hdf5Lock lock;
    const H5Id object = objectAt(file, path);
    return object ? readNumberAttribute(object.get(), name) : std::nullopt;
}

std::optional<std::string> textAttribute(const Hdf5File& file, const std::string& path,
                                         const std::string& name) {
    const Hdf5Lock lock;
    const H5Id object = objectAt(file, path);
    return object ? readStringAttribute(object.get(), name) : std::nullopt;
}

std::vector<double> listAttribute(const Hdf5File& file, const std::string& path,
                                  const std::string& name) {
    const Hdf5Lock lock;
    const H5Id object = objectAt(file, path);
    if (!object || H5Aexists(object.get(), name.c_str()) <= 0)
        return {};
    const H5Id attribute(H5Aopen(object.get(), name.c_str(), H5P_DEFAULT));
    const H5Id type(attribute ? H5Aget_type(attribute.get()) : H5I_INVALID_HID);
    const H5Id space(attribute ? H5Aget_space(attribute.get()) : H5I_INVALID_HID);
    const hssize_t count = space ? H5Sget_simple_extent_npoints(space.get()) : 0;
    if (!type || !isNumeric(type.get()) || count <= 0 || count > kMostListed)
        return {};
    std::vector<double> values(static_cast<std::size_t>(count));
    if (H5Aread(attribute.get(), H5T_NATIVE_DOUBLE, values.data()) < 0)
        return {};
    return values;
}

std::vector<std::string> memberNames(const Hdf5File& file, const std::string& group,
                                     std::size_t most) {
    const Hdf5Lock lock;
    const H5Id id = objectAt(file, group);
    std::pair<std::vector<std::string>, std::size_t> members{{}, most};
    hsize_t from = 0;
    if (id && H5Iget_type(id.get()) == H5I_GROUP)
        H5Literate(id.get(), H5_INDEX_NAME, H5_ITER_INC, &from, addName, &members);
    H5Eclear2(H5E_DEFAULT);
    return std::move(members.first);
}

bool isGroup(const Hdf5File& file, const std::string& path) {
    const Hdf5Lock lock;
    const H5Id id = objectAt(file, path);
    return id && H5Iget_type(id.get()) == H5I_GROUP;
}

bool linkExists(const Hdf5File& file, const std::string& path) {
    const Hdf5Lock lock;
    const std::size_t slash = path.rfind('/');
    const std::string parent = path.substr(0, slash);
    const bool exists = (parent.empty() || objectExists(file.id.get(), parent)) &&
                        H5Lexists(file.id.get(), path.c_str(), H5P_DEFAULT) > 0;
    H5Eclear2(H5E_DEFAULT);
    return exists;
}

nlohmann::json readTree(const Hdf5File& file, const std::string& group) {
    const Hdf5Lock lock;
    nlohmann::json tree;
    if (isGroup(file, group))
        addToTree(file, group, tree, 0);
    return tree;
}

} // namespace specula::io
