// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/kernel_catalogue.h"

namespace specula::example {

/// Computes a call that kernelFor() has looked at; the buffers of its operands are addresses.
using Kernel = void (*)(const SpcCall& call);

/// What computes this call, told from its types, extents and parameters alone: supports() and run()
/// both ask here, and so are of one mind. Null where an output is empty, so that there is nothing
/// to do. Throws DeviceError: BadCall where the call breaks the rules of the catalogue, Unsupported
/// where this tier leaves it to the CPU.
Kernel kernelFor(const SpcCall& call);

} // namespace specula::example
