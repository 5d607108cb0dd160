// SPDX-License-Identifier: GPL-3.0-or-later
// CONVERT between any two types and layouts.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"
#include "types.glsl"
#include "walk.glsl"

layout(local_size_x = 256) in;
layout(constant_id = 0) const uint kOut = 0u;
layout(constant_id = 1) const uint kIn = 0u;

WRITE_ANY(0, o)
READ_ANY(1, x)
LOAD_INTEGER(x)
LOAD_REAL(x)
STORE_REAL(o)

layout(push_constant) uniform Push {
    uvec4 extent, strideO, strideX;
    uvec2 offset;
    uint count, rank;
};

// From integer to integer, both as 64 bits, kept within the range of the result.
uvec2 saturated(uvec2 v) {
    const bool huge = kIn == U64 && (v.y >> 31) != 0u;
    const bool below = !huge && (v.y >> 31) != 0u;
    switch (kOut) {
    case U64: return below ? uvec2(0u) : v;
    case I64: return huge ? uvec2(0xffffffffu, 0x7fffffffu) : v;
    case U8:
    case U16:
    case U32: {
        const uint most = kOut == U8 ? 0xffu : (kOut == U16 ? 0xffffu : 0xffffffffu);
        return uvec2(below ? 0u : (v.y != 0u ? most : min(v.x, most)), 0u);
    }
    default: {
        const int most = kOut == I8 ? 127 : (kOut == I16 ? 32767 : 2147483647);
        const bool fits = int(v.y) == (int(v.x) >> 31) && !huge;
        const int r = fits ? clamp(int(v.x), -most - 1, most) : (below ? -most - 1 : most);
        return uvec2(uint(r), 0u);
    }
    }
}

void main() {
    const bool complexOut = kOut >= C64, complexIn = kIn >= C64;
    const uint partOut = kOut == C64 ? F32 : (kOut == C128 ? F64 : kOut);
    const uint partIn = kIn == C64 ? F32 : (kIn == C128 ? F64 : kIn);
    const uint step = gl_NumWorkGroups.x * 256u;
    for (uint i = gl_GlobalInvocationID.x; i < count; i += step) {
        const uvec4 place = placeOf(i, extent, rank);
        uint at = offset.x + along(place, strideO);
        uint from = offset.y + along(place, strideX);
        if (complexOut)
            at *= 2u;
        if (complexIn)
            from *= 2u;
        const uint parts = complexIn ? 2u : 1u;
        for (uint part = 0u; part < parts; ++part) {
            if (partOut == partIn) { // the very bits
                if (partOut <= I8)
                    o8[at] = x8[from];
                else if (partOut <= I16)
                    o16[at] = x16[from];
                else if (partOut <= I32 || partOut == F32)
                    o32[at] = x32[from];
                else
                    o64[at] = x64[from];
            } else if (partIn < F32 && partOut < F32) {
                oPutInteger(partOut, at, saturated(xInteger(partIn, from)));
            } else {
                oPutReal(partOut, at, xReal(partIn, from));
            }
            ++at;
            ++from;
        }
        if (complexOut && !complexIn) {
            if (partOut == F32)
                o32[at] = 0u;
            else
                o64[at] = uvec2(0u);
        }
        if (count - i <= step)
            break;
    }
}
