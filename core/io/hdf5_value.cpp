// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_value.h"

#include "core/io/hdf5_dataset.h"
#include "core/io/hdf5_variable.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstring>

namespace specula::io {
namespace {

constexpr std::size_t kMostText = 400, kMostBytes = 1 << 20;
constexpr std::size_t kMostElements = 16;
constexpr int kMostDepth = 6;

std::string shortened(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    if (text.size() <= kMostText)
        return text;
    std::size_t end = kMostText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end; // not inside a UTF-8 character
    return text.substr(0, end) + "…";
}

template<class T>
std::string number(const std::byte* data) {
    T value;
    std::memcpy(&value, data, sizeof value);
    return fmt::format("{}", value);
}

std::string integerText(hid_t type, const std::byte* data) {
    const bool negative = H5Tget_sign(type) == H5T_SGN_2;
    switch (H5Tget_size(type)) {
    case 1: // as numbers, not as letters
        return fmt::format("{}", negative ? int{std::to_integer<signed char>(*data)}
                                          : std::to_integer<int>(*data));
    case 2:
        return negative ? number<std::int16_t>(data) : number<std::uint16_t>(data);
    case 4:
        return negative ? number<std::int32_t>(data) : number<std::uint32_t>(data);
    case 8:
        return negative ? number<std::int64_t>(data) : number<std::uint64_t>(data);
    default:
        return "?";
    }
}

std::string bytesText(const std::byte* data, std::size_t bytes) {
    std::string text = "0x";
    for (std::size_t i = 0; i < std::min<std::size_t>(bytes, 32); ++i)
        text += fmt::format("{:02x}", std::to_integer<unsigned>(data[i]));
    return text + (bytes > 32 ? "…" : "");
}

/// A type as the file has it and as it was read, and what the values belong to.
struct ReadType {
    hid_t file, memory, where;
    const VariableReader& variable;

    ReadType with(hid_t fileType, hid_t memoryType) const {
        return {fileType, memoryType, where, variable};
    }
};

std::string elementText(const ReadType& type, const std::byte* data, int depth);

std::string listText(const ReadType& type, const std::byte* data, std::size_t count, int depth) {
    const std::size_t bytes = H5Tget_size(type.memory);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        if (i == kMostElements || text.size() > kMostText)
            return text + ", …";
        text += (i ? ", " : "") + elementText(type, data + i * bytes, depth);
    }
    return text;
}

std::string variableText(const ReadType& type, const std::byte* data, int depth) {
    constexpr auto kDamaged = "cannot be read: it leads to nothing";
    if (H5Tget_class(type.file) == H5T_STRING) {
        const auto text = type.variable.read(data, 1, kMostText + 1);
        if (!text)
            return kDamaged;
        const auto* from = reinterpret_cast<const char*>(text->data());
        return shortened(std::string(from, ::strnlen(from, text->size())));
    }
    const H5Id base(H5Tget_super(type.file));
    if (!base || VariableReader::holdsVariable(base.get()))
        return fmt::format("[{} elements]", type.variable.length(data)); // lists of lists
    const H5Id memory = type.variable.memoryType(base.get());
    const std::size_t each = H5Tget_size(base.get());
    const std::size_t eachHere = memory ? H5Tget_size(memory.get()) : 0;
    if (eachHere == 0 || std::max(each, eachHere) > kMostBytes / (kMostElements + 1))
        return "?";
    auto values = type.variable.read(data, each, each * (kMostElements + 1));
    if (!values)
        return kDamaged;
    const std::size_t count = values->size() / each;
    std::vector<std::byte> background(count * eachHere);
    values->resize(count * std::max(each, eachHere));
    if (H5Tconvert(base.get(), memory.get(), count, values->data(), background.data(),
                   H5P_DEFAULT) < 0)
        return "?";
    return "[" + listText(type.with(base.get(), memory.get()), values->data(), count, depth + 1) +
           "]";
}

std::string stringText(hid_t type, const std::byte* data) {
    const auto* text = reinterpret_cast<const char*>(data);
    std::string value(text, ::strnlen(text, H5Tget_size(type)));
    if (H5Tget_strpad(type) == H5T_STR_SPACEPAD)
        value.resize(value.find_last_not_of(' ') + 1);
    return shortened(std::move(value));
}

std::string compoundText(const ReadType& type, const std::byte* data, int depth) {
    std::string text = "{";
    const int members = std::clamp(H5Tget_nmembers(type.memory), 0, 64);
    for (int i = 0; i < members; ++i) {
        const auto index = static_cast<unsigned>(i);
        const H5Id file(H5Tget_member_type(type.file, index));
        const H5Id memory(H5Tget_member_type(type.memory, index));
        char* name = H5Tget_member_name(type.memory, index);
        if (file && memory)
            text += fmt::format("{}{}: {}", i ? ", " : "", name ? name : "?",
                                elementText(type.with(file.get(), memory.get()),
                                            data + H5Tget_member_offset(type.memory, index),
                                            depth + 1));
        H5free_memory(name);
    }
    return text + "}";
}

std::string referenceText(hid_t type, const std::byte* data, hid_t where) {
    const bool object = H5Tequal(type, H5T_STD_REF_OBJ) > 0;
    char name[512] = {};
    const ssize_t length =
        H5Rget_name(where, object ? H5R_OBJECT : H5R_DATASET_REGION, data, name, sizeof name);
    H5Eclear2(H5E_DEFAULT);
    if (length <= 0)
        return "reference to nothing";
    return fmt::format("{}{}", object ? "-> " : "region of ", name);
}

std::string elementText(const ReadType& of, const std::byte* data, int depth) {
    if (depth > kMostDepth)
        return "…";
    if (VariableReader::isVariable(of.file))
        return variableText(of, data, depth);
    const hid_t type = of.memory;
    const std::size_t bytes = H5Tget_size(type);
    switch (H5Tget_class(type)) {
    case H5T_INTEGER:
        return integerText(type, data);
    case H5T_FLOAT:
        return bytes == 4                     ? number<float>(data)
               : bytes == 8                   ? number<double>(data)
               : bytes == sizeof(long double) ? number<long double>(data)
                                              : bytesText(data, bytes);
    case H5T_STRING:
        return stringText(type, data);
    case H5T_ENUM: {
        char name[256] = {};
        if (H5Tenum_nameof(type, data, name, sizeof name) >= 0)
            return name;
        H5Eclear2(H5E_DEFAULT);
        const H5Id base(H5Tget_super(type));
        return integerText(base.get(), data);
    }
    case H5T_COMPOUND:
        return compoundText(of, data, depth);
    case H5T_ARRAY: {
        const H5Id base(H5Tget_super(of.file)), memory(H5Tget_super(type));
        const std::size_t each = std::max<std::size_t>(H5Tget_size(memory.get()), 1);
        return "[" + listText(of.with(base.get(), memory.get()), data, bytes / each, depth + 1) +
               "]";
    }
    case H5T_REFERENCE:
        return referenceText(type, data, of.where);
    default: // bit fields, opaque, time
        return bytesText(data, bytes);
    }
}

/// Reads `count` elements with `read` and renders them.
template<class Read>
std::string readText(hid_t fileType, hid_t where, std::int64_t count, bool more, Read&& read) {
    const VariableReader variable(where);
    if (!variable && VariableReader::holdsVariable(fileType))
        return "";
    const H5Id memory = variable.memoryType(fileType);
    const std::size_t bytes = memory ? H5Tget_size(memory.get()) : 0;
    if (bytes == 0 ||
        bytes > kMostBytes / static_cast<std::size_t>(std::max<std::int64_t>(count, 1)))
        return "";
    const auto elements = static_cast<hsize_t>(count);
    const H5Id space(H5Screate_simple(1, &elements, nullptr));
    std::vector<std::byte> data(bytes * static_cast<std::size_t>(count));
    if (read(memory.get(), space.get(), data.data()) < 0) {
        const std::string why = hdf5ErrorText();
        return "cannot be read: " + why;
    }
    std::string text = listText({fileType, memory.get(), where, variable}, data.data(),
                                static_cast<std::size_t>(count), 0);
    H5Eclear2(H5E_DEFAULT);
    return shortened(std::move(text)) + (more ? ", …" : "");
}

} // namespace

