// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/base/provenance.h"
#include "core/io/qmap_file.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace specula::io {

/// What the numbers called errors are; attribute `error_kind` of a result file.
enum class ErrorKind { Unknown, Pixel, Jackknife, Poisson };
const char* errorKindName(ErrorKind kind); ///< "unknown", "pixel", "jackknife", "poisson"

/// Delays and partials are counted in steps of `strideFrames * averageFrames` frames.
struct CorrelationConfig {
    std::int64_t strideFrames = 1, averageFrames = 1;
    nlohmann::json arguments = nlohmann::json::object(); ///< everything in the config group
};

struct MultitauCurves {
    std::vector<std::int64_t> delays;      ///< in steps
    std::vector<std::int64_t> levelWidths; ///< steps averaged at each delay; empty: unknown
    Array<double> g2;                      ///< (delay, bin)
    Array<double> error;                   ///< (delay, bin); empty: none stored
    ErrorKind errorKind = ErrorKind::Unknown;
    Array<double> covariance; ///< (bin, delay, delay), jackknife; empty: none, or not asked for
};

/// g2 of growing parts of a run; NaN where a part is too short.
struct PartialCurves {
    std::vector<double> frames; ///< contributing to each part; empty: unknown
    Array<double> g2, error;    ///< (part, delay, bin); error may be empty
};

/// Curves along the diagonals of the two-time matrices.
struct TwotimeCurves {
    std::vector<std::int64_t> bins; ///< dynamic bin (1..) of each column
    Array<double> g2;               ///< (lag, column)
    Array<double> segmentG2;        ///< (lag, segment, column); empty: none stored
};

/// What is kept of the frames themselves.
struct ScatteringMeans {
    Array<float> image;             ///< (row, column); NaN where there is no count
    std::vector<double> staticMean; ///< per static bin
    Array<double> segmentMean;      ///< (segment, static bin), always true means
    /// Frames of each segment; empty: unknown.
    std::vector<std::int64_t> segmentFrames;
    std::vector<double> frameNumber, intensity; ///< per processed frame, counts per pixel
};

/// One value of the metadata.
struct MetadataField {
    std::string path; ///< "/entry/sample/temperature"
    std::optional<double> number;
    std::string text; ///< as people read it
    std::string unit; ///< attribute "units"; empty: none
};

/// Of the measurement, as far as the file says.
struct ResultMeta {
    std::optional<double> frameTimeS, countTimeS, energyKev;
    std::string frameTimeFrom; ///< the dataset, for people
    std::string sample, startTime, endTime, title;
    std::optional<double> temperatureK;
    std::string rawFile;
    std::int64_t frames = 0; ///< processed, 0: unknown
};

/// A whole result in memory, without the two-time matrices, which come one at a time.
struct ResultData {
    QmapPtr qmap;
    ResultMeta meta;
    /// What else is known of the measurement, by path: numbers, texts, or {"value", "units"}.
    nlohmann::json metadata = nlohmann::json::object();
    ScatteringMeans means;
    std::optional<MultitauCurves> multitau;
    CorrelationConfig multitauConfig;
    std::optional<PartialCurves> partials;
    std::optional<TwotimeCurves> twotime;
    CorrelationConfig twotimeConfig;
    Provenance provenance;
    nlohmann::json truth; ///< of a simulation; null otherwise
};

} // namespace specula::io
