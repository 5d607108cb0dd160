// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_handle.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace specula::test {

using io::H5Id;
using Extents = std::vector<std::int64_t>;

/// A file opened by the HDF5 library itself, with none of our reading code.
class PlainFile {
  public:
    explicit PlainFile(const std::filesystem::path& file)
        : m_id(H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT)) {}

    H5Id open(const std::string& path) const {
        return H5Id(H5Dopen2(m_id.get(), path.c_str(), H5P_DEFAULT));
    }
    template<class T>
    std::vector<T> values(const std::string& path, hid_t type) const {
        const H5Id d = open(path), space(H5Dget_space(d.get()));
        std::vector<T> list(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.get())));
        if (H5Dread(d.get(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, list.data()) < 0)
            list.clear();
        return list;
    }
    Extents shape(const std::string& path) const {
        const H5Id d = open(path), space(H5Dget_space(d.get()));
        return io::extentsOf(space.get());
    }
    /// Empty: not chunked.
    Extents chunk(const std::string& path) const {
        const H5Id d = open(path), creation(H5Dget_create_plist(d.get()));
        std::array<hsize_t, 8> sides{};
        if (H5Pget_layout(creation.get()) != H5D_CHUNKED)
            return {};
        const int rank = H5Pget_chunk(creation.get(), 8, sides.data());
        return {sides.begin(), sides.begin() + rank};
    }
    std::vector<std::string> texts(const std::string& path) const {
        const H5Id d = open(path), type(H5Dget_type(d.get())), space(H5Dget_space(d.get()));
        std::vector<char*> list(
            static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.get())));
        std::vector<std::string> result;
        if (H5Tis_variable_str(type.get()) <= 0 ||
            H5Dread(d.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, list.data()) < 0)
            return result;
        for (char* text : list)
            result.emplace_back(text);
        H5Dvlen_reclaim(type.get(), space.get(), H5P_DEFAULT, list.data());
        return result;
    }
    /// A text attribute of variable length.
    std::string attribute(const std::string& path, const char* name) const {
        const H5Id object(H5Oopen(m_id.get(), path.c_str(), H5P_DEFAULT));
        const H5Id a(H5Aopen(object.get(), name, H5P_DEFAULT)), type(H5Aget_type(a.get()));
        char* text = nullptr;
        if (H5Tis_variable_str(type.get()) <= 0 ||
            H5Aread(a.get(), type.get(), static_cast<void*>(&text)) < 0)
            return "not a text";
        std::string value(text);
        H5free_memory(text);
        return value;
    }
    /// Numbers of an attribute; empty when there is none.
    std::vector<double> numbers(const std::string& path, const char* name) const {
        const H5Id object(H5Oopen(m_id.get(), path.c_str(), H5P_DEFAULT));
        const H5Id a(H5Aopen(object.get(), name, H5P_DEFAULT));
        const H5Id space(a ? H5Aget_space(a.get()) : H5I_INVALID_HID);
        if (!space)
            return {};
        std::vector<double> list(
            static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.get())));
        return H5Aread(a.get(), H5T_NATIVE_DOUBLE, list.data()) < 0 ? std::vector<double>{} : list;
    }
    hid_t id() const { return m_id.get(); }

  private:
    io::Hdf5Lock m_lock;
    H5Id m_id;
};

} // namespace specula::test
