// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/qmap_file.h"

#include "core/base/provenance.h"
#include "core/base/sha256.h"
#include "core/io/qmap_group.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace specula::io {
namespace {

template<class T>
PixelType smallestUnsigned(std::span<const T> values) {
    const auto most = values.empty() ? T{0} : *std::max_element(values.begin(), values.end());
    return most <= T{0xff} ? PixelType::U8 : most <= T{0xffff} ? PixelType::U16 : PixelType::U32;
}

void check(const Qmap& map) {
    const Shape& shape = map.dynamicMap.shape();
    const auto fits = [](const Array<std::uint32_t>& labels, std::size_t bins) {
        return std::all_of(labels.values().begin(), labels.values().end(),
                           [bins](std::uint32_t label) { return label <= bins; });
    };
    if (shape.rank() != 2 || map.staticMap.shape() != shape || map.mask.shape() != shape ||
        (!map.goodPixels.empty() && map.goodPixels.shape() != shape) ||
        !fits(map.dynamicMap, map.dynamicCell.size()) ||
        !fits(map.staticMap, map.staticCell.size()) ||
        (!map.binMeans.empty() && map.binMeans.size() != map.dynamicCell.size()))
        throw std::logic_error("writeQmap: the parts of the q-map do not fit together");
}

void writeGeometry(Hdf5TreeWriter& w, const std::string& group, const Qmap::Geometry& g) {
    const auto write = [&](const char* name, const std::optional<double>& value, const char* unit) {
        if (value)
            w.write(group + "/" + name, *value, {{"units", unit}});
    };
    write("beam_center_x", g.beamCenterX, "pixel");
    write("beam_center_y", g.beamCenterY, "pixel");
    write("pixel_size", g.pixelSizeM, "m");
    write("detector_distance", g.distanceM, "m");
    write("energy", g.energyKev, "keV");
}

} // namespace

std::string qmapHash(const Qmap& map) {
    Sha256 hash;
    const auto add = [&](const char* name, const Shape& shape, std::span<const std::byte> bytes) {
        hash.add(fmt::format("{}:{};", name, shape.text()));
        hash.add(bytes);
    };
    const auto addArray = [&](const char* name, const auto& array) {
        add(name, array.shape(), std::as_bytes(array.values()));
    };
    const auto addList = [&](const char* name, const auto& list) {
        add(name, Shape{static_cast<std::int64_t>(list.size())}, std::as_bytes(std::span(list)));
    };
    addArray("mask", map.mask);
    // A file may leave them out where they say the same as the mask.
    addArray("blemish", map.goodPixels.empty() ? map.mask : map.goodPixels);
    addArray("dynamic", map.dynamicMap);
    addArray("static", map.staticMap);
    for (const Qmap::Axis& axis : map.axes) {
        addList(axis.name.c_str(), axis.dynamicCenters);
        addList(axis.unit.c_str(), axis.staticCenters);
    }
    addList("dynamic_cells", map.dynamicCell);
    addList("static_cells", map.staticCell);
    return hash.hex();
}

void writeQmapGroup(Hdf5TreeWriter& w, const std::string& group, const Qmap& map) {
    check(map);
    w.group(group, {{"hash", map.hash.empty() ? qmapHash(map) : map.hash},
                    {"version", std::string("Specula ") + versionText()}});
    w.write(group + "/mask", map.mask, PixelType::U8);
    w.write(group + "/blemish", map.goodPixels.empty() ? map.mask : map.goodPixels, PixelType::U8);
    w.write(group + "/map_names", std::vector{map.axes[0].name, map.axes[1].name});
    w.write(group + "/map_units", std::vector{map.axes[0].unit, map.axes[1].unit});
    for (const Partition which : {Partition::Dynamic, Partition::Static}) {
        const bool dynamic = which == Partition::Dynamic;
        const std::string start = group + (dynamic ? "/dynamic_" : "/static_");
        const Array<std::uint32_t>& labels = dynamic ? map.dynamicMap : map.staticMap;
        const std::vector<std::int64_t>& cells = dynamic ? map.dynamicCell : map.staticCell;
        w.write(start + "roi_map", labels, smallestUnsigned(labels.values()));
        const std::span<const std::int64_t> cellList(cells);
        const bool unknown = std::any_of(cells.begin(), cells.end(), [](auto c) { return c < 0; });
        w.write(start + "index_mapping", cellList,
                unknown ? PixelType::I64 : smallestUnsigned(cellList));
        std::vector<std::int64_t> counts;
        for (std::size_t i = 0; i < 2; ++i) {
            const Qmap::Axis& axis = map.axes[i];
            const std::span<const double> centers(dynamic ? axis.dynamicCenters
                                                          : axis.staticCenters);
            counts.push_back(static_cast<std::int64_t>(centers.size()));
            w.write(start + "v_list_dim" + std::to_string(i), centers, PixelType::F64,
                    {{"name", axis.name}, {"unit", axis.unit}, {"size", counts.back()}});
        }
        w.write(start + "num_pts", std::span<const std::int64_t>(counts), PixelType::I64);
    }
    writeGeometry(w, group, map.geometry);
    const auto writeMeans = [&](const char* name, double Qmap::BinMean::*member,
                                const std::string& unit) {
        std::vector<double> values;
        for (const Qmap::BinMean& mean : map.binMeans)
            values.push_back(mean.*member);
        if (!values.empty())
            w.write(group + "/" + name, std::span<const double>(values), PixelType::F64,
                    {{"units", unit}});
    };
    writeMeans("dynamic_q_mean", &Qmap::BinMean::qMean, "Å⁻¹");
    writeMeans("dynamic_q_rms", &Qmap::BinMean::qRms, "Å⁻¹");
    writeMeans("dynamic_q_width", &Qmap::BinMean::qWidth, "Å⁻¹");
    writeMeans("dynamic_phi_mean", &Qmap::BinMean::phiMean, "deg");
    if (!map.sourceFile.empty())
        w.write(group + "/source_file", map.sourceFile);
    if (!map.recipe.is_null())
        w.write(group + "/recipe", map.recipe.dump());
}

void writeQmap(const std::filesystem::path& file, const Qmap& map, bool overwrite) {
    Hdf5TreeWriter writer(file, overwrite);
    writer.compressAbove(1024);
    writeQmapGroup(writer, "/qmap", map);
    writer.close();
}

} // namespace specula::io
