// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/kernels.h"
#include "core/compute/tiers/cuda/library.h"

#include <limits>

namespace specula::cuda {
namespace {

bool isFloatType(std::int32_t type) {
    return type == SPC_F32 || type == SPC_F64;
}

bool fitsInt(const SpcOperand& operand) {
    for (int axis = 0; axis < operand.rank; ++axis)
        if (operand.extent[axis] > std::numeric_limits<int>::max())
            return false;
    return true;
}

} // namespace

const char* unsupportedReason(const SpcCall& call) {
    const SpcOperand& out = call.operands[0];
    switch (call.kernel) {
    case SPC_FFT:
        return fftLibrary() == nullptr ? "cuFFT is not installed" : nullptr;
    case SPC_MATRIX_PRODUCT:
        if (blasLibrary() == nullptr)
            return "cuBLAS is not installed";
        return fitsInt(out) && fitsInt(call.operands[1]) && fitsInt(call.operands[2])
                   ? nullptr
                   : "a matrix of more than 2^31 rows or columns";
    case SPC_RANK_FILTER:
        return isFloatType(out.type) ? nullptr : "rank filters of integers";
    case SPC_RANK_UPDATE:
    case SPC_PERCENTILE:
        return "made of other kernels";
    default:
        return nullptr;
    }
}

} // namespace specula::cuda
