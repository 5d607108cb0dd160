// SPDX-License-Identifier: GPL-3.0-or-later
// DENSITY: one query per invocation, over all points in order; sums keep what rounding takes away.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"
#include "math.glsl"

layout(local_size_x = 256) in;
layout(constant_id = 0) const uint kDimensions = 1u;
layout(constant_id = 1) const uint kWeighted = 0u;

layout(std430, binding = 0) writeonly buffer Out { BITS o[]; };
layout(std430, binding = 1) readonly buffer Query { BITS query[]; };
layout(std430, binding = 2) readonly buffer Points { BITS points[]; };
layout(std430, binding = 3) readonly buffer Weights { BITS weights[]; };
layout(push_constant) uniform Push {
    uvec4 offset;   // out, query, points, weights
    uvec4 rowStride; // of the same
    uint queryColumn, pointColumn, number, first, count, unused;
    uvec2 inverse[3]; // 1 / bandwidth
    uvec2 scale;      // of the normal densities
};

REAL number_(uvec2 words) {
#if REAL64
    return fromBits(words);
#else
    return fromBits(words.x);
#endif
}

void main() {
    const uint step = gl_NumWorkGroups.x * 256u;
    for (uint i = gl_GlobalInvocationID.x; i < count; i += step) {
        const uint j = first + i;
        REAL place[3];
        uint most = 0u;
        for (uint d = 0u; d < kDimensions; ++d) {
            const BITS bits = query[offset.y + j * rowStride.y + d * queryColumn];
            most = max(most, magnitudeKey(bits));
            place[d] = fromBits(bits);
        }
        REAL sum = REAL(0), lost = REAL(0), total = REAL(0), totalLost = REAL(0);
        for (uint n = 0u; n < number; ++n) {
            REAL q = REAL(0);
            for (uint d = 0u; d < kDimensions; ++d) {
                const BITS bits = points[offset.z + n * rowStride.z + d * pointColumn];
                most = max(most, magnitudeKey(bits));
                const REAL t = (place[d] - fromBits(bits)) * number_(inverse[d]);
                q += t * t;
            }
            REAL w = REAL(1);
            if (kWeighted != 0u) {
                const BITS bits = weights[offset.w + n * rowStride.w];
                most = max(most, magnitudeKey(bits));
                w = fromBits(bits);
            }
            REAL low;
            sum = sumParts(sum, w * exponential(REAL(-0.5) * q), low);
            lost += low;
            total = sumParts(total, w, low);
            totalLost += low;
        }
        const REAL below = total + totalLost;
        const bool none = most > NAN_ABOVE || below == REAL(0);
        o[offset.x + j * rowStride.x] =
            none ? NAN_BITS : toBits((sum + lost) * number_(scale) / below);
        if (count - i <= step)
            break;
    }
}
