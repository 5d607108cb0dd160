// SPDX-License-Identifier: GPL-3.0-or-later
// CONVOLVE_AXIS: a group brings what its outputs look at to shared memory; a thread adds up several
// neighbours along the axis with a window in registers, each in order from the first tap. NaN are
// looked for while they are brought, and followed only where there is one.
#version 450
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_control_flow_attributes : require
#include "real.glsl"
#include "walk.glsl"

layout(local_size_x = 256) in;
// Whether the axis is the last one: then threads of a row have neighbouring stretches of it, else
// neighbouring lines across it.
layout(constant_id = 0) const bool kAlong = false;

// All fits the 16 KiB that every device has.
#if REAL64
const uint kOutputs = 4u, kLinesAcross = 16u;
#else
const uint kOutputs = 8u, kLinesAcross = 32u;
#endif
const uint kTaps = 60u; // done at once
const uint kLines = kAlong ? 8u : kLinesAcross;
const uint kSpan = 256u / kLines * kOutputs; // outputs of a line
const uint kReach = kSpan + kTaps - 1u;
// One place is left out after 32, so that threads a few places apart do not wait for each other.
const uint kPitch = kReach + kReach / 32u + 1u;

layout(std430, binding = 0) writeonly buffer Out { BITS o[]; };
layout(std430, binding = 1) readonly buffer In { BITS x[]; };
layout(std430, binding = 2) readonly buffer Weights { BITS w[]; };
layout(push_constant) uniform Push {
    uvec4 outer, strideO, strideX; // of the axes that are neither lines nor along
    uvec4 offset;                  // out, in, weights
    uint lines, span, lineO, lineX, alongO, alongX, taps, strideTap;
    uint first, count, tilesAcross, tilesAlong;
};

shared BITS tile[kAlong ? kLines * kPitch : kReach * kLines];
shared BITS weights[kTaps];
shared uint nanThere;

uint slot(uint line, uint i) { return kAlong ? line * kPitch + i + i / 32u : i * kLines + line; }

void main() {
    const uint thread = gl_LocalInvocationID.x;
    const uint line = kAlong ? thread / (256u / kLines) : thread % kLines;
    const uint base = (kAlong ? thread % (256u / kLines) : thread / kLines) * kOutputs;
    for (uint n = gl_WorkGroupID.x; n < count; n += gl_NumWorkGroups.x) {
        const uint number = first + n, row = number / tilesAlong;
        const uint start = (number - row * tilesAlong) * kSpan;
        const uint plane = row / tilesAcross;
        const uint line0 = (row - plane * tilesAcross) * kLines;
        const uvec4 place = placeOf(plane, outer, 4u);
        const uint inAt = offset.y + along(place, strideX);

        precise REAL sums[kOutputs];
        uint most[kOutputs];
        [[unroll]] for (uint r = 0u; r < kOutputs; ++r) {
            sums[r] = REAL(0);
            most[r] = 0u;
        }
        for (uint k0 = 0u; k0 < taps; k0 += kTaps) {
            const uint now = min(kTaps, taps - k0), reach = kSpan + now - 1u;
            barrier(); // what was there has been read
            if (thread == 0u)
                nanThere = 0u;
            barrier();
            bool nan = false;
            if (thread < now) {
                weights[thread] = w[offset.z + (k0 + thread) * strideTap];
                nan = isNan(weights[thread]);
            }
            for (uint item = thread; item < reach * kLines; item += 256u) {
                const uint l = kAlong ? item / reach : item % kLines;
                const uint i = kAlong ? item - l * reach : item / kLines;
                BITS value = toBits(REAL(0));
                if (line0 + l < lines && start + k0 + i < span + taps - 1u)
                    value = x[inAt + (line0 + l) * lineX + (start + k0 + i) * alongX];
                tile[slot(l, i)] = value;
                nan = nan || isNan(value);
            }
            if (nan)
                nanThere = 1u;
            barrier();
            REAL window[kOutputs];
            [[unroll]] for (uint r = 0u; r + 1u < kOutputs; ++r)
                window[r] = fromBits(tile[slot(line, base + r)]);
            for (uint k = 0u; k < now; k += kOutputs) {
                [[unroll]] for (uint u = 0u; u < kOutputs; ++u) {
                    if (k + u < now) {
                        window[(u + kOutputs - 1u) % kOutputs] =
                            fromBits(tile[slot(line, base + k + u + kOutputs - 1u)]);
                        const REAL weight = fromBits(weights[k + u]);
                        [[unroll]] for (uint r = 0u; r < kOutputs; ++r)
                            sums[r] = sums[r] + weight * window[(u + r) % kOutputs];
                    }
                }
            }
            if (nanThere != 0u)
                for (uint k = 0u; k < now; ++k) {
                    const uint key = magnitudeKey(weights[k]);
                    [[unroll]] for (uint r = 0u; r < kOutputs; ++r)
                        most[r] = max(most[r],
                                      max(key, magnitudeKey(tile[slot(line, base + k + r)])));
                }
        }
        if (line0 + line < lines) {
            const uint outAt = offset.x + along(place, strideO) + (line0 + line) * lineO;
            [[unroll]] for (uint r = 0u; r < kOutputs; ++r)
                if (start + base + r < span)
                    o[outAt + (start + base + r) * alongO] =
                        most[r] > NAN_ABOVE ? NAN_BITS : toBits(sums[r]);
        }
    }
}
