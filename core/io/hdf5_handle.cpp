// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_handle.h"

#include "core/io/hdf5_registered_filters.h"
#include "core/io/hdf5_variable.h"

#include <algorithm>
#include <cstdlib>

namespace specula::io {
namespace {

constexpr std::size_t kMostText = 1 << 20;
constexpr std::size_t kMostNumber = 64; ///< bytes

std::recursive_mutex& hdf5Mutex() {
    static std::recursive_mutex mutex;
    return mutex;
}

bool switchLockingOff() {
#if defined(_WIN32)
    return std::getenv("HDF5_USE_FILE_LOCKING") != nullptr ||
           _putenv_s("HDF5_USE_FILE_LOCKING", "FALSE") == 0;
#else
    return setenv("HDF5_USE_FILE_LOCKING", "FALSE", 0) == 0;
#endif
}

herr_t collect(unsigned, const H5E_error2_t* entry, void* all) {
    auto& messages = *static_cast<std::vector<std::string>*>(all);
    if (entry->desc != nullptr && messages.size() < 32)
        messages.emplace_back(entry->desc);
    return 0;
}

/// Text of one string element, fixed or variable length, whatever the padding.
std::optional<std::string> stringFrom(hid_t object, hid_t fileType, hid_t space,
                                      const auto& read /* herr_t(hid_t memoryType, void*) */) {
    if (H5Tget_class(fileType) != H5T_STRING || H5Sget_simple_extent_npoints(space) != 1)
        return std::nullopt;
    const VariableReader variable(object);
    const bool isVariable = VariableReader::isVariable(fileType);
    if (isVariable && !variable)
        return std::nullopt;
    const H5Id memory = isVariable ? variable.memoryType(fileType) : H5Id(H5Tcopy(fileType));
    const std::size_t bytes = memory ? H5Tget_size(memory.get()) : 0;
    if (bytes == 0 || bytes > kMostText)
        return std::nullopt;
    std::string value(bytes, '\0');
    if (read(memory.get(), value.data()) < 0)
        return std::nullopt;
    if (isVariable) {
        const auto text =
            variable.read(reinterpret_cast<const std::byte*>(value.data()), 1, kMostText);
        if (!text)
            return std::nullopt;
        value.assign(reinterpret_cast<const char*>(text->data()), text->size());
    }
    if (const auto end = value.find('\0'); end != std::string::npos)
        value.resize(end);
    if (!isVariable && H5Tget_strpad(fileType) == H5T_STR_SPACEPAD)
        value.resize(value.find_last_not_of(' ') + 1);
    return value;
}

std::optional<double> numberFrom(hid_t fileType, hid_t space, const auto& read) {
    const H5T_class_t kind = H5Tget_class(fileType);
    if ((kind != H5T_INTEGER && kind != H5T_FLOAT) || H5Sget_simple_extent_npoints(space) != 1)
        return std::nullopt;
    double value = 0;
    if (read(H5T_NATIVE_DOUBLE, static_cast<void*>(&value)) < 0)
        return std::nullopt;
    return value;
}

/// Opens dataset or attribute and hands type, space and a reader to `use`.
template<class Value, class Use>
std::optional<Value> withDataset(hid_t where, const std::string& path, Use&& use) {
    const Hdf5Lock lock;
    if (!objectExists(where, path))
        return std::nullopt;
    const H5Id dataset(H5Dopen2(where, path.c_str(), H5P_DEFAULT));
    const H5Id type(dataset ? H5Dget_type(dataset.get()) : H5I_INVALID_HID);
    const H5Id space(dataset ? H5Dget_space(dataset.get()) : H5I_INVALID_HID);
    if (!type || !space)
        return std::nullopt;
    return use(dataset.get(), type.get(), space.get(), [&](hid_t memory, void* to) {
        return readDataset(dataset.get(), memory, H5S_ALL, H5S_ALL, to);
    });
}

template<class Value, class Use>
std::optional<Value> withAttribute(hid_t object, const std::string& name, Use&& use) {
    const Hdf5Lock lock;
    if (H5Aexists(object, name.c_str()) <= 0)
        return std::nullopt;
    const H5Id attribute(H5Aopen(object, name.c_str(), H5P_DEFAULT));
    const H5Id type(attribute ? H5Aget_type(attribute.get()) : H5I_INVALID_HID);
    const H5Id space(attribute ? H5Aget_space(attribute.get()) : H5I_INVALID_HID);
    if (!type || !space)
        return std::nullopt;
    return use(attribute.get(), type.get(), space.get(),
               [&](hid_t memory, void* to) { return H5Aread(attribute.get(), memory, to); });
}

void writeScalar(hid_t object, const std::string& name, hid_t fileType, hid_t memoryType,
                 const void* value) {
    const Hdf5Lock lock;
    const H5Id space = owned(H5Screate(H5S_SCALAR), "cannot make an attribute");
    const H5Id attribute =
        owned(H5Acreate2(object, name.c_str(), fileType, space.get(), H5P_DEFAULT, H5P_DEFAULT),
              "cannot make an attribute");
    require(H5Awrite(attribute.get(), memoryType, value), "cannot write an attribute");
}

} // namespace

Hdf5Lock::Hdf5Lock()
    : m_lock(hdf5Mutex()) {
    // Before the library starts: locking off for every file, also for those that HDF5 opens by
    // itself (links, sources of virtual datasets), where the access property is not handed on and
    // a file with another setting is refused. A user's own setting stays.
    static const bool unlocked = switchLockingOff();
    (void)unlocked;
    // The error stack, and so its printing, belongs to the thread.
    thread_local bool quiet = false;
    if (!quiet) {
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
        quiet = true;
    }
    static const bool registered = registerHdf5Filters();
    (void)registered;
}

void H5Id::reset() noexcept {
    if (m_id < 0)
        return;
    const Hdf5Lock lock;
    H5Idec_ref(m_id);
    m_id = H5I_INVALID_HID;
}

bool storageFitsShape(hid_t dataset) {
    const H5Id type(H5Dget_type(dataset)), space(H5Dget_space(dataset));
    const H5Id creation(H5Dget_create_plist(dataset));
    if (!type || !space || !creation)
        return false;
    // Room for a few of them is taken and cleared before the file is asked.
    const H5T_class_t kind = H5Tget_class(type.get());
    const bool isNumber = kind == H5T_INTEGER || kind == H5T_FLOAT || kind == H5T_ENUM;
    if (isNumber && H5Tget_size(type.get()) > kMostNumber)
        return false;
    switch (H5Pget_layout(creation.get())) {
    case H5D_COMPACT: {
        const std::size_t bytes = std::max<std::size_t>(H5Tget_size(type.get()), 1);
        const auto points = static_cast<hsize_t>(H5Sget_simple_extent_npoints(space.get()));
        return H5Dget_storage_size(dataset) / bytes >= points;
    }
    case H5D_CHUNKED: {
        hsize_t chunk[H5S_MAX_RANK] = {};
        return H5Pget_chunk(creation.get(), H5S_MAX_RANK, chunk) ==
               H5Sget_simple_extent_ndims(space.get());
    }
    default:
        return true;
    }
}

herr_t readDataset(hid_t dataset, hid_t memoryType, hid_t memory, hid_t region, void* to) {
    return storageFitsShape(dataset) ? H5Dread(dataset, memoryType, memory, region, H5P_DEFAULT, to)
                                     : -1;
}

std::string hdf5ErrorText() {
    std::vector<std::string> messages;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, collect, &messages);
    H5Eclear2(H5E_DEFAULT);
    // The innermost tells what is wrong, the outermost what was tried; those between repeat them.
    if (messages.empty())
        return "HDF5 gives no reason";
    std::string text = messages.front();
    if (messages.size() > 1 && messages.back() != text)
        text += "; " + messages.back();
    return text;
}

