// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/kernel_catalogue.h"

#include <span>
#include <string_view>

namespace specula::compute {

/// A line of the catalogue, for messages, the borrowing of kernels and the conformance table.
struct KernelInfo {
    SpcKernel kernel;
    std::string_view name; ///< "convolve_axis"
    int outputs;           ///< the first so many operands are written
    int minOperands, maxOperands;
    bool composite; ///< has a default body made of other kernels
};

std::span<const KernelInfo> kernelCatalogue();
/// Throws DeviceError(BadCall) for a number that is no kernel.
const KernelInfo& kernelInfo(std::uint32_t kernel);

/// How many operands of this call are outputs (SORT has one or two).
int outputCount(const SpcCall& call);

} // namespace specula::compute
