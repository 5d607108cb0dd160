// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/backend.h"

namespace specula::compute {

/// The default body of a composite kernel, made of smaller entries of the catalogue. False when it
/// has none for this call.
bool runComposite(Lane& lane, SpcKernel kernel, const void* params,
                  std::span<const Tensor> operands);

} // namespace specula::compute
