// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/cpu/arithmetic_loops.h"

namespace specula::compute::cpu {

CpuKernel fftKernel();           ///< FFTW
CpuKernel matrixProductKernel(); ///< OpenBLAS
CpuKernel rankUpdateKernel();

} // namespace specula::compute::cpu
