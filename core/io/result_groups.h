// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_tree_writer.h"
#include "core/io/result_data.h"

namespace specula::io {

// Private to ResultWriter: everything of a result but the matrices and pixel correlations, in the
// two layouts.

/// The key map of boost_corr and pyXpcsViewer.
void writeNexusResult(Hdf5TreeWriter& writer, const ResultData& data);
void writeNxXpcsResult(Hdf5TreeWriter& writer, const ResultData& data);

inline constexpr auto kNxXpcsMatrices = "/entry/twotime/two_time_corr_func";
nlohmann::json nxXpcsMatrixAttributes(const ResultData& data);

/// What both have: the entry with times, sample and instrument, and what else is known.
void writeEntry(Hdf5TreeWriter& writer, const ResultData& data);
/// Provenance and truth, in a group of our own.
void writeOrigin(Hdf5TreeWriter& writer, const ResultData& data);
/// Of multi-tau, what both layouts have under the same names: level widths (in frames of which a
/// step has `framesPerStep`), covariance, partials.
void writeExtras(Hdf5TreeWriter& writer, const std::string& group, const ResultData& data,
                 std::int64_t framesPerStep);
/// scattering_2d, _1d, _1d_segments below `group`, and the intensity at `intensity`.
void writeMeans(Hdf5TreeWriter& writer, const ScatteringMeans& means, const std::string& group,
                const std::string& intensity);

} // namespace specula::io
