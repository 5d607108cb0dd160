// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/qmap_group.h"
#include "core/io/result_groups.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace specula::io {
namespace {

using Fields = std::map<std::string, nlohmann::json>;

constexpr auto kDetector = "/entry/instrument/detector_1/";

/// A field of the metadata: a value, or {"value", "units"}.
void writeField(Hdf5TreeWriter& w, const std::string& path, const nlohmann::json& field) {
    const bool withUnits = field.is_object() && field.contains("value");
    const nlohmann::json& value = withUnits ? field.at("value") : field;
    nlohmann::json attributes = nlohmann::json::object();
    if (withUnits && field.contains("units") && field.at("units").is_string())
        attributes["units"] = field.at("units");
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX)
        w.writeTree(path, value);
    else if (value.is_number_integer())
        w.write(path, value.get<std::int64_t>(), attributes);
    else if (value.is_number())
        w.write(path, value.get<double>(), attributes);
    else if (value.is_string())
        w.write(path, value.get<std::string>(), attributes);
    else
        w.writeTree(path, value);
}

/// What a layout says of itself and of the results, which the metadata of a converted file repeat.
bool isOurs(const std::string& path) {
    static const char* const groups[] = {"/xpcs/",          "/specula/",
                                         "/entry/data/",    "/entry/twotime/",
                                         "/entry/NOTE/",    "/entry/instrument/masks/",
                                         "/entry/process/", "/entry/definition"};
    return std::any_of(std::begin(groups), std::end(groups),
                       [&](const char* group) { return path.starts_with(group); });
}

/// What is known of the measurement. Ours wins over what the metadata say under the same name.
Fields entryFields(const ResultData& d) {
    Fields fields;
    for (const auto& [path, value] : d.metadata.items())
        if (path.starts_with("/") && path.size() > 1 && !path.ends_with("/") && !isOurs(path))
            fields[path] = value;
    const auto text = [&](const std::string& path, const std::string& value) {
        if (!value.empty())
            fields[path] = value;
    };
    const auto number = [&](const std::string& path, const std::optional<double>& value,
                            const char* units) {
        if (value)
            fields[path] = {{"value", *value}, {"units", units}};
    };
    const ResultMeta& m = d.meta;
    text("/entry/start_time", m.startTime);
    text("/entry/end_time", m.endTime);
    text("/entry/title", m.title);
    text("/entry/sample/name", m.sample);
    number("/entry/sample/temperature", m.temperatureK, "K");
    number(std::string(kDetector) + "frame_time", m.frameTimeS, "s");
    number(std::string(kDetector) + "count_time", m.countTimeS, "s");
    std::optional<double> energy = m.energyKev;
    if (d.qmap) {
        const Qmap::Geometry& g = d.qmap->geometry;
        number(std::string(kDetector) + "x_pixel_size", g.pixelSizeM, "m");
        number(std::string(kDetector) + "y_pixel_size", g.pixelSizeM, "m");
        number(std::string(kDetector) + "distance", g.distanceM, "m");
        number(std::string(kDetector) + "beam_center_x", g.beamCenterX, "pixel");
        number(std::string(kDetector) + "beam_center_y", g.beamCenterY, "pixel");
        energy = energy ? energy : g.energyKev;
    }
    number("/entry/instrument/incident_beam/incident_energy", energy, "keV");
    // A value cannot hold others.
    for (auto field = fields.begin(); field != fields.end();) {
        const auto below = fields.lower_bound(field->first + "/");
        const bool holds = below != fields.end() && below->first.starts_with(field->first + "/");
        field = holds ? fields.erase(field) : std::next(field);
    }
    return fields;
}

void writeConfig(Hdf5TreeWriter& w, const std::string& group, const CorrelationConfig& config) {
    w.write(group + "/stride_frame", config.strideFrames);
    w.write(group + "/avg_frame", config.averageFrames);
    for (const auto& [name, value] : config.arguments.items())
        if (name != "stride_frame" && name != "avg_frame")
            w.writeTree(group + "/" + name, value);
}

void writeTwotime(Hdf5TreeWriter& w, const TwotimeCurves& t) {
    const std::string group = "/xpcs/twotime";
    w.group(group + "/correlation_map");
    w.write(group + "/processed_bins", std::span<const std::int64_t>(t.bins), PixelType::I32);
    if (!t.g2.empty()) {
        std::vector<std::int64_t> lags(static_cast<std::size_t>(t.g2.shape()[0]));
        std::iota(lags.begin(), lags.end(), 0);
        w.write(group + "/delay_list", std::span<const std::int64_t>(lags), PixelType::I64);
        w.write(group + "/normalized_g2", t.g2, PixelType::F32);
    }
    if (!t.segmentG2.empty())
        w.write(group + "/normalized_g2_segments", t.segmentG2, PixelType::F32);
}

} // namespace

