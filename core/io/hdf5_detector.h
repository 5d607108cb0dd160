// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"
#include "core/io/hdf5_file.h"

#include <optional>
#include <string>

namespace specula::io {

/// What the detector's metadata near a dataset say about its samples.
struct DetectorValues {
    std::optional<double> dead, saturated; ///< special sample values
    std::optional<double> pixelSizeM;      ///< side of a square pixel
    std::optional<double> frameTimeS;      ///< from frame to frame
};

/// EIGER and its kin mark pixels without a value by the largest number of the type. For 32 bits
/// that is no count anybody measures; for 16 and 8 bits it is believed only where a detector group
/// gives that bit depth or a pixel mask. Saturation comes from saturation_value or
/// countrate_correction_count_cutoff. Lengths and times count only where the file gives their unit:
/// files without one are known to mean millimetres as well as metres.
DetectorValues detectorValues(const Hdf5File& file, const std::string& dataset, PixelType type);

} // namespace specula::io
