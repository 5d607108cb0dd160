// SPDX-License-Identifier: GPL-3.0-or-later
// BINNED_SUM and LABEL_STATISTICS: a group per bin (and row of the batch) sums up its elements in
// the order the sorted labels give, lane by lane, then in a tree.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"
#include "types.glsl"
#include "math.glsl"
#include "keys.glsl"
#include "accumulate.glsl"

layout(local_size_x = 64) in;
layout(constant_id = 0) const uint kStatistics = 0u;

WRITE_ANY(0, o)
READ_ANY(1, x)
LOAD_REAL(x)
STORE_REAL(o)
layout(std430, binding = 2) readonly buffer Order { uint order[]; };
layout(std430, binding = 3) readonly buffer Segments { uvec2 segments[]; };
layout(std430, binding = 4) writeonly buffer Counts { uint counts[]; };
layout(push_constant) uniform Push {
    uvec4 strideO, strideX, strideC; // row, column
    uvec4 offset;                    // out, values, counts
    uint bins, batch, columns, typeO, typeX, nanAware;
};

shared uvec2 sharedA[64], sharedB[64], sharedC[64], sharedLeast[64], sharedGreatest[64];
shared uint sharedN[64], sharedNan[64];

#if REAL64
uvec2 wordsOfKey(KEY k) { return k; }
KEY keyOfWords(uvec2 w) { return w; }
const uvec2 kHighest = uvec2(0xffffffffu);
#else
uvec2 wordsOfKey(KEY k) { return uvec2(k, 0u); }
KEY keyOfWords(uvec2 w) { return w.x; }
const uvec2 kHighest = uvec2(0xffffffffu, 0u);
#endif

void putReal(uint at, REAL r, bool nan) { oPutReal(typeO, at, nan ? NAN_BITS : toBits(r)); }

// Sums of a, b, c and n over the lanes; everybody has them afterwards.
void joinSums(inout ACC a, inout ACC b, inout ACC c, inout uint n) {
    const uint lane = gl_LocalInvocationID.x;
    sharedA[lane] = wordsOf(a);
    sharedB[lane] = wordsOf(b);
    sharedC[lane] = wordsOf(c);
    sharedN[lane] = n;
    barrier();
    for (uint width = 32u; width > 0u; width /= 2u) {
        if (lane < width) {
            sharedA[lane] = wordsOf(plus(accOf(sharedA[lane]), accOf(sharedA[lane + width])));
            sharedB[lane] = wordsOf(plus(accOf(sharedB[lane]), accOf(sharedB[lane + width])));
            sharedC[lane] = wordsOf(plus(accOf(sharedC[lane]), accOf(sharedC[lane + width])));
            sharedN[lane] += sharedN[lane + width];
        }
        barrier();
    }
    a = accOf(sharedA[0]);
    b = accOf(sharedB[0]);
    c = accOf(sharedC[0]);
    n = sharedN[0];
    barrier();
}

void main() {
    const uint lane = gl_LocalInvocationID.x;
    for (uint row = gl_WorkGroupID.y; row < batch; row += gl_NumWorkGroups.y)
        for (uint bin = gl_WorkGroupID.x; bin < bins; bin += gl_NumWorkGroups.x) {
            const uvec2 segment = segments[bin];
            ACC a = kZero, b = kZero, c = kZero;
            uint n = 0u, nan = 0u;
            uvec2 least = kHighest, greatest = uvec2(0u);
            for (uint k = segment.x + lane; k < segment.y; k += 64u) {
                const uint i = order[k];
                const uint py = i / columns, px = i - py * columns;
                const BITS bits = xReal(typeX, kStatistics != 0u
                                                    ? offset.y + py * strideX.x + px * strideX.y
                                                    : offset.y + row * strideX.x + i * strideX.y);
                if (isNan(bits)) {
                    if (kStatistics == 0u && nanAware == 0u) {
                        nan = 1u;
                        ++n;
                    }
                    continue;
                }
                a = plusReal(a, fromBits(bits));
                ++n;
                if (kStatistics != 0u) {
                    b = plusReal(b, REAL(px));
                    c = plusReal(c, REAL(py));
                    const KEY key = keyOf(bits);
                    if (keyBelow(key, keyOfWords(least)))
                        least = wordsOfKey(key);
                    if (keyBelow(keyOfWords(greatest), key))
                        greatest = wordsOfKey(key);
                }
            }
            joinSums(a, b, c, n);
            sharedNan[lane] = nan;
            sharedLeast[lane] = least;
            sharedGreatest[lane] = greatest;
            barrier();
            for (uint k = 0u; k < 64u; ++k) {
                nan |= sharedNan[k];
                if (keyBelow(keyOfWords(sharedLeast[k]), keyOfWords(least)))
                    least = sharedLeast[k];
                if (keyBelow(keyOfWords(greatest), keyOfWords(sharedGreatest[k])))
                    greatest = sharedGreatest[k];
            }
            barrier();
            if (kStatistics == 0u) {
                if (lane == 0u) {
                    putReal(offset.x + row * strideO.x + bin * strideO.y, realOf(a), nan != 0u);
                    counts[offset.z + row * strideC.x + bin * strideC.y] = n;
                }
                continue;
            }
            const ACC mean = dividedBy(a, max(n, 1u));
            ACC squares = kZero, unused1 = kZero, unused2 = kZero;
            uint unused3 = 0u;
            for (uint k = segment.x + lane; k < segment.y; k += 64u) {
                const uint i = order[k];
                const uint py = i / columns, px = i - py * columns;
                const BITS bits = xReal(typeX, offset.y + py * strideX.x + px * strideX.y);
                if (isNan(bits))
                    continue;
                const REAL d = deviation(fromBits(bits), mean);
                squares = plusProduct(squares, d, d);
            }
            joinSums(squares, unused1, unused2, unused3);
            if (lane == 0u) {
                const uint at = offset.x + bin * strideO.x, along_ = strideO.y;
                const bool none = n == 0u;
                putReal(at, REAL(n), false);
                putReal(at + along_, realOf(a), false);
                putReal(at + 2u * along_, realOf(mean), none);
                putReal(at + 3u * along_, realOf(dividedBy(squares, max(n, 1u))), none);
                oPutReal(typeO, at + 4u * along_,
                         none ? NAN_BITS : bitsOfKey(keyOfWords(least)));
                oPutReal(typeO, at + 5u * along_,
                         none ? NAN_BITS : bitsOfKey(keyOfWords(greatest)));
                putReal(at + 6u * along_, realOf(dividedBy(b, max(n, 1u))), none);
                putReal(at + 7u * along_, realOf(dividedBy(c, max(n, 1u))), none);
            }
        }
}
