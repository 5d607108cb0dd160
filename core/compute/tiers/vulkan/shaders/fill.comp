// SPDX-License-Identifier: GPL-3.0-or-later
// FILL with the bits of a value, worked out by the host.
#version 450
#extension GL_GOOGLE_include_directive : require
#define REAL64 0
#define WIDE 0
#include "real.glsl"
#include "types.glsl"
#include "walk.glsl"

layout(local_size_x = 256) in;
layout(constant_id = 0) const uint kBytes = 4u;

WRITE_ANY(0, o)

layout(push_constant) uniform Push {
    uvec4 extent, strideO, value;
    uint offset, count, rank;
};

void main() {
    const uint step = gl_NumWorkGroups.x * 256u;
    for (uint i = gl_GlobalInvocationID.x; i < count; i += step) {
        const uint at = offset + along(placeOf(i, extent, rank), strideO);
        if (kBytes == 1u)
            o8[at] = uint8_t(value.x);
        else if (kBytes == 2u)
            o16[at] = uint16_t(value.x);
        else if (kBytes == 4u)
            o32[at] = value.x;
        else if (kBytes == 8u)
            o64[at] = value.xy;
        else {
            o64[2u * at] = value.xy;
            o64[2u * at + 1u] = value.zw;
        }
        if (count - i <= step)
            break;
    }
}