std::string describeType(hid_t type) {
    switch (H5Tget_class(type)) {
    case H5T_ENUM: {
        const H5Id base(H5Tget_super(type));
        return fmt::format("enum ({})", typeText(base.get()));
    }
    case H5T_COMPOUND: {
        std::string text = "compound {";
        const int members = std::clamp(H5Tget_nmembers(type), 0, 16);
        for (int i = 0; i < members; ++i) {
            const auto index = static_cast<unsigned>(i);
            const H5Id member(H5Tget_member_type(type, index));
            char* name = H5Tget_member_name(type, index);
            text += fmt::format("{}{}: {}", i ? ", " : "", name ? name : "?",
                                member ? typeText(member.get()) : "?");
            H5free_memory(name);
        }
        return shortened(text + "}");
    }
    case H5T_ARRAY: {
        const H5Id base(H5Tget_super(type));
        hsize_t extents[H5S_MAX_RANK] = {};
        const int rank = std::clamp(H5Tget_array_ndims(type), 0, H5S_MAX_RANK);
        H5Tget_array_dims2(type, extents);
        return fmt::format("{}[{}]", typeText(base.get()), fmt::join(extents, extents + rank, "x"));
    }
    case H5T_VLEN: {
        const H5Id base(H5Tget_super(type));
        return fmt::format("list of {}", typeText(base.get()));
    }
    default:
        return typeText(type);
    }
}

std::string datasetText(hid_t dataset) {
    const H5Id type(H5Dget_type(dataset)), space(H5Dget_space(dataset));
    if (!type || !space)
        return "";
    const std::int64_t total = H5Sget_simple_extent_npoints(space.get());
    const int rank = H5Sget_simple_extent_ndims(space.get());
    const H5Id creation(H5Dget_create_plist(dataset));
    if (total <= 0 || (rank > 1 && total > std::int64_t{kMostElements}) ||
        (creation && H5Pget_layout(creation.get()) == H5D_VIRTUAL))
        return "";
    const std::int64_t count = std::min<std::int64_t>(total, kMostElements);
    if (total > count) {
        const hsize_t start = 0, some = static_cast<hsize_t>(count);
        if (H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, &start, nullptr, &some, nullptr) < 0)
            return "";
    }
    return readText(type.get(), dataset, count, total > count,
                    [&](hid_t memory, hid_t list, void* to) {
                        return readDataset(dataset, memory, list, space.get(), to);
                    });
}

std::string attributeText(hid_t attribute) {
    const H5Id type(H5Aget_type(attribute)), space(H5Aget_space(attribute));
    if (!type || !space)
        return "";
    const std::int64_t total = H5Sget_simple_extent_npoints(space.get());
    if (total <= 0 || total > (1 << 16))
        return "";
    return readText(type.get(), attribute, total, false,
                    [&](hid_t memory, hid_t, void* to) { return H5Aread(attribute, memory, to); });
}

} // namespace specula::io
