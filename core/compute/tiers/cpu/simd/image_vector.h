// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/cpu/simd/simd_base.h"

#include <stddef.h>
#include <string.h>

#if defined(__FMA__)
#include <immintrin.h>
#endif

/// Vectors as values, for kernels that keep accumulators in registers. A kernel is a template over
/// V: a vector, or the element type itself for what is left at the end of a row. Both take the
/// same steps, so they give the same bits. Compilers without vector types use elements alone.
namespace specula::compute::cpu::SPECULA_ISA {

#if defined(__AVX512F__)
constexpr int kVectorBytes = 64;
constexpr int kRowsTogether = 4; ///< rows of output that share what is loaded; 32 registers
#elif defined(__AVX2__)
constexpr int kVectorBytes = 32;
constexpr int kRowsTogether = 2;
#else
constexpr int kVectorBytes = 16;
constexpr int kRowsTogether = 2;
#endif

#if defined(__GNUC__)
template<class T, int bytes>
struct VectorOf {
    typedef T Type __attribute__((vector_size(bytes)));
};
template<class T>
using Vec = typename VectorOf<T, kVectorBytes>::Type;
template<class T>
using Vec4 = typename VectorOf<T, 4 * sizeof(T)>::Type;
#else
template<class T>
using Vec = T;
#endif

template<class V, class T>
constexpr int kLanes = static_cast<int>(sizeof(V) / sizeof(T));

template<class V, class T>
SPECULA_SIMD V loadAs(const T* from) {
    V v;
    memcpy(&v, from, sizeof v);
    return v;
}
template<class V, class T>
SPECULA_SIMD void storeTo(T* to, V v) {
    memcpy(to, &v, sizeof v);
}
/// x - 0 is x, bit for bit, and needs no instruction.
template<class V, class T>
SPECULA_SIMD V splat(T x) {
    return x - V{};
}

#if defined(__AVX512F__)
SPECULA_SIMD Vec<float> mulAdd(Vec<float> a, Vec<float> b, Vec<float> c) {
    return _mm512_fmadd_ps(a, b, c);
}
SPECULA_SIMD Vec<double> mulAdd(Vec<double> a, Vec<double> b, Vec<double> c) {
    return _mm512_fmadd_pd(a, b, c);
}
#elif defined(__FMA__)
SPECULA_SIMD Vec<float> mulAdd(Vec<float> a, Vec<float> b, Vec<float> c) {
    return _mm256_fmadd_ps(a, b, c);
}
SPECULA_SIMD Vec<double> mulAdd(Vec<double> a, Vec<double> b, Vec<double> c) {
    return _mm256_fmadd_pd(a, b, c);
}
#elif defined(__GNUC__)
SPECULA_SIMD Vec<float> mulAdd(Vec<float> a, Vec<float> b, Vec<float> c) {
    return a * b + c;
}
SPECULA_SIMD Vec<double> mulAdd(Vec<double> a, Vec<double> b, Vec<double> c) {
    return a * b + c;
}
#endif

template<class V>
SPECULA_SIMD V least(V a, V b) {
    return a < b ? a : b;
}
template<class V>
SPECULA_SIMD V greatest(V a, V b) {
    return a < b ? b : a;
}

} // namespace specula::compute::cpu::SPECULA_ISA
