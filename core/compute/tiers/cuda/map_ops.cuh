// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// MAP1, MAP2 and MAP3 on the few values a thread holds. The operation is looked at once for all.

#include "core/compute/tiers/cuda/portable.cuh"

namespace specula::cuda {

template<class T, int N, class F>
SPECULA_HD void each(T (&out)[N], F f) {
    SPECULA_UNROLL
    for (int k = 0; k < N; ++k)
        out[k] = f(k);
}

template<class T>
SPECULA_HD T signOf(T x) {
    return x > 0 ? T{1} : x < 0 ? T{-1} : x; // zeros and NaN as they are
}

/// The map operations with long bodies.
template<class T>
SPECULA_HD_CALL T longUnary(int op, T x) {
    switch (op) {
    case SPC_EXP:
        return m::exp(x);
    case SPC_LOG:
        return m::log(x);
    case SPC_LOG10:
        return m::log10(x);
    case SPC_LOG1P:
        return m::log1p(x);
    case SPC_EXPM1:
        return m::expm1(x);
    case SPC_SIN:
        return m::sin(x);
    case SPC_COS:
        return m::cos(x);
    case SPC_TAN:
        return m::tan(x);
    case SPC_ATAN:
        return m::atan(x);
    case SPC_ASINH:
        return m::asinh(x);
    default:
        return m::tanh(x);
    }
}

/// x^y; unlike pow(), NaN wherever one of them is.
template<class T>
SPECULA_HD_CALL T power(T x, T y) {
    return isNan(x) ? x : isNan(y) ? y : m::pow(x, y);
}

/// x - y floor(x/y), with the sign of y.
template<class T>
SPECULA_HD_CALL T modulo(T x, T y) {
    const T rest = m::fmod(x, y);
    return rest != 0 && !isNan(rest) && (rest < 0) != (y < 0) ? rest + y : rest;
}

template<class T>
SPECULA_HD_CALL T longBinary(int op, T x, T y) {
    switch (op) {
    case SPC_POWER:
        return power(x, y);
    case SPC_ATAN2:
        return m::atan2(x, y);
    case SPC_HYPOT:
        return isNan(x) ? x : isNan(y) ? y : m::hypot(x, y);
    default:
        return modulo(x, y);
    }
}

template<class T, int N>
SPECULA_HD void map1(int op, const T (&x)[N], T (&out)[N]) {
    switch (op) {
    case SPC_NEGATE:
        return each(out, [&](int k) { return -x[k]; });
    case SPC_ABSOLUTE:
        return each(out, [&](int k) { return m::abs(x[k]); });
    case SPC_SQUARE:
    case SPC_ABS2:
        return each(out, [&](int k) { return x[k] * x[k]; });
    case SPC_SQRT:
        return each(out, [&](int k) { return m::sqrt(x[k]); });
    case SPC_RECIPROCAL:
        return each(out, [&](int k) { return T{1} / x[k]; });
    case SPC_FLOOR:
        return each(out, [&](int k) { return m::floor(x[k]); });
    case SPC_CEIL:
        return each(out, [&](int k) { return m::ceil(x[k]); });
    case SPC_ROUND:
        return each(out, [&](int k) { return m::rint(x[k]); });
    case SPC_SIGN:
        return each(out, [&](int k) { return signOf(x[k]); });
    case SPC_IS_FINITE:
        return each(out, [&](int k) { return static_cast<T>(isFinite(x[k])); });
    case SPC_IS_NAN:
        return each(out, [&](int k) { return static_cast<T>(isNan(x[k])); });
    default:
        return each(out, [&](int k) { return longUnary(op, x[k]); });
    }
}

template<class T>
SPECULA_HD Complex<T> product(Complex<T> x, Complex<T> y) {
    return {x.re * y.re - x.im * y.im, x.re * y.im + x.im * y.re};
}

/// Smith's division (Communications of the ACM 5, 435, 1962), which does not overflow early.
template<class T>
SPECULA_HD Complex<T> quotient(Complex<T> x, Complex<T> y) {
    if (m::abs(y.re) >= m::abs(y.im)) {
        const T ratio = y.im / y.re, den = y.re + y.im * ratio;
        return {(x.re + x.im * ratio) / den, (x.im - x.re * ratio) / den};
    }
    const T ratio = y.re / y.im, den = y.re * ratio + y.im;
    return {(x.re * ratio + x.im) / den, (x.im * ratio - x.re) / den};
}

/// Complex to complex.
template<class T, int N>
SPECULA_HD void map1(int op, const Complex<T> (&x)[N], Complex<T> (&out)[N]) {
    switch (op) {
    case SPC_NEGATE:
        return each(out, [&](int k) { return Complex<T>{-x[k].re, -x[k].im}; });
    case SPC_SQUARE:
        return each(out, [&](int k) { return product(x[k], x[k]); });
    default:
        return each(out, [&](int k) { return Complex<T>{x[k].re, -x[k].im}; });
    }
}

/// Complex to real.
template<class T, int N>
SPECULA_HD void map1(int op, const Complex<T> (&x)[N], T (&out)[N]) {
    switch (op) {
    case SPC_ABSOLUTE:
        return each(out, [&](int k) { return longBinary<T>(SPC_HYPOT, x[k].re, x[k].im); });
    case SPC_ABS2:
        return each(out, [&](int k) { return x[k].re * x[k].re + x[k].im * x[k].im; });
    case SPC_REAL:
        return each(out, [&](int k) { return x[k].re; });
    default:
        return each(out, [&](int k) { return x[k].im; });
    }
}

/// f(k) -> x, g(k) -> y, so that either may be one number.
template<class T, int N, class X, class Y>
SPECULA_HD void map2Of(int op, X x, Y y, T (&out)[N]) {
    switch (op) {
    case SPC_ADD:
        return each(out, [&](int k) { return x(k) + y(k); });
    case SPC_SUBTRACT:
        return each(out, [&](int k) { return x(k) - y(k); });
    case SPC_MULTIPLY:
        return each(out, [&](int k) { return x(k) * y(k); });
    case SPC_DIVIDE:
        return each(out, [&](int k) { return x(k) / y(k); });
    case SPC_MINIMUM:
        return each(out, [&](int k) { return lesser(x(k), y(k)); });
    case SPC_MAXIMUM:
        return each(out, [&](int k) { return greater(x(k), y(k)); });
    case SPC_LESS:
        return each(out, [&](int k) { return static_cast<T>(x(k) < y(k)); });
    case SPC_LESS_EQUAL:
        return each(out, [&](int k) { return static_cast<T>(x(k) <= y(k)); });
    case SPC_EQUAL:
        return each(out, [&](int k) { return static_cast<T>(x(k) == y(k)); });
    case SPC_NOT_EQUAL:
        return each(out, [&](int k) { return static_cast<T>(x(k) != y(k)); });
    case SPC_AND:
        return each(out, [&](int k) { return static_cast<T>(x(k) != 0 && y(k) != 0); });
    case SPC_OR:
        return each(out, [&](int k) { return static_cast<T>(x(k) != 0 || y(k) != 0); });
    default:
        return each(out, [&](int k) { return longBinary<T>(op, x(k), y(k)); });
    }
}
template<class T, int N>
SPECULA_HD void map2(int op, const T (&x)[N], const T (&y)[N], T (&out)[N]) {
    map2Of(
        op, [&](int k) { return x[k]; }, [&](int k) { return y[k]; }, out);
}
template<class T, int N>
SPECULA_HD void mapScalar(int op, bool scalarFirst, const T (&x)[N], T value, T (&out)[N]) {
    if (scalarFirst)
        map2Of(
            op, [&](int) { return value; }, [&](int k) { return x[k]; }, out);
    else
        map2Of(
            op, [&](int k) { return x[k]; }, [&](int) { return value; }, out);
}

template<class T, int N>
SPECULA_HD void map2(int op, const Complex<T> (&x)[N], const Complex<T> (&y)[N],
                     Complex<T> (&out)[N]) {
    switch (op) {
    case SPC_ADD:
        return each(out, [&](int k) { return Complex<T>{x[k].re + y[k].re, x[k].im + y[k].im}; });
    case SPC_SUBTRACT:
        return each(out, [&](int k) { return Complex<T>{x[k].re - y[k].re, x[k].im - y[k].im}; });
    case SPC_MULTIPLY:
        return each(out, [&](int k) { return product(x[k], y[k]); });
    case SPC_DIVIDE:
        return each(out, [&](int k) { return quotient(x[k], y[k]); });
    default:
        return each(out, [&](int k) { return product(x[k], Complex<T>{y[k].re, -y[k].im}); });
    }
}
/// A complex times or over a real number: MULTIPLY and DIVIDE.
template<class T, int N>
SPECULA_HD void map2(int op, const Complex<T> (&x)[N], const T (&y)[N], Complex<T> (&out)[N]) {
    if (op == SPC_MULTIPLY)
        return each(out, [&](int k) { return Complex<T>{x[k].re * y[k], x[k].im * y[k]}; });
    each(out, [&](int k) { return Complex<T>{x[k].re / y[k], x[k].im / y[k]}; });
}

template<class T, int N>
SPECULA_HD void map3(int op, const T (&x)[N], const T (&y)[N], const T (&z)[N], T (&out)[N]) {
    switch (op) {
    case SPC_SELECT:
        return each(out, [&](int k) { return x[k] != 0 ? y[k] : z[k]; });
    case SPC_CLAMP:
        return each(out, [&](int k) { return limited(x[k], y[k], z[k]); });
    default:
        return each(out, [&](int k) { return m::fma(x[k], y[k], z[k]); });
    }
}

} // namespace specula::cuda
