// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/result_layout.h"

#include "core/io/hdf5_values.h"

#include <algorithm>
#include <array>

namespace specula::io {
namespace {

/// boost_corr, Specula, pyXpcsViewer (`_partial`) and its fork (`_segments`), and the earlier
/// variant of 8-ID with its numbers below bluesky/metadata.
constexpr StoredAt kNexus[] = {
    {Stored::Delays, "/xpcs/multitau/delay_list"},
    {Stored::Delays, "~/xpcs/multitau/delay_list"},
    {Stored::LevelWidths, "/xpcs/multitau/level_width"},
    {Stored::G2, "/xpcs/multitau/normalized_g2"},
    {Stored::G2, "~/xpcs/multitau/normalized_g2"},
    {Stored::G2Error, "/xpcs/multitau/normalized_g2_err"},
    {Stored::G2Error, "~/xpcs/multitau/normalized_g2_err"},
    {Stored::G2Covariance, "/xpcs/multitau/g2_covariance"},
    {Stored::PartialG2, "/xpcs/multitau/normalized_g2_partial"},
    {Stored::PartialG2, "/xpcs/multitau/normalized_g2_segments"},
    {Stored::PartialError, "/xpcs/multitau/normalized_g2_partial_err"},
    {Stored::PartialError, "/xpcs/multitau/normalized_g2_segments_err"},
    {Stored::PartialFrames, "/xpcs/multitau/normalized_g2_partial_labels"},
    {Stored::PartialFrames, "/xpcs/multitau/normalized_g2_segments_labels"},
    {Stored::PixelPlanes, "/xpcs/multitau/unnormalized_G2"},
    {Stored::PixelPlanes, "/xpcs/multitau/unnormalized_g2"},
    {Stored::MultitauConfig, "/xpcs/multitau/config"},
    {Stored::MultitauStride, "/xpcs/multitau/config/stride_frame"},
    {Stored::MultitauStride, "~/xpcs/multitau/config/stride_frame"},
    {Stored::MultitauAverage, "/xpcs/multitau/config/avg_frame"},
    {Stored::MultitauAverage, "~/xpcs/multitau/config/avg_frame"},
    {Stored::TwotimeMaps, "/xpcs/twotime/correlation_map"},
    {Stored::TwotimeMaps, "~/xpcs/twotime/correlation_map"},
    {Stored::TwotimeBins, "/xpcs/twotime/processed_bins"},
    {Stored::TwotimeBins, "~/xpcs/twotime/processed_bins"},
    {Stored::TwotimeG2, "/xpcs/twotime/normalized_g2"},
    {Stored::TwotimeSegments, "/xpcs/twotime/normalized_g2_segments"},
    {Stored::TwotimeSegments, "/xpcs/twotime/normalized_g2_partial"},
    {Stored::TwotimeConfig, "/xpcs/twotime/config"},
    {Stored::TwotimeStride, "/xpcs/twotime/config/stride_frame"},
    {Stored::TwotimeStride, "~/xpcs/twotime/config/stride_frame"},
    {Stored::TwotimeAverage, "/xpcs/twotime/config/avg_frame"},
    {Stored::TwotimeAverage, "~/xpcs/twotime/config/avg_frame"},
    {Stored::Image, "/xpcs/temporal_mean/scattering_2d"},
    {Stored::StaticMean, "/xpcs/temporal_mean/scattering_1d"},
    {Stored::SegmentMean, "/xpcs/temporal_mean/scattering_1d_segments"},
    {Stored::Intensity, "/xpcs/spatial_mean/intensity_vs_time"},
    {Stored::FrameTime, "~/instrument/detector_1/frame_time"},
    {Stored::FrameTime, "~/instrument/detector/frame_time"},
    {Stored::FrameTime, "~/instrument/bluesky/metadata/t0"},
    {Stored::CountTime, "~/instrument/detector_1/count_time"},
    {Stored::CountTime, "~/instrument/detector/count_time"},
    {Stored::CountTime, "~/instrument/bluesky/metadata/t1"},
    {Stored::Energy, "~/instrument/incident_beam/incident_energy"},
    {Stored::Energy, "~/instrument/bluesky/metadata/X_energy"},
    {Stored::Distance, "~/instrument/bluesky/metadata/det_dist"},
    {Stored::PixelSize, "~/instrument/bluesky/metadata/pix_dim_x"},
    {Stored::BeamX, "~/instrument/bluesky/metadata/bcx"},
    {Stored::BeamY, "~/instrument/bluesky/metadata/bcy"},
    {Stored::StageX, "~/instrument/bluesky/metadata/ccdx"},
    {Stored::StageZeroX, "~/instrument/bluesky/metadata/ccdx0"},
    {Stored::StageY, "~/instrument/bluesky/metadata/ccdy"},
    {Stored::StageZeroY, "~/instrument/bluesky/metadata/ccdy0"},
    {Stored::Sample, "~/sample/name"},
    {Stored::Sample, "~/sample/sample_name"},
    {Stored::Temperature, "~/sample/temperature"},
    {Stored::Temperature, "~/sample/temperature_set"},
    {Stored::Temperature, "~/sample/qnw1_temperature"},
    {Stored::Temperature, "~/sample/qnw_lakeshore"},
    {Stored::StartTime, "~/start_time"},
    {Stored::EndTime, "~/end_time"},
    {Stored::Title, "~/title"},
    {Stored::RawFile, "/xpcs/rawdata_path"},
    {Stored::Mask, "/xpcs/qmap/mask"},
    {Stored::DynamicMap, "/xpcs/qmap/dynamic_roi_map"},
    {Stored::DynamicMap, "/xpcs/qmap/dqmap"},
    {Stored::DynamicMap, "/xpcs/dqmap"},
    {Stored::StaticMap, "/xpcs/qmap/static_roi_map"},
    {Stored::StaticMap, "/xpcs/qmap/sqmap"},
    {Stored::StaticMap, "/xpcs/sqmap"},
    {Stored::Mask, "/xpcs/mask"},
    {Stored::DynamicMapping, "/xpcs/qmap/dynamic_index_mapping"},
    {Stored::StaticMapping, "/xpcs/qmap/static_index_mapping"},
    {Stored::DynamicQ, "/xpcs/qmap/dqlist"},
    {Stored::DynamicQ, "/xpcs/qmap/ql_dyn"},
    {Stored::DynamicPhi, "/xpcs/qmap/dphilist"},
    {Stored::StaticQ, "/xpcs/qmap/sqlist"},
    {Stored::StaticQ, "/xpcs/qmap/ql_sta"},
    {Stored::StaticPhi, "/xpcs/qmap/sphilist"},
    {Stored::DynamicQSpan, "/xpcs/qmap/dqspan"},
    {Stored::StaticQSpan, "/xpcs/qmap/sqspan"},
    {Stored::DynamicQCount, "/xpcs/qmap/dnoq"},
    {Stored::DynamicPhiCount, "/xpcs/qmap/dnophi"},
    {Stored::StaticQCount, "/xpcs/qmap/snoq"},
    {Stored::StaticPhiCount, "/xpcs/qmap/snophi"},
    {Stored::Truth, "/specula/truth"},
    {Stored::Truth, "/xpcs/truth"},
    {Stored::MetadataGroup, "~"},
    {Stored::MetadataGroup, "/xpcs/multitau/config"},
    {Stored::MetadataGroup, "/xpcs/twotime/config"},
};

/// XPCS-Eigen and its predecessors: input and output in one file.
constexpr StoredAt kLegacy[] = {
    {Stored::Delays, "/exchange/tau"},
    {Stored::G2, "/exchange/norm-0-g2"},
    {Stored::G2Error, "/exchange/norm-0-stderr"},
    {Stored::PixelG2, "/exchange/G2"},
    {Stored::PixelPast, "/exchange/IP"},
    {Stored::PixelFuture, "/exchange/IF"},
    {Stored::MultitauStride, "/xpcs/stride_frames"},
    {Stored::MultitauAverage, "/xpcs/avg_frames"},
    {Stored::TwotimeMaps, "/exchange/C2T_all"},
    {Stored::TwotimeBins, "/xpcs/qphi_bin_to_process"},
    {Stored::TwotimeG2, "/exchange/g2full"},
    {Stored::TwotimeSegments, "/exchange/g2partials"},
    {Stored::TwotimeStride, "/xpcs/stride_frames"},
    {Stored::TwotimeAverage, "/xpcs/avg_frames"},
    {Stored::Image, "/exchange/pixelSum"},
    {Stored::StaticMean, "/exchange/partition-mean-total"},
    {Stored::SegmentMean, "/exchange/partition-mean-partial"},
    {Stored::Intensity, "/exchange/frameSum"},
    {Stored::FrameTime, "/measurement/instrument/detector/exposure_period"},
    {Stored::FrameTime, "/entry/instrument/bluesky/metadata/t0"},
    {Stored::CountTime, "/measurement/instrument/detector/exposure_time"},
    {Stored::CountTime, "/entry/instrument/bluesky/metadata/t1"},
    {Stored::Energy, "/measurement/instrument/source_begin/energy"},
    {Stored::Energy, "/entry/instrument/bluesky/metadata/X_energy"},
    {Stored::Distance, "/measurement/instrument/detector/distance"},
    {Stored::Distance, "/entry/instrument/bluesky/metadata/det_dist"},
    {Stored::PixelSize, "/measurement/instrument/detector/x_pixel_size"},
    {Stored::PixelSize, "/entry/instrument/bluesky/metadata/pix_dim_x"},
    {Stored::BeamX, "/measurement/instrument/acquisition/beam_center_x"},
    {Stored::BeamX, "/entry/instrument/bluesky/metadata/bcx"},
    {Stored::BeamY, "/measurement/instrument/acquisition/beam_center_y"},
    {Stored::BeamY, "/entry/instrument/bluesky/metadata/bcy"},
    {Stored::StageX, "/measurement/instrument/acquisition/stage_x"},
    {Stored::StageX, "/entry/instrument/bluesky/metadata/ccdx"},
    {Stored::StageZeroX, "/measurement/instrument/acquisition/stage_zero_x"},
    {Stored::StageZeroX, "/entry/instrument/bluesky/metadata/ccdx0"},
    {Stored::StageY, "/measurement/instrument/acquisition/stage_z"},
    {Stored::StageY, "/entry/instrument/bluesky/metadata/ccdy"},
    {Stored::StageZeroY, "/measurement/instrument/acquisition/stage_zero_z"},
    {Stored::StageZeroY, "/entry/instrument/bluesky/metadata/ccdy0"},
    {Stored::Sample, "/measurement/sample/name"},
    {Stored::Temperature, "/measurement/sample/temperature"},
    {Stored::Temperature, "/measurement/sample/temperature_A"},
    {Stored::StartTime, "/measurement/instrument/source_begin/datetime"},
    {Stored::EndTime, "/measurement/instrument/source_end/datetime"},
    {Stored::RawFile, "/xpcs/input_file_local"},
    {Stored::Mask, "/xpcs/mask"},
    {Stored::DynamicMap, "/xpcs/dqmap"},
    {Stored::StaticMap, "/xpcs/sqmap"},
    {Stored::DynamicQ, "/xpcs/ql_dyn"},
    {Stored::DynamicQ, "/xpcs/dqlist"},
    {Stored::DynamicPhi, "/xpcs/dphilist"},
    {Stored::StaticQ, "/xpcs/ql_sta"},
    {Stored::StaticQ, "/xpcs/sqlist"},
    {Stored::StaticPhi, "/xpcs/sphilist"},
    {Stored::DynamicQSpan, "/xpcs/dqspan"},
    {Stored::StaticQSpan, "/xpcs/sqspan"},
    {Stored::DynamicQCount, "/xpcs/dnoq"},
    {Stored::DynamicPhiCount, "/xpcs/dnophi"},
    {Stored::StaticQCount, "/xpcs/snoq"},
    {Stored::StaticPhiCount, "/xpcs/snophi"},
    {Stored::MetadataGroup, "/measurement"},
    {Stored::MetadataGroup, "/entry"},
    {Stored::MetadataGroup, "/xpcs"},
};

constexpr StoredAt kNxXpcs[] = {
    {Stored::Delays, "~/data/delay_difference"},
    {Stored::LevelWidths, "~/data/level_width"},
    {Stored::G2, "~/data/g2"},
    {Stored::G2Error, "~/data/g2_derr"},
    {Stored::G2Covariance, "~/data/g2_covariance"}, // from here on what Specula adds
    {Stored::PartialG2, "~/data/normalized_g2_partial"},
    {Stored::PartialError, "~/data/normalized_g2_partial_err"},
    {Stored::PartialFrames, "~/data/normalized_g2_partial_labels"},
    {Stored::StaticMean, "~/data/scattering_1d"},
    {Stored::SegmentMean, "~/data/scattering_1d_segments"},
    {Stored::Intensity, "~/data/intensity_vs_time"},
    {Stored::RawFile, "~/NOTE/file_name"},
    {Stored::DynamicMapping, "~/instrument/masks/dynamic_index_mapping"},
    {Stored::StaticMapping, "~/instrument/masks/static_index_mapping"},
    {Stored::PixelPlanes, "~/data/unnormalized_G2"},
    {Stored::Truth, "/specula/truth"},
    {Stored::TwotimeMaps, "~/twotime/two_time_corr_func"},
    {Stored::TwotimeBins, "~/twotime/processed_bins"},
    {Stored::TwotimeG2, "~/twotime/g2_from_two_time_corr_func"},
    {Stored::TwotimeSegments, "~/twotime/g2_from_two_time_corr_func_partials"},
    {Stored::Image, "~/data/frame_average"},
    {Stored::Image, "~/data/frame_sum"},
    {Stored::FrameTime, "~/instrument/detector/frame_time"},
    {Stored::FrameTime, "~/instrument/detector_1/frame_time"},
    {Stored::CountTime, "~/instrument/detector/count_time"},
    {Stored::CountTime, "~/instrument/detector_1/count_time"},
    {Stored::Energy, "~/instrument/incident_beam/incident_energy"},
    {Stored::Distance, "~/instrument/detector/distance"},
    {Stored::Distance, "~/instrument/detector_1/distance"},
    {Stored::PixelSize, "~/instrument/detector/x_pixel_size"},
    {Stored::PixelSize, "~/instrument/detector_1/x_pixel_size"},
    {Stored::BeamX, "~/instrument/detector/beam_center_x"},
    {Stored::BeamX, "~/instrument/detector_1/beam_center_x"},
    {Stored::BeamY, "~/instrument/detector/beam_center_y"},
    {Stored::BeamY, "~/instrument/detector_1/beam_center_y"},
    {Stored::Sample, "~/sample/name"},
    {Stored::Temperature, "~/sample/temperature"},
    {Stored::Temperature, "~/sample/temperature_set"},
    {Stored::StartTime, "~/start_time"},
    {Stored::EndTime, "~/end_time"},
    {Stored::Title, "~/title"},
    {Stored::Mask, "~/instrument/masks/mask"},
    {Stored::DynamicMap, "~/instrument/masks/dynamic_roi_map"},
    {Stored::StaticMap, "~/instrument/masks/static_roi_map"},
    {Stored::DynamicQ, "~/instrument/masks/dynamic_q_list"},
    {Stored::DynamicPhi, "~/instrument/masks/dynamic_phi_list"},
    {Stored::StaticQ, "~/instrument/masks/static_q_list"},
    {Stored::StaticPhi, "~/instrument/masks/static_phi_list"},
    {Stored::MetadataGroup, "~"},
};

constexpr LayoutTable kTables[] = {
    {ResultFile::Layout::Nexus, "NeXus-like layout of boost_corr", kNexus},
    {ResultFile::Layout::Legacy, "legacy layout of APS 8-ID", kLegacy},
    {ResultFile::Layout::NxXpcs, "NXxpcs", kNxXpcs},
};

/// The NXentry whose definition is NXxpcs, else the first NXentry, else nothing.
std::string findEntry(const Hdf5File& file, bool& isNxXpcs) {
    constexpr std::size_t kMostEntries = 64;
    std::string first;
    isNxXpcs = false;
    for (const std::string& name : memberNames(file, "/", kMostEntries)) {
        const std::string path = "/" + name;
        if (textAttribute(file, path, "NX_class") != "NXentry" && name != "entry")
            continue;
        if (readAnyText(file, path + "/definition") == "NXxpcs") {
            isNxXpcs = true;
            return path;
        }
        if (first.empty() || name == "entry")
            first = path;
    }
    return first.empty() ? "/entry" : first;
}

/// Matrices: one dataset of them, or a group with at least one.
bool holdsMatrices(const Hdf5File& file, const std::string& path) {
    if (path.empty())
        return false;
    if (!isGroup(file, path))
        return true;
    return !memberNames(file, path, 1).empty();
}

struct Unit {
    const char* name;
    double factor;
};

template<std::size_t N>
std::optional<double> factorOf(const std::array<Unit, N>& units, const std::string& name) {
    const auto known =
        std::find_if(units.begin(), units.end(), [&](const Unit& u) { return name == u.name; });
    return known == units.end() ? std::nullopt : std::optional(known->factor);
}

} // namespace

StoredPaths::StoredPaths(const Hdf5File& file, const LayoutTable& table, std::string entry)
    : m_file(&file)
    , m_table(&table)
    , m_entry(std::move(entry)) {}

template<class Use>
void StoredPaths::forCandidates(Stored what, Use&& use) const {
    for (const StoredAt& place : m_table->places)
        if (place.what == what) {
            const std::string path =
                place.path[0] == '~' ? m_entry + (place.path + 1) : std::string(place.path);
            if (use(path))
                return;
        }
}

bool StoredPaths::exists(const std::string& path) const {
    if (path.empty() || path == "/")
        return true;
    const Hdf5Lock lock; // guards m_known too
    if (const auto known = m_known.find(path); known != m_known.end())
        return known->second;
    const bool there = exists(path.substr(0, path.rfind('/'))) &&
                       H5Lexists(m_file->id.get(), path.c_str(), H5P_DEFAULT) > 0 &&
                       H5Oexists_by_name(m_file->id.get(), path.c_str(), H5P_DEFAULT) > 0;
    if (!there)
        H5Eclear2(H5E_DEFAULT);
    m_known[path] = there;
    return there;
}

std::string StoredPaths::find(Stored what) const {
    std::string found;
    forCandidates(what, [&](const std::string& path) {
        if (exists(path))
            found = path;
        return !found.empty();
    });
    return found;
}

std::vector<std::string> StoredPaths::findAll(Stored what) const {
    std::vector<std::string> found;
    forCandidates(what, [&](const std::string& path) {
        if (exists(path))
            found.push_back(path);
        return false;
    });
    return found;
}

std::string StoredPaths::expected(Stored what) const {
    std::string path = find(what);
    if (path.empty())
        forCandidates(what, [&](const std::string& first) {
            path = first;
            return true;
        });
    return path;
}

std::string StoredPaths::dangling(Stored what) const {
    std::string found;
    forCandidates(what, [&](const std::string& path) {
        if (!exists(path) && exists(path.substr(0, path.rfind('/'))) && linkExists(*m_file, path))
            found = path;
        return !found.empty();
    });
    return found;
}

const char* ResultContent::kind() const {
    return multitau && twotime ? "result-both" : multitau ? "result-multitau" : "result-twotime";
}

std::optional<ResultContent> detectResult(const Hdf5File& file) {
    const Hdf5Lock lock;
    ResultContent content;
    bool isNxXpcs = false;
    content.entry = findEntry(file, isNxXpcs);
    for (const LayoutTable& table : kTables) {
        const StoredPaths paths(file, table, content.entry);
        content.table = &table;
        content.multitau = paths.has(Stored::G2);
        content.twotime = holdsMatrices(file, paths.find(Stored::TwotimeMaps));
        const bool sure = table.layout != ResultFile::Layout::NxXpcs || isNxXpcs ||
                          paths.has(Stored::Delays) || content.twotime;
        if ((content.multitau || content.twotime) && sure)
            return content;
    }
    return std::nullopt;
}

std::optional<double> storedTimeFactor(const std::string& unit) {
    static constexpr std::array kUnits = {
        Unit{"s", 1},     Unit{"second", 1}, Unit{"seconds", 1},
        Unit{"sec", 1},   Unit{"ms", 1e-3},  Unit{"millisecond", 1e-3},
        Unit{"us", 1e-6}, Unit{"µs", 1e-6},  Unit{"ns", 1e-9}};
    return factorOf(kUnits, unit);
}

std::optional<double> storedLengthFactor(const std::string& unit) {
    static constexpr std::array kUnits = {Unit{"m", 1},     Unit{"meter", 1},    Unit{"metre", 1},
                                          Unit{"cm", 1e-2}, Unit{"mm", 1e-3},    Unit{"um", 1e-6},
                                          Unit{"µm", 1e-6}, Unit{"micron", 1e-6}};
    return factorOf(kUnits, unit);
}

std::optional<double> storedEnergyFactor(const std::string& unit) {
    static constexpr std::array kUnits = {Unit{"keV", 1}, Unit{"kev", 1}, Unit{"eV", 1e-3},
                                          Unit{"ev", 1e-3}};
    return factorOf(kUnits, unit);
}

} // namespace specula::io
