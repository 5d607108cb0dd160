// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/simd/arithmetic_loops.h"
#include "core/compute/tiers/cpu/simd/math_f32.h"

namespace specula::compute::cpu::SPECULA_ISA {
namespace {

template<class F, class T>
void loop1(void* out, const void* x, int64_t n) {
    T* o = static_cast<T*>(out);
    const T* a = static_cast<const T*>(x);
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < n; ++i)
        o[i] = F::of(a[i]);
}
template<class F, class T>
void loop2(void* out, const void* x, const void* y, int64_t n) {
    T* o = static_cast<T*>(out);
    const T* a = static_cast<const T*>(x);
    const T* b = static_cast<const T*>(y);
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < n; ++i)
        o[i] = F::of(a[i], b[i]);
}
template<class F, class T>
void loop3(void* out, const void* x, const void* y, const void* z, int64_t n) {
    T* o = static_cast<T*>(out);
    const T* a = static_cast<const T*>(x);
    const T* b = static_cast<const T*>(y);
    const T* c = static_cast<const T*>(z);
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < n; ++i)
        o[i] = F::of(a[i], b[i], c[i]);
}

/// A type with one static function, from an expression of its arguments.
#define SPECULA_OP1(Name, expression)                                                              \
    struct Name {                                                                                  \
        template<class T>                                                                          \
        SPECULA_SIMD T of(T x) {                                                                   \
            return expression;                                                                     \
        }                                                                                          \
    };
#define SPECULA_OP2(Name, expression)                                                              \
    struct Name {                                                                                  \
        template<class T>                                                                          \
        SPECULA_SIMD T of(T x, T y) {                                                              \
            return expression;                                                                     \
        }                                                                                          \
    };

SPECULA_SIMD double squareRoot(double x) {
    return __builtin_sqrt(x);
}
SPECULA_SIMD float squareRoot(float x) {
    return __builtin_sqrtf(x);
}

SPECULA_OP1(Negate, -x)
SPECULA_OP1(Absolute, absolute(x))
SPECULA_OP1(Square, x* x)
SPECULA_OP1(Sqrt, squareRoot(x))
SPECULA_OP1(Reciprocal, T(1) / x)
SPECULA_OP1(Exp, expOf(x))
SPECULA_OP1(Log, logOf(x))
SPECULA_OP1(Log10, log10Of(x))
SPECULA_OP1(Log1p, log1pOf(x))
SPECULA_OP1(Expm1, expm1Of(x))
SPECULA_OP1(Atan, atanOf(x))
SPECULA_OP1(Asinh, asinhOf(x))
SPECULA_OP1(Tanh, tanhOf(x))
SPECULA_OP1(Floor, floorOf(x))
SPECULA_OP1(Ceil, ceilOf(x))
SPECULA_OP1(Round, roundEven(x))
SPECULA_OP1(Sign, x > T(0) ? T(1) : (x < T(0) ? T(-1) : x))
SPECULA_OP1(IsFinite, absolute(x) < T(infinity64()) ? T(1) : T(0))
SPECULA_OP1(IsNan, x != x ? T(1) : T(0))

struct Sin {
    template<class T>
    SPECULA_SIMD T of(T x) {
        return sinOf(x);
    }
    static double library(double x) { return __builtin_sin(x); }
};
struct Cos {
    template<class T>
    SPECULA_SIMD T of(T x) {
        return cosOf(x);
    }
    static double library(double x) { return __builtin_cos(x); }
};
struct Tan {
    template<class T>
    SPECULA_SIMD T of(T x) {
        return tanOf(x);
    }
    static double library(double x) { return __builtin_tan(x); }
};

/// The C library takes the arguments that are too large for our reduction; each element gets the
/// same bits whichever way its neighbours go.
template<class F, class T>
void trigonometric(void* out, const void* x, int64_t n) {
    T* o = static_cast<T*>(out);
    const T* a = static_cast<const T*>(x);
    int32_t beyond = 0;
    for (int64_t i = 0; i < n; ++i)
        beyond |= absolute(a[i]) > T(kTrigonometricRange) ? 1 : 0;
    if (beyond == 0) {
        loop1<F, T>(out, x, n);
        return;
    }
    for (int64_t i = 0; i < n; ++i)
        o[i] = absolute(a[i]) > T(kTrigonometricRange)
                   ? static_cast<T>(F::library(static_cast<double>(a[i])))
                   : F::of(a[i]);
}

template<class T>
SPECULA_SIMD T lesser(T x, T y) {
    const T r = x < y ? x : y;
    return x != x ? x : r;
}
template<class T>
SPECULA_SIMD T greater(T x, T y) {
    const T r = x > y ? x : y;
    return x != x ? x : r;
}

