// SPDX-License-Identifier: GPL-3.0-or-later
// AFFINE: places in units of 2^-32 pixel, as pairs of words: the upper is the pixel, the lower the
// way to the next one.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"
#include "walk.glsl"

layout(local_size_x = 256) in;
layout(constant_id = 0) const uint kBilinear = 0u;

layout(std430, binding = 0) writeonly buffer Out { BITS o[]; };
layout(std430, binding = 1) readonly buffer In { BITS x[]; };
layout(std430, binding = 2) readonly buffer ColumnX { uvec2 columnX[]; };
layout(std430, binding = 3) readonly buffer ColumnY { uvec2 columnY[]; };
layout(std430, binding = 4) readonly buffer RowX { uvec2 rowX[]; };
layout(std430, binding = 5) readonly buffer RowY { uvec2 rowY[]; };
layout(push_constant) uniform Push {
    uvec4 extent, strideO, strideX;
    uvec4 offsetAxes, strideAxes; // columnX, columnY, rowX, rowY
    uvec2 offset;
    ivec2 last, inAt; // x, y: the last pixel of the image; where `in` begins
    uvec2 fill_;
    uint first, count;
    ivec2 inSize;
};

uvec2 plus(uvec2 a, uvec2 b) {
    uint carry;
    const uint low = uaddCarry(a.x, b.x, carry);
    return uvec2(low, a.y + b.y + carry);
}
bool inside(uvec2 s, int last_) {
    const int pixel = int(s.y);
    return pixel >= 0 && (pixel < last_ || (pixel == last_ && s.x == 0u));
}

uint most;
uint channel;
REAL sampled(int px, int py) {
    const ivec2 at = ivec2(px, py) - inAt;
    // What the caller should have brought but did not must not be read from elsewhere.
    if (at.x < 0 || at.y < 0 || at.x >= inSize.x || at.y >= inSize.y)
        return REAL(0);
    const BITS b = x[offset.y + channel * strideX.y + uint(at.y) * strideX.z +
                     uint(at.x) * strideX.w];
    most = max(most, magnitudeKey(b));
    return fromBits(b);
}

void main() {
    const uint step = gl_NumWorkGroups.x * 256u;
    for (uint i = gl_GlobalInvocationID.x; i < count; i += step) {
        const uvec4 place = placeOf(first + i, extent, 4u);
        channel = place.y;
        const uvec2 sx = plus(columnX[offsetAxes.x + place.w * strideAxes.x],
                              rowX[offsetAxes.z + place.z * strideAxes.z]);
        const uvec2 sy = plus(columnY[offsetAxes.y + place.w * strideAxes.y],
                              rowY[offsetAxes.w + place.z * strideAxes.w]);
#if REAL64
        BITS r = fill_;
#else
        BITS r = fill_.x;
#endif
        if (inside(sx, last.x) && inside(sy, last.y)) {
            most = 0u;
            precise REAL value;
            if (kBilinear == 0u) {
                value = sampled(int(sx.y) + int(sx.x >> 31), int(sy.y) + int(sy.x >> 31));
            } else {
                const int px = int(sx.y), py = int(sy.y);
                const REAL part = REAL(1.0 / 16777216.0);
                const REAL fx = REAL(sx.x >> 8) * part, fy = REAL(sy.x >> 8) * part;
                const REAL one = REAL(1);
                precise REAL top = (one - fx) * sampled(px, py);
                if (px < last.x)
                    top = top + fx * sampled(px + 1, py);
                value = top * (one - fy);
                if (py < last.y) {
                    precise REAL bottom = (one - fx) * sampled(px, py + 1);
                    if (px < last.x)
                        bottom = bottom + fx * sampled(px + 1, py + 1);
                    value = value + bottom * fy;
                }
            }
            r = most > NAN_ABOVE ? NAN_BITS : toBits(value);
        }
        o[offset.x + along(place, strideO)] = r;
        if (count - i <= step)
            break;
    }
}
