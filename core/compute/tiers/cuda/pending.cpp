// SPDX-License-Identifier: GPL-3.0-or-later
// Kernels that are being written: weak, so that the real ones take their place.
#include "core/compute/tiers/cuda/kernels.h"
#define PENDING(name)                                                                              \
    __attribute__((weak)) void name(SpcQueue&, const SpcCall&) {                                   \
        throw Failure{SPC_UNSUPPORTED, "not there yet"};                                           \
    }
namespace specula::cuda {
PENDING(runReduce)
PENDING(runDot)
PENDING(runMoments)
PENDING(runBinnedSum)
PENDING(runLabelStatistics)
PENDING(runConvolveAxis)
PENDING(runConvolveSeparable)
PENDING(runConvolve)
PENDING(runRankFilter)
PENDING(runResampleAxis)
PENDING(runAffine)
PENDING(runExtend)
PENDING(runDensity)
PENDING(runSort)
} // namespace specula::cuda
