// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_handle.h"

namespace specula::io {

/// Makes an access property list write through our own file driver. HDF5 1.10 keeps a file half
/// open when its last bytes cannot be written (a full disk), and crashes over it when the program
/// ends. This driver reports the first failure and from then on only pretends, so that the file can
/// be closed and thrown away; whoever writes asks writeFailed() before believing in it.
void useWriteDriver(hid_t access);

/// Whether a write to this file (opened that way) has failed.
bool writeFailed(hid_t file);

} // namespace specula::io
