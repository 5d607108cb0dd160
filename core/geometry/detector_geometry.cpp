// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geometry/detector_geometry.h"

#include "core/base/error.h"
#include "core/base/units.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <numbers>

namespace specula::geometry {
namespace {

constexpr const char* kTwoKSinTheta = "2k_sin_theta";
constexpr const char* kKSinTwoTheta = "k_sin_2theta";

void require(bool good, const char* field, const char* range) {
    if (!good)
        throw Error(ErrorCode::Usage, fmt::format("must be {}", range)).atField(field);
}

bool positive(double value) {
    return std::isfinite(value) && value > 0;
}

template<class T>
T valueOf(const nlohmann::json& json, const char* field) {
    if (!json.contains(field))
        throw Error(ErrorCode::Input, "is missing").atField(field);
    try {
        return json.at(field).get<T>();
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorCode::Input,
                    fmt::format("{} is not of the expected kind", json.at(field).dump()))
            .atField(field);
    }
}

using Pair = std::array<double, 2>;

} // namespace

void DetectorGeometry::validate() const {
    require(positive(energyKev), "energy_kev", "above 0");
    require(positive(distanceM), "distance_m", "above 0");
    require(positive(pixelSizeM[0]) && positive(pixelSizeM[1]), "pixel_size_m", "two above 0");
    require(std::isfinite(beamCenterPx[0]) && std::isfinite(beamCenterPx[1]), "beam_center_px",
            "two finite numbers");
    require(std::abs(swingDeg[0]) < 90 && std::abs(swingDeg[1]) < 90, "swing_deg",
            "two between -90 and 90");
    require(rows > 0 && columns > 0 && rows <= 1 << 20 && columns <= 1 << 20, "shape",
            "two from 1 to 1048576");
}

double DetectorGeometry::waveNumber() const {
    return 2 * std::numbers::pi * energyKev / kHcKevAngstrom;
}

DetectorGeometry geometryFromJson(const nlohmann::json& json, const std::filesystem::path& file) {
    try {
        if (!json.is_object())
            throw Error(ErrorCode::Input, "a geometry is a JSON object");
        if (const auto kind = valueOf<std::string>(json, "kind"); kind != "transmission")
            throw Error(ErrorCode::Input, fmt::format("\"{}\" is not known here", kind))
                .atField("kind")
                .withRemedy("this version has \"transmission\"");
        DetectorGeometry g;
        g.energyKev = valueOf<double>(json, "energy_kev");
        g.distanceM = valueOf<double>(json, "distance_m");
        g.pixelSizeM = valueOf<Pair>(json, "pixel_size_m");
        g.beamCenterPx = valueOf<Pair>(json, "beam_center_px");
        const auto shape = valueOf<std::array<std::int64_t, 2>>(json, "shape");
        g.rows = shape[0];
        g.columns = shape[1];
        if (json.contains("swing_deg"))
            g.swingDeg = valueOf<Pair>(json, "swing_deg");
        if (json.contains("q_formula")) {
            const auto name = valueOf<std::string>(json, "q_formula");
            if (name != kTwoKSinTheta && name != kKSinTwoTheta)
                throw Error(ErrorCode::Input, fmt::format("\"{}\" is not known here", name))
                    .atField("q_formula")
                    .withRemedy(fmt::format("use \"{}\" or \"{}\"", kTwoKSinTheta, kKSinTwoTheta));
            if (name == kKSinTwoTheta)
                g.qFormula = DetectorGeometry::QFormula::KSinTwoTheta;
        }
        g.validate();
        return g;
    } catch (const Error& error) {
        throw Error(ErrorCode::Input, error.reason())
            .inFile(file)
            .atField(error.field())
            .withRemedy(error.remedy());
    }
}

nlohmann::json toJson(const DetectorGeometry& g) {
    return {{"kind", "transmission"},
            {"energy_kev", g.energyKev},
            {"distance_m", g.distanceM},
            {"pixel_size_m", g.pixelSizeM},
            {"beam_center_px", g.beamCenterPx},
            {"shape", {g.rows, g.columns}},
            {"swing_deg", g.swingDeg},
            {"q_formula", g.qFormula == DetectorGeometry::QFormula::TwoKSinTheta ? kTwoKSinTheta
                                                                                 : kKSinTwoTheta}};
}

} // namespace specula::geometry
