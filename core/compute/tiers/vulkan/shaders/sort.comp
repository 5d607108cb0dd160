// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting of rows by radix: the indices are moved, four bits of the keys at a time, each move
// keeping the order of equal ones. The keys stay where they are.
#version 450
#extension GL_GOOGLE_include_directive : require
#define REAL64 0
#define WIDE 0
#include "real.glsl"
#include "types.glsl"
#include "walk.glsl"

layout(local_size_x = 256) in;
layout(constant_id = 0) const uint kStage = 0u; // 0 keys, 1 count, 2 scan, 3 move, 4 write, 5 segments
layout(constant_id = 1) const uint kType = F32;
layout(constant_id = 2) const uint kWords = 1u;   // of a key
layout(constant_id = 3) const uint kLabels = 0u;  // 1: keys are bins, counted from 0
layout(constant_id = 4) const uint kIndices = 0u; // 1: indices are written, too

const uint kItems = 8u, kBlock = 2048u, kDigits = 16u;

WRITE_ANY(0, o)
READ_ANY(1, x)
LOAD_INTEGER(x)
layout(std430, binding = 2) buffer Keys { uint keys[]; };
layout(std430, binding = 3) buffer From { uint from[]; };
layout(std430, binding = 4) buffer To { uint to[]; };
layout(std430, binding = 5) buffer Counts { uint counts[]; };
layout(std430, binding = 6) writeonly buffer Indices { uint indices[]; };
layout(push_constant) uniform Push {
    uvec4 extent, strideO, strideX, strideI;
    uvec4 offset; // out, in, indices, bins
    uint rows, length, blocks, shift, word, unused;
};

shared uint held[kDigits * 256u];
shared uint sums[256];

uvec2 keyOfElement(uint at) {
    if (kType == F32) {
        const uint b = x32[at];
        if (isNan(b))
            return uvec2(0xffffffffu);
        return uvec2(isZero(b) ? 0x80000000u : ((b >> 31) != 0u ? ~b : b | 0x80000000u), 0u);
    }
    if (kType == F64) {
        const uvec2 b = x64[at];
        const uint high = b.y & 0x7fffffffu;
        if (high > 0x7ff00000u || (high == 0x7ff00000u && b.x != 0u))
            return uvec2(0xffffffffu);
        if ((high | b.x) == 0u)
            return uvec2(0u, 0x80000000u);
        return (b.y >> 31) != 0u ? ~b : uvec2(b.x, b.y | 0x80000000u);
    }
    const uvec2 v = xInteger(kType, at);
    if (kType == U64)
        return v;
    if (kType == I64)
        return uvec2(v.x, v.y ^ 0x80000000u);
    return uvec2((kType & 1u) != 0u ? v.x ^ 0x80000000u : v.x, 0u);
}

uint digitOf(uint row, uint index) {
    return (keys[(row * length + index) * kWords + word] >> shift) & (kDigits - 1u);
}

