// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_variable.h"

#include "core/io/big_endian.h"
#include "core/io/hdf5_driver.h"
#include "core/io/raw_file.h"

#include <algorithm>
#include <cstring>

namespace specula::io {
namespace {

constexpr int kMostObjects = 1 << 16; ///< of one heap: their numbers have 16 bits

/// The "conversion" of a value of variable length in the file to opaque bytes: none.
herr_t keepReference(hid_t from, hid_t to, H5T_cdata_t* state, std::size_t, std::size_t,
                     std::size_t, void*, void*, hid_t) {
    if (state->command == H5T_CONV_INIT) {
        state->need_bkg = H5T_BKG_NO;
        return H5Tget_size(from) == H5Tget_size(to) ? 0 : -1;
    }
    return 0;
}

bool registerReferences() {
    const H5Id text(H5Tcopy(H5T_C_S1)), reference(H5Tcreate(H5T_OPAQUE, 16));
    return H5Tset_size(text.get(), H5T_VARIABLE) >= 0 &&
           H5Tregister(H5T_PERS_SOFT, "specula_reference", text.get(), reference.get(),
                       keepReference) >= 0;
}

std::size_t padded(std::size_t bytes) {
    return (bytes + 7) / 8 * 8;
}

} // namespace

VariableReader::VariableReader(hid_t object) {
    static const bool registered = registerReferences();
    const H5Id file(H5Iget_file_id(object));
    const H5Id creation(file ? H5Fget_create_plist(file.get()) : H5I_INVALID_HID);
    hsize_t userBlock = 0;
    if (registered && creation && H5Pget_userblock(creation.get(), &userBlock) >= 0 &&
        H5Pget_sizes(creation.get(), &m_addressBytes, &m_lengthBytes) >= 0 && m_addressBytes <= 8 &&
        m_lengthBytes <= 8) {
        m_base = userBlock;
        m_file = openedFile(file.get());
    }
    H5Eclear2(H5E_DEFAULT);
}

bool VariableReader::isVariable(hid_t type) {
    return H5Tget_class(type) == H5T_VLEN || H5Tis_variable_str(type) > 0;
}

bool VariableReader::holdsVariable(hid_t type) {
    if (isVariable(type))
        return true;
    switch (H5Tget_class(type)) {
    case H5T_ARRAY: {
        const H5Id base(H5Tget_super(type));
        return base && holdsVariable(base.get());
    }
    case H5T_COMPOUND:
        for (int i = 0; i < H5Tget_nmembers(type); ++i) {
            const H5Id member(H5Tget_member_type(type, static_cast<unsigned>(i)));
            if (member && holdsVariable(member.get()))
                return true;
        }
        return false;
    default:
        return false;
    }
}

H5Id VariableReader::memoryType(hid_t fileType) const {
    if (isVariable(fileType))
        return H5Id(H5Tcreate(H5T_OPAQUE, 4 + m_addressBytes + 4));
    if (!holdsVariable(fileType))
        return H5Id(H5Tget_native_type(fileType, H5T_DIR_ASCEND));
    if (H5Tget_class(fileType) == H5T_ARRAY) {
        const H5Id base = memoryType(H5Id(H5Tget_super(fileType)).get());
        hsize_t extents[H5S_MAX_RANK] = {};
        const int rank = H5Tget_array_dims2(fileType, extents);
        return rank > 0 && base
                   ? H5Id(H5Tarray_create2(base.get(), static_cast<unsigned>(rank), extents))
                   : H5Id();
    }
    std::vector<H5Id> members;
    std::size_t bytes = 0;
    for (int i = 0; i < H5Tget_nmembers(fileType); ++i) {
        const H5Id member(H5Tget_member_type(fileType, static_cast<unsigned>(i)));
        members.push_back(member ? memoryType(member.get()) : H5Id());
        if (!members.back())
            return H5Id();
        bytes += H5Tget_size(members.back().get());
    }
    H5Id compound(H5Tcreate(H5T_COMPOUND, bytes));
    std::size_t at = 0;
    for (std::size_t i = 0; compound && i < members.size(); ++i) {
        char* name = H5Tget_member_name(fileType, static_cast<unsigned>(i));
        const bool there = name && H5Tinsert(compound.get(), name, at, members[i].get()) >= 0;
        H5free_memory(name);
        if (!there)
            return H5Id();
        at += H5Tget_size(members[i].get());
    }
    return compound;
}

std::size_t VariableReader::length(const std::byte* reference) const {
    return loadLittleEndian(reference, 4);
}

std::optional<std::vector<std::byte>>
VariableReader::read(const std::byte* reference, std::size_t elementBytes, std::size_t most) const {
    const std::size_t wanted = length(reference) * elementBytes; // 32 bits times a type's size
    if (wanted == 0)
        return std::vector<std::byte>{};
    const auto size = static_cast<std::uint64_t>(m_file->size());
    std::uint64_t at = m_base + loadLittleEndian(reference + 4, m_addressBytes);
    const std::uint64_t number = loadLittleEndian(reference + 4 + m_addressBytes, 4);
    const auto load = [&](std::byte* to, std::size_t bytes) {
        if (at > size || size - at < bytes)
            return false;
        m_file->readAt(static_cast<std::int64_t>(at), to, static_cast<std::int64_t>(bytes));
        return true;
    };
    // Heap and objects begin alike: eight bytes, then a length.
    const std::size_t header = padded(8 + m_lengthBytes);
    std::byte start[16];
    if (!load(start, 8 + m_lengthBytes) || std::memcmp(start, "GCOL\1", 5) != 0)
        return std::nullopt;
    const std::uint64_t end = at + std::min(loadLittleEndian(start + 8, m_lengthBytes), size - at);
    at += header;
    for (int i = 0; i < kMostObjects && at < end && load(start, 8 + m_lengthBytes); ++i) {
        const std::uint64_t bytes = loadLittleEndian(start + 8, m_lengthBytes);
        const bool isFree = loadLittleEndian(start, 2) == 0; // its length includes its header
        if (bytes > end - at || (isFree && bytes < header))
            return std::nullopt;
        const std::uint64_t whole = isFree ? bytes : header + padded(bytes);
        if (!isFree && loadLittleEndian(start, 2) == number) {
            at += header;
            std::vector<std::byte> data(std::min(wanted, most));
            return wanted <= bytes && whole <= end - (at - header) && load(data.data(), data.size())
                       ? std::optional(std::move(data))
                       : std::nullopt;
        }
        at += whole;
    }
    return std::nullopt;
}

} // namespace specula::io
