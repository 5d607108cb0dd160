// SPDX-License-Identifier: GPL-3.0-or-later
// The type a shader works in: REAL64 0 or 1 comes from the build. NaN is found and written by its
// bits, because Vulkan does not promise that it survives arithmetic.

#if REAL64
#define REAL double
#define BITS uvec2
#define NAN_BITS uvec2(0u, 0x7ff80000u)
#define INF_BITS uvec2(0u, 0x7ff00000u)
#define NAN_ABOVE 0xffe00000u
REAL fromBits(BITS b) { return packDouble2x32(b); }
BITS toBits(REAL r) { return unpackDouble2x32(r); }
// Grows with the magnitude; a NaN is above NAN_ABOVE, the infinities are at it.
uint magnitudeKey(BITS b) { return ((b.y & 0x7fffffffu) << 1) | (b.x != 0u ? 1u : 0u); }
bool isZero(BITS b) { return ((b.y & 0x7fffffffu) | b.x) == 0u; }
BITS negateBits(BITS b) { return uvec2(b.x, b.y ^ 0x80000000u); }
BITS absoluteBits(BITS b) { return uvec2(b.x, b.y & 0x7fffffffu); }
bool signBit(BITS b) { return (b.y >> 31) != 0u; }
#else
#define REAL float
#define BITS uint
#define NAN_BITS 0x7fc00000u
#define INF_BITS 0x7f800000u
#define NAN_ABOVE 0x7f800000u
REAL fromBits(BITS b) { return uintBitsToFloat(b); }
BITS toBits(REAL r) { return floatBitsToUint(r); }
uint magnitudeKey(BITS b) { return b & 0x7fffffffu; }
bool isZero(BITS b) { return (b & 0x7fffffffu) == 0u; }
BITS negateBits(BITS b) { return b ^ 0x80000000u; }
BITS absoluteBits(BITS b) { return b & 0x7fffffffu; }
bool signBit(BITS b) { return (b >> 31) != 0u; }
#endif

bool isNan(BITS b) { return magnitudeKey(b) > NAN_ABOVE; }
bool isFinite(BITS b) { return magnitudeKey(b) < NAN_ABOVE; }