void main() {
    const uint thread = gl_LocalInvocationID.x;
    for (uint row = gl_WorkGroupID.y; row < rows; row += gl_NumWorkGroups.y) {
        const uint base = row * length;
        if (kStage == 0u || kStage == 4u || kStage == 5u) {
            const uvec4 start = placeOf(base, extent, 4u);
            const uint step = gl_NumWorkGroups.x * 256u;
            for (uint i = gl_GlobalInvocationID.x; i < length; i += step) {
                if (kStage == 0u) {
                    const uint at = offset.y + along(start, strideX) + i * strideX.w;
                    if (kLabels != 0u) {
                        const int label = int(x32[at]);
                        keys[base + i] =
                            label >= 1 && label <= int(offset.w) ? uint(label) - 1u : offset.w;
                    } else {
                        const uvec2 key = keyOfElement(at);
                        keys[(base + i) * kWords] = key.x;
                        if (kWords == 2u)
                            keys[(base + i) * kWords + 1u] = key.y;
                    }
                    from[base + i] = i;
                } else if (kStage == 4u) {
                    const uint index = from[base + i];
                    const uint src = offset.y + along(start, strideX) + index * strideX.w;
                    const uint at = offset.x + along(start, strideO) + i * strideO.w;
                    if (kType <= I8)
                        o8[at] = x8[src];
                    else if (kType <= I16)
                        o16[at] = x16[src];
                    else if (kType == U64 || kType == I64 || kType == F64)
                        o64[at] = x64[src];
                    else
                        o32[at] = x32[src];
                    if (kIndices != 0u)
                        indices[offset.z + along(start, strideI) + i * strideI.w] = index;
                } else { // where each bin begins and ends among the sorted; zeros stand there before
                    const uint key = keys[from[i]];
                    if (key < offset.w) {
                        if (i == 0u || keys[from[i - 1u]] != key)
                            counts[2u * key] = i;
                        if (i + 1u == length || keys[from[i + 1u]] != key)
                            counts[2u * key + 1u] = i + 1u;
                    }
                }
                if (length - i <= step)
                    break;
            }
        } else if (kStage == 1u) {
            for (uint block = gl_WorkGroupID.x; block < blocks; block += gl_NumWorkGroups.x) {
                if (thread < kDigits)
                    held[thread] = 0u;
                barrier();
                for (uint n = 0u; n < kItems; ++n) {
                    const uint i = block * kBlock + n * 256u + thread;
                    if (i < length)
                        atomicAdd(held[digitOf(row, from[base + i])], 1u);
                }
                barrier();
                if (thread < kDigits)
                    counts[(row * kDigits + thread) * blocks + block] = held[thread];
                barrier();
            }
        } else if (kStage == 2u) {
            // Exclusive sums over all blocks of digit 0, then of digit 1, ...
            const uint number = kDigits * blocks, first = row * number;
            uint before = 0u;
            for (uint at = 0u; at < number; at += 256u) {
                const uint mine = at + thread < number ? counts[first + at + thread] : 0u;
                sums[thread] = mine;
                barrier();
                for (uint reach = 1u; reach < 256u; reach *= 2u) {
                    const uint add = thread >= reach ? sums[thread - reach] : 0u;
                    barrier();
                    sums[thread] += add;
                    barrier();
                }
                if (at + thread < number)
                    counts[first + at + thread] = before + sums[thread] - mine;
                before += sums[255];
                barrier();
            }
        } else {
            for (uint block = gl_WorkGroupID.x; block < blocks; block += gl_NumWorkGroups.x) {
                // Every thread has kItems neighbours; how many of each digit it has tells where
                // those of the threads after it go.
                uint digits[kItems], index[kItems], own[kDigits];
                for (uint d = 0u; d < kDigits; ++d)
                    own[d] = 0u;
                for (uint n = 0u; n < kItems; ++n) {
                    const uint i = block * kBlock + thread * kItems + n;
                    digits[n] = kDigits;
                    if (i < length) {
                        index[n] = from[base + i];
                        digits[n] = digitOf(row, index[n]);
                        ++own[digits[n]];
                    }
                }
                for (uint d = 0u; d < kDigits; ++d)
                    held[d * 256u + thread] = own[d];
                barrier();
                // Sixteen threads per digit: each sums up sixteen neighbours, then the sixteen.
                const uint d = thread / 16u, part = d * 256u + (thread % 16u) * 16u;
                uint sum = 0u;
                for (uint n = 0u; n < 16u; ++n) {
                    const uint here = held[part + n];
                    held[part + n] = sum;
                    sum += here;
                }
                sums[thread] = sum;
                barrier();
                uint before = counts[(row * kDigits + d) * blocks + block];
                for (uint n = d * 16u; n < thread; ++n)
                    before += sums[n];
                for (uint n = 0u; n < 16u; ++n)
                    held[part + n] += before;
                barrier();
                for (uint n = 0u; n < kItems; ++n)
                    if (digits[n] < kDigits) {
                        const uint place = held[digits[n] * 256u + thread]++;
                        to[base + place] = index[n];
                    }
                barrier();
            }
        }
    }
}
