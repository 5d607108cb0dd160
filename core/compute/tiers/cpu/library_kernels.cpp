// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/library_kernels.h"

namespace specula::compute::cpu {

CpuKernel libraryKernel(std::uint32_t kernel) {
    switch (kernel) {
#if defined(SPECULA_HAS_FFTW)
    case SPC_FFT:
        return fftKernel();
#endif
#if defined(SPECULA_HAS_OPENBLAS)
    case SPC_MATRIX_PRODUCT:
        return matrixProductKernel();
    case SPC_RANK_UPDATE:
        return rankUpdateKernel();
#endif
    default:
        return {};
    }
}

} // namespace specula::compute::cpu