SPECULA_SIMD double remainderOf(double x, double y) {
    return __builtin_fmod(x, y);
}
SPECULA_SIMD float remainderOf(float x, float y) {
    return __builtin_fmodf(x, y);
}
template<class T>
SPECULA_SIMD T moduloOf(T x, T y) {
    const T r = remainderOf(x, y);
    if (r == T(0))
        return withSign(T(0), y);
    return (r < T(0)) != (y < T(0)) ? r + y : r;
}
SPECULA_SIMD double fusedOf(double x, double y, double z) {
    return __builtin_fma(x, y, z);
}
SPECULA_SIMD float fusedOf(float x, float y, float z) {
    return __builtin_fmaf(x, y, z);
}

SPECULA_OP2(Add, x + y)
SPECULA_OP2(Subtract, x - y)
SPECULA_OP2(Multiply, x* y)
SPECULA_OP2(Divide, x / y)
SPECULA_OP2(Minimum, lesser(x, y))
SPECULA_OP2(Maximum, greater(x, y))
SPECULA_OP2(Power, powOf(x, y))
SPECULA_OP2(Atan2, atan2Of(x, y))
SPECULA_OP2(Hypot, hypotOf(x, y))
SPECULA_OP2(Modulo, moduloOf(x, y))
SPECULA_OP2(Less, x < y ? T(1) : T(0))
SPECULA_OP2(LessEqual, x <= y ? T(1) : T(0))
SPECULA_OP2(Equal, x == y ? T(1) : T(0))
SPECULA_OP2(NotEqual, x != y ? T(1) : T(0))
SPECULA_OP2(And, (x != T(0)) & (y != T(0)) ? T(1) : T(0))
SPECULA_OP2(Or, (x != T(0)) | (y != T(0)) ? T(1) : T(0))

struct Select {
    template<class T>
    SPECULA_SIMD T of(T x, T y, T z) {
        return x != T(0) ? y : z;
    }
};
struct Clamp {
    template<class T>
    SPECULA_SIMD T of(T x, T y, T z) {
        return lesser(greater(x, y), z);
    }
};
struct Fma {
    template<class T>
    SPECULA_SIMD T of(T x, T y, T z) {
        return fusedOf(x, y, z);
    }
};

// --- complex -------------------------------------------------------------------------------------

template<class T>
struct Pair {
    T re, im;
};

// Fused where there is such an instruction: GCC makes vector code of alternating sums and
// differences of products with fused ones even where contraction is off, and single elements must
// round alike.

SPECULA_OP1(NegateC, (T{-x.re, -x.im}))
SPECULA_OP1(SquareC, (T{mulAdd(x.re, x.re, -(x.im* x.im)), mulAdd(x.re, x.im, x.im* x.re)}))
SPECULA_OP1(ConjugateC, (T{x.re, -x.im}))
SPECULA_OP2(AddC, (T{x.re + y.re, x.im + y.im}))
SPECULA_OP2(SubtractC, (T{x.re - y.re, x.im - y.im}))
SPECULA_OP2(MultiplyC, (T{mulAdd(x.re, y.re, -(x.im* y.im)), mulAdd(x.re, y.im, x.im* y.re)}))
SPECULA_OP2(MultiplyConjugateC,
            (T{mulAdd(x.re, y.re, x.im* y.im), mulAdd(x.im, y.re, -(x.re* y.im))}))

/// Smith's way: the smaller part of y over the larger, so that squares do not leave the range.
struct DivideC {
    SPECULA_SIMD Pair<double> of(Pair<double> x, Pair<double> y) {
        const bool flat = absolute(y.re) >= absolute(y.im);
        const double large = flat ? y.re : y.im, small = flat ? y.im : y.re;
        const double ratio = small / large;
        const double divisor = large + small * ratio;
        const double re = flat ? x.re + x.im * ratio : x.re * ratio + x.im;
        const double im = flat ? x.im - x.re * ratio : x.im * ratio - x.re;
        return {re / divisor, im / divisor};
    }
    SPECULA_SIMD Pair<float> of(Pair<float> x, Pair<float> y) {
        const Pair<double> r =
            of(Pair<double>{static_cast<double>(x.re), static_cast<double>(x.im)},
               Pair<double>{static_cast<double>(y.re), static_cast<double>(y.im)});
        return {static_cast<float>(r.re), static_cast<float>(r.im)};
    }
};

struct AbsoluteC {
    template<class T>
    SPECULA_SIMD T of(Pair<T> x) {
        return hypotOf(x.re, x.im);
    }
};
struct Abs2C {
    template<class T>
    SPECULA_SIMD T of(Pair<T> x) {
        return x.re * x.re + x.im * x.im;
    }
};
struct RealC {
    template<class T>
    SPECULA_SIMD T of(Pair<T> x) {
        return x.re;
    }
};
struct ImaginaryC {
    template<class T>
    SPECULA_SIMD T of(Pair<T> x) {
        return x.im;
    }
};

