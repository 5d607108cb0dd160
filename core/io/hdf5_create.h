// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_filters.h"
#include "core/io/hdf5_handle.h"
#include "core/io/writers.h"

#include <vector>

namespace specula::io {

/// The filters behind a choice of ours, for chunks of `chunkBytes`.
std::vector<Hdf5Filter> filterPipeline(Hdf5WriteOptions::Filter filter, std::size_t elementBytes,
                                       std::size_t chunkBytes);
/// The type samples have in files we write: ours, in our byte order.
hid_t fileTypeOf(PixelType type);
/// Strings, numbers and lists of either as they are, anything else as JSON text.
void writeAttributes(hid_t object, const nlohmann::json& attributes);

} // namespace specula::io
