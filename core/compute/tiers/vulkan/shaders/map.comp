// SPDX-License-Identifier: GPL-3.0-or-later
// MAP1, MAP2, MAP_SCALAR and MAP3 on floats or doubles.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"
#include "math.glsl"
#include "map_ops.glsl"
#include "walk.glsl"

layout(local_size_x = 256) in;
layout(constant_id = 0) const uint kForm = 0u; // 1 map1, 2 map2, 3 scalar, 4 scalar first, 5 map3
layout(constant_id = 1) const uint kOp = 0u;

layout(std430, binding = 0) writeonly buffer Out { BITS o[]; };
layout(std430, binding = 1) readonly buffer InX { BITS x[]; };
layout(std430, binding = 2) readonly buffer InY { BITS y[]; };
layout(std430, binding = 3) readonly buffer InZ { BITS z[]; };
layout(push_constant) uniform Push {
    uvec4 extent, strideO, strideX, strideY, strideZ, offset;
    uint count, rank;
    uvec2 value;
};

void main() {
    const uint step = gl_NumWorkGroups.x * 256u;
    for (uint i = gl_GlobalInvocationID.x; i < count; i += step) {
        const uvec4 place = placeOf(i, extent, rank);
        const BITS a = x[offset.y + along(place, strideX)];
#if REAL64
        const BITS scalar = value;
#else
        const BITS scalar = value.x;
#endif
        BITS r;
        if (kForm == 1u)
            r = mapOne(kOp, a);
        else if (kForm == 2u)
            r = mapTwo(kOp, a, y[offset.z + along(place, strideY)]);
        else if (kForm == 3u)
            r = mapTwo(kOp, a, scalar);
        else if (kForm == 4u)
            r = mapTwo(kOp, scalar, a);
        else
            r = mapThree(kOp, a, y[offset.z + along(place, strideY)],
                         z[offset.w + along(place, strideZ)]);
        o[offset.x + along(place, strideO)] = r;
        if (count - i <= step) // the next step would pass the largest number
            break;
    }
}
