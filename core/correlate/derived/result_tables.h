// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "core/io/data_table.h"
#include "core/io/result_file.h"

namespace specula::correlate {

/// What of a result is told as a table.
struct TableOptions {
    std::vector<std::int64_t> bins; ///< dynamic bins, 1..; empty: all
    UnitPreferences units;          ///< automatic times are seconds
};

// A row a number, ready for a file; columns name their units. Each throws Error(Input) where the
// file does not hold it, Error(Usage) for a bin that is not there.

/// bin, its place, delay in steps and time, g2 and its error.
io::DataTable g2Table(const io::ResultFile& file, const TableOptions& options,
                      const CancelToken& cancel = {});
/// Static bins in order: bin, its place, pixels, mean counts per pixel and frame.
io::DataTable scatteringTable(const io::ResultFile& file, const TableOptions& options,
                              const CancelToken& cancel = {});
/// Frame, time, mean counts per pixel.
io::DataTable intensityTable(const io::ResultFile& file, const TableOptions& options,
                             const CancelToken& cancel = {});
/// Static bins in order, a column of mean counts for each segment of the run.
io::DataTable segmentTable(const io::ResultFile& file, const TableOptions& options,
                           const CancelToken& cancel = {});
/// bin, its place, lag in steps and time, g2 along the diagonals of its two-time matrix.
io::DataTable twotimeCurveTable(const io::ResultFile& file, const TableOptions& options,
                                const CancelToken& cancel = {});
/// path, value, unit.
io::DataTable metadataTable(const io::ResultFile& file, const CancelToken& cancel = {});

/// "q_inv_angstrom", "phi_deg", "x_px": how an axis of a q-map heads a column.
std::string axisColumn(const io::Qmap::Axis& axis, const UnitPreferences& units);
/// A value on it, in the user's unit.
double axisValue(const io::Qmap::Axis& axis, double value, const UnitPreferences& units);
/// The user's unit of it, for people: "Å⁻¹".
std::string axisUnit(const io::Qmap::Axis& axis, const UnitPreferences& units);

} // namespace specula::correlate
