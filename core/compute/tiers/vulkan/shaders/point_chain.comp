// SPDX-License-Identifier: GPL-3.0-or-later
// POINT_CHAIN: an interpreter of steps, one pixel with all its channels per invocation. Which steps
// a chain has is a constant of the pipeline, so that the others cost nothing.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"
#include "types.glsl"
#include "math.glsl"
#include "map_ops.glsl"

layout(local_size_x = 256) in;
layout(constant_id = 0) const uint kOps = 0xffffffffu;  // one bit per step op
layout(constant_id = 1) const uint kPairOp = 0xffffffffu; // the only SpcMap2Op of the chain, or none
layout(constant_id = 2) const uint kTypeO = 0xffu; // of the pixels where both are floats, else none
layout(constant_id = 3) const uint kTypeX = 0xffu;
layout(constant_id = 4) const uint kSlotType = 0xffffffffu; // the type of all tables and images, or none
layout(constant_id = 5) const uint kSlots = 8u;

WRITE_ANY(0, o)
READ_ANY(1, x)
LOAD_REAL(x)
STORE_REAL(o)

// op, slot, i[4], type, channels; offset, strides of the last three axes, stride of the fourth from
// the end, extent of the last axis, 2 unused; v[16].
const uint kStepWords = 48u;
layout(std430, binding = 2) readonly buffer Steps { uint steps[]; };
layout(std430, binding = 3) readonly buffer Slot0 { uint slot0[]; };
layout(std430, binding = 4) readonly buffer Slot1 { uint slot1[]; };
layout(std430, binding = 5) readonly buffer Slot2 { uint slot2[]; };
layout(std430, binding = 6) readonly buffer Slot3 { uint slot3[]; };
layout(std430, binding = 7) readonly buffer Slot4 { uint slot4[]; };
layout(std430, binding = 8) readonly buffer Slot5 { uint slot5[]; };
layout(std430, binding = 9) readonly buffer Slot6 { uint slot6[]; };
layout(std430, binding = 10) readonly buffer Slot7 { uint slot7[]; };

layout(push_constant) uniform Push {
    uint columns, inChannels, outChannels, stepCount;
    uvec4 strideO, strideX; // channel, row, column, offset
    uint first, count, anyO, anyX;
};

BITS c[5];
uint channels;
bool sawNan;
uint at_; // first word of the step
uint row_, column_;

uint word(uint slot, uint i) {
    switch (slot) {
    case 0u: return slot0[i];
    case 1u: return slot1[i];
    case 2u: return slot2[i];
    case 3u: return slot3[i];
    case 4u: return slot4[i];
    case 5u: return slot5[i];
    case 6u: return slot6[i];
    default: return slot7[i];
    }
}

REAL v(uint k) {
#if REAL64
    return packDouble2x32(uvec2(steps[at_ + 16u + 2u * k], steps[at_ + 17u + 2u * k]));
#else
    return uintBitsToFloat(steps[at_ + 16u + k]);
#endif
}
uint whole(uint k) { return steps[at_ + 2u + k]; }

REAL seen(BITS b) {
    sawNan = sawNan || isNan(b);
    return fromBits(b);
}
REAL seenChannel(uint k) { return seen(c[k]); }

// Element i of the step's operand, of any real type.
BITS operandBits(uint i) {
    const uint slot = kSlots == 1u ? 0u : steps[at_ + 1u];
    const uint type = kSlotType != 0xffffffffu ? kSlotType : steps[at_ + 6u];
    i += steps[at_ + 8u];
    if (type == F32)
        return realOfFloatBits(word(slot, i));
    if (type == F64)
        return realOfDoubleBits(uvec2(word(slot, 2u * i), word(slot, 2u * i + 1u)));
    if (type == U8)
        return toBits(REAL((word(slot, i >> 2) >> (8u * (i & 3u))) & 0xffu));
    if (type == U16)
        return toBits(REAL((word(slot, i >> 1) >> (16u * (i & 1u))) & 0xffffu));
    if (type == U32)
        return toBits(REAL(word(slot, i)));
    return toBits(REAL(int(word(slot, i))));
}
BITS imageBits(uint k) {
    return operandBits((steps[at_ + 7u] == 1u ? 0u : k) * steps[at_ + 9u] +
                       row_ * steps[at_ + 10u] + column_ * steps[at_ + 11u]);
}
// Tables of rank 2: row and column are the last two axes.
REAL tableEntry(uint row, uint column) {
    return seen(operandBits(row * steps[at_ + 10u] + column * steps[at_ + 11u]));
}

void put(uint k, REAL r) { c[k] = sawNan ? NAN_BITS : toBits(r); }

