// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>
#endif

namespace specula {

#if defined(__x86_64__) || defined(__i386__)
namespace detail {
__attribute__((target("avx"))) inline void zeroUpperVectors() {
    _mm256_zeroupper();
}
} // namespace detail
#endif

/// Clears the upper halves of the vector registers. Some fill routines of Qt leave them dirty, new
/// threads inherit that, and libm calls then run 10 to 40 times slower. One instruction; call it at
/// the start of every pool worker and at every kernel entry.
inline void clearVectorState() {
#if defined(__x86_64__) || defined(__i386__)
    static const bool hasAvx = __builtin_cpu_supports("avx") != 0;
    if (hasAvx)
        detail::zeroUpperVectors();
#endif
}

} // namespace specula
