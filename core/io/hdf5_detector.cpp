// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_detector.h"

#include <array>
#include <cmath>
#include <string_view>

namespace specula::io {
namespace {

struct Unit {
    std::string_view name;
    double factor; ///< to metres or seconds
};
constexpr std::array kLengthUnits{Unit{"m", 1},     Unit{"meter", 1}, Unit{"metre", 1},
                                  Unit{"mm", 1e-3}, Unit{"um", 1e-6}, Unit{"µm", 1e-6}};
constexpr std::array kTimeUnits{Unit{"s", 1},     Unit{"sec", 1},   Unit{"second", 1},
                                Unit{"ms", 1e-3}, Unit{"us", 1e-6}, Unit{"µs", 1e-6}};

// A positive number with one of these units in its attribute `units`.
template<std::size_t N>
std::optional<double> quantityAt(hid_t root, const std::string& path,
                                 const std::array<Unit, N>& units) {
    if (!objectExists(root, path))
        return std::nullopt;
    const auto value = readNumber(root, path);
    const H5Id dataset(H5Dopen2(root, path.c_str(), H5P_DEFAULT));
    if (!value || !(*value > 0) || !dataset)
        return std::nullopt;
    const std::string name = readStringAttribute(dataset.get(), "units").value_or("");
    for (const Unit& unit : units)
        if (name == unit.name)
            return *value * unit.factor;
    return std::nullopt;
}

} // namespace

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
        const auto width = quantityAt(root, group + "/x_pixel_size", kLengthUnits);
        const auto height = quantityAt(root, group + "/y_pixel_size", kLengthUnits);
        if (!values.pixelSizeM && width && height && std::abs(*width - *height) < 1e-3 * *width)
            values.pixelSizeM = width;
        if (!values.frameTimeS)
            values.frameTimeS = quantityAt(root, group + "/frame_time", kTimeUnits);
    }
    if (const H5Id data(H5Dopen2(root, dataset.c_str(), H5P_DEFAULT)); data)
        if (const auto time = readNumberAttribute(data.get(), "frame_time_s"); time && *time > 0)
            values.frameTimeS = time;
    if (type == PixelType::U32)
        values.dead = 4294967295.0;
    else if (type == PixelType::U16 && (depth == 16 || (depth == 0 && mask)))
        values.dead = 65535.0;
    else if (type == PixelType::U8 && depth == 8)
        values.dead = 255.0;
    return values;
}

} // namespace specula::io
