// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_kind.h"

#include "core/io/result_layout.h"

#include <array>

namespace specula::io {
namespace {

struct Sign {
    const char* path;
    const char* kind;
};

/// Datasets that only a program of that kind writes; the first that is there decides.
constexpr std::array kSigns = {
    Sign{"/qmap/dynamic_roi_map", "qmap"}, Sign{"/xpcs/qmap/dynamic_roi_map", "qmap"},
    Sign{"/data/dynamicMap", "qmap"},      Sign{"/fit/parameters", "fit"},
    Sign{"/entry/fit/parameters", "fit"},
};

} // namespace

std::string derivedKind(const Hdf5File& file) {
    const Hdf5Lock lock;
    const hid_t root = file.id.get();
    // What we write says so itself.
    const H5Id group(H5Oopen(root, "/", H5P_DEFAULT));
    if (group)
        if (const auto kind = readStringAttribute(group.get(), "specula_kind");
            kind && !kind->starts_with("result-"))
            return *kind;
    if (const auto content = detectResult(file))
        return content->kind();
    for (const Sign& sign : kSigns)
        if (objectExists(root, sign.path))
            return sign.kind;
    return {};
}

bool hasDetectorMetadata(const Hdf5File& file) {
    const Hdf5Lock lock;
    for (const char* group :
         {"/entry/instrument/detector", "/entry/instrument/detector_1", "/entry/instrument/eiger"})
        for (const char* name : {"/frame_time", "/count_time", "/exposure_time"})
            if (objectExists(file.id.get(), std::string(group) + name))
                return true;
    return objectExists(file.id.get(), "/measurement/instrument/detector/exposure_period");
}

} // namespace specula::io
