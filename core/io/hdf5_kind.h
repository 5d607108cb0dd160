// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_file.h"

#include <string>

namespace specula::io {

/// What a file is, from what it holds, in the words of the command line: result-multitau,
/// result-twotime, result-both, qmap, mask, fit, deconvolved. Empty when it is none of them: then
/// its default dataset decides between image, stack and raw-xpcs.
std::string derivedKind(const Hdf5File& file);

/// Frames with the detector's metadata around them: raw frames of an XPCS measurement. A stack
/// alone is no sign of that.
bool hasDetectorMetadata(const Hdf5File& file);

} // namespace specula::io
