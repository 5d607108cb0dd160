// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace specula::io {

/// What a q-map file says (group /qmap, and /xpcs/qmap of a result): which pixel belongs to which
/// bin. Bins are numbered 1..n without holes, in the order of their natural cell
/// (index along axis 0) * (bins of axis 1) + (index along axis 1); cells without a pixel have no
/// number. Each static bin lies in one dynamic bin.
struct Qmap {
    struct Axis {
        std::string name; ///< "q", "phi", "x", ...
        std::string unit; ///< "Å⁻¹", "deg", "px"
        std::vector<double> dynamicCenters, staticCenters;
    };
    /// Over the pixels of a dynamic bin. Centres of cells are not what the pixels scatter at.
    struct BinMean {
        double qMean = 0, qRms = 0;
        double qWidth = 0; ///< standard deviation
        double phiMean = 0;
    };
    /// Only what the file says; nothing is made up.
    struct Geometry {
        std::optional<double> beamCenterX, beamCenterY; ///< column, row
        std::optional<double> pixelSizeM, distanceM, energyKev;
        std::string lengthsFrom; ///< how the unit of the lengths was known, for people
    };

    Array<std::uint8_t> mask;       ///< (row, column), 1 = use
    Array<std::uint8_t> goodPixels; ///< "blemish" of the file, 1 = good; empty: as the mask
    Array<std::uint32_t> dynamicMap, staticMap;
    std::array<Axis, 2> axes;
    std::vector<std::int64_t> dynamicCell, staticCell; ///< natural cell of bin k at k - 1
    std::vector<BinMean> binMeans;                     ///< of the dynamic bins; may be empty
    Geometry geometry;
    std::string hash;       ///< of the content; the same for files that were made with one map
    std::string sourceFile; ///< the frames it was drawn on
    nlohmann::json recipe;  ///< how to make it again; null when the file does not say

    std::int64_t rows() const { return dynamicMap.shape()[0]; }
    std::int64_t columns() const { return dynamicMap.shape()[1]; }
    std::int64_t dynamicBins() const { return static_cast<std::int64_t>(dynamicCell.size()); }
    std::int64_t staticBins() const { return static_cast<std::int64_t>(staticCell.size()); }
};

/// Which of the two partitions of a q-map.
enum class Partition { Dynamic, Static };

/// Centre along axis 0 or 1 of the cell that bin (1..) has; NaN where the file does not say.
double binCenter(const Qmap& map, Partition partition, std::int64_t bin, int axis);

} // namespace specula::io
