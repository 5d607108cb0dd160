// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/cpu_kernel.h"

namespace specula::compute::cpu {

CpuKernel libraryKernel(std::uint32_t kernel) {
    switch (kernel) {
    default:
        return {};
    }
}

} // namespace specula::compute::cpu
