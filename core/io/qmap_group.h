// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_file.h"
#include "core/io/hdf5_tree_writer.h"
#include "core/io/qmap_file.h"

#include <optional>
#include <string>

namespace specula::io {

/// Where a file keeps its q-map: "/xpcs/qmap", "/qmap", ... Nothing when there is none.
std::optional<std::string> findQmapGroup(const Hdf5File& file);

/// The q-map in a group of an open file, as readQmap() reads it. Throws Error(Input).
QmapPtr readQmapGroup(const Hdf5File& file, const std::string& group,
                      std::vector<Problem>& problems, const CancelToken& cancel = {});

void writeQmapGroup(Hdf5TreeWriter& writer, const std::string& group, const Qmap& map);

} // namespace specula::io
