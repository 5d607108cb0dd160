// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/qmap_group.h"
#include "core/io/result_groups.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace specula::io {
namespace {

std::int64_t framesPerStep(const CorrelationConfig& config) {
    return config.strideFrames * config.averageFrames;
}

/// The definition wants a local name of the measurement: the one in the metadata, else that of the
/// frames, else that of the file.
std::string identifier(const ResultData& d) {
    std::string name = std::filesystem::path(d.meta.rawFile).stem().string();
    if (name.empty())
        name = d.meta.title;
    return name.empty() ? "unnamed" : name;
}

void writeData(Hdf5TreeWriter& w, const ResultData& d) {
    const std::string group = "/entry/data";
    w.group(group, d.multitau ? nlohmann::json{{"NX_class", "NXdata"},
                                               {"signal", "g2"},
                                               {"axes", {"delay_difference", "."}}}
                              : nlohmann::json{{"NX_class", "NXdata"}});
    const Array<float>& image = d.means.image;
    if (!image.empty()) {
        w.write(group + "/frame_average", image, PixelType::F32, {{"units", "count"}});
        if (d.meta.frames > 0) {
            Array<double> sum = Array<double>::uninitialized(image.shape());
            std::transform(image.values().begin(), image.values().end(), sum.editValues().begin(),
                           [&](float mean) {
                               return static_cast<double>(mean) *
                                      static_cast<double>(d.meta.frames);
                           });
            w.write(group + "/frame_sum", sum, PixelType::F64, {{"units", "count"}});
        }
    }
    ScatteringMeans others = d.means;
    others.image = {};
    writeMeans(w, others, group, group + "/intensity_vs_time");
    if (!d.multitau)
        return;
    const MultitauCurves& m = *d.multitau;
    const std::int64_t frames = framesPerStep(d.multitauConfig);
    std::vector<std::int64_t> delays = m.delays; // the definition counts frames, not steps
    for (std::int64_t& delay : delays)
        delay *= frames;
    w.write(group + "/delay_difference", std::span<const std::int64_t>(delays), PixelType::I64,
            {{"units", "count"}});
    w.write(group + "/g2", m.g2, PixelType::F32, {{"storage_mode", "one_array"}, {"units", "1"}});
    if (!m.error.empty())
        w.write(group + "/g2_derr", m.error, PixelType::F32,
                {{"storage_mode", "one_array"},
                 {"units", "1"},
                 {"error_kind", errorKindName(m.errorKind)}});
    writeExtras(w, group, d, frames);
}

void writeTwotime(Hdf5TreeWriter& w, const ResultData& d) {
    const std::string group = "/entry/twotime";
    const TwotimeCurves& t = *d.twotime;
    w.group(group, {{"NX_class", "NXdata"}, {"signal", "two_time_corr_func"}});
    w.write(group + "/processed_bins", std::span<const std::int64_t>(t.bins), PixelType::I32);
    // Lag 0 holds the shot noise: fits begin behind it.
    const nlohmann::json attributes = {{"units", "1"},
                                       {"storage_mode", "one_array"},
                                       {"baseline_reference", 1},
                                       {"first_point_for_fit", 1},
                                       {"frames_per_step", framesPerStep(d.twotimeConfig)}};
    if (!t.g2.empty())
        w.write(group + "/g2_from_two_time_corr_func", t.g2, PixelType::F32, attributes);
    if (t.segmentG2.empty())
        return;
    const Shape& shape =
        t.segmentG2.shape(); // (lag, segment, column), wanted (lag, column, segment)
    Array<double> turned({shape[0], shape[2], shape[1]});
    const auto from = t.segmentG2.view();
    const auto to = turned.edit();
    for (std::int64_t lag = 0; lag < shape[0]; ++lag)
        for (std::int64_t segment = 0; segment < shape[1]; ++segment)
            for (std::int64_t column = 0; column < shape[2]; ++column)
                to(lag, column, segment) = from(lag, segment, column);
    w.write(group + "/g2_from_two_time_corr_func_partials", turned, PixelType::F32, attributes);
}

/// The lists of q and phi that the definition has: one value for each bin.
void writeMasks(Hdf5TreeWriter& w, const Qmap& map) {
    const std::string group = "/entry/instrument/masks";
    writeQmapGroup(w, group, map);
    w.group(group, {{"NX_class", "NXnote"}});
    const auto write = [&](const char* name, Partition which, std::int64_t bins, int axis) {
        std::vector<double> centers;
        for (std::int64_t bin = 1; bin <= bins; ++bin)
            centers.push_back(binCenter(map, which, bin, axis));
        if (std::all_of(centers.begin(), centers.end(), [](double c) { return std::isnan(c); }))
            return;
        const std::string& unit = map.axes[static_cast<std::size_t>(axis)].unit;
        w.write(group + "/" + name, std::span<const double>(centers), PixelType::F64,
                {{"units", unit == "Å⁻¹"   ? "1/angstrom"
                           : unit == "deg" ? "degree"
                                           : unit}});
    };
    write("dynamic_q_list", Partition::Dynamic, map.dynamicBins(), 0);
    write("dynamic_phi_list", Partition::Dynamic, map.dynamicBins(), 1);
    write("static_q_list", Partition::Static, map.staticBins(), 0);
    write("static_phi_list", Partition::Static, map.staticBins(), 1);
}

void writeNotes(Hdf5TreeWriter& w, const ResultData& d) {
    w.group("/entry/NOTE", {{"NX_class", "NXnote"}});
    w.write("/entry/NOTE/type", "application/json");
    w.write("/entry/NOTE/description", "How the results were made");
    w.write("/entry/NOTE/data",
            nlohmann::json(d.provenance)
                .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    if (!d.meta.rawFile.empty())
        w.write("/entry/NOTE/file_name", d.meta.rawFile);
    w.group("/entry/process", {{"NX_class", "NXprocess"}});
    w.write("/entry/process/program", "Specula");
    w.write("/entry/process/version",
            d.provenance.version.empty() ? std::string(versionText()) : d.provenance.version);
    if (!d.provenance.timeUtc.empty())
        w.write("/entry/process/date", d.provenance.timeUtc);
}

} // namespace

nlohmann::json nxXpcsMatrixAttributes(const ResultData& data) {
    return {{"units", "1"},
            {"storage_mode", "one_array_q_first"},
            {"baseline_reference", 1},
            {"time_origin_location", "upper_left"},
            {"populated_elements", "upper_half"},
            {"frames_per_step", framesPerStep(data.twotimeConfig)}};
}

void writeNxXpcsResult(Hdf5TreeWriter& w, const ResultData& d) {
    writeEntry(w, d);
    w.group("/entry", {{"default", d.multitau ? "data" : "twotime"}});
    w.write("/entry/definition", "NXxpcs");
    if (!d.metadata.contains("/entry/entry_identifier"))
        w.write("/entry/entry_identifier", identifier(d));
    writeData(w, d);
    if (d.twotime)
        writeTwotime(w, d);
    if (d.qmap)
        writeMasks(w, *d.qmap);
    writeNotes(w, d);
    writeOrigin(w, d);
}

} // namespace specula::io
