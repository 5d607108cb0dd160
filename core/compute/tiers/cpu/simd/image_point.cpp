// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/simd/image_loops.h"
#include "core/compute/tiers/cpu/simd/math_f32.h"

namespace specula::compute::cpu::SPECULA_ISA {
namespace {

SPECULA_SIMD double rootOf(double x) {
    return __builtin_sqrt(x);
}
SPECULA_SIMD float rootOf(float x) {
    return __builtin_sqrtf(x);
}
/// Limited to low..high; NaN stays.
template<class T>
SPECULA_SIMD T clamped(T x, T low, T high) {
    const T least = x < low ? low : x;
    return least > high ? high : least;
}
template<class T>
SPECULA_SIMD T mix(T a, T b, T t) {
    return mulAdd(t, b - a, a);
}

/// x^y for one y and x >= 0. In double, where a float is a normal number and its powers neither
/// overflow nor lose places on the way: 2^(y log2 x), the logarithm of the mantissa m in
/// sqrt(1/2)..sqrt(2) by a polynomial in m - 1 (minimax, relative error 2^-32), 2^r for |r| <= 1/2
/// by another (2^-29). Rounded once to float; within 0.6 ulp for results that are not denormal.
struct PowerOf {
    double y;
    float ofZero, ofInfinity;

    explicit PowerOf(float power)
        : y(static_cast<double>(power))
        , ofZero(power > 0.0f   ? 0.0f
                 : power < 0.0f ? infinity32()
                                : 1.0f)
        , ofInfinity(power > 0.0f   ? infinity32()
                     : power < 0.0f ? 0.0f
                                    : 1.0f) {}

    float operator()(float x) const {
        constexpr uint64_t root = 0x3fe6a09e667f3bcdu; // sqrt(1/2)
        constexpr double integers = 0x1p52, rounds = 0x1.8p52;
        const uint64_t u = bitsOf(static_cast<double>(x)) + (0x3ff0000000000000u - root);
        const double e = doubleOf((u >> 52) | 0x4330000000000000u) - (integers + 1023);
        const double f = doubleOf((u & 0xfffffffffffffu) + root) - 1.0;
        double p = -0x1.6b8d5e2c4f12dp-4;
        p = mulAdd(p, f, 0x1.40714d7f157ddp-3);
        p = mulAdd(p, f, -0x1.40cce1c8133b6p-3);
        p = mulAdd(p, f, 0x1.44e3e2985a842p-3);
        p = mulAdd(p, f, -0x1.6eb2a064cef90p-3);
        p = mulAdd(p, f, 0x1.a625323513036p-3);
        p = mulAdd(p, f, -0x1.ec8df6a824068p-3);
        p = mulAdd(p, f, 0x1.2776f029a6bfcp-2);
        p = mulAdd(p, f, -0x1.7154337ea2fa2p-2);
        p = mulAdd(p, f, 0x1.ec709cd070254p-2);
        p = mulAdd(p, f, -0x1.7154767de1049p-1);
        p = mulAdd(p, f, 0x1.71547652d5159p+0);
        const double t = clamped(y * mulAdd(f, p, e), -1000.0, 1000.0);
        const double shifted = t + rounds, r = t - (shifted - rounds);
        double q = 0x1.4498f9a30657cp-13;
        q = mulAdd(q, r, 0x1.5f48c64fa2974p-10);
        q = mulAdd(q, r, 0x1.3b2995fb6b80fp-7);
        q = mulAdd(q, r, 0x1.c6aecc579ae92p-5);
        q = mulAdd(q, r, 0x1.ebfbe10e237cap-3);
        q = mulAdd(q, r, 0x1.62e430d04370ap-1);
        q = mulAdd(q, r, 0x1.ffffffff4e13fp-1);
        float z = static_cast<float>(doubleOf(bitsOf(q) + (bitsOf(shifted) << 52)));
        z = x == 0.0f ? ofZero : z;
        z = x == infinity32() ? ofInfinity : z;
        return x != x ? x : z;
    }
};

/// plane[i] = f(plane[i]).
template<class T, class F>
SPECULA_SIMD void each(T* plane, int64_t count, F f) {
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < count; ++i)
        plane[i] = f(plane[i]);
}
/// plane[i] = f(plane[i], other[i]).
template<class T, class F>
SPECULA_SIMD void each(T* plane, const T* other, int64_t count, F f) {
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < count; ++i)
        plane[i] = f(plane[i], other[i]);
}

