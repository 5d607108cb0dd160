// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/simd/arithmetic_loops.h"
#include "core/compute/tiers/cpu/simd/simd_base.h"

namespace specula::compute::cpu::SPECULA_ISA {
namespace {

template<class T>
struct Limits;
#define SPECULA_LIMITS(T, low, high)                                                               \
    template<>                                                                                     \
    struct Limits<T> {                                                                             \
        static constexpr T kLow = low, kHigh = high;                                               \
        static constexpr bool kSigned = (low) != 0, kFloat = false;                                \
    };
SPECULA_LIMITS(uint8_t, 0, UINT8_MAX)
SPECULA_LIMITS(int8_t, INT8_MIN, INT8_MAX)
SPECULA_LIMITS(uint16_t, 0, UINT16_MAX)
SPECULA_LIMITS(int16_t, INT16_MIN, INT16_MAX)
SPECULA_LIMITS(uint32_t, 0, UINT32_MAX)
SPECULA_LIMITS(int32_t, INT32_MIN, INT32_MAX)
SPECULA_LIMITS(uint64_t, 0, UINT64_MAX)
SPECULA_LIMITS(int64_t, INT64_MIN, INT64_MAX)
#undef SPECULA_LIMITS
template<>
struct Limits<float> {
    static constexpr bool kFloat = true;
};
template<>
struct Limits<double> {
    static constexpr bool kFloat = true;
};

/// The bounds of To inside From, so that the comparison stays in From.
template<class To, class From>
SPECULA_SIMD To saturated(From x) {
    using L = Limits<To>;
    using F = Limits<From>;
    constexpr From low = !F::kSigned || !L::kSigned  ? From(0)
                         : sizeof(To) < sizeof(From) ? static_cast<From>(L::kLow)
                                                     : F::kLow;
    constexpr bool highFits =
        sizeof(To) < sizeof(From) || (sizeof(To) == sizeof(From) && L::kSigned && !F::kSigned);
    constexpr From high = highFits ? static_cast<From>(L::kHigh) : F::kHigh;
    const From up = x < low ? low : x;
    return static_cast<To>(up > high ? high : up);
}

/// Half to even, saturated, NaN is 0.
template<class To, class From>
SPECULA_SIMD To rounded(From x) {
    const From r = roundEven(x == x ? x : From(0));
    if constexpr (sizeof(To) <= 2) {
        const From low = static_cast<From>(Limits<To>::kLow);
        const From high = static_cast<From>(Limits<To>::kHigh);
        const From up = r < low ? low : r;
        return static_cast<To>(static_cast<int32_t>(up > high ? high : up));
    } else if constexpr (sizeof(To) == 4) {
        // Bounds of 32 bits are exact in double; unsigned ones go through the signed conversion,
        // which is the one that SSE and AVX2 have.
        const double low = static_cast<double>(Limits<To>::kLow);
        const double high = static_cast<double>(Limits<To>::kHigh);
        const double up = static_cast<double>(r) < low ? low : static_cast<double>(r);
        const double v = up > high ? high : up;
        if constexpr (Limits<To>::kSigned)
            return static_cast<int32_t>(v);
        else
            return static_cast<uint32_t>(static_cast<int32_t>(v - 2147483648.0)) ^ 0x80000000u;
    } else if constexpr (Limits<To>::kSigned) {
        if (r >= From(0x1p63))
            return Limits<To>::kHigh;
        return r < From(-0x1p63) ? Limits<To>::kLow : static_cast<To>(r);
    } else {
        if (r >= From(0x1p64))
            return Limits<To>::kHigh;
        return r > From(0) ? static_cast<To>(r) : To(0);
    }
}

template<class To, class From>
SPECULA_SIMD To converted(From x) {
    if constexpr (Limits<To>::kFloat)
        return static_cast<To>(x);
    else if constexpr (Limits<From>::kFloat)
        return rounded<To, From>(x);
    else
        return saturated<To, From>(x);
}

template<class To, class From>
void convert(void* out, const void* in, int64_t n) {
    To* o = static_cast<To*>(out);
    const From* x = static_cast<const From*>(in);
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < n; ++i)
        o[i] = converted<To, From>(x[i]);
}
template<class To, class From>
void convertToComplex(void* out, const void* in, int64_t n) {
    To* o = static_cast<To*>(out);
    const From* x = static_cast<const From*>(in);
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < n; ++i) {
        o[2 * i] = static_cast<To>(x[i]);
        o[2 * i + 1] = To(0);
    }
}
template<class To, class From>
void convertComplex(void* out, const void* in, int64_t n) {
    convert<To, From>(out, in, 2 * n);
}

template<class From>
void addFrom(ArithmeticLoops& loops, int from) {
    loops.convert[SPC_U8][from] = convert<uint8_t, From>;
    loops.convert[SPC_I8][from] = convert<int8_t, From>;
    loops.convert[SPC_U16][from] = convert<uint16_t, From>;
    loops.convert[SPC_I16][from] = convert<int16_t, From>;
    loops.convert[SPC_U32][from] = convert<uint32_t, From>;
    loops.convert[SPC_I32][from] = convert<int32_t, From>;
    loops.convert[SPC_U64][from] = convert<uint64_t, From>;
    loops.convert[SPC_I64][from] = convert<int64_t, From>;
    loops.convert[SPC_F32][from] = convert<float, From>;
    loops.convert[SPC_F64][from] = convert<double, From>;
    loops.convert[SPC_C64][from] = convertToComplex<float, From>;
    loops.convert[SPC_C128][from] = convertToComplex<double, From>;
}

} // namespace

void addConvertLoops(ArithmeticLoops& loops) {
    addFrom<uint8_t>(loops, SPC_U8);
    addFrom<int8_t>(loops, SPC_I8);
    addFrom<uint16_t>(loops, SPC_U16);
    addFrom<int16_t>(loops, SPC_I16);
    addFrom<uint32_t>(loops, SPC_U32);
    addFrom<int32_t>(loops, SPC_I32);
    addFrom<uint64_t>(loops, SPC_U64);
    addFrom<int64_t>(loops, SPC_I64);
    addFrom<float>(loops, SPC_F32);
    addFrom<double>(loops, SPC_F64);
    loops.convert[SPC_C64][SPC_C64] = convertComplex<float, float>;
    loops.convert[SPC_C128][SPC_C64] = convertComplex<double, float>;
    loops.convert[SPC_C64][SPC_C128] = convertComplex<float, double>;
    loops.convert[SPC_C128][SPC_C128] = convertComplex<double, double>;
}

} // namespace specula::compute::cpu::SPECULA_ISA
