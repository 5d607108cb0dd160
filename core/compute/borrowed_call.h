// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/device.h"

namespace specula::compute {

/// Runs a call of a device on `helper`, a device in host memory: copies what the kernel reads
/// there, computes, copies what it wrote back. Windows that cannot be copied row by row (flipped,
/// transposed, repeated) travel as the stretch of memory they lie in, so nothing is asked of the
/// device but its copies. False when the helper lacks the kernel as well.
bool runBorrowed(Device& helper, const Device::QueueOptions& options, Queue& queue,
                 const SpcCall& call);

/// Rows of consecutive elements, as upload() and download() want them.
bool copiesByRows(const SpcOperand& operand);

} // namespace specula::compute
