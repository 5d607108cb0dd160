// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/io/hdf5_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace specula::io {

/// A whole dataset of numbers: integers of any width, booleans, floating point.
struct Hdf5Numbers {
    std::vector<std::int64_t> extents;
    Array<double> values; ///< flat

    /// Extents without those that are 1: (1,N) is (N), (1,1) a scalar.
    std::vector<std::int64_t> squeezed() const;
    std::vector<double> list() const { return {values.values().begin(), values.values().end()}; }
};

/// Nothing when there is no such dataset. Throws Error(Input) that names file and dataset when it
/// holds no numbers, more than `most` or cannot be read.
std::optional<Hdf5Numbers> readNumbers(const Hdf5File& file, const std::string& path,
                                       std::int64_t most = std::int64_t{1} << 28);

} // namespace specula::io
