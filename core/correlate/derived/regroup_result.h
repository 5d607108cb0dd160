// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/regroup.h"
#include "core/io/qmap_file.h"

#include <filesystem>
#include <string>

namespace specula::correlate {

/// The result a file would have been with another q-map, made from its G2 of every pixel: g2 with
/// errors and covariance, scattering of the new static bins. What needs the frames (two-time,
/// segments, growing parts) is left out and named in `leftOut`.
struct RegroupedResult {
    io::ResultData data;
    Regrouped curves;
    std::vector<std::string> leftOut;
};
/// `mapFile` is for the provenance; empty when the map came from elsewhere. Pixels that the file's
/// own map leaves out were not correlated and stay out. Throws Error(Input) where the file holds no
/// G2 of every pixel, or map and planes differ in size.
RegroupedResult regroupResult(const io::ResultFile& file, io::QmapPtr map,
                              const std::filesystem::path& mapFile, ThreadPool& pool,
                              JobContext& job);

/// Writes it; with `keepPixels` the planes of `file` are copied, so that it can be regrouped again.
void writeRegrouped(const RegroupedResult& result, const io::ResultFile& file, bool keepPixels,
                    const std::filesystem::path& output, bool overwrite, JobContext& job);

} // namespace specula::correlate
