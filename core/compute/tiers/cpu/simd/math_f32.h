// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/cpu/simd/math_f64.h"

/// Elementary functions in float, for loops that vectorise. exp and log are float throughout
/// (within 1.1 ulp); the others go through double and are rounded once more (0.51 ulp, pow too).
namespace specula::compute::cpu::SPECULA_ISA {

SPECULA_SIMD float infinity32() {
    return __builtin_inff();
}

SPECULA_SIMD float expOf(float x) {
    constexpr float kShift32 = 0x1.8p23f;
    // What vanishes is not computed: products below the normal numbers are slow.
    const bool vanishes = x < -104.0f;
    float t = x > 89.0f ? 89.0f : x;
    t = vanishes ? 0.0f : t;
    const float k = (t * 1.44269504f + kShift32) - kShift32;
    const float r = mulAdd(k, -1.4286068e-06f, mulAdd(k, -0x1.62e4p-1f, t));
    float p = 1.0f / 5040;
    p = mulAdd(p, r, 1.0f / 720);
    p = mulAdd(p, r, 1.0f / 120);
    p = mulAdd(p, r, 1.0f / 24);
    p = mulAdd(p, r, 1.0f / 6);
    p = mulAdd(p, r, 0.5f);
    p = mulAdd(p * r, r, r) + 1.0f;
    // Two factors, since 2^k may not be a normal number.
    const float half = k * 0.5f + kShift32;
    const float rest = (k - (half - kShift32)) + kShift32;
    const float scaled =
        p * floatOf((bitsOf(half) + 127) << 23) * floatOf((bitsOf(rest) + 127) << 23);
    return vanishes ? 0.0f : scaled;
}

SPECULA_SIMD float logOf(float x) {
    constexpr uint32_t kRoot = 0x3f3504f3u; // sqrt(1/2)
    const bool small = x < 0x1p-126f;
    const uint32_t u = bitsOf(small ? x * 0x1p25f : x) + (0x3f800000u - kRoot);
    const float e =
        static_cast<float>(static_cast<int32_t>(u >> 23)) - (small ? 127.0f + 25.0f : 127.0f);
    const float f = floatOf((u & 0x7fffffu) + kRoot) - 1.0f;
    const float s = f / (2.0f + f), z = s * s;
    float p = 2.0f / 11;
    p = mulAdd(p, z, 2.0f / 9);
    p = mulAdd(p, z, 2.0f / 7);
    p = mulAdd(p, z, 2.0f / 5);
    p = mulAdd(p, z, 2.0f / 3);
    const float half = 0.5f * f * f;
    const float tail = mulAdd(e, 1.4286068e-06f, s * (half + z * p));
    float r = mulAdd(e, 0x1.62e4p-1f, f - (half - tail));
    r = x == infinity32() ? x : r;
    r = x == 0.0f ? -infinity32() : r;
    r = x < 0.0f ? __builtin_nanf("") : r;
    return x != x ? x : r;
}

SPECULA_SIMD float powOf(float x, float y) {
    const double a = static_cast<double>(x), b = static_cast<double>(y);
    const double p = expOf(b * logOfMantissa(mantissaOf(absolute(a)), 0));
    return static_cast<float>(powSpecial(a, b, p));
}

#define SPECULA_THROUGH_DOUBLE(name)                                                               \
    SPECULA_SIMD float name(float x) {                                                             \
        return static_cast<float>(name(static_cast<double>(x)));                                   \
    }
SPECULA_THROUGH_DOUBLE(log10Of)
SPECULA_THROUGH_DOUBLE(log1pOf)
SPECULA_THROUGH_DOUBLE(expm1Of)
SPECULA_THROUGH_DOUBLE(sinOf)
SPECULA_THROUGH_DOUBLE(cosOf)
SPECULA_THROUGH_DOUBLE(tanOf)
SPECULA_THROUGH_DOUBLE(atanOf)
SPECULA_THROUGH_DOUBLE(asinhOf)
SPECULA_THROUGH_DOUBLE(tanhOf)
#undef SPECULA_THROUGH_DOUBLE

SPECULA_SIMD float atan2Of(float y, float x) {
    return static_cast<float>(atan2Of(static_cast<double>(y), static_cast<double>(x)));
}
/// The squares of floats and their sum stay in the range of double.
SPECULA_SIMD float hypotOf(float x, float y) {
    const double a = static_cast<double>(x), b = static_cast<double>(y);
    const double r = __builtin_sqrt(a * a + b * b);
    const bool infinite = absolute(x) == infinity32() || absolute(y) == infinity32();
    const bool nan = x != x || y != y;
    return infinite && !nan ? infinity32() : static_cast<float>(r);
}

} // namespace specula::compute::cpu::SPECULA_ISA
