// SPDX-License-Identifier: GPL-3.0-or-later
// MATRIX_PRODUCT: tiles of 64 x 64 elements of C, 4 x 4 per invocation, over slices of 16. The sum
// over k runs from 0 up.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"

layout(local_size_x = 16, local_size_y = 16) in;
const uint kTile = 64u, kSlice = 16u;

layout(std430, binding = 0) buffer InOutC { BITS c[]; };
layout(std430, binding = 1) readonly buffer InA { BITS a[]; };
layout(std430, binding = 2) readonly buffer InB { BITS b[]; };
layout(push_constant) uniform Push {
    uvec4 strideC, strideA, strideB; // batch, row, column, offset; transposed as asked for
    uint rows, columns, depth, firstBatch;
    uvec2 alpha, beta;
    uint useBeta;
};

shared REAL tileA[kSlice][kTile + 1u];
shared REAL tileB[kSlice][kTile + 1u];
shared uint nanA[kTile], nanB[kTile];

void main() {
    const uint tx = gl_LocalInvocationID.x, ty = gl_LocalInvocationID.y;
    const uint thread = ty * 16u + tx;
    const uint row0 = gl_WorkGroupID.y * kTile, column0 = gl_WorkGroupID.x * kTile;
    const uint batch = gl_WorkGroupID.z + firstBatch;
    if (thread < kTile)
        nanA[thread] = nanB[thread] = 0u;
    barrier();
    precise REAL sum[4][4];
    for (uint i = 0u; i < 4u; ++i)
        for (uint j = 0u; j < 4u; ++j)
            sum[i][j] = REAL(0);
    for (uint k0 = 0u; k0 < depth; k0 += kSlice) {
        for (uint n = thread; n < kTile * kSlice; n += 256u) {
            const uint k = n % kSlice, r = n / kSlice;
            REAL va = REAL(0), vb = REAL(0);
            if (k0 + k < depth) {
                if (row0 + r < rows) {
                    const BITS bits = a[strideA.w + batch * strideA.x + (row0 + r) * strideA.y +
                                        (k0 + k) * strideA.z];
                    if (isNan(bits))
                        atomicOr(nanA[r], 1u);
                    else
                        va = fromBits(bits);
                }
                if (column0 + r < columns) {
                    const BITS bits = b[strideB.w + batch * strideB.x + (k0 + k) * strideB.y +
                                        (column0 + r) * strideB.z];
                    if (isNan(bits))
                        atomicOr(nanB[r], 1u);
                    else
                        vb = fromBits(bits);
                }
            }
            tileA[k][r] = va;
            tileB[k][r] = vb;
        }
        barrier();
        for (uint k = 0u; k < kSlice; ++k)
            for (uint i = 0u; i < 4u; ++i)
                for (uint j = 0u; j < 4u; ++j)
                    sum[i][j] = sum[i][j] + tileA[k][ty + 16u * i] * tileB[k][tx + 16u * j];
        barrier();
    }
#if REAL64
    const REAL scale = fromBits(alpha), keep = fromBits(beta);
#else
    const REAL scale = fromBits(alpha.x), keep = fromBits(beta.x);
#endif
    for (uint i = 0u; i < 4u; ++i)
        for (uint j = 0u; j < 4u; ++j) {
            const uint row = row0 + ty + 16u * i, column = column0 + tx + 16u * j;
            if (row >= rows || column >= columns)
                continue;
            const uint at = strideC.w + batch * strideC.x + row * strideC.y + column * strideC.z;
            bool nan = (nanA[ty + 16u * i] | nanB[tx + 16u * j]) != 0u;
            precise REAL r = scale * sum[i][j];
            if (useBeta != 0u) {
                const BITS before = c[at];
                nan = nan || isNan(before);
                r = r + keep * fromBits(before);
            }
            c[at] = nan ? NAN_BITS : toBits(r);
        }
}
