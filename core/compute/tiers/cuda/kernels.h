// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/cuda/context.h"

namespace specula::cuda {

// A function per kernel of the catalogue. The call has been checked against the catalogue, its
// outputs are not empty, and unsupportedReason() had nothing to say. They give work to the queue's
// stream and return.
void runConvert(SpcQueue& queue, const SpcCall& call);
void runFill(SpcQueue& queue, const SpcCall& call);
void runMap1(SpcQueue& queue, const SpcCall& call);
void runMap2(SpcQueue& queue, const SpcCall& call);
void runMapScalar(SpcQueue& queue, const SpcCall& call);
void runMap3(SpcQueue& queue, const SpcCall& call);
void runPointChain(SpcQueue& queue, const SpcCall& call);
void runReduce(SpcQueue& queue, const SpcCall& call);
void runDot(SpcQueue& queue, const SpcCall& call);
void runMoments(SpcQueue& queue, const SpcCall& call);
void runBinnedSum(SpcQueue& queue, const SpcCall& call);
void runLabelStatistics(SpcQueue& queue, const SpcCall& call);
void runMatrixProduct(SpcQueue& queue, const SpcCall& call);
void runFft(SpcQueue& queue, const SpcCall& call);
void runConvolveAxis(SpcQueue& queue, const SpcCall& call);
void runConvolveSeparable(SpcQueue& queue, const SpcCall& call);
void runConvolve(SpcQueue& queue, const SpcCall& call);
void runRankFilter(SpcQueue& queue, const SpcCall& call);
void runResampleAxis(SpcQueue& queue, const SpcCall& call);
void runAffine(SpcQueue& queue, const SpcCall& call);
void runExtend(SpcQueue& queue, const SpcCall& call);
void runDensity(SpcQueue& queue, const SpcCall& call);
void runSort(SpcQueue& queue, const SpcCall& call);

/// Any call that has been found to be good, of an inner step too.
void runCall(SpcQueue& queue, const SpcCall& call);
inline void runOn(SpcQueue& queue, SpcKernel kernel, const void* params,
                  std::initializer_list<SpcOperand> operands) {
    runCall(queue, {static_cast<std::uint32_t>(kernel), static_cast<std::uint32_t>(operands.size()),
                    params, operands.begin()});
}
/// Why this tier leaves a call to another; null when it takes it.
const char* unsupportedReason(const SpcCall& call);
/// A window of the same type and extents that lies densely at `data`.
SpcOperand denseOperand(const SpcOperand& like, void* data);

template<class Params>
const Params& paramsOf(const SpcCall& call) {
    return *static_cast<const Params*>(call.params);
}
template<class T>
T* dataOf(const SpcOperand& operand) {
    return static_cast<T*>(addressOf(operand));
}
inline bool isComplexType(std::int32_t type) {
    return type == SPC_C64 || type == SPC_C128;
}

/// Calls f(float{}) or f(double{}).
template<class F>
void withFloat(std::int32_t type, F&& f) {
    if (type == SPC_F32)
        f(float{});
    else
        f(double{});
}

} // namespace specula::cuda