/// plane[i] = f(plane[i], |plane[i]|^y). In double y goes through memory: as a constant it keeps
/// GCC from making vectors of the loop, which then takes four times as long.
template<class F>
SPECULA_SIMD void eachPower(float* plane, float y, float*, int64_t count, F f) {
    const PowerOf raised(y);
    each(plane, count, [=](float x) { return f(x, raised(absolute(x))); });
}
template<class F>
SPECULA_SIMD void eachPower(double* plane, double y, double* scratch, int64_t count, F f) {
    for (int64_t i = 0; i < count; ++i)
        scratch[i] = y;
    each(plane, scratch, count, [=](double x, double p) { return f(x, powOf(absolute(x), p)); });
}

template<class T>
void matrix(const PointStage<T>& s, T* const* planes, const T* const*, T*, int64_t count) {
    T* p0 = planes[0];
    T* p1 = planes[1];
    T* p2 = planes[2];
    const T* v = s.v;
    if (s.channels == 3) {
        SPECULA_INDEPENDENT
        for (int64_t i = 0; i < count; ++i) {
            const T a = p0[i], b = p1[i], c = p2[i];
            p0[i] = mulAdd(v[2], c, mulAdd(v[1], b, v[0] * a)) + v[3];
            p1[i] = mulAdd(v[6], c, mulAdd(v[5], b, v[4] * a)) + v[7];
            p2[i] = mulAdd(v[10], c, mulAdd(v[9], b, v[8] * a)) + v[11];
        }
        return;
    }
    T* p3 = planes[3];
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < count; ++i) {
        const T a = p0[i], b = p1[i], c = p2[i], d = p3[i];
        p0[i] = mulAdd(v[3], d, mulAdd(v[2], c, mulAdd(v[1], b, v[0] * a)));
        p1[i] = mulAdd(v[7], d, mulAdd(v[6], c, mulAdd(v[5], b, v[4] * a)));
        p2[i] = mulAdd(v[11], d, mulAdd(v[10], c, mulAdd(v[9], b, v[8] * a)));
        p3[i] = mulAdd(v[15], d, mulAdd(v[14], c, mulAdd(v[13], b, v[12] * a)));
    }
}

template<class T>
void cdl(const PointStage<T>& s, T* const* planes, const T* const*, T* scratch, int64_t count) {
    const bool clamps = s.mode == 0;
    for (int k = 0; k < 3; ++k) {
        const T slope = s.v[k], offset = s.v[3 + k], power = s.v[6 + k];
        each(planes[k], count, [=](T x) { return mulAdd(x, slope, offset); });
        if (clamps)
            each(planes[k], count, [](T x) { return clamped(x, T(0), T(1)); });
        if (power != T(1)) // as a power of 1 would give
            eachPower(planes[k], power, scratch, count, [](T x, T y) { return x < T(0) ? x : y; });
    }
    T* r = planes[0];
    T* g = planes[1];
    T* b = planes[2];
    const T saturation = s.v[9];
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < count; ++i) {
        const T luma = mulAdd(T(0.0722), b[i], mulAdd(T(0.7152), g[i], T(0.2126) * r[i]));
        const T x = mulAdd(saturation, r[i] - luma, luma),
                y = mulAdd(saturation, g[i] - luma, luma),
                z = mulAdd(saturation, b[i] - luma, luma);
        r[i] = clamps ? clamped(x, T(0), T(1)) : x;
        g[i] = clamps ? clamped(y, T(0), T(1)) : y;
        b[i] = clamps ? clamped(z, T(0), T(1)) : z;
    }
}

/// Where x lies among the entries: 0..n-1, NaN for NaN. v holds the least values of the domain and
/// the entries per unit of x.
template<class T>
SPECULA_SIMD T position(T x, T least, T scale, T last) {
    return clamped((x - least) * scale, T(0), last);
}
/// The entry below a position, and 0 for NaN.
template<class T>
SPECULA_SIMD int32_t entryBelow(T t, int32_t most) {
    const int32_t below = static_cast<int32_t>(t > T(0) ? t : T(0));
    return below < most ? below : most;
}