Error hdf5Error(const std::string& what) {
    return Error(ErrorCode::Input, what + ": " + hdf5ErrorText());
}

H5Id owned(hid_t id, const char* what) {
    if (id < 0)
        throw hdf5Error(what);
    return H5Id(id);
}

void require(herr_t status, const char* what) {
    if (status < 0)
        throw hdf5Error(what);
}

std::vector<std::int64_t> extentsOf(hid_t space, std::vector<std::int64_t>* maximum) {
    const int rank = H5Sget_simple_extent_ndims(space);
    if (rank < 0 || rank > H5S_MAX_RANK)
        throw hdf5Error("the shape cannot be read");
    std::vector<hsize_t> now(static_cast<std::size_t>(rank)), most(now.size());
    if (rank > 0 && H5Sget_simple_extent_dims(space, now.data(), most.data()) < 0)
        throw hdf5Error("the shape cannot be read");
    const auto toSigned = [](hsize_t n) { // H5S_UNLIMITED becomes -1
        if (n != H5S_UNLIMITED && n > static_cast<hsize_t>(INT64_MAX))
            throw Error(ErrorCode::Input, "the shape is absurd");
        return static_cast<std::int64_t>(n);
    };
    std::vector<std::int64_t> extents;
    std::transform(now.begin(), now.end(), std::back_inserter(extents), toSigned);
    if (maximum != nullptr) {
        maximum->clear();
        std::transform(most.begin(), most.end(), std::back_inserter(*maximum), toSigned);
    }
    return extents;
}

