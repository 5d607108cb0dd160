// SPDX-License-Identifier: GPL-3.0-or-later
// REDUCE, DOT and MOMENTS: the elements of a block are taken by the lanes of a group in turns, their
// partial results joined in a tree, and those of several chunks by a second launch. Chunks and lanes
// depend on the extents alone. Sums are doubles where the device has them, else pairs of floats.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"
#include "types.glsl"
#include "math.glsl"
#include "keys.glsl"
#include "accumulate.glsl"

layout(local_size_x = 256) in;
layout(constant_id = 0) const uint kMode = 0u; // 0 real sums, 1 complex sums, 2 central moments, 3 extremes
layout(constant_id = 1) const uint kTerm = 0u; // 0 x, 1 x*x, 2 x*y
layout(constant_id = 2) const uint kResult = 0u; // what is written, see below
layout(constant_id = 3) const uint kLanes = 256u;
layout(constant_id = 4) const uint kFromParts = 0u; // 1: reads what an earlier launch left
layout(constant_id = 5) const uint kFloatX = 0xffu; // the type of x where it is a float, or none

const uint kSum = 0u, kMean = 1u, kCount = 2u, kValue = 3u, kIndex = 4u, kMoments = 5u, kParts = 6u;
const bool kGreatest = kTerm == 1u; // of extremes

WRITE_ANY(0, o)
READ_ANY(1, x)
READ_ANY(2, y)
LOAD_REAL(x)
LOAD_REAL(y)
STORE_REAL(o)
struct Part {
    uvec2 a, b, c;
    uint n, nan; // elements; what was NaN (bits), or the place of the first NaN
};
layout(std430, binding = 3) readonly buffer PartsIn { Part partsIn[]; };
layout(std430, binding = 4) writeonly buffer PartsOut { Part partsOut[]; };
layout(std430, binding = 5) readonly buffer Means { Part means[]; };
layout(push_constant) uniform Push {
    uvec4 extent, strideO, strideX, strideY; // axes of blocks first, then those within them
    uvec4 offset;
    uint outerRank, rank, blocks, length, chunks, chunkLength, typeO, anyX, nanAware;
};

const uint kNone = 0xffffffffu;
uint typeX() { return kFloatX != 0xffu ? kFloatX : anyX; }

shared uvec2 sharedA[256], sharedB[256], sharedC[256];
shared uint sharedN[256], sharedNan[256];

#if REAL64
uvec2 wordsOfKey(KEY k) { return k; }
KEY keyOfWords(uvec2 w) { return w; }
#else
uvec2 wordsOfKey(KEY k) { return uvec2(k, 0u); }
KEY keyOfWords(uvec2 w) { return w.x; }
#endif

Part nothing() {
    Part part;
    part.a = part.b = part.c = wordsOf(kZero);
    part.n = 0u;
    part.nan = kMode == 3u ? kNone : 0u;
    if (kMode == 3u)
        part.b = uvec2(kNone);
    return part;
}

Part joined(Part p, Part q) {
    if (kMode == 3u) { // a: the key, b.x: its place
        if (q.n > 0u) {
            const KEY a = keyOfWords(p.a), b = keyOfWords(q.a);
            const bool better = p.n == 0u || (kGreatest ? keyBelow(a, b) : keyBelow(b, a)) ||
                                (a == b && q.b.x < p.b.x);
            if (better) {
                p.a = q.a;
                p.b = q.b;
            }
        }
        p.n += q.n;
        p.nan = min(p.nan, q.nan);
        return p;
    }
    p.a = wordsOf(plus(accOf(p.a), accOf(q.a)));
    if (kMode != 0u)
        p.b = wordsOf(plus(accOf(p.b), accOf(q.b)));
    if (kMode == 2u)
        p.c = wordsOf(plus(accOf(p.c), accOf(q.c)));
    p.n += q.n;
    p.nan |= q.nan;
    return p;
}

Part withElement(Part p, uint ix, uint iy, uint i, ACC mean) {
    if (kMode == 1u) {
        const uint part = typeX() == C64 ? F32 : F64;
        const BITS xr = xReal(part, 2u * ix), xi = xReal(part, 2u * ix + 1u);
        uint nan = (isNan(xr) ? 1u : 0u) | (isNan(xi) ? 2u : 0u);
        if (nanAware != 0u && nan != 0u)
            return p;
        const REAL re = fromBits(xr), im = fromBits(xi);
        ACC a = accOf(p.a), b = accOf(p.b);
        if (kTerm == 0u) {
            a = plusReal(a, re);
            b = plusReal(b, im);
        } else if (kTerm == 1u) {
            a = plusProduct(plusProduct(a, re, re), -im, im);
            b = plusProduct(b, REAL(2) * re, im);
        } else {
            const BITS yr = yReal(part, 2u * iy), yi = yReal(part, 2u * iy + 1u);
            nan |= (isNan(yr) ? 1u : 0u) | (isNan(yi) ? 2u : 0u);
            const REAL u = fromBits(yr), v = fromBits(yi);
            a = plusProduct(plusProduct(a, re, u), im, v);
            b = plusProduct(plusProduct(b, re, v), -im, u);
        }
        if (kTerm != 0u && nan != 0u)
            nan = 3u;
        p.a = wordsOf(a);
        p.b = wordsOf(b);
        p.nan |= nan;
        ++p.n;
        return p;
    }
    const BITS bits = xReal(typeX(), ix);
    const bool nan = isNan(bits);
    if (nan && nanAware != 0u)
        return p;
    const REAL r = fromBits(bits);
    if (kMode == 3u) {
        if (nan) {
            p.nan = min(p.nan, i);
            return p;
        }
        Part one = nothing();
        one.a = wordsOfKey(keyOf(bits));
        one.b.x = i;
        one.n = 1u;
        return joined(p, one);
    }
    if (kMode == 2u) {
        const REAL d = deviation(r, mean);
        const REAL d2 = d * d;
        p.a = wordsOf(plusProduct(accOf(p.a), d, d));
        p.b = wordsOf(plusProduct(accOf(p.b), d2, d));
        p.c = wordsOf(plusProduct(accOf(p.c), d2, d2));
    } else if (kTerm == 0u) {
        p.a = wordsOf(plusReal(accOf(p.a), r));
    } else if (kTerm == 1u) {
        p.a = wordsOf(plusProduct(accOf(p.a), r, r));
    } else {
        const BITS other = yReal(typeX(), iy);
        if (isNan(other))
            p.nan |= 1u;
        p.a = wordsOf(plusProduct(accOf(p.a), r, fromBits(other)));
    }
    if (nan)
        p.nan |= 1u;
    ++p.n;
    return p;
}