template<class T>
void lut1d(const PointStage<T>& s, T* const* planes, const T* const*, T*, int64_t count) {
    const int32_t most = static_cast<int32_t>(s.entries) - 2;
    const T last = static_cast<T>(s.entries - 1);
    for (int k = 0; k < s.channels; ++k) {
        if (s.mode == 3 ? k >= 3 : s.channels == 4 && k == 3)
            continue;
        const int column = s.mode == 3 ? k : 0;
        const T least = s.v[column], scale = s.v[3 + column];
        const T* table = s.table + column * s.entries;
        each(planes[k], count, [=](T x) {
            const T t = position(x, least, scale, last);
            const int32_t below = entryBelow(t, most);
            return mix(table[below], table[below + 1], t - static_cast<T>(below));
        });
    }
}

/// The four values of an entry, of which three count.
template<class T>
struct Entry {
    T c[4];
};
template<class T>
SPECULA_SIMD Entry<T> entryAt(const T* from) {
    Entry<T> e;
    for (int c = 0; c < 4; ++c)
        e.c[c] = from[c];
    return e;
}
template<class T>
SPECULA_SIMD Entry<T> mix(const Entry<T>& a, const Entry<T>& b, T t) {
    Entry<T> e;
    for (int c = 0; c < 4; ++c)
        e.c[c] = mix(a.c[c], b.c[c], t);
    return e;
}
template<class T>
SPECULA_SIMD Entry<T> addScaled(const Entry<T>& sum, T w, const T* from) {
    Entry<T> e;
    for (int c = 0; c < 4; ++c)
        e.c[c] = mulAdd(w, from[c], sum.c[c]);
    return e;
}

/// Entries of the block, which a pixel at a time left four by four, back into planes.
template<class T>
SPECULA_SIMD void toPlanes(const T* entries, T* const* planes, int64_t count) {
    T* r = planes[0];
    T* g = planes[1];
    T* b = planes[2];
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < count; ++i) {
        r[i] = entries[4 * i];
        g[i] = entries[4 * i + 1];
        b[i] = entries[4 * i + 2];
    }
}

/// Places and weights are worked out in vectors of pixels; the entries, of four each, are then
/// taken a pixel at a time, one load for all channels, which is faster than gathering each.
template<class T>
void lut3d(const PointStage<T>& s, T* const* planes, const T* const*, T* scratch, int64_t count) {
    const int32_t n = static_cast<int32_t>(s.entries), most = n - 2;
    const T last = static_cast<T>(n - 1);
    const int32_t stepR = 4, stepG = 4 * n, stepB = 4 * n * n, across = stepR + stepG + stepB;
    const T* table = s.table;
    const T* r = planes[0];
    const T* g = planes[1];
    const T* b = planes[2];
    T* entries = scratch;
    T* w0 = scratch + 4 * kPointBlock;
    T* w1 = w0 + kPointBlock;
    T* w2 = w1 + kPointBlock;
    T* w3 = w2 + kPointBlock;
    alignas(64) int32_t at0[kPointBlock], at1[kPointBlock], at2[kPointBlock];
    const bool tetrahedral = s.mode == 1;
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < count; ++i) {
        const T tr = position(r[i], s.v[0], s.v[3], last),
                tg = position(g[i], s.v[1], s.v[4], last),
                tb = position(b[i], s.v[2], s.v[5], last);
        const int32_t ir = entryBelow(tr, most), ig = entryBelow(tg, most),
                      ib = entryBelow(tb, most);
        const T fr = tr - static_cast<T>(ir), fg = tg - static_cast<T>(ig),
                fb = tb - static_cast<T>(ib);
        const int32_t base = ir * stepR + ig * stepG + ib * stepB;
        at0[i] = base;
        // From corner 000 to 111 along the edges of a tetrahedron, the axis that has gone furthest
        // first, the one that has gone least last. Where two have gone as far the corner between
        // them has weight 0.
        const T most2 = fr > fg ? fr : fg, least2 = fr > fg ? fg : fr;
        const T highest = most2 > fb ? most2 : fb, lowest = least2 < fb ? least2 : fb;
        const T rest = most2 < fb ? most2 : fb, middle = rest > least2 ? rest : least2;
        const int32_t first = fr == highest ? stepR : fg == highest ? stepG : stepB;
        const int32_t final = fb == lowest ? stepB : fg == lowest ? stepG : stepR;
        at1[i] = base + first;
        at2[i] = base + across - final;
        // Any NaN makes all weights NaN; else this adds 0.
        const T sum = fr + fg + fb, nan = sum - sum;
        w0[i] = tetrahedral ? (T(1) - highest) + nan : fr + nan;
        w1[i] = tetrahedral ? highest - middle : fg;
        w2[i] = tetrahedral ? middle - lowest : fb;
        w3[i] = lowest;
    }
    if (tetrahedral) {
        for (int64_t i = 0; i < count; ++i) {
            Entry<T> e{};
            e = addScaled(e, w0[i], table + at0[i]);
            e = addScaled(e, w1[i], table + at1[i]);
            e = addScaled(e, w2[i], table + at2[i]);
            e = addScaled(e, w3[i], table + at0[i] + across);
            for (int c = 0; c < 4; ++c)
                entries[4 * i + c] = e.c[c];
        }
    } else {
        for (int64_t i = 0; i < count; ++i) {
            const auto red = [&](int64_t from) {
                return mix(entryAt(table + from), entryAt(table + from + stepR), w0[i]);
            };
            const auto green = [&](int64_t from) {
                return mix(red(from), red(from + stepG), w1[i]);
            };
            const Entry<T> e = mix(green(at0[i]), green(at0[i] + stepB), w2[i]);
            for (int c = 0; c < 4; ++c)
                entries[4 * i + c] = e.c[c];
        }
    }
    toPlanes(entries, planes, count);
}