template<class F, class T>
void toReal(void* out, const void* x, int64_t n) {
    T* o = static_cast<T*>(out);
    const Pair<T>* a = static_cast<const Pair<T>*>(x);
    for (int64_t i = 0; i < n; ++i)
        o[i] = F::of(a[i]);
}
template<class F, class T>
void byReal(void* out, const void* x, const void* y, int64_t n) {
    Pair<T>* o = static_cast<Pair<T>*>(out);
    const Pair<T>* a = static_cast<const Pair<T>*>(x);
    const T* b = static_cast<const T*>(y);
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < n; ++i)
        o[i] = {F::of(a[i].re, b[i]), F::of(a[i].im, b[i])};
}

template<class T>
void addReal(ArithmeticLoops& loops, int type) {
    auto& one = loops.map1[type];
    one[SPC_NEGATE] = loop1<Negate, T>;
    one[SPC_ABSOLUTE] = loop1<Absolute, T>;
    one[SPC_SQUARE] = loop1<Square, T>;
    one[SPC_SQRT] = loop1<Sqrt, T>;
    one[SPC_RECIPROCAL] = loop1<Reciprocal, T>;
    one[SPC_EXP] = loop1<Exp, T>;
    one[SPC_LOG] = loop1<Log, T>;
    one[SPC_LOG10] = loop1<Log10, T>;
    one[SPC_LOG1P] = loop1<Log1p, T>;
    one[SPC_EXPM1] = loop1<Expm1, T>;
    one[SPC_SIN] = trigonometric<Sin, T>;
    one[SPC_COS] = trigonometric<Cos, T>;
    one[SPC_TAN] = trigonometric<Tan, T>;
    one[SPC_ATAN] = loop1<Atan, T>;
    one[SPC_ASINH] = loop1<Asinh, T>;
    one[SPC_TANH] = loop1<Tanh, T>;
    one[SPC_FLOOR] = loop1<Floor, T>;
    one[SPC_CEIL] = loop1<Ceil, T>;
    one[SPC_ROUND] = loop1<Round, T>;
    one[SPC_SIGN] = loop1<Sign, T>;
    one[SPC_ABS2] = loop1<Square, T>;
    one[SPC_IS_FINITE] = loop1<IsFinite, T>;
    one[SPC_IS_NAN] = loop1<IsNan, T>;

    auto& two = loops.map2[type];
    two[SPC_ADD] = loop2<Add, T>;
    two[SPC_SUBTRACT] = loop2<Subtract, T>;
    two[SPC_MULTIPLY] = loop2<Multiply, T>;
    two[SPC_DIVIDE] = loop2<Divide, T>;
    two[SPC_MINIMUM] = loop2<Minimum, T>;
    two[SPC_MAXIMUM] = loop2<Maximum, T>;
    two[SPC_POWER] = loop2<Power, T>;
    two[SPC_ATAN2] = loop2<Atan2, T>;
    two[SPC_HYPOT] = loop2<Hypot, T>;
    two[SPC_MODULO] = loop2<Modulo, T>;
    two[SPC_LESS] = loop2<Less, T>;
    two[SPC_LESS_EQUAL] = loop2<LessEqual, T>;
    two[SPC_EQUAL] = loop2<Equal, T>;
    two[SPC_NOT_EQUAL] = loop2<NotEqual, T>;
    two[SPC_AND] = loop2<And, T>;
    two[SPC_OR] = loop2<Or, T>;

    loops.map3[type][SPC_SELECT] = loop3<Select, T>;
    loops.map3[type][SPC_CLAMP] = loop3<Clamp, T>;
    loops.map3[type][SPC_FMA] = loop3<Fma, T>;
}

template<class T>
void addComplex(ArithmeticLoops& loops, int type) {
    using P = Pair<T>;
    auto& one = loops.map1[type];
    one[SPC_NEGATE] = loop1<NegateC, P>;
    one[SPC_SQUARE] = loop1<SquareC, P>;
    one[SPC_CONJUGATE] = loop1<ConjugateC, P>;
    one[SPC_ABSOLUTE] = toReal<AbsoluteC, T>;
    one[SPC_ABS2] = toReal<Abs2C, T>;
    one[SPC_REAL] = toReal<RealC, T>;
    one[SPC_IMAGINARY] = toReal<ImaginaryC, T>;
    auto& two = loops.map2[type];
    two[SPC_ADD] = loop2<AddC, P>;
    two[SPC_SUBTRACT] = loop2<SubtractC, P>;
    two[SPC_MULTIPLY] = loop2<MultiplyC, P>;
    two[SPC_DIVIDE] = loop2<DivideC, P>;
    two[SPC_MULTIPLY_CONJUGATE] = loop2<MultiplyConjugateC, P>;
    loops.map2Real[type][SPC_MULTIPLY] = byReal<Multiply, T>;
    loops.map2Real[type][SPC_DIVIDE] = byReal<Divide, T>;
}

} // namespace

void addMapLoops(ArithmeticLoops& loops) {
    addReal<float>(loops, SPC_F32);
    addReal<double>(loops, SPC_F64);
    addComplex<float>(loops, SPC_C64);
    addComplex<double>(loops, SPC_C128);
}

} // namespace specula::compute::cpu::SPECULA_ISA
