// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/io/file_info.h"
#include "core/io/qmap.h"

#include <filesystem>
#include <memory>

namespace specula::io {

using QmapPtr = std::shared_ptr<const Qmap>;

/// Reads the q-map of a q-map file (/qmap, /data of older ones) or of a result (/xpcs/qmap, ...).
/// Maps of any integer type or booleans; vectors (N) or (1,N). What is odd but can be read goes to
/// `problems`. Throws Error(Input) that names file and dataset where there is no map, or where maps
/// and mapping contradict each other.
QmapPtr readQmap(const std::filesystem::path& file, std::vector<Problem>& problems,
                 const CancelToken& cancel = {});

/// A q-map file as correlators read it: group /qmap with hash and version, lengths in metres, the
/// smallest integer type that holds the numbers. Whole or not at all.
void writeQmap(const std::filesystem::path& file, const Qmap& map, bool overwrite);

/// SHA-256 over masks, maps, axes and mapping: what decides whether two q-maps are the same.
std::string qmapHash(const Qmap& map);

} // namespace specula::io
