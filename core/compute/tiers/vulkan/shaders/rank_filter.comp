// SPDX-License-Identifier: GPL-3.0-or-later
// RANK_FILTER: median, minimum or maximum of a window. The median of a small window is the middle
// of its sorted keys; that of a large one is found bit by bit from counts.
#version 450
#extension GL_GOOGLE_include_directive : require
#include "real.glsl"
#include "keys.glsl"
#include "walk.glsl"

layout(local_size_x = 256) in;
layout(constant_id = 0) const uint kWhich = 0u; // 0 median, 1 minimum, 2 maximum
layout(constant_id = 1) const uint kKept = 1u;  // keys kept at once; 1: too many to keep

layout(std430, binding = 0) writeonly buffer Out { BITS o[]; };
layout(std430, binding = 1) readonly buffer In { BITS x[]; };
layout(push_constant) uniform Push {
    uvec4 extent, strideO, strideX;
    uvec2 offset;
    uint rows, columns, first, count;
};

KEY kept[kKept];

void main() {
    const uint step = gl_NumWorkGroups.x * 256u;
    const uint middle = (rows * columns) / 2u;
    for (uint i = gl_GlobalInvocationID.x; i < count; i += step) {
        const uvec4 place = placeOf(first + i, extent, 4u);
        const uint origin = offset.y + along(place, strideX);
        KEY best = keyOf(x[origin]);
        uint most = 0u, number = 0u;
        for (uint j = 0u; j < rows; ++j)
            for (uint k = 0u; k < columns; ++k) {
                const BITS b = x[origin + j * strideX.z + k * strideX.w];
                most = max(most, magnitudeKey(b));
                const KEY key = keyOf(b);
                if (kWhich == 0u && kKept > 1u) {
                    uint at = number;
                    while (at > 0u && keyBelow(key, kept[at - 1u])) {
                        kept[at] = kept[at - 1u];
                        --at;
                    }
                    kept[at] = key;
                    ++number;
                } else if (kWhich == 1u ? keyBelow(key, best) : keyBelow(best, key)) {
                    best = key;
                }
            }
        if (kWhich == 0u && kKept > 1u)
            best = kept[middle];
        if (kWhich == 0u && kKept == 1u) {
            // The largest key with no more than `middle` smaller ones, built from the top bit down.
            best = KEY(0u);
            for (int bit = REAL64 != 0 ? 63 : 31; bit >= 0; --bit) {
                KEY trial = best;
#if REAL64
                trial[bit >> 5] |= 1u << (bit & 31);
#else
                trial |= 1u << bit;
#endif
                uint below = 0u;
                for (uint j = 0u; j < rows; ++j)
                    for (uint k = 0u; k < columns; ++k)
                        if (keyBelow(keyOf(x[origin + j * strideX.z + k * strideX.w]), trial))
                            ++below;
                if (below <= middle)
                    best = trial;
            }
        }
        o[offset.x + along(place, strideO)] = most > NAN_ABOVE ? NAN_BITS : bitsOfKey(best);
        if (count - i <= step)
            break;
    }
}