bool objectExists(hid_t where, const std::string& path) {
    const Hdf5Lock lock;
    // H5Lexists wants every link on the way checked by itself.
    for (std::size_t at = 0; at != std::string::npos;) {
        at = path.find('/', at + 1);
        const std::string part = path.substr(0, at);
        if (part.empty() || part == "/")
            continue;
        if (H5Lexists(where, part.c_str(), H5P_DEFAULT) <= 0 ||
            H5Oexists_by_name(where, part.c_str(), H5P_DEFAULT) <= 0) {
            H5Eclear2(H5E_DEFAULT);
            return false;
        }
    }
    return true;
}

std::optional<std::string> readString(hid_t where, const std::string& dataset) {
    return withDataset<std::string>(where, dataset,
                                    [](hid_t id, hid_t type, hid_t space, const auto& read) {
                                        return stringFrom(id, type, space, read);
                                    });
}

std::optional<double> readNumber(hid_t where, const std::string& dataset) {
    return withDataset<double>(where, dataset,
                               [](hid_t, hid_t type, hid_t space, const auto& read) {
                                   return numberFrom(type, space, read);
                               });
}

std::optional<std::string> readStringAttribute(hid_t object, const std::string& name) {
    return withAttribute<std::string>(object, name,
                                      [](hid_t id, hid_t type, hid_t space, const auto& read) {
                                          return stringFrom(id, type, space, read);
                                      });
}

std::optional<double> readNumberAttribute(hid_t object, const std::string& name) {
    return withAttribute<double>(object, name,
                                 [](hid_t, hid_t type, hid_t space, const auto& read) {
                                     return numberFrom(type, space, read);
                                 });
}

void writeAttribute(hid_t object, const std::string& name, const std::string& value) {
    const Hdf5Lock lock;
    const H5Id type = owned(H5Tcopy(H5T_C_S1), "cannot make an attribute");
    require(H5Tset_size(type.get(), H5T_VARIABLE), "cannot make an attribute");
    require(H5Tset_cset(type.get(), H5T_CSET_UTF8), "cannot make an attribute");
    const char* text = value.c_str();
    writeScalar(object, name, type.get(), type.get(), static_cast<const void*>(&text));
}

void writeAttribute(hid_t object, const std::string& name, double value) {
    writeScalar(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, &value);
}

void writeAttribute(hid_t object, const std::string& name, std::int64_t value) {
    writeScalar(object, name, H5T_STD_I64LE, H5T_NATIVE_INT64, &value);
}

} // namespace specula::io
