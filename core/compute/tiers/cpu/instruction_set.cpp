// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/cpu_kernel.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace specula::compute::cpu {
namespace {

constexpr const char* kNames[] = {"baseline", "avx2", "avx512"};

InstructionSet ofThisProcessor() {
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
            return InstructionSet::Avx512;
        return InstructionSet::Avx2;
    }
#endif
    return InstructionSet::Baseline;
}

InstructionSet choose() {
    const InstructionSet best = ofThisProcessor();
    if (const char* asked = std::getenv("SPECULA_CPU_ISA"))
        for (int set = 0; set < 3; ++set)
            if (std::string_view(asked) == kNames[set])
                return std::min(best, static_cast<InstructionSet>(set));
    return best;
}

} // namespace

InstructionSet instructionSet() {
    static const InstructionSet set = choose();
    return set;
}

const char* instructionSetName(InstructionSet set) {
    return kNames[static_cast<int>(set)];
}

} // namespace specula::compute::cpu
