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

std::int64_t elementsOf(const SpcOperand& operand) {
    std::int64_t count = 1;
    for (int axis = 0; axis < operand.rank; ++axis)
        count *= operand.extent[axis];
    return count;
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
    case SPC_BINNED_SUM:
    case SPC_LABEL_STATISTICS: {
        const SpcOperand& labels = call.operands[call.operand_count - 1];
        return elementsOf(labels) < (std::int64_t{1} << 32) ? nullptr : "more than 2^32 labels";
    }
    case SPC_SORT:
        return fitsInt(out) ? nullptr : "rows of more than 2^31 elements";
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
