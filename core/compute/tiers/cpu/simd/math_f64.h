// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/cpu/simd/simd_base.h"

/// Elementary functions in double for loops that vectorise: no calls, no branches. Series are
/// Taylor's on the reduced argument unless said otherwise. Largest errors found by comparison with
/// long double, in ulps: exp, log, log1p 1; log10, expm1, atan, asinh 2; sin, cos, tanh 2.5; tan 4;
/// pow 1.3e-15 relative, atan2 and hypot 4e-16. Special values are those of the C
/// library, but NaN in is NaN out in pow and hypot too.
namespace specula::compute::cpu::SPECULA_ISA {

constexpr double kLog2E = 0x1.71547652b82fep+0;
constexpr double kLn2 = 0x1.62e42fefa39efp-1;
/// 32 bits, so that products with an exponent are exact, and the rest.
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kPiHalf = 0x1.921fb54442d18p+0;
constexpr double kPiHalfLow = 0x1.1a62633145c07p-54;
/// Adding it leaves a double's integer part in the low bits of the sum.
constexpr double kShift = 0x1.8p52;

/// 2^k as two factors, since k may lie outside the exponents of normal numbers; k is whole.
struct PowerOfTwo {
    double first, second;
};
SPECULA_SIMD PowerOfTwo powerOfTwo(double k) {
    const double half = k * 0.5 + kShift;
    const double rest = (k - (half - kShift)) + kShift;
    return {doubleOf((bitsOf(half) + 1023) << 52), doubleOf((bitsOf(rest) + 1023) << 52)};
}

/// expm1(r) for |r| <= ln2/2.
SPECULA_SIMD double expm1Series(double r) {
    double p = 1.0 / 6227020800;
    p = mulAdd(p, r, 1.0 / 479001600);
    p = mulAdd(p, r, 1.0 / 39916800);
    p = mulAdd(p, r, 1.0 / 3628800);
    p = mulAdd(p, r, 1.0 / 362880);
    p = mulAdd(p, r, 1.0 / 40320);
    p = mulAdd(p, r, 1.0 / 5040);
    p = mulAdd(p, r, 1.0 / 720);
    p = mulAdd(p, r, 1.0 / 120);
    p = mulAdd(p, r, 1.0 / 24);
    p = mulAdd(p, r, 1.0 / 6);
    p = mulAdd(p, r, 0.5);
    return mulAdd(p * r, r, r);
}

/// exp(x + low), |low| far below |x|.
SPECULA_SIMD double expOfSum(double x, double low) {
    // What vanishes is not computed: products below the normal numbers are slow.
    const bool vanishes = x < -746;
    double t = x > 710 ? 710 : x;
    t = vanishes ? 0 : t;
    const double k = (t * kLog2E + kShift) - kShift;
    const double r = mulAdd(k, -kLn2Low, mulAdd(k, -kLn2High, t)) + low;
    const PowerOfTwo scale = powerOfTwo(k);
    const double scaled = (expm1Series(r) + 1) * scale.first * scale.second;
    return vanishes ? 0 : scaled;
}
SPECULA_SIMD double expOf(double x) {
    return expOfSum(x, 0);
}

SPECULA_SIMD double expm1Of(double x) {
    double t = x > 710 ? 710 : x;
    t = t < -40 ? -40 : t;
    const double k = (t * kLog2E + kShift) - kShift;
    const double r = mulAdd(k, -kLn2Low, mulAdd(k, -kLn2High, t));
    const double p = expm1Series(r);
    const PowerOfTwo scale = powerOfTwo(k);
    const double one = scale.first * scale.second;
    const double large = (p + 1) * scale.first * scale.second;
    const double small = mulAdd(p, one, one - 1);
    const double whole = k == 0 ? p : small;
    return x > 40 ? large : (x == 0 ? x : whole);
}

/// x = 2^exponent (1 + f) with 1+f in [sqrt(1/2), sqrt(2)), for positive finite x.
struct Mantissa {
    double exponent, f;
};
SPECULA_SIMD Mantissa mantissaOf(double x) {
    constexpr uint64_t kRoot = 0x3fe6a09e667f3bcdu; // sqrt(1/2)
    const bool small = x < 0x1p-1022;
    const double scaled = small ? x * 0x1p54 : x;
    const uint64_t u = bitsOf(scaled) + (0x3ff0000000000000u - kRoot);
    const double biased = doubleOf((u >> 52) | 0x4330000000000000u) - 0x1p52;
    const double m = doubleOf((u & 0xfffffffffffffu) + kRoot);
    return {biased - (small ? 1023.0 + 54.0 : 1023.0), m - 1};
}

/// With s = f/(2+f): log(1+f) = 2 s + s z R(z), z = s^2, this is R. |s| < 0.172.
SPECULA_SIMD double logSeries(double z) {
    double p = 2.0 / 25;
    p = mulAdd(p, z, 2.0 / 23);
    p = mulAdd(p, z, 2.0 / 21);
    p = mulAdd(p, z, 2.0 / 19);
    p = mulAdd(p, z, 2.0 / 17);
    p = mulAdd(p, z, 2.0 / 15);
    p = mulAdd(p, z, 2.0 / 13);
    p = mulAdd(p, z, 2.0 / 11);
    p = mulAdd(p, z, 2.0 / 9);
    p = mulAdd(p, z, 2.0 / 7);
    p = mulAdd(p, z, 2.0 / 5);
    return mulAdd(p, z, 2.0 / 3);
}

/// What remains of log(x) where the argument is not positive and finite.
SPECULA_SIMD double logOfSpecial(double x, double result) {
    double r = x == infinity64() ? x : result;
    r = x == 0 ? -infinity64() : r;
    r = x < 0 ? nan64() : r;
    return x != x ? x : r;
}

/// log(2^exponent (1+f)) + low.
SPECULA_SIMD double logOfMantissa(Mantissa m, double low) {
    const double s = m.f / (2 + m.f);
    const double z = s * s;
    const double half = 0.5 * m.f * m.f;
    const double tail = mulAdd(m.exponent, kLn2Low, s * (half + z * logSeries(z)) + low);
    return mulAdd(m.exponent, kLn2High, m.f - (half - tail));
}
SPECULA_SIMD double logOf(double x) {
    return logOfSpecial(x, logOfMantissa(mantissaOf(x), 0));
}

SPECULA_SIMD double log10Of(double x) {
    constexpr double kHigh = 0x1.34413508p-2, kLow = 0x1.f79fef311f12bp-34; // log10(2)
    constexpr double kLog10E = 0x1.bcb7b1526e50ep-2;
    const Mantissa m = mantissaOf(x);
    const double rest = logOfMantissa({0, m.f}, 0);
    const double low = mulAdd(m.exponent, kLow, rest * kLog10E);
    return logOfSpecial(x, mulAdd(m.exponent, kHigh, low));
}

/// What rounding 1 + x lost goes in as its share of the logarithm.
SPECULA_SIMD double log1pOf(double x) {
    const double u = 1 + x;
    const double lost = (x - (u - 1)) / u;
    const double r = logOfSpecial(u, logOfMantissa(mantissaOf(u), u < 0x1p54 ? lost : 0));
    return x == 0 ? x : r;
}

/// x^y through a logarithm with some 15 more bits, because its error is multiplied by up to 709.
SPECULA_SIMD double powOfPositive(double x, double y) {
    const Mantissa m = mantissaOf(x);
    const double d = 2 + m.f;
    const double lostOfD = m.f - (d - 2);
    const double s = m.f / d;
#if defined(__FMA__)
    const double product = s * d;
    const double productLow = __builtin_fma(s, d, -product);
#else
    // Exact product by halves of 26 bits.
    const double sHigh = doubleOf(bitsOf(s) & 0xfffffffff8000000u), sLow = s - sHigh;
    const double dHigh = doubleOf(bitsOf(d) & 0xfffffffff8000000u), dLow = d - dHigh;
    const double product = s * d;
    const double productLow =
        ((sHigh * dHigh - product) + sHigh * dLow + sLow * dHigh) + sLow * dLow;
#endif
    const double sRest = (((m.f - product) - productLow) - s * lostOfD) / d;
    const double z = s * s;
    const double a = m.exponent * kLn2High, b = 2 * s;
    const double sum = a + b;
    const double bb = sum - a;
    const double lost = (a - (sum - bb)) + (b - bb);
    const double low = lost + mulAdd(m.exponent, kLn2Low, 2 * sRest + s * z * logSeries(z));
    const double high = sum + low;
    const double rest = (sum - high) + low;

    double t = y > 0x1p64 ? 0x1p64 : y;
    t = t < -0x1p64 ? -0x1p64 : t;
    const double e = t * high;
#if defined(__FMA__)
    const double eLow = __builtin_fma(t, high, -e) + t * rest;
#else
    const double tHigh = doubleOf(bitsOf(t) & 0xfffffffff8000000u), tLow = t - tHigh;
    const double hHigh = doubleOf(bitsOf(high) & 0xfffffffff8000000u), hLow = high - hHigh;
    const double eLow =
        (((tHigh * hHigh - e) + tHigh * hLow + tLow * hHigh) + tLow * hLow) + t * rest;
#endif
    const bool inRange = absolute(e) < 760;
    return expOfSum(e, inRange ? eLow : 0);
}

/// The rules of C's pow() around the power p of |x|, but NaN to the 0 and 1 to the NaN are NaN.
SPECULA_SIMD double powSpecial(double x, double y, double p) {
    const double a = absolute(x), b = absolute(y);
    const bool up = (a > 1) == (y > 0); // a power beyond all bounds leads to Inf, else to 0
    double r = p;
    r = (a == 0 || a == infinity64() || b == infinity64()) ? (up ? infinity64() : 0.0) : r;
    r = a == 1 ? 1.0 : r;
    // Whole numbers are those that rounding leaves alone; they are odd when their half is not one.
    const bool whole = roundEven(b) == b;
    const bool odd = whole && b < 0x1p53 && roundEven(b * 0.5) != b * 0.5;
    const bool negative = bitsOf(x) >> 63 != 0;
    r = negative && odd ? -r : r;
    r = x < 0 && !whole && a != infinity64() ? nan64() : r;
    r = (y == 0 || x == 1) ? 1.0 : r;
    return (x != x || y != y) ? x + y : r;
}
SPECULA_SIMD double powOf(double x, double y) {
    return powSpecial(x, y, powOfPositive(absolute(x), y));
}

/// Up to here the reduction below is exact enough; beyond, callers ask the C library.
constexpr double kTrigonometricRange = 0x1p20;

/// x - quadrant pi/2, in three parts of pi/2 whose products with a quadrant of 20 bits are exact.
struct Quadrant {
    double r, z;
    uint64_t index;
};
SPECULA_SIMD Quadrant quadrantOf(double x) {
    const double shifted = x * 0x1.45f306dc9c883p-1 + kShift;
    const double k = shifted - kShift;
    const double r = ((x - k * 0x1.921fb544p+0) - k * 0x1.0b4611a6p-34) - k * 0x1.3198a2e037073p-69;
    return {r, r * r, bitsOf(shifted)};
}
SPECULA_SIMD double sinSeries(double r, double z) {
    double p = 1.0 / 355687428096000;
    p = mulAdd(p, z, -1.0 / 1307674368000);
    p = mulAdd(p, z, 1.0 / 6227020800);
    p = mulAdd(p, z, -1.0 / 39916800);
    p = mulAdd(p, z, 1.0 / 362880);
    p = mulAdd(p, z, -1.0 / 5040);
    p = mulAdd(p, z, 1.0 / 120);
    p = mulAdd(p, z, -1.0 / 6);
    return mulAdd(p * z, r, r);
}
SPECULA_SIMD double cosSeries(double z) {
    double p = 1.0 / 20922789888000;
    p = mulAdd(p, z, -1.0 / 87178291200);
    p = mulAdd(p, z, 1.0 / 479001600);
    p = mulAdd(p, z, -1.0 / 3628800);
    p = mulAdd(p, z, 1.0 / 40320);
    p = mulAdd(p, z, -1.0 / 720);
    p = mulAdd(p, z, 1.0 / 24);
    return mulAdd(p * z, z, mulAdd(z, -0.5, 1.0));
}
/// |x| <= kTrigonometricRange; not meaningful elsewhere but for NaN and Inf, which give NaN.
SPECULA_SIMD double sinOf(double x) {
    const Quadrant q = quadrantOf(x);
    const double v = (q.index & 1) != 0 ? cosSeries(q.z) : sinSeries(q.r, q.z);
    return x == 0 ? x : doubleOf(bitsOf(v) ^ ((q.index & 2) << 62));
}
SPECULA_SIMD double cosOf(double x) {
    const Quadrant q = quadrantOf(x);
    const double v = (q.index & 1) != 0 ? sinSeries(q.r, q.z) : cosSeries(q.z);
    return doubleOf(bitsOf(v) ^ (((q.index + 1) & 2) << 62));
}
SPECULA_SIMD double tanOf(double x) {
    const Quadrant q = quadrantOf(x);
    const double s = sinSeries(q.r, q.z), c = cosSeries(q.z);
    const bool odd = (q.index & 1) != 0;
    return x == 0 ? x : (odd ? -c : s) / (odd ? s : c);
}

/// atan(a) for 0 <= a <= 1: above tan(pi/8) by atan(a) = pi/4 + atan((a-1)/(a+1)). The polynomial
/// interpolates (atan(t)/t - 1)/t^2 at the Chebyshev nodes of t^2 <= tan(pi/8)^2; error 3e-18.
SPECULA_SIMD double atanOfFraction(double a) {
    const bool upper = a > 0.41421356237309503;
    const double t = upper ? (a - 1) / (a + 1) : a;
    const double z = t * t;
    double p = 0x1.0ad36a455cafbp-6;
    p = mulAdd(p, z, -0x1.1b33b923aa954p-5);
    p = mulAdd(p, z, 0x1.74ddd408bb4c1p-5);
    p = mulAdd(p, z, -0x1.ac7a938b69c93p-5);
    p = mulAdd(p, z, 0x1.e19a13b9fc6dfp-5);
    p = mulAdd(p, z, -0x1.110e880a7a521p-4);
    p = mulAdd(p, z, 0x1.3b1392d9e785cp-4);
    p = mulAdd(p, z, -0x1.745d165df3f95p-4);
    p = mulAdd(p, z, 0x1.c71c71c304b68p-4);
    p = mulAdd(p, z, -0x1.249249248d7eep-3);
    p = mulAdd(p, z, 0x1.9999999999953p-3);
    p = mulAdd(p, z, -0x1.5555555555555p-2);
    const double r = mulAdd(p * z, t, t);
    return upper ? (kPiHalf / 2) + (r + kPiHalfLow / 2) : r;
}
SPECULA_SIMD double atanOf(double x) {
    const double a = absolute(x);
    const bool beyond = a > 1;
    const double r = atanOfFraction(beyond ? 1 / a : a);
    return withSign(beyond ? kPiHalf - (r - kPiHalfLow) : r, x);
}
SPECULA_SIMD double atan2Of(double y, double x) {
    const double a = absolute(y), b = absolute(x);
    const bool steep = a > b;
    const double large = steep ? a : b, small = steep ? b : a;
    double ratio = small / large;
    ratio = large == 0 ? 0.0 : ratio;
    ratio = small == infinity64() ? 1.0 : ratio;
    double r = atanOfFraction(ratio);
    r = steep ? kPiHalf - (r - kPiHalfLow) : r;
    r = bitsOf(x) >> 63 != 0 ? 2 * kPiHalf - (r - 2 * kPiHalfLow) : r;
    return (x != x || y != y) ? x + y : withSign(r, y);
}

SPECULA_SIMD double asinhOf(double x) {
    const double a = absolute(x);
    const bool large = a > 0x1p28;
    const double t = large ? 1.0 : a;
    const double z = t * t;
    const double small = log1pOf(t + z / (1 + __builtin_sqrt(z + 1)));
    const double whole = large ? logOf(a) + kLn2 : small;
    return x != x ? x : withSign(whole, x);
}
SPECULA_SIMD double tanhOf(double x) {
    const double a = absolute(x);
    const double t = expm1Of(2 * (a > 22 ? 22.0 : a));
    return x != x ? x : withSign(t / (t + 2), x);
}

/// A ratio below 1 and a square root: nothing overflows on the way.
SPECULA_SIMD double hypotOf(double x, double y) {
    const double a = absolute(x), b = absolute(y);
    const double large = a > b ? a : b, small = a > b ? b : a;
    const double ratio = small / large;
    const double r = large == 0 ? 0.0 : large * __builtin_sqrt(mulAdd(ratio, ratio, 1.0));
    const double whole = (a == infinity64() || b == infinity64()) ? infinity64() : r;
    return (x != x || y != y) ? x + y : whole;
}

} // namespace specula::compute::cpu::SPECULA_ISA
