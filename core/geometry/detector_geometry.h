// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <cstdint>
#include <filesystem>

namespace specula::geometry {

/// A flat detector in transmission. Pixel centres are at whole numbers, row 0 is on top; pairs are
/// (x, y), that is (column, row), or (horizontal, vertical).
struct DetectorGeometry {
    /// The exact momentum transfer, or the form some older programs use: smaller by the cosine of
    /// half the scattering angle.
    enum class QFormula { TwoKSinTheta, KSinTwoTheta };

    double energyKev = 0;                 ///< above 0
    double distanceM = 0;                 ///< sample to detector, above 0
    std::array<double, 2> pixelSizeM{};   ///< above 0
    std::array<double, 2> beamCenterPx{}; ///< where the beam meets the detector without swing
    std::array<double, 2> swingDeg{};     ///< about the sample; -90..90, not included
    std::int64_t rows = 0, columns = 0;   ///< above 0
    QFormula qFormula = QFormula::TwoKSinTheta;

    /// Throws Error(Usage) that names the field.
    void validate() const;
    /// 2 pi / wavelength in inverse angstrom.
    double waveNumber() const;
};

/// The geometry file of the command line. Throws Error(Input) that names file and field.
DetectorGeometry geometryFromJson(const nlohmann::json& json, const std::filesystem::path& file);
nlohmann::json toJson(const DetectorGeometry& geometry);

} // namespace specula::geometry
