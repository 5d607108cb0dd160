// SPDX-License-Identifier: GPL-3.0-or-later
// RESAMPLE_AXIS: sums of weighted neighbours along one axis, in order from the first. A NaN among
// what is summed is found as the largest magnitude.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"
#include "walk.glsl"

layout(local_size_x = 256) in;

layout(std430, binding = 0) writeonly buffer Out { BITS o[]; };
layout(std430, binding = 1) readonly buffer In { BITS x[]; };
layout(std430, binding = 2) readonly buffer Weights { BITS w[]; };
layout(std430, binding = 3) readonly buffer Starts { int starts[]; };
layout(push_constant) uniform Push {
    uvec4 extent, strideO, strideX;
    uvec4 offset; // out, in, weights, starts
    uint axis, taps, strideTap, strideRow, strideStart, first, count, inLength;
};

void main() {
    const uint step = gl_NumWorkGroups.x * 256u;
    const uint along_ = strideX[axis];
    for (uint i = gl_GlobalInvocationID.x; i < count; i += step) {
        uvec4 place = placeOf(first + i, extent, 4u);
        const uint at = offset.x + along(place, strideO);
        const uint row = place[axis];
        uint weight = offset.z + row * strideRow;
        // A start that is against the rules must not read outside.
        place[axis] =
            uint(clamp(starts[offset.w + row * strideStart], 0, int(inLength) - int(taps)));
        uint from = offset.y + along(place, strideX);
        precise REAL sum = REAL(0);
        uint most = 0u;
        for (uint k = 0u; k < taps; ++k) {
            const BITS a = w[weight], b = x[from];
            most = max(most, max(magnitudeKey(a), magnitudeKey(b)));
            sum = sum + fromBits(a) * fromBits(b);
            weight += strideTap;
            from += along_;
        }
        o[at] = most > NAN_ABOVE ? NAN_BITS : toBits(sum);
        if (count - i <= step)
            break;
    }
}
