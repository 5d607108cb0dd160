// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/io/hdf5_file.h"

#include <string>
#include <vector>

namespace specula::io {

/// The dataset to show when nobody named one: what NeXus attributes (@default, @signal) point to,
/// the mean frame of a result file, else the largest stack, else the largest image. A group that
/// holds a stack in numbered pieces (EIGER: data_000001, ...) is named instead of one piece. Throws
/// Error(Input) when there is nothing to show, or when the frames are in files that have not
/// arrived.
std::string defaultHdf5Dataset(const Hdf5File& file, const CancelToken& cancel = {});

/// Members of a group that are pieces of one stack (names that differ in their last number only),
/// in order, whether they exist or not. Empty when there are none.
std::vector<std::string> seriesIn(const Hdf5File& file, const std::string& group);

} // namespace specula::io
