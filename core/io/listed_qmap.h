// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/qmap_file.h"
#include "core/io/result_data.h"
#include "core/io/result_layout.h"

namespace specula::io {

/// The q-map of layouts that keep maps and lists of q and phi per bin instead of an index mapping:
/// the legacy one (lists over all cells, NaN where a cell has no pixel) and NXxpcs (lists per bin).
/// `columns` of g2 decide where counts do not (0: no g2). Throws Error(Input).
QmapPtr readListedQmap(const Hdf5File& file, const StoredPaths& paths, const ResultMeta& meta,
                       std::int64_t columns, std::vector<Problem>& problems,
                       const CancelToken& cancel);

} // namespace specula::io
