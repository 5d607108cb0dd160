// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/arithmetic_loops.h"

namespace specula::compute::cpu {

CpuKernel arithmeticKernel(std::uint32_t kernel) {
    for (const auto& find :
         {mapKernel, convertKernel, reduceKernel, labelKernel, sortKernel, densityKernel})
        if (const CpuKernel found = find(kernel); found.run != nullptr)
            return found;
    return {};
}

} // namespace specula::compute::cpu
