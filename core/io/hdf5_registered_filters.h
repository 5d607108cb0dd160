// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace specula::io {

/// Makes our LZF, LZ4 and bitshuffle known to the HDF5 library of this process, in place of
/// plug-ins that may not be installed. Called once, under the lock. False when the library refused
/// one.
bool registerHdf5Filters();

} // namespace specula::io
