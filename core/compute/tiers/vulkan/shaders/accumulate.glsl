// SPDX-License-Identifier: GPL-3.0-or-later
// Sums that are good to the last places of a float: doubles where the device has them, else pairs of
// floats. Needs real.glsl and math.glsl.

#if REAL64
#define ACC double
ACC accOf(uvec2 words) { return packDouble2x32(words); }
uvec2 wordsOf(ACC a) { return unpackDouble2x32(a); }
ACC plus(ACC a, ACC b) {
    precise ACC s = a + b;
    return s;
}
ACC plusReal(ACC a, REAL r) { return plus(a, r); }
ACC plusProduct(ACC a, REAL r, REAL s) {
    precise REAL p = r * s;
    return plus(a, p);
}
ACC dividedBy(ACC a, uint n) { return a / double(n); }
REAL realOf(ACC a) { return a; }
REAL deviation(REAL r, ACC mean) { return r - mean; }
const ACC kZero = 0.0lf;
#else
#define ACC vec2
ACC accOf(uvec2 words) { return uintBitsToFloat(words); }
uvec2 wordsOf(ACC a) { return floatBitsToUint(a); }
ACC plus(ACC a, ACC b) {
    float low;
    const float high = sumParts(a.x, b.x, low);
    precise float rest = low + (a.y + b.y);
    float left;
    const float top = sumParts(high, rest, left);
    return vec2(top, left);
}
ACC plusReal(ACC a, REAL r) { return plus(a, vec2(r, 0.0)); }
ACC plusProduct(ACC a, REAL r, REAL s) {
    float low;
    const float p = productParts(r, s, low);
    return plus(a, vec2(p, low));
}
ACC dividedBy(ACC a, uint n) {
    const float d = float(n);
    const float q = a.x / d;
    float low;
    const float p = productParts(q, d, low);
    precise float rest = ((a.x - p) - low + a.y) / d;
    return vec2(q, rest);
}
REAL realOf(ACC a) { return isFinite(floatBitsToUint(a.x)) ? a.x + a.y : a.x; }
REAL deviation(REAL r, ACC mean) {
    precise float d = (r - mean.x) - mean.y;
    return d;
}
const ACC kZero = vec2(0.0);
#endif
