// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_tree_copy.h"

#include "core/io/hdf5_file.h"
#include "core/io/hdf5_texts.h"
#include "core/io/hdf5_variable.h"

#include <algorithm>
#include <set>
#include <vector>

// H5Ocopy() alone would copy texts of variable length of damaged files, which writes beyond HDF5's
// memory (see VariableReader), and would keep external links that lead elsewhere from here.

namespace specula::io {
namespace {

constexpr int kMostDepth = 40;
constexpr std::size_t kMostAttributeBytes = 16 << 20;
constexpr auto kNotPrepared = "HDF5 could not be prepared";

herr_t addName(hid_t, const char* name, const H5L_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

herr_t addAttribute(hid_t, const char* name, const H5A_info_t*, void* names) {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

/// No meaning in another file, or no safe way to read it.
bool leftOut(hid_t type) {
    return H5Tget_class(type) == H5T_REFERENCE || VariableReader::holdsVariable(type);
}

H5Id variableText() {
    H5Id type = owned(H5Tcopy(H5T_C_S1), kNotPrepared);
    require(H5Tset_size(type.get(), H5T_VARIABLE), kNotPrepared);
    require(H5Tset_cset(type.get(), H5T_CSET_UTF8), kNotPrepared);
    return type;
}

std::vector<const char*> pointersTo(const std::vector<std::string>& texts) {
    std::vector<const char*> pointers;
    for (const std::string& text : texts)
        pointers.push_back(text.c_str());
    return pointers;
}

class Copy {
  public:
    explicit Copy(hid_t target)
        : m_target(target)
        , m_links(owned(H5Pcreate(H5P_LINK_CREATE), kNotPrepared)) {
        require(H5Pset_create_intermediate_group(m_links.get(), 1), kNotPrepared);
    }

    void object(hid_t from, const std::string& path, int depth) {
        H5O_info_t info{};
        if (depth > kMostDepth || H5Oget_info2(from, &info, H5O_INFO_BASIC) < 0)
            return;
        if (info.type == H5O_TYPE_DATASET)
            dataset(from, path);
        // A group that contains itself would never end.
        else if (info.type == H5O_TYPE_GROUP && m_inside.insert({info.fileno, info.addr}).second) {
            group(from, path, depth);
            m_inside.erase({info.fileno, info.addr});
        }
    }

  private:
    void group(hid_t from, const std::string& path, int depth) {
        const H5Id to =
            path == "/" || objectExists(m_target, path)
                ? owned(H5Gopen2(m_target, path.c_str(), H5P_DEFAULT), "is no group")
                : owned(H5Gcreate2(m_target, path.c_str(), m_links.get(), H5P_DEFAULT, H5P_DEFAULT),
                        "the group cannot be made");
        attributes(from, to.get());
        std::vector<std::string> names;
        hsize_t at = 0;
        require(H5Literate(from, H5_INDEX_NAME, H5_ITER_INC, &at, addName, &names),
                "a group cannot be read");
        for (const std::string& name : names) {
            const H5Id child(H5Oopen(from, name.c_str(), H5P_DEFAULT));
            if (!child) {
                H5Eclear2(H5E_DEFAULT);
                continue;
            }
            object(child.get(), (path == "/" ? path : path + "/") + name, depth + 1);
        }
    }

    void dataset(hid_t from, const std::string& path) {
        const H5Id type = owned(H5Dget_type(from), "a dataset cannot be read");
        const H5Id creation = owned(H5Dget_create_plist(from), "a dataset cannot be read");
        if (VariableReader::isVariable(type.get()) && H5Tget_class(type.get()) == H5T_STRING) {
            texts(from, path);
        } else if (!leftOut(type.get()) && H5Pget_layout(creation.get()) != H5D_VIRTUAL &&
                   storageFitsShape(from)) {
            const H5Id how = owned(H5Pcreate(H5P_OBJECT_COPY), kNotPrepared);
            require(H5Pset_copy_object(how.get(), H5O_COPY_WITHOUT_ATTR_FLAG), kNotPrepared);
            require(H5Ocopy(from, ".", m_target, path.c_str(), how.get(), m_links.get()),
                    "a dataset cannot be copied");
        } else {
            return;
        }
        if (const H5Id to(H5Oopen(m_target, path.c_str(), H5P_DEFAULT)); to)
            attributes(from, to.get());
        H5Eclear2(H5E_DEFAULT);
    }

    void texts(hid_t from, const std::string& path) {
        const auto values = readTexts(from);
        const H5Id space = owned(H5Dget_space(from), "a dataset cannot be read");
        if (!values)
            return;
        const H5Id creation = owned(H5Pcreate(H5P_DATASET_CREATE), kNotPrepared);
        require(H5Pset_obj_track_times(creation.get(), false), kNotPrepared);
        const H5Id type = variableText();
        // Not the space itself: it may be one that grows, which contiguous storage cannot.
        const std::vector<std::int64_t> extents = extentsOf(space.get());
        const std::vector<hsize_t> sides(extents.begin(), extents.end());
        const H5Id fixed = owned(
            sides.empty() ? H5Screate(H5S_SCALAR)
                          : H5Screate_simple(static_cast<int>(sides.size()), sides.data(), nullptr),
            "the shape was refused");
        const H5Id to = owned(H5Dcreate2(m_target, path.c_str(), type.get(), fixed.get(),
                                         m_links.get(), creation.get(), H5P_DEFAULT),
                              "the dataset cannot be made");
        const auto pointers = pointersTo(*values);
        if (!pointers.empty())
            require(H5Dwrite(to.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT,
                             static_cast<const void*>(pointers.data())),
                    "cannot be written");
    }

    static void attributes(hid_t from, hid_t to) {
        std::vector<std::string> names;
        hsize_t at = 0;
        if (H5Aiterate2(from, H5_INDEX_NAME, H5_ITER_INC, &at, addAttribute, &names) < 0)
            H5Eclear2(H5E_DEFAULT);
        for (const std::string& name : names)
            if (H5Aexists(to, name.c_str()) == 0)
                attribute(from, to, name);
    }

    static void attribute(hid_t from, hid_t to, const std::string& name) {
        const H5Id source(H5Aopen(from, name.c_str(), H5P_DEFAULT));
        const H5Id type(source ? H5Aget_type(source.get()) : H5I_INVALID_HID);
        const H5Id space(source ? H5Aget_space(source.get()) : H5I_INVALID_HID);
        if (!type || !space) {
            H5Eclear2(H5E_DEFAULT);
            return;
        }
        const auto make = [&](hid_t stored, const void* values) {
            const H5Id target =
                owned(H5Acreate2(to, name.c_str(), stored, space.get(), H5P_DEFAULT, H5P_DEFAULT),
                      "cannot make an attribute");
            if (H5Sget_simple_extent_npoints(space.get()) > 0)
                require(H5Awrite(target.get(), stored, values), "cannot write an attribute");
        };
        if (VariableReader::isVariable(type.get()) && H5Tget_class(type.get()) == H5T_STRING) {
            const auto values = readTexts(source.get());
            if (values)
                make(variableText().get(), static_cast<const void*>(pointersTo(*values).data()));
            return;
        }
        const auto points = static_cast<std::size_t>(
            std::max<hssize_t>(H5Sget_simple_extent_npoints(space.get()), 0));
        const std::size_t bytes = H5Tget_size(type.get());
        if (leftOut(type.get()) || bytes == 0 || points > kMostAttributeBytes / bytes)
            return;
        std::vector<std::byte> values(bytes * std::max<std::size_t>(points, 1));
        if (points > 0 && H5Aread(source.get(), type.get(), values.data()) < 0) {
            H5Eclear2(H5E_DEFAULT);
            return;
        }
        make(type.get(), values.data());
    }

    hid_t m_target;
    H5Id m_links;
    std::set<std::pair<unsigned long, haddr_t>> m_inside;
};

} // namespace

bool copyHdf5Tree(const std::filesystem::path& source, const std::string& from, hid_t to,
                  const std::string& path) {
    const Hdf5FilePtr file = openHdf5File(source);
    if (!file)
        throw Error(ErrorCode::Input, "is no HDF5 file")
            .inFile(source)
            .withRemedy("choose the file it was meant to be");
    const Hdf5Lock lock;
    if (from != "/" && !objectExists(file->id.get(), from))
        return false;
    const H5Id object = owned(H5Oopen(file->id.get(), from.c_str(), H5P_DEFAULT),
                              "what is to be copied cannot be opened");
    Copy(to).object(object.get(), path, 0);
    return true;
}

} // namespace specula::io
