// SPDX-License-Identifier: GPL-3.0-or-later
// CONVOLVE: every output the sum of weighted neighbours, row by row.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"
#include "walk.glsl"

layout(local_size_x = 256) in;

layout(std430, binding = 0) writeonly buffer Out { BITS o[]; };
layout(std430, binding = 1) readonly buffer In { BITS x[]; };
layout(std430, binding = 2) readonly buffer Weights { BITS w[]; };
layout(push_constant) uniform Push {
    uvec4 extent, strideO, strideX;
    uvec4 offset; // out, in, weights
    uint rows, columns, strideRow, strideColumn, first, count, flip;
};

void main() {
    const uint step = gl_NumWorkGroups.x * 256u;
    for (uint i = gl_GlobalInvocationID.x; i < count; i += step) {
        const uvec4 place = placeOf(first + i, extent, 4u);
        const uint origin = offset.y + along(place, strideX);
        precise REAL sum = REAL(0);
        uint most = 0u;
        for (uint j = 0u; j < rows; ++j) {
            const uint row = flip != 0u ? rows - 1u - j : j;
            for (uint k = 0u; k < columns; ++k) {
                const uint column = flip != 0u ? columns - 1u - k : k;
                const BITS a = w[offset.z + row * strideRow + column * strideColumn];
                const BITS b = x[origin + j * strideX.z + k * strideX.w];
                most = max(most, max(magnitudeKey(a), magnitudeKey(b)));
                sum = sum + fromBits(a) * fromBits(b);
            }
        }
        o[offset.x + along(place, strideO)] = most > NAN_ABOVE ? NAN_BITS : toBits(sum);
        if (count - i <= step)
            break;
    }
}
