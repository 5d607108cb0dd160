// SPDX-License-Identifier: GPL-3.0-or-later
// From the number of an element to its place: extents with the fastest axis last.

uvec4 placeOf(uint i, uvec4 extent, uint rank) {
    uvec4 place = uvec4(0u, 0u, 0u, i);
    if (rank > 1u) {
        place.z = i / extent.w;
        place.w = i - place.z * extent.w;
    }
    if (rank > 2u) {
        place.y = place.z / extent.z;
        place.z -= place.y * extent.z;
    }
    if (rank > 3u) {
        place.x = place.y / extent.y;
        place.y -= place.x * extent.y;
    }
    return place;
}

uint along(uvec4 place, uvec4 stride) {
    const uvec4 steps = place * stride;
    return steps.x + steps.y + steps.z + steps.w;
}