void writeEntry(Hdf5TreeWriter& w, const ResultData& d) {
    w.group("/", {{"NX_class", "NXroot"},
                  {"default", "entry"},
                  {"creator", "Specula"},
                  {"creator_version", versionText()}});
    w.group("/entry", {{"NX_class", "NXentry"}});
    w.group("/entry/instrument", {{"NX_class", "NXinstrument"}});
    w.group("/entry/instrument/detector_1", {{"NX_class", "NXdetector"}});
    w.group("/entry/instrument/incident_beam", {{"NX_class", "NXbeam"}});
    w.group("/entry/sample", {{"NX_class", "NXsample"}});
    const Fields fields = entryFields(d);
    if (const auto user = fields.lower_bound("/entry/user/");
        user != fields.end() && user->first.starts_with("/entry/user/"))
        w.group("/entry/user", {{"NX_class", "NXuser"}});
    for (const auto& [path, value] : fields)
        writeField(w, path, value);
}

void writeOrigin(Hdf5TreeWriter& w, const ResultData& d) {
    w.write("/specula/provenance",
            nlohmann::json(d.provenance)
                .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    if (!d.truth.is_null())
        w.write("/specula/truth",
                d.truth.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void writeExtras(Hdf5TreeWriter& w, const std::string& group, const ResultData& d,
                 std::int64_t framesPerStep) {
    const MultitauCurves& m = *d.multitau;
    const nlohmann::json kind = {{"error_kind", errorKindName(m.errorKind)}};
    if (!m.levelWidths.empty()) {
        std::vector<std::int64_t> frames = m.levelWidths;
        for (std::int64_t& width : frames)
            width *= framesPerStep;
        w.write(group + "/level_width", std::span<const std::int64_t>(frames), PixelType::I64);
    }
    if (!m.covariance.empty())
        w.write(group + "/g2_covariance", m.covariance, PixelType::F32,
                {{"error_kind", errorKindName(ErrorKind::Jackknife)}});
    if (!d.partials)
        return;
    w.write(group + "/normalized_g2_partial", d.partials->g2, PixelType::F32);
    if (!d.partials->error.empty())
        w.write(group + "/normalized_g2_partial_err", d.partials->error, PixelType::F32, kind);
    if (!d.partials->frames.empty())
        w.write(group + "/normalized_g2_partial_labels",
                std::span<const double>(d.partials->frames), PixelType::F64);
}

void writeMeans(Hdf5TreeWriter& w, const ScatteringMeans& s, const std::string& group,
                const std::string& intensity) {
    if (!s.image.empty())
        w.write(group + "/scattering_2d",
                s.image.reshaped({1, s.image.shape()[0], s.image.shape()[1]}), PixelType::F32);
    if (!s.staticMean.empty())
        w.write(group + "/scattering_1d",
                Array<double>::copyOf(s.staticMean)
                    .reshaped({1, static_cast<std::int64_t>(s.staticMean.size())}),
                PixelType::F32);
    if (!s.segmentMean.empty()) {
        // Other programs store sums or shares under this name: say what these are.
        nlohmann::json attributes = {{"scale", "mean"}};
        if (!s.segmentFrames.empty())
            attributes["frames"] = s.segmentFrames;
        w.write(group + "/scattering_1d_segments", s.segmentMean, PixelType::F32, attributes);
    }
    if (!s.intensity.empty()) {
        Array<double> rows({2, static_cast<std::int64_t>(s.intensity.size())});
        const auto to = rows.editValues();
        std::copy(s.frameNumber.begin(), s.frameNumber.end(), to.begin());
        std::copy(s.intensity.begin(), s.intensity.end(),
                  to.begin() + static_cast<std::ptrdiff_t>(s.frameNumber.size()));
        w.write(intensity, rows, PixelType::F32);
    }
}

void writeNexusResult(Hdf5TreeWriter& w, const ResultData& d) {
    writeEntry(w, d);
    if (!d.metadata.contains("/entry/schema_version"))
        w.write("/entry/schema_version", "1.0");
    if (d.qmap)
        writeQmapGroup(w, "/xpcs/qmap", *d.qmap);
    if (!d.meta.rawFile.empty())
        w.write("/xpcs/rawdata_path", d.meta.rawFile);
    writeMeans(w, d.means, "/xpcs/temporal_mean", "/xpcs/spatial_mean/intensity_vs_time");
    if (d.multitau) {
        const std::string group = "/xpcs/multitau";
        const MultitauCurves& m = *d.multitau;
        writeConfig(w, group + "/config", d.multitauConfig);
        w.write(group + "/delay_list", std::span<const std::int64_t>(m.delays), PixelType::I64);
        w.write(group + "/normalized_g2", m.g2, PixelType::F32);
        if (!m.error.empty())
            w.write(group + "/normalized_g2_err", m.error, PixelType::F32,
                    {{"error_kind", errorKindName(m.errorKind)}});
        writeExtras(w, group, d, 1); // counted in steps, like the delays
    }
    if (d.twotime) {
        writeConfig(w, "/xpcs/twotime/config", d.twotimeConfig);
        writeTwotime(w, *d.twotime);
    }
    writeOrigin(w, d);
}

} // namespace specula::io