REAL mixed(REAL a, REAL b, REAL t) {
    precise REAL r = a + t * (b - a);
    return r;
}
REAL limited(REAL r) { return clamp(r, C(0.0lf), C(1.0lf)); }

REAL tablePosition(REAL r, uint domain, uint n) {
    const REAL low = v(domain), high = v(3u + domain);
    return limited((r - low) / (high - low)) * REAL(n - 1u);
}

void matrix() {
    const BITS before[5] = c;
    for (uint k = 0u; k < channels; ++k) {
        sawNan = false;
        precise REAL sum = C(0.0lf);
        for (uint j = 0u; j < channels; ++j)
            sum = sum + v(4u * k + j) * seen(before[j]);
        if (channels == 3u)
            sum = sum + v(4u * k + 3u);
        put(k, sum);
    }
}

void cdl() {
    const bool clamps = whole(0u) == 0u;
    REAL t[3];
    for (uint k = 0u; k < 3u; ++k) {
        precise REAL r = seenChannel(k) * v(k) + v(3u + k);
        if (clamps)
            r = limited(r);
        t[k] = r < C(0.0lf) ? r : power(r, v(6u + k));
    }
    precise REAL luma = C(0.2126lf) * t[0] + C(0.7152lf) * t[1] + C(0.0722lf) * t[2];
    for (uint k = 0u; k < 3u; ++k) {
        precise REAL r = luma + v(9u) * (t[k] - luma);
        put(k, clamps ? limited(r) : r);
    }
}

void lut1d() {
    const uint n = whole(0u), columns_ = whole(1u);
    for (uint k = 0u; k < channels; ++k) {
        if (columns_ == 3u ? k >= 3u : channels == 4u && k == 3u)
            continue;
        sawNan = false;
        const uint column = columns_ == 3u ? k : 0u;
        const REAL t = tablePosition(seenChannel(k), column, n);
        if (sawNan) {
            c[k] = NAN_BITS;
            continue;
        }
        const uint below = min(uint(t), n - 2u);
        REAL ends[2];
        for (uint end = 0u; end < 2u; ++end)
            ends[end] = tableEntry(below + end, column);
        put(k, mixed(ends[0], ends[1], t - REAL(below)));
    }
}

void lut3d() {
    const uint n = whole(0u);
    uvec3 base;
    REAL f[3];
    for (uint k = 0u; k < 3u; ++k) {
        const REAL t = tablePosition(seenChannel(k), k, n);
        if (sawNan) {
            c[0] = c[1] = c[2] = NAN_BITS;
            return;
        }
        base[k] = min(uint(t), n - 2u);
        f[k] = t - REAL(base[k]);
    }
    const REAL fr = f[0], fg = f[1], fb = f[2], one = C(1.0lf);
    const bool trilinear = whole(1u) == 0u;
    // From corner 000 to 111 along the edges of one of six tetrahedra: the axis with the largest
    // fraction first. Equal ones go the way of the reference.
    REAL most, middle, least;
    uint a, b; // corners between the first and the last: bit 0 red, 1 green, 2 blue
    if (fr > fg) {
        if (fg > fb) {
            most = fr; middle = fg; least = fb;
            a = 1u; b = 3u;
        } else if (fr > fb) {
            most = fr; middle = fb; least = fg;
            a = 1u; b = 5u;
        } else {
            most = fb; middle = fr; least = fg;
            a = 4u; b = 5u;
        }
    } else if (fb > fg) {
        most = fb; middle = fg; least = fr;
        a = 4u; b = 6u;
    } else if (fb > fr) {
        most = fg; middle = fb; least = fr;
        a = 2u; b = 6u;
    } else {
        most = fg; middle = fr; least = fb;
        a = 2u; b = 3u;
    }
    for (uint k = 0u; k < 3u; ++k) {
        sawNan = false;
        REAL value[8];
        for (uint n8 = 0u; n8 < (trilinear ? 8u : 4u); ++n8) {
            const uint which = trilinear ? n8 : (n8 == 0u ? 0u : (n8 == 1u ? a : (n8 == 2u ? b : 7u)));
            value[n8] = seen(operandBits(
                (base.z + (which >> 2)) * steps[at_ + 12u] +
                (base.y + ((which >> 1) & 1u)) * steps[at_ + 9u] +
                (base.x + (which & 1u)) * steps[at_ + 10u] + k * steps[at_ + 11u]));
        }
        precise REAL r;
        if (trilinear) {
            const REAL low = mixed(mixed(value[0], value[1], fr), mixed(value[2], value[3], fr), fg);
            const REAL high = mixed(mixed(value[4], value[5], fr), mixed(value[6], value[7], fr), fg);
            r = mixed(low, high, fb);
        } else {
            r = (one - most) * value[0] + (most - middle) * value[1] +
                (middle - least) * value[2] + least * value[3];
        }
        put(k, r);
    }
}