// Offsets of element i of the axes from `low` to `high`.
uvec3 walk(uint i, uint low, uint high) {
    uvec3 at = uvec3(0u); // out, x, y
    for (uint k = high; k > low; --k) {
        const uint axis = k - 1u;
        uint place = i;
        if (axis > low) {
            const uint rest = i / extent[axis];
            place = i - rest * extent[axis];
            i = rest;
        }
        at += place * uvec3(strideO[axis], strideX[axis], strideY[axis]);
    }
    return at;
}

void putReal(uint at, REAL r, bool nan) { oPutReal(typeO, at, nan ? NAN_BITS : toBits(r)); }

void write(uint block, uint chunk, Part p) {
    if (kResult == kParts) {
        partsOut[kFromParts != 0u ? block : block * chunks + chunk] = p;
        return;
    }
    const uint at = offset.x + walk(block, 0u, outerRank).x;
    if (kResult == kCount) {
        o64[at] = uvec2(p.n, 0u);
    } else if (kResult == kIndex) {
        const uint index = p.nan != kNone ? p.nan : (p.n == 0u ? kNone : p.b.x);
        o64[at] = uvec2(index, index == kNone ? kNone : 0u);
    } else if (kResult == kValue) {
        oPutReal(typeO, at, p.nan != kNone || p.n == 0u ? NAN_BITS : bitsOfKey(keyOfWords(p.a)));
    } else if (kResult == kMoments) {
        const uint along_ = offset.w; // between the five numbers
        const uint n = p.n;
        const Part first = means[block];
        const bool nan = n == 0u || p.nan != 0u;
        putReal(at, REAL(n), false);
        putReal(at + along_, realOf(dividedBy(accOf(first.a), n)), nan);
        putReal(at + 2u * along_, realOf(dividedBy(accOf(p.a), n)), nan);
        putReal(at + 3u * along_, realOf(dividedBy(accOf(p.b), n)), nan);
        putReal(at + 4u * along_, realOf(dividedBy(accOf(p.c), n)), nan);
    } else {
        ACC a = accOf(p.a), b = accOf(p.b);
        bool nanA = (p.nan & 1u) != 0u, nanB = (p.nan & 2u) != 0u;
        if (kResult == kMean) {
            nanA = nanA || p.n == 0u;
            nanB = nanB || p.n == 0u;
            a = dividedBy(a, p.n);
            b = dividedBy(b, p.n);
        }
        if (kMode == 1u) {
            const uint part = typeO == C64 ? F32 : F64;
            oPutReal(part, 2u * at, nanA ? NAN_BITS : toBits(realOf(a)));
            oPutReal(part, 2u * at + 1u, nanB ? NAN_BITS : toBits(realOf(b)));
        } else {
            putReal(at, realOf(a), nanA);
        }
    }
}

void main() {
    const uint thread = gl_LocalInvocationID.x;
    const uint lane = thread % kLanes;
    const uint perGroup = 256u / kLanes;
    const uint chunk = gl_WorkGroupID.y;
    for (uint base = gl_WorkGroupID.x * perGroup; base < blocks;
         base += gl_NumWorkGroups.x * perGroup) {
        const uint block = base + thread / kLanes;
        Part part = nothing();
        if (block < blocks) {
            if (kFromParts != 0u) {
                for (uint k = lane; k < chunks; k += kLanes)
                    part = joined(part, partsIn[block * chunks + k]);
            } else {
                const uvec3 start = walk(block, 0u, outerRank) + offset.xyz;
                ACC mean = kZero;
                if (kMode == 2u)
                    mean = dividedBy(accOf(means[block].a), max(means[block].n, 1u));
                const uint first = chunk * chunkLength;
                const uint last = min(length, first + chunkLength);
                for (uint i = first + lane; i < last; i += kLanes) {
                    const uvec3 at = start + walk(i, outerRank, rank);
                    part = withElement(part, at.y, at.z, i, mean);
                }
            }
        }
        sharedA[thread] = part.a;
        sharedB[thread] = part.b;
        sharedC[thread] = part.c;
        sharedN[thread] = part.n;
        sharedNan[thread] = part.nan;
        barrier();
        for (uint width = kLanes / 2u; width > 0u; width /= 2u) {
            if (lane < width) {
                const uint other = thread + width;
                part = joined(part, Part(sharedA[other], sharedB[other], sharedC[other],
                                         sharedN[other], sharedNan[other]));
                sharedA[thread] = part.a;
                sharedB[thread] = part.b;
                sharedC[thread] = part.c;
                sharedN[thread] = part.n;
                sharedNan[thread] = part.nan;
            }
            barrier();
        }
        if (lane == 0u && block < blocks)
            write(block, chunk, part);
        barrier();
    }
}
