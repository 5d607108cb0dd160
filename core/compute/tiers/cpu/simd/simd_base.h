// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For the files of this folder alone, which are compiled once per instruction set: everything here
// has internal linkage, see ../CMakeLists.txt. The functions are without branches, so that loops
// that call them become vector code.

#include <stdint.h>

#if defined(_MSC_VER)
#define SPECULA_SIMD static __forceinline
#define SPECULA_INDEPENDENT __pragma(loop(ivdep))
#define SPECULA_UNROLLED
#elif defined(__clang__)
#define SPECULA_SIMD static inline __attribute__((always_inline))
#define SPECULA_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#define SPECULA_UNROLLED _Pragma("unroll")
#else
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SPECULA_UNROLLED // the compiler warns that it cannot, with a sanitizer in the loop
#else
#define SPECULA_UNROLLED _Pragma("GCC unroll 16")
#endif
#define SPECULA_SIMD static inline __attribute__((always_inline))
/// No turn of the loop reads what another writes; output and input may be the same array.
#define SPECULA_INDEPENDENT _Pragma("GCC ivdep")
#endif

namespace specula::compute::cpu::SPECULA_ISA {

SPECULA_SIMD uint64_t bitsOf(double x) {
    return __builtin_bit_cast(uint64_t, x);
}
SPECULA_SIMD uint32_t bitsOf(float x) {
    return __builtin_bit_cast(uint32_t, x);
}
SPECULA_SIMD double doubleOf(uint64_t bits) {
    return __builtin_bit_cast(double, bits);
}
SPECULA_SIMD float floatOf(uint32_t bits) {
    return __builtin_bit_cast(float, bits);
}

/// a b + c, rounded once where the instruction set does that and twice elsewhere.
SPECULA_SIMD double mulAdd(double a, double b, double c) {
#if defined(__FMA__)
    return __builtin_fma(a, b, c);
#else
    return a * b + c;
#endif
}
SPECULA_SIMD float mulAdd(float a, float b, float c) {
#if defined(__FMA__)
    return __builtin_fmaf(a, b, c);
#else
    return a * b + c;
#endif
}

SPECULA_SIMD double absolute(double x) {
    return doubleOf(bitsOf(x) & 0x7fffffffffffffffu);
}
SPECULA_SIMD float absolute(float x) {
    return floatOf(bitsOf(x) & 0x7fffffffu);
}
/// |x| with the sign of s.
SPECULA_SIMD double withSign(double x, double s) {
    return doubleOf((bitsOf(x) & 0x7fffffffffffffffu) | (bitsOf(s) & 0x8000000000000000u));
}
SPECULA_SIMD float withSign(float x, float s) {
    return floatOf((bitsOf(x) & 0x7fffffffu) | (bitsOf(s) & 0x80000000u));
}

/// Half to even, keeping the sign of zero; adding 2^52 leaves no place for a fraction.
SPECULA_SIMD double roundEven(double x) {
    const double a = absolute(x);
    const double r = (a + 0x1p52) - 0x1p52;
    return a < 0x1p52 ? withSign(r, x) : x;
}
SPECULA_SIMD float roundEven(float x) {
    const float a = absolute(x);
    const float r = (a + 0x1p23f) - 0x1p23f;
    return a < 0x1p23f ? withSign(r, x) : x;
}
template<class T>
SPECULA_SIMD T floorOf(T x) {
    const T r = roundEven(x);
    return withSign(r > x ? r - T(1) : r, x);
}
template<class T>
SPECULA_SIMD T ceilOf(T x) {
    const T r = roundEven(x);
    return withSign(r < x ? r + T(1) : r, x);
}

SPECULA_SIMD double infinity64() {
    return __builtin_inf();
}
SPECULA_SIMD double nan64() {
    return __builtin_nan("");
}

} // namespace specula::compute::cpu::SPECULA_ISA
