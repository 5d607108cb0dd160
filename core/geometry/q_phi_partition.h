// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/geometry/transmission_maps.h"
#include "core/io/qmap.h"

#include <array>
#include <optional>

namespace specula::geometry {

/// Cells of equal width along q and phi. Static cells are fractions of dynamic ones, so that each
/// lies in one of them.
struct QPhiPartitionOptions {
    struct Axis {
        int dynamicBins = 1; ///< 1..100000
        int staticBins = 1;  ///< a multiple of dynamicBins
        /// Of the cells, low < high. Default for q: that of the pixels in use, each end rounded to
        /// three digits away from the others; for phi: the full circle from -180.
        std::optional<std::array<double, 2>> range;
    };
    Axis q, phi;

    /// Throws Error(Usage) that names the field.
    void validate() const;
};

/// A cell holds low <= value < high, the last one along q its upper end too. Pixels outside of all
/// cells, and those that `mask` (1 = use, of the maps' shape) leaves out, belong to no bin.
/// Throws Error(Usage) where no pixel is left.
io::Qmap partitionQPhi(const TransmissionMaps& maps, const Array<std::uint8_t>& mask,
                       const QPhiPartitionOptions& options);

/// Three significant digits, down or up.
double roundedDown(double value);
double roundedUp(double value);

} // namespace specula::geometry