// RGB to HSL, the hue in turns, and back.
void hue() {
    for (uint k = 0u; k < 3u; ++k) {
        if (isNan(c[k]))
            return;
        const REAL r = fromBits(c[k]);
        if (!(r >= C(0.0lf) && r <= C(1.0lf)))
            return;
    }
    const REAL r = fromBits(c[0]), g = fromBits(c[1]), b = fromBits(c[2]);
    const REAL highest = max(r, max(g, b)), lowest = min(r, min(g, b));
    const REAL spread = highest - lowest, one = C(1.0lf), zero = C(0.0lf);
    REAL lightness = (highest + lowest) / C(2.0lf);
    REAL turn = zero, saturation = zero;
    if (spread > zero) {
        saturation = spread / (lightness <= C(0.5lf) ? highest + lowest
                                                     : C(2.0lf) - highest - lowest);
        if (highest == r)
            turn = (g - b) / spread / C(6.0lf);
        else if (highest == g)
            turn = ((b - r) / spread + C(2.0lf)) / C(6.0lf);
        else
            turn = ((r - g) / spread + C(4.0lf)) / C(6.0lf);
        turn -= floor(turn);
    }
    const uint n = steps[at_ + 13u];
    const REAL position = turn * REAL(n - 1u);
    const uint below = uint(position);
    REAL curve[3];
    for (uint which = 0u; which < 3u; ++which) {
        REAL ends[2];
        for (uint end = 0u; end < 2u; ++end)
            ends[end] = tableEntry(which, min(below + end, n - 1u));
        curve[which] = mixed(ends[0], ends[1], position - REAL(below));
    }
    turn += curve[0];
    turn -= floor(turn);
    saturation = limited(saturation * curve[1]);
    lightness = limited(lightness + curve[2]);
    const REAL chroma = (one - abs(C(2.0lf) * lightness - one)) * saturation;
    const REAL base = lightness - chroma / C(2.0lf);
    for (uint k = 0u; k < 3u; ++k) {
        // How far the hue is from that of the pure colour k, in sixths of a turn.
        REAL far = abs(C(6.0lf) * turn - REAL(2u * k));
        far = min(far, C(6.0lf) - far);
        put(k, base + chroma * limited(C(2.0lf) - far));
    }
}

void over() {
    const uint last = channels - 1u;
    const REAL one = C(1.0lf), zero = C(0.0lf);
    const REAL front = seen(imageBits(last));
    const bool frontNan = sawNan;
    const REAL back = seenChannel(last);
    const bool alphaNan = sawNan;
    precise REAL alpha = front + back * (one - front);
    for (uint k = 0u; k < last; ++k) {
        // The colours of premultiplied pixels do not look at the alpha below.
        sawNan = whole(0u) == 1u ? frontNan : alphaNan;
        const REAL f = seen(imageBits(k)), below = seenChannel(k);
        precise REAL r;
        if (whole(0u) == 1u) {
            r = f + below * (one - front);
        } else if (!alphaNan && alpha == zero) {
            sawNan = false;
            r = zero;
        } else {
            r = (f * front + below * back * (one - front)) / alpha;
        }
        put(k, r);
    }
    sawNan = alphaNan;
    put(last, alpha);
}

REAL hardLight(REAL below, REAL above) {
    const REAL one = C(1.0lf), two = C(2.0lf);
    return above <= C(0.5lf) ? below * two * above
                             : one - (one - below) * (one - (two * above - one));
}
REAL blended(uint mode, REAL b, REAL a) {
    const REAL one = C(1.0lf), two = C(2.0lf);
    switch (mode) {
    case 0u: return a;
    case 1u: return a * b;
    case 2u: return one - (one - a) * (one - b);
    case 3u: return min(a + b, one);
    case 4u: return max(b - a, C(0.0lf));
    case 5u: return hardLight(a, b);
    case 6u: {
        if (a <= C(0.5lf))
            return b - (one - two * a) * b * (one - b);
        const REAL d = b <= C(0.25lf) ? ((C(16.0lf) * b - C(12.0lf)) * b + C(4.0lf)) * b : sqrt(b);
        return b + (two * a - one) * (d - b);
    }
    case 7u: return hardLight(b, a);
    default: return abs(a - b);
    }
}

