// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/arithmetic_loops.h"

namespace specula::compute::cpu {

#define SPECULA_DECLARE_LOOPS(isa)                                                                 \
    namespace isa {                                                                                \
    void addMapLoops(ArithmeticLoops& loops);                                                      \
    void addConvertLoops(ArithmeticLoops& loops);                                                  \
    void addReduceLoops(ArithmeticLoops& loops);                                                   \
    static ArithmeticLoops makeLoops() {                                                           \
        ArithmeticLoops loops{};                                                                   \
        addMapLoops(loops);                                                                        \
        addConvertLoops(loops);                                                                    \
        addReduceLoops(loops);                                                                     \
        return loops;                                                                              \
    }                                                                                              \
    }
SPECULA_DECLARE_LOOPS(baseline)
#if defined(SPECULA_HAS_X86_KERNELS)
SPECULA_DECLARE_LOOPS(avx2)
SPECULA_DECLARE_LOOPS(avx512)
#endif
#undef SPECULA_DECLARE_LOOPS

const ArithmeticLoops& arithmeticLoops([[maybe_unused]] InstructionSet set) {
#if defined(SPECULA_HAS_X86_KERNELS)
    if (set == InstructionSet::Avx512) {
        static const ArithmeticLoops loops = avx512::makeLoops();
        return loops;
    }
    if (set == InstructionSet::Avx2) {
        static const ArithmeticLoops loops = avx2::makeLoops();
        return loops;
    }
#endif
    static const ArithmeticLoops loops = baseline::makeLoops();
    return loops;
}

} // namespace specula::compute::cpu
