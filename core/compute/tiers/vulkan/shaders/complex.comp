// SPDX-License-Identifier: GPL-3.0-or-later
// MAP1, MAP2 and MAP_SCALAR on complex numbers: pairs of REAL.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"
#include "walk.glsl"

layout(local_size_x = 256) in;
layout(constant_id = 0) const uint kForm = 0u; // 1 map1, 2 map2, 3 scalar, 4 scalar first
layout(constant_id = 1) const uint kOp = 0u;
layout(constant_id = 2) const uint kRealY = 0u;

layout(std430, binding = 0) writeonly buffer Out { BITS o[]; };
layout(std430, binding = 1) readonly buffer InX { BITS x[]; };
layout(std430, binding = 2) readonly buffer InY { BITS y[]; };
layout(push_constant) uniform Push {
    uvec4 extent, strideO, strideX, strideY, strideZ, offset;
    uint count, rank;
    uvec2 value;
};

// Sums of two products that may be NaN by their bits.
BITS kept(bool nan, REAL r) { return nan ? NAN_BITS : toBits(r); }

void main() {
    const uint step = gl_NumWorkGroups.x * 256u;
    for (uint i = gl_GlobalInvocationID.x; i < count; i += step) {
        const uvec4 place = placeOf(i, extent, rank);
        const uint ix = 2u * (offset.y + along(place, strideX));
        const uint at = offset.x + along(place, strideO);
        BITS a = x[ix], b = x[ix + 1u];
        const BITS zero = toBits(REAL(0));
        BITS c = zero, d = zero;
#if REAL64
        const BITS scalar = value;
#else
        const BITS scalar = value.x;
#endif
        bool realY = kRealY != 0u;
        if (kForm == 2u) {
            const uint iy = offset.z + along(place, strideY);
            if (realY)
                c = y[iy];
            else {
                c = y[2u * iy];
                d = y[2u * iy + 1u];
            }
        } else if (kForm == 3u) {
            c = scalar;
        } else if (kForm == 4u) {
            c = a;
            d = b;
            a = scalar;
            b = zero;
        }
        const bool na = isNan(a), nb = isNan(b), nc = isNan(c), nd = isNan(d);
        const REAL re = fromBits(a), im = fromBits(b), u = fromBits(c), v = fromBits(d);
        BITS first = NAN_BITS, second = NAN_BITS;
        bool pair = true;
        if (kForm == 1u) {
            pair = kOp == 0u || kOp == 2u || kOp == 22u;
            if (kOp == 0u) {
                first = na ? NAN_BITS : negateBits(a);
                second = nb ? NAN_BITS : negateBits(b);
            } else if (kOp == 22u) {
                first = na ? NAN_BITS : a;
                second = nb ? NAN_BITS : negateBits(b);
            } else if (kOp == 2u) {
                precise REAL square = re * re - im * im;
                first = kept(na || nb, square);
                second = kept(na || nb, REAL(2) * (re * im));
            } else if (kOp == 1u) {
                const REAL m = max(abs(re), abs(im)), n = min(abs(re), abs(im));
                REAL length = m;
                if (m > REAL(0) && isFinite(toBits(m))) {
                    const REAL t = n / m;
                    length = m * sqrt(REAL(1) + t * t);
                }
                first = kept(na || nb, length);
            } else if (kOp == 23u) {
                precise REAL square = re * re + im * im;
                first = kept(na || nb, square);
            } else {
                const BITS part = kOp == 24u ? a : b;
                first = isNan(part) ? NAN_BITS : part;
            }
        } else if (kOp == 0u) {
            first = kept(na || nc, re + u);
            second = realY ? (nb ? NAN_BITS : b) : kept(nb || nd, im + v);
        } else if (kOp == 1u) {
            first = kept(na || nc, re - u);
            second = realY ? (nb ? NAN_BITS : b) : kept(nb || nd, im - v);
        } else if (realY) {
            first = kept(na || nc, kOp == 2u ? re * u : re / u);
            second = kept(nb || nc, kOp == 2u ? im * u : im / u);
            if (kOp == 3u && isZero(c)) { // 0/0 is NaN, others are infinite, by bits
                const BITS far = signBit(c) ? negateBits(INF_BITS) : INF_BITS;
                first = na || isZero(a) ? NAN_BITS : (signBit(a) ? negateBits(far) : far);
                second = nb || isZero(b) ? NAN_BITS : (signBit(b) ? negateBits(far) : far);
            }
        } else {
            const bool any = na || nb || nc || nd;
            precise REAL p, q;
            if (kOp == 2u) {
                p = re * u - im * v;
                q = re * v + im * u;
            } else if (kOp == 16u) {
                p = re * u + im * v;
                q = im * u - re * v;
            } else { // Smith's division: no overflow before the result has one
                if (abs(u) >= abs(v)) {
                    precise REAL t = v / u;
                    precise REAL s = u + v * t;
                    p = (re + im * t) / s;
                    q = (im - re * t) / s;
                } else {
                    precise REAL t = u / v;
                    precise REAL s = u * t + v;
                    p = (re * t + im) / s;
                    q = (im * t - re) / s;
                }
            }
            const bool none = any || (kOp == 3u && isZero(c) && isZero(d));
            first = kept(none, p);
            second = kept(none, q);
        }
        if (pair) {
            o[2u * at] = first;
            o[2u * at + 1u] = second;
        } else {
            o[at] = first;
        }
        if (count - i <= step)
            break;
    }
}