void colormap() {
    const uint n = whole(0u);
    channels = 3u;
    const BITS before = c[0];
    if (isNan(before)) {
        c[0] = c[1] = c[2] = NAN_BITS;
        return;
    }
    const REAL r = fromBits(before);
    REAL t;
    if (whole(1u) == 1u) // v[2], v[3]: the logarithm of low, and high's minus it
        t = r > C(0.0lf) ? (logarithm(r) - v(2u)) / v(3u)
                         : (v(3u) > C(0.0lf) ? C(0.0lf) : C(1.0lf));
    else
        t = (r - v(0u)) / (v(1u) - v(0u));
    const uint entry = min(uint(limited(t) * REAL(n)), n - 1u);
    for (uint k = 0u; k < 3u; ++k) {
        sawNan = false;
        put(k, tableEntry(entry, k));
    }
}

void premultiply() {
    const uint last = channels - 1u;
    for (uint k = 0u; k < last; ++k) {
        sawNan = false;
        const REAL alpha = seenChannel(last);
        if (whole(0u) != 0u && !sawNan && alpha == C(0.0lf)) {
            c[k] = toBits(C(0.0lf));
            continue;
        }
        const REAL r = seenChannel(k);
        put(k, whole(0u) == 0u ? r * alpha : r / alpha);
    }
}

BITS oneChannel(uint op, BITS b) {
    if (isNan(b))
        return op == 11u ? toBits(C(0.0lf)) : NAN_BITS;
    const REAL r = fromBits(b);
    if ((kOps & (1u << 7)) != 0u && op == 7u) {
        const REAL t = logarithm(r + v(1u));
        return isNan(toBits(t)) ? NAN_BITS : toBits(t / v(2u));
    }
    if ((kOps & (1u << 8)) != 0u && op == 8u)
        return toBits(areaSine(r / v(0u)));
    if ((kOps & (1u << 9)) != 0u && op == 9u) {
        if (r == C(0.0lf))
            return v(0u) < C(0.0lf) ? NAN_BITS : b;
        const REAL p = power(abs(r), v(0u));
        return toBits(r > C(0.0lf) ? p : -p);
    }
    if (op == 10u)
        return toBits(r < v(0u) ? v(0u) : (r > v(1u) ? v(1u) : r));
    return toBits(v(0u) <= r && r <= v(1u) ? C(1.0lf) : C(0.0lf));
}

bool has(uint op, uint which) { return (kOps & (1u << which)) != 0u && op == which; }

void main() {
    const uint step = gl_NumWorkGroups.x * 256u;
    for (uint i = gl_GlobalInvocationID.x; i < count; i += step) {
        row_ = (first + i) / columns;
        column_ = (first + i) - row_ * columns;
        channels = inChannels;
        for (uint k = 0u; k < 5u; ++k)
            c[k] = k < inChannels ? xReal(kTypeX != 0xffu ? kTypeX : anyX, strideX.w + k * strideX.x + row_ * strideX.y +
                                                     column_ * strideX.z)
                                  : toBits(C(0.0lf));
        for (uint s = 0u; s < stepCount; ++s) {
            at_ = s * kStepWords;
            sawNan = false;
            const uint op = steps[at_];
            if (has(op, 0u))
                matrix();
            else if (has(op, 1u))
                cdl();
            else if (has(op, 2u))
                lut1d();
            else if (has(op, 3u))
                lut3d();
            else if (has(op, 4u))
                hue();
            else if (has(op, 5u) || has(op, 6u)) {
                const BITS scalar = toBits(v(0u));
                for (uint k = 0u; k < channels; ++k) {
                    BITS a = c[k], b = scalar;
                    if (has(op, 6u))
                        b = imageBits(k);
                    else if (whole(1u) != 0u) {
                        a = scalar;
                        b = c[k];
                    }
                    c[k] = mapTwo(kPairOp != 0xffffffffu ? kPairOp : whole(0u), a, b);
                }
            } else if (has(op, 12u)) {
                if (isZero(imageBits(0u)))
                    for (uint k = 0u; k < channels; ++k)
                        c[k] = toBits(v(0u));
            } else if (has(op, 13u))
                over();
            else if (has(op, 14u)) {
                for (uint k = 0u; k < channels; ++k)
                    if (!(channels == 4u && k == 3u)) {
                        sawNan = false;
                        const REAL b = seenChannel(k), a = seen(imageBits(k));
                        precise REAL r = b + v(0u) * (blended(whole(0u), b, a) - b);
                        put(k, r);
                    }
            } else if (has(op, 15u))
                colormap();
            else if (has(op, 16u))
                premultiply();
            else if ((kOps & 0xf80u) != 0u) {
                for (uint k = 0u; k < channels; ++k)
                    c[k] = oneChannel(op, c[k]);
            }
        }
        for (uint k = 0u; k < outChannels; ++k)
            oPutReal(kTypeO != 0xffu ? kTypeO : anyO, strideO.w + k * strideO.x + row_ * strideO.y + column_ * strideO.z,
                     c[k]);
        if (count - i <= step)
            break;
    }
}
