// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_texts.h"

#include "core/io/hdf5_variable.h"

#include <cstring>

namespace specula::io {
namespace {

constexpr std::size_t kMostTexts = 1 << 16, kMostText = 1 << 20, kMostBytes = 64 << 20;

std::string trimmed(const std::byte* data, std::size_t bytes, bool spacePadded) {
    const auto* text = reinterpret_cast<const char*>(data);
    std::string value(text, ::strnlen(text, bytes));
    if (spacePadded)
        value.resize(value.find_last_not_of(' ') + 1);
    return value;
}

} // namespace

std::optional<std::vector<std::string>> readTexts(hid_t object) {
    const bool attribute = H5Iget_type(object) == H5I_ATTR;
    const H5Id type(attribute ? H5Aget_type(object) : H5Dget_type(object));
    const H5Id space(attribute ? H5Aget_space(object) : H5Dget_space(object));
    if (!type || !space || H5Tget_class(type.get()) != H5T_STRING)
        return std::nullopt;
    const hssize_t points = H5Sget_simple_extent_npoints(space.get());
    const bool isVariable = VariableReader::isVariable(type.get());
    const VariableReader variable(object);
    const H5Id memory =
        isVariable && variable ? variable.memoryType(type.get()) : H5Id(H5Tcopy(type.get()));
    const std::size_t bytes = memory ? H5Tget_size(memory.get()) : 0;
    if (points < 0 || static_cast<std::size_t>(points) > kMostTexts || bytes == 0 ||
        (isVariable && !variable) || bytes > kMostBytes)
        return std::nullopt;
    const auto count = static_cast<std::size_t>(points);
    if (bytes * count > kMostBytes)
        return std::nullopt;
    std::vector<std::byte> raw(bytes * count);
    if (count > 0 &&
        (attribute ? H5Aread(object, memory.get(), raw.data())
                   : readDataset(object, memory.get(), H5S_ALL, H5S_ALL, raw.data())) < 0) {
        H5Eclear2(H5E_DEFAULT);
        return std::nullopt;
    }
    const bool spacePadded = !isVariable && H5Tget_strpad(type.get()) == H5T_STR_SPACEPAD;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < count; ++i) {
        const std::byte* element = raw.data() + i * bytes;
        if (!isVariable) {
            texts.push_back(trimmed(element, bytes, spacePadded));
            continue;
        }
        const auto text = variable.read(element, 1, kMostText);
        if (!text)
            return std::nullopt;
        texts.push_back(trimmed(text->data(), text->size(), false));
    }
    return texts;
}

} // namespace specula::io
