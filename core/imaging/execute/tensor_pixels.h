// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"
#include "core/compute/backend.h"

namespace specula::imaging {

/// The samples of a tensor (channel, row, column) as an image, when the lane has computed them.
/// Where they lie in the memory of the host without gaps, they are handed over as they are and live
/// as long as the image: nobody may write to the tensor any more. Else they are copied, which from
/// a device takes a transfer.
Pixels pixelsOf(compute::Lane& lane, const compute::Tensor& tensor);

} // namespace specula::imaging
