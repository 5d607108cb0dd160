// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/device.h"

namespace specula {
class ThreadPool;
}

namespace specula::compute {

/// The tier that is always there: vectorised for what the processor has (AVX-512, AVX2 with FMA, or
/// plain), threads of `pool`, FFTW and OpenBLAS. SPECULA_CPU_ISA=baseline|avx2|avx512 takes less
/// than the processor has.
std::unique_ptr<Tier> makeCpuTier(ThreadPool& pool);

} // namespace specula::compute
