// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/ops/operation.h"

namespace specula::imaging {

/// Runs the steps of a point program as one kernel. Images of more channels than a chain holds go
/// channel by channel, which steps that mix channels refuse: Error(Usage).
void runPoints(compute::Lane& lane, compute::ElementType work, const PointProgram& program,
               const compute::Tensor& out, const compute::Tensor& in);

/// Whether one more operation still fits into the same kernel run.
bool fitsOneRun(const PointProgram& program);

} // namespace specula::imaging
