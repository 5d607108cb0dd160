// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as unsigned keys of the same order, the smallest first; both zeros have one key.

#if REAL64
#define KEY uvec2
bool keyBelow(KEY a, KEY b) { return a.y < b.y || (a.y == b.y && a.x < b.x); }
KEY keyOf(BITS b) {
    if (isZero(b))
        return uvec2(0u, 0x80000000u);
    return (b.y >> 31) != 0u ? ~b : uvec2(b.x, b.y | 0x80000000u);
}
BITS bitsOfKey(KEY k) { return (k.y >> 31) != 0u ? uvec2(k.x, k.y & 0x7fffffffu) : ~k; }
#else
#define KEY uint
bool keyBelow(KEY a, KEY b) { return a < b; }
KEY keyOf(BITS b) {
    if (isZero(b))
        return 0x80000000u;
    return (b >> 31) != 0u ? ~b : b | 0x80000000u;
}
BITS bitsOfKey(KEY k) { return (k >> 31) != 0u ? k & 0x7fffffffu : ~k; }
#endif
