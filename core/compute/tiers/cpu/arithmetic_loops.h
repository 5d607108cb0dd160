// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/cpu/cpu_kernel.h"
#include "core/compute/tiers/cpu/simd/arithmetic_loops.h"

#include <cstring>

namespace specula::compute::cpu {

/// The loops made for an instruction set, which this processor must have.
const ArithmeticLoops& arithmeticLoops(InstructionSet set);

/// The kernels of the arithmetic files; null pairs for what is not theirs.
CpuKernel mapKernel(std::uint32_t kernel);
CpuKernel convertKernel(std::uint32_t kernel);
CpuKernel reduceKernel(std::uint32_t kernel);
CpuKernel labelKernel(std::uint32_t kernel);
CpuKernel sortKernel(std::uint32_t kernel);
CpuKernel densityKernel(std::uint32_t kernel);

inline bool isFloatType(std::int32_t type) {
    return type == SPC_F32 || type == SPC_F64;
}
inline bool isRealType(std::int32_t type) {
    return type >= SPC_U8 && type <= SPC_F64;
}
inline bool isComplexType(std::int32_t type) {
    return type == SPC_C64 || type == SPC_C128;
}

/// Doubles become F32 or F64.
inline void storeFloat(std::byte* to, std::int32_t type, double value) {
    if (type == SPC_F32) {
        const auto narrow = static_cast<float>(value);
        std::memcpy(to, &narrow, sizeof narrow);
    } else {
        std::memcpy(to, &value, sizeof value);
    }
}

} // namespace specula::compute::cpu
