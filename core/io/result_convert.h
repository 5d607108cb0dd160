// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/io/result_file.h"
#include "core/io/result_writer.h"

namespace specula::io {

/// Everything of a result but its matrices and pixel correlations, as a writer takes it. Metadata
/// keep their paths where they lie in /entry, otherwise they go to /entry/metadata.
ResultData loadResult(const ResultFile& file, const CancelToken& cancel = {});

/// Writes `file` anew in another layout, large arrays piece by piece. Throws as ResultFile and
/// ResultWriter do.
void convertResult(const ResultFile& file, const std::filesystem::path& output,
                   ResultWriter::Layout layout, bool overwrite, JobContext& job);

} // namespace specula::io
