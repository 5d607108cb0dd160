// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_handle.h"

namespace specula::io {

class RawFile;

/// Makes an access property list read through our own file driver: read only, without locks, SWMR
/// capable, every address checked against the size of the file, and without HDF5's metadata
/// accumulator, which can be led out of its buffer by damaged addresses. Inherited by linked files
/// and sources of virtual datasets.
void useReadDriver(hid_t access);

/// The file behind an identifier of a file that was opened that way, while it is open; else null.
const RawFile* openedFile(hid_t file);

} // namespace specula::io
