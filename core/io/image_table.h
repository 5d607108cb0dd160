// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/base/pixels.h"
#include "core/base/provenance.h"

#include <filesystem>

namespace specula::io {

/// An image as numbers for other programs, by the ending of `file`:
/// .csv: comment lines (# ...) with the provenance, then one line per image row;
/// .json: {"shape", "dtype", "data", "provenance"}, NaN as null.
/// Integers are written exactly, floats with the fewest digits that read back the same.
/// Several channels follow each other (CSV: separated by a comment line; JSON: outermost axis).
void writeImageTable(const std::filesystem::path& file, const Pixels& pixels,
                     const Provenance& provenance, bool overwrite, JobContext& job);

} // namespace specula::io