/// RGB to HSL (hue in turns), the curves, and back: channel k is l - a max(-1, min(d-3, 9-d, 1))
/// with d = (12 hue + n_k) mod 12, n = 0, 8, 4, and a = s min(l, 1-l).
template<class T>
void hue(const PointStage<T>& s, T* const* planes, const T* const*, T*, int64_t count) {
    T* pr = planes[0];
    T* pg = planes[1];
    T* pb = planes[2];
    const T* shift = s.table;
    const T* factor = shift + s.entries;
    const T* lift = factor + s.entries;
    const int32_t most = static_cast<int32_t>(s.entries) - 1;
    const T last = static_cast<T>(most);
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < count; ++i) {
        const T r = pr[i], g = pg[i], b = pb[i];
        const T high = r > g ? (r > b ? r : b) : (g > b ? g : b);
        const T low = r < g ? (r < b ? r : b) : (g < b ? g : b);
        const T spread = high - low, sum = high + low, light = sum * T(0.5);
        const bool grey = !(spread > T(0));
        const T over = T(1) / (grey ? T(1) : spread);
        const T whole = light <= T(0.5) ? sum : T(2) - sum;
        const T saturation = grey ? T(0) : spread / (grey ? T(1) : whole);
        const T sixth = high == r   ? (g - b) * over
                        : high == g ? (b - r) * over + T(2)
                                    : (r - g) * over + T(4);
        const T sixths = grey ? T(0) : sixth * T(1.0 / 6);
        const T turn = sixths < T(0) ? sixths + T(1) : sixths;
        const T t = clamped(turn * last, T(0), last);
        const int32_t below = entryBelow(t, most), above = below < most ? below + 1 : most;
        const T f = t - static_cast<T>(below);
        const T shifted = turn + mix(shift[below], shift[above], f);
        const T h = (shifted - floorOf(shifted)) * T(12);
        const T newS = clamped(saturation * mix(factor[below], factor[above], f), T(0), T(1));
        const T l = clamped(light + mix(lift[below], lift[above], f), T(0), T(1));
        const T a = newS * (l < T(1) - l ? l : T(1) - l);
        const auto channel = [&](T n) {
            const T d = h + n, e = d >= T(12) ? d - T(12) : d;
            const T up = e - T(3), down = T(9) - e, least = up < down ? up : down;
            const T within = least < T(1) ? least : T(1);
            return l - a * (within > T(-1) ? within : T(-1));
        };
        const bool inside =
            (r >= T(0)) & (r <= T(1)) & (g >= T(0)) & (g <= T(1)) & (b >= T(0)) & (b <= T(1));
        pr[i] = inside ? channel(T(0)) : r;
        pg[i] = inside ? channel(T(8)) : g;
        pb[i] = inside ? channel(T(4)) : b;
    }
}

