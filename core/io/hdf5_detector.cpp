// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_detector.h"

#include <array>

namespace specula::io {

DetectorValues detectorValues(const Hdf5File& file, const std::string& dataset, PixelType type) {
    const Hdf5Lock lock;
    const hid_t root = file.id.get();
    const std::string parent = dataset.substr(0, dataset.rfind('/'));
    const std::array<std::string, 4> groups = {parent, "/entry/instrument/detector",
                                               "/entry/instrument/detector_1",
                                               "/entry/instrument/eiger"};
    DetectorValues values;
    double depth = 0;
    bool mask = false;
    for (const std::string& group : groups) {
        if (group.empty() || !objectExists(root, group))
            continue;
        for (const std::string& at : {group, group + "/detectorSpecific"}) {
            for (const char* name : {"/saturation_value", "/countrate_correction_count_cutoff"})
                if (!values.saturated)
                    values.saturated = readNumber(root, at + name);
            if (depth == 0)
                depth = readNumber(root, at + "/bit_depth_image").value_or(0);
            mask |= objectExists(root, at + "/pixel_mask");
        }
    }
    if (type == PixelType::U32)
        values.dead = 4294967295.0;
    else if (type == PixelType::U16 && (depth == 16 || (depth == 0 && mask)))
        values.dead = 65535.0;
    else if (type == PixelType::U8 && depth == 8)
        values.dead = 255.0;
    return values;
}

} // namespace specula::io
