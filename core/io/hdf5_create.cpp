// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_create.h"

#include <algorithm>
#include <bit>

namespace specula::io {
namespace {

template<class T>
void writeList(hid_t object, const std::string& name, hid_t fileType, hid_t memoryType,
               const std::vector<T>& values) {
    const Hdf5Lock lock;
    const auto count = static_cast<hsize_t>(values.size());
    const H5Id space = owned(H5Screate_simple(1, &count, nullptr), "cannot make an attribute");
    const H5Id attribute =
        owned(H5Acreate2(object, name.c_str(), fileType, space.get(), H5P_DEFAULT, H5P_DEFAULT),
              "cannot make an attribute");
    require(H5Awrite(attribute.get(), memoryType, values.data()), "cannot write an attribute");
}

void writeTexts(hid_t object, const std::string& name, const std::vector<std::string>& values) {
    const Hdf5Lock lock;
    const H5Id type = owned(H5Tcopy(H5T_C_S1), "cannot make an attribute");
    require(H5Tset_size(type.get(), H5T_VARIABLE), "cannot make an attribute");
    require(H5Tset_cset(type.get(), H5T_CSET_UTF8), "cannot make an attribute");
    std::vector<const char*> texts;
    for (const std::string& value : values)
        texts.push_back(value.c_str());
    writeList(object, name, type.get(), type.get(), texts);
}

} // namespace

std::vector<Hdf5Filter> filterPipeline(Hdf5WriteOptions::Filter filter, std::size_t elementBytes,
                                       std::size_t chunkBytes) {
    using Filter = Hdf5WriteOptions::Filter;
    const auto element = static_cast<unsigned>(elementBytes);
    switch (filter) {
    case Filter::None:
        return {};
    case Filter::Deflate:
        return {{kFilterShuffle, {element}, {}}, {kFilterDeflate, {4}, {}}};
    case Filter::Lzf: // revision of the filter, of the library, and the size of a chunk
        return {{kFilterLzf, {4, 0x0105, static_cast<unsigned>(chunkBytes)}, {}}};
    case Filter::Lz4:
        return {{kFilterLz4, {}, {}}};
    case Filter::BitshuffleLz4: // version 0.4 of the format, default block, LZ4
        return {{kFilterBitshuffle, {0, 4, element, 0, 2}, {}}};
    }
    return {};
}

hid_t fileTypeOf(PixelType type) {
    const bool little = std::endian::native == std::endian::little;
    switch (type) {
    case PixelType::U8:
        return H5T_STD_U8LE;
    case PixelType::I8:
        return H5T_STD_I8LE;
    case PixelType::U16:
        return little ? H5T_STD_U16LE : H5T_STD_U16BE;
    case PixelType::I16:
        return little ? H5T_STD_I16LE : H5T_STD_I16BE;
    case PixelType::U32:
        return little ? H5T_STD_U32LE : H5T_STD_U32BE;
    case PixelType::I32:
        return little ? H5T_STD_I32LE : H5T_STD_I32BE;
    case PixelType::U64:
        return little ? H5T_STD_U64LE : H5T_STD_U64BE;
    case PixelType::I64:
        return little ? H5T_STD_I64LE : H5T_STD_I64BE;
    case PixelType::F32:
        return little ? H5T_IEEE_F32LE : H5T_IEEE_F32BE;
    case PixelType::F64:
        break;
    }
    return little ? H5T_IEEE_F64LE : H5T_IEEE_F64BE;
}

void writeAttributes(hid_t object, const nlohmann::json& attributes) {
    for (const auto& [name, value] : attributes.items()) {
        if (const Hdf5Lock lock; H5Aexists(object, name.c_str()) > 0)
            require(H5Adelete(object, name.c_str()), "an attribute cannot be replaced");
        const auto all = [&v = value](auto&& is) {
            return v.is_array() && !v.empty() && std::all_of(v.begin(), v.end(), is);
        };
        if (value.is_number_integer())
            writeAttribute(object, name, value.get<std::int64_t>());
        else if (value.is_number())
            writeAttribute(object, name, value.get<double>());
        else if (all([](const auto& v) { return v.is_number_integer(); }))
            writeList(object, name, H5T_STD_I64LE, H5T_NATIVE_INT64,
                      value.get<std::vector<std::int64_t>>());
        else if (all([](const auto& v) { return v.is_number(); }))
            writeList(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE,
                      value.get<std::vector<double>>());
        else if (all([](const auto& v) { return v.is_string(); }))
            writeTexts(object, name, value.get<std::vector<std::string>>());
        else
            writeAttribute(object, name,
                           value.is_string() ? value.get<std::string>() : value.dump());
    }
}

} // namespace specula::io