template<class T>
void logarithm(const PointStage<T>& s, T* const* planes, const T* const*, T*, int64_t count) {
    const T base = s.v[0], offset = s.v[1]; // v[0]: the logarithm of the base
    for (int k = 0; k < s.channels; ++k)
        each(planes[k], count, [=](T x) { return logOf(x + offset) / base; });
}
template<class T>
void areaSine(const PointStage<T>& s, T* const* planes, const T* const*, T*, int64_t count) {
    const T scale = s.v[0];
    for (int k = 0; k < s.channels; ++k)
        each(planes[k], count, [=](T x) { return asinhOf(x / scale); });
}
template<class T>
void gamma(const PointStage<T>& s, T* const* planes, const T* const*, T* scratch, int64_t count) {
    for (int k = 0; k < s.channels; ++k)
        eachPower(planes[k], s.v[0], scratch, count, [](T x, T y) {
            return x > T(0) ? y : x < T(0) ? -y : x * y;
        });
}
template<class T>
void clamp(const PointStage<T>& s, T* const* planes, const T* const*, T*, int64_t count) {
    const T low = s.v[0], high = s.v[1];
    for (int k = 0; k < s.channels; ++k)
        each(planes[k], count, [=](T x) { return clamped(x, low, high); });
}
template<class T>
void threshold(const PointStage<T>& s, T* const* planes, const T* const*, T*, int64_t count) {
    const T low = s.v[0], high = s.v[1];
    for (int k = 0; k < s.channels; ++k)
        each(planes[k], count, [=](T x) { return ((low <= x) & (x <= high)) ? T(1) : T(0); });
}
template<class T>
void mask(const PointStage<T>& s, T* const* planes, const T* const* operand, T*, int64_t count) {
    const T value = s.v[0];
    for (int k = 0; k < s.channels; ++k)
        each(planes[k], operand[0], count, [=](T x, T m) { return m == T(0) ? value : x; });
}

template<class T>
void over(const PointStage<T>& s, T* const* planes, const T* const* operand, T* scratch,
          int64_t count) {
    const int last = s.channels - 1;
    const bool premultiplied = s.mode == 1;
    const T* front = operand[last];
    T* back = planes[last];
    T* alpha = scratch;
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < count; ++i)
        alpha[i] = front[i] + back[i] * (T(1) - front[i]);
    for (int k = 0; k < last; ++k) {
        T* p = planes[k];
        const T* f = operand[k];
        SPECULA_INDEPENDENT
        for (int64_t i = 0; i < count; ++i) {
            const T rest = T(1) - front[i];
            const T sum =
                premultiplied ? f[i] + p[i] * rest : f[i] * front[i] + p[i] * back[i] * rest;
            const T straight = alpha[i] == T(0) ? T(0) : sum / alpha[i];
            p[i] = premultiplied ? sum : straight;
        }
    }
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < count; ++i)
        back[i] = alpha[i];
}

template<class T>
SPECULA_SIMD T hardLight(T below, T above) {
    const T dark = below * T(2) * above, light = T(1) - (T(1) - below) * (T(2) - T(2) * above);
    return above <= T(0.5) ? dark : light;
}
/// W3C Compositing and Blending Level 1, 10.1.
template<class T>
SPECULA_SIMD T softLight(T b, T a) {
    const T curve = ((T(16) * b - T(12)) * b + T(4)) * b, root = rootOf(b);
    const T d = b <= T(0.25) ? curve : root;
    const T dark = b - (T(1) - T(2) * a) * b * (T(1) - b), light = b + (T(2) * a - T(1)) * (d - b);
    return a <= T(0.5) ? dark : light;
}

