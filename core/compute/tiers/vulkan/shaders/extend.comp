// SPDX-License-Identifier: GPL-3.0-or-later
// EXTEND: every output pixel takes the bits of the pixel its edge rule points at.
#version 450
#extension GL_GOOGLE_include_directive : require
#define REAL64 0
#define WIDE 0
#include "real.glsl"
#include "types.glsl"
#include "walk.glsl"

layout(local_size_x = 256) in;
layout(constant_id = 0) const uint kBytes = 4u;
layout(constant_id = 1) const uint kEdge = 0u; // an SpcEdge

WRITE_ANY(0, o)
READ_ANY(1, x)

// Places in the whole image fit 32 bits (checked by the host).
layout(push_constant) uniform Push {
    uvec4 extent, strideO, strideX;
    uvec2 offset;
    uint first, count;
    ivec2 size, inAt, inSize, outAt; // x, y
    uvec2 value;
};

// -1: the constant.
int source(int i, int n) {
    if (i >= 0 && i < n)
        return i;
    if (kEdge == 0u)
        return clamp(i, 0, n - 1);
    if (kEdge == 4u)
        return -1;
    const int period = kEdge == 1u ? 2 * n : (kEdge == 2u ? max(2 * n - 2, 1) : n);
    int r = i % period;
    if (r < 0)
        r += period;
    if (kEdge == 1u && r >= n)
        r = 2 * n - 1 - r;
    if (kEdge == 2u && r >= n)
        r = 2 * n - 2 - r;
    return r;
}

void main() {
    const uint step = gl_NumWorkGroups.x * 256u;
    for (uint i = gl_GlobalInvocationID.x; i < count; i += step) {
        const uvec4 place = placeOf(first + i, extent, 4u);
        const uint at = offset.x + along(place, strideO);
        const int sx = source(outAt.x + int(place.w), size.x);
        const int sy = source(outAt.y + int(place.z), size.y);
        const ivec2 from = ivec2(sx, sy) - inAt;
        const bool constant = sx < 0 || sy < 0;
        if (constant || (from.x >= 0 && from.y >= 0 && from.x < inSize.x && from.y < inSize.y)) {
            const uint src = offset.y + place.x * strideX.x + place.y * strideX.y +
                             uint(from.y) * strideX.z + uint(from.x) * strideX.w;
            if (kBytes == 1u)
                o8[at] = uint8_t(constant ? value.x : uint(x8[src]));
            else if (kBytes == 2u)
                o16[at] = uint16_t(constant ? value.x : uint(x16[src]));
            else if (kBytes == 4u)
                o32[at] = constant ? value.x : x32[src];
            else
                o64[at] = constant ? value : x64[src];
        }
        if (count - i <= step)
            break;
    }
}
