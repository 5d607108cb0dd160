// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What lets the per-element work of a kernel be compiled for the device and, without a toolkit, for
// the tests on the host.

#include "core/compute/kernel_catalogue.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>

#if defined(__CUDACC__)
#define SPECULA_HD __host__ __device__ __forceinline__
// For long bodies that are used in many places of one kernel.
#define SPECULA_HD_CALL __host__ __device__ __noinline__
#define SPECULA_UNROLL _Pragma("unroll")
#else
#define SPECULA_HD inline
#define SPECULA_HD_CALL inline
#define SPECULA_UNROLL
#endif

namespace specula::cuda {

template<class T>
struct alignas(2 * sizeof(T)) Complex {
    T re, im;
};
using C64 = Complex<float>;
using C128 = Complex<double>;

template<class T>
inline constexpr bool kIsComplex = false;
template<class T>
inline constexpr bool kIsComplex<Complex<T>> = true;

template<class T>
SPECULA_HD T notANumber() {
    return std::numeric_limits<T>::quiet_NaN();
}
template<class T>
SPECULA_HD bool isNan(T x) {
    return x != x;
}
template<class T>
SPECULA_HD bool isFinite(T x) {
    return x - x == 0;
}

/// The functions of math.h under one name for both precisions. The compiler never contracts a
/// product and a sum (-fmad=false): rounding is what is written here, in every kernel alike.
namespace m {

#define SPECULA_MATH1(name, f32, f64)                                                              \
    SPECULA_HD float name(float x) {                                                               \
        return ::f32(x);                                                                           \
    }                                                                                              \
    SPECULA_HD double name(double x) {                                                             \
        return ::f64(x);                                                                           \
    }
#define SPECULA_MATH2(name, f32, f64)                                                              \
    SPECULA_HD float name(float x, float y) {                                                      \
        return ::f32(x, y);                                                                        \
    }                                                                                              \
    SPECULA_HD double name(double x, double y) {                                                   \
        return ::f64(x, y);                                                                        \
    }

SPECULA_MATH1(abs, fabsf, fabs)
SPECULA_MATH1(sqrt, sqrtf, sqrt)
SPECULA_MATH1(exp, expf, exp)
SPECULA_MATH1(log, logf, log)
SPECULA_MATH1(log10, log10f, log10)
SPECULA_MATH1(log1p, log1pf, log1p)
SPECULA_MATH1(expm1, expm1f, expm1)
SPECULA_MATH1(sin, sinf, sin)
SPECULA_MATH1(cos, cosf, cos)
SPECULA_MATH1(tan, tanf, tan)
SPECULA_MATH1(atan, atanf, atan)
SPECULA_MATH1(asinh, asinhf, asinh)
SPECULA_MATH1(tanh, tanhf, tanh)
SPECULA_MATH1(floor, floorf, floor)
SPECULA_MATH1(ceil, ceilf, ceil)
SPECULA_MATH1(rint, rintf, rint)
SPECULA_MATH2(pow, powf, pow)
SPECULA_MATH2(atan2, atan2f, atan2)
SPECULA_MATH2(hypot, hypotf, hypot)
SPECULA_MATH2(fmod, fmodf, fmod)
#undef SPECULA_MATH1
#undef SPECULA_MATH2

/// x y + z, rounded once.
SPECULA_HD float fma(float x, float y, float z) {
    return ::fmaf(x, y, z);
}
SPECULA_HD double fma(double x, double y, double z) {
    return ::fma(x, y, z);
}

} // namespace m

/// NaN where either is NaN.
template<class T>
SPECULA_HD T lesser(T x, T y) {
    return isNan(x) ? x : isNan(y) ? y : y < x ? y : x;
}
template<class T>
SPECULA_HD T greater(T x, T y) {
    return isNan(x) ? x : isNan(y) ? y : x < y ? y : x;
}
template<class T>
SPECULA_HD T limited(T x, T low, T high) {
    return lesser(greater(x, low), high);
}

/// As CONVERT: floats to integers rounded half to even and saturated, NaN becomes 0; integers
/// saturate.
template<class Out, class In>
SPECULA_HD Out convertReal(In x) {
    if constexpr (std::is_floating_point_v<Out> || std::is_same_v<Out, In>) {
        return static_cast<Out>(x);
    } else if constexpr (std::is_floating_point_v<In>) {
        constexpr int bits = std::numeric_limits<Out>::digits; // without the sign
        // 2^bits, exact in every float type, unlike the largest Out.
        constexpr In end = static_cast<In>(std::uint64_t{1} << (bits - 1)) * In{2};
        const In rounded = m::rint(x);
        if (isNan(rounded))
            return 0;
        if (rounded >= end)
            return std::numeric_limits<Out>::max();
        constexpr In lowest = std::is_signed_v<Out> ? -end : In{0};
        if (rounded <= lowest)
            return std::numeric_limits<Out>::lowest();
        return static_cast<Out>(rounded);
    } else {
        using Limits = std::numeric_limits<Out>;
        if (x < In{0}) {
            if constexpr (std::is_signed_v<Out>)
                return static_cast<std::int64_t>(x) < static_cast<std::int64_t>(Limits::lowest())
                           ? Limits::lowest()
                           : static_cast<Out>(x);
            else
                return 0;
        }
        return static_cast<std::uint64_t>(x) > static_cast<std::uint64_t>(Limits::max())
                   ? Limits::max()
                   : static_cast<Out>(x);
    }
}

template<class Out, class In>
SPECULA_HD Out convertElement(In x) {
    if constexpr (kIsComplex<Out>) {
        using Part = decltype(Out::re);
        if constexpr (kIsComplex<In>)
            return {static_cast<Part>(x.re), static_cast<Part>(x.im)};
        else
            return {static_cast<Part>(x), Part{0}};
    } else {
        return convertReal<Out>(x);
    }
}

/// Calls f(T{}) with the type behind one of the ten real types.
template<class F>
SPECULA_HD void withReal(std::int32_t type, F&& f) {
    switch (type) {
    case SPC_U8:
        return f(std::uint8_t{});
    case SPC_I8:
        return f(std::int8_t{});
    case SPC_U16:
        return f(std::uint16_t{});
    case SPC_I16:
        return f(std::int16_t{});
    case SPC_U32:
        return f(std::uint32_t{});
    case SPC_I32:
        return f(std::int32_t{});
    case SPC_U64:
        return f(std::uint64_t{});
    case SPC_I64:
        return f(std::int64_t{});
    case SPC_F32:
        return f(float{});
    default:
        return f(double{});
    }
}

/// out[k] = data[at[k]] for k < count, converted; the other out[k] are 0. The type is looked at
/// once for all N.
template<int N, class Out>
SPECULA_HD void loadReals(std::int32_t type, const void* data, const std::int64_t (&at)[N],
                          int count, Out (&out)[N]) {
    withReal(type, [&](auto tag) {
        using T = decltype(tag);
        SPECULA_UNROLL
        for (int k = 0; k < N; ++k)
            out[k] = k < count ? convertReal<Out>(static_cast<const T*>(data)[at[k]]) : Out{0};
    });
}

/// Writes a float or an I64 (rounded); `type` is SPC_F32, SPC_F64 or SPC_I64.
SPECULA_HD void storeReal(std::int32_t type, void* data, std::int64_t at, double value) {
    if (type == SPC_F32)
        static_cast<float*>(data)[at] = static_cast<float>(value);
    else if (type == SPC_F64)
        static_cast<double*>(data)[at] = value;
    else
        static_cast<std::int64_t*>(data)[at] = convertReal<std::int64_t>(value);
}

} // namespace specula::cuda