template<class T>
void blend(const PointStage<T>& s, T* const* planes, const T* const* operand, T*, int64_t count) {
    const T opacity = s.v[0];
    for (int k = 0; k < s.channels; ++k) {
        if (s.channels == 4 && k == 3)
            continue;
        const auto with = [&](auto f) {
            each(planes[k], operand[k], count,
                 [=](T b, T a) { return mulAdd(opacity, f(b, a) - b, b); });
        };
        switch (s.mode) {
        case SPC_BLEND_NORMAL:
            with([](T, T a) { return a; });
            break;
        case SPC_BLEND_MULTIPLY:
            with([](T b, T a) { return a * b; });
            break;
        case SPC_BLEND_SCREEN:
            with([](T b, T a) { return T(1) - (T(1) - a) * (T(1) - b); });
            break;
        case SPC_BLEND_ADD:
            with([](T b, T a) { return a + b > T(1) ? T(1) : a + b; });
            break;
        case SPC_BLEND_SUBTRACT:
            with([](T b, T a) { return b - a < T(0) ? T(0) : b - a; });
            break;
        case SPC_BLEND_OVERLAY:
            with([](T b, T a) { return hardLight(a, b); });
            break;
        case SPC_BLEND_SOFT_LIGHT:
            with([](T b, T a) { return softLight(b, a); });
            break;
        case SPC_BLEND_HARD_LIGHT:
            with([](T b, T a) { return hardLight(b, a); });
            break;
        default:
            with([](T b, T a) { return absolute(a - b); });
        }
    }
}

/// The entry is worked out in double, as which of two neighbours is nearest hangs on one rounding.
template<class T>
void colormap(const PointStage<T>& s, T* const* planes, const T* const*, T* scratch,
              int64_t count) {
    const bool logarithmic = s.mode == 1;
    const double low = s.place[0], range = s.place[1], entries = static_cast<double>(s.entries);
    const int32_t most = static_cast<int32_t>(s.entries) - 1;
    const T* x = planes[0];
    T* nan = scratch;
    alignas(64) int32_t at[kPointBlock];
    const auto place = [&](auto scaled) {
        SPECULA_INDEPENDENT
        for (int64_t i = 0; i < count; ++i) {
            const double t = (scaled(static_cast<double>(x[i])) - low) / range;
            at[i] = entryBelow(clamped(t, 0.0, 1.0) * entries, most);
        }
    };
    if (logarithmic)
        place([](double y) { return logOf(y > 0 ? y : 0); }); // what has no logarithm: the least
    else
        place([](double y) { return y; });
    SPECULA_INDEPENDENT
    for (int64_t i = 0; i < count; ++i)
        nan[i] = x[i] != x[i] ? x[i] : T(0);
    for (int k = 0; k < 3; ++k) {
        T* p = planes[k];
        const T* table = s.table + k * s.entries;
        SPECULA_INDEPENDENT
        for (int64_t i = 0; i < count; ++i)
            p[i] = nan[i] != nan[i] ? nan[i] : table[at[i]];
    }
}

template<class T>
void premultiply(const PointStage<T>& s, T* const* planes, const T* const*, T*, int64_t count) {
    const T* const alpha = planes[s.channels - 1];
    for (int k = 0; k + 1 < s.channels; ++k) {
        if (s.mode == 0)
            each(planes[k], alpha, count, [](T x, T a) { return x * a; });
        else
            each(planes[k], alpha, count, [](T x, T a) { return a == T(0) ? T(0) : x / a; });
    }
}

template<class T>
void add(PointLoop<T>* loops) {
    loops[SPC_POINT_MATRIX] = matrix<T>;
    loops[SPC_POINT_CDL] = cdl<T>;
    loops[SPC_POINT_LUT1D] = lut1d<T>;
    loops[SPC_POINT_LUT3D] = lut3d<T>;
    loops[SPC_POINT_HUE] = hue<T>;
    loops[SPC_POINT_LOG] = logarithm<T>;
    loops[SPC_POINT_ASINH] = areaSine<T>;
    loops[SPC_POINT_GAMMA] = gamma<T>;
    loops[SPC_POINT_CLAMP] = clamp<T>;
    loops[SPC_POINT_THRESHOLD] = threshold<T>;
    loops[SPC_POINT_MASK] = mask<T>;
    loops[SPC_POINT_OVER] = over<T>;
    loops[SPC_POINT_BLEND] = blend<T>;
    loops[SPC_POINT_COLORMAP] = colormap<T>;
    loops[SPC_POINT_PREMULTIPLY] = premultiply<T>;
}

} // namespace

void addPointLoops(ImageLoops& loops);
void addPointLoops(ImageLoops& loops) {
    add(loops.point32);
    add(loops.point64);
}

} // namespace specula::compute::cpu::SPECULA_ISA
