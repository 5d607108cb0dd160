// SPDX-License-Identifier: GPL-3.0-or-later
// Buffers of any element type, told at run time by an SpcType: one binding seen as words of 8, 16,
// 32 and 64 bits. WIDE 0 or 1 comes from the build: whether the device has doubles.
#extension GL_EXT_shader_8bit_storage : require
#extension GL_EXT_shader_16bit_storage : require

const uint U8 = 0u, I8 = 1u, U16 = 2u, I16 = 3u, U32 = 4u, I32 = 5u, U64 = 6u, I64 = 7u, F32 = 8u,
           F64 = 9u, C64 = 10u, C128 = 11u;

#define READ_ANY(B, N)                                                                             \
    layout(std430, binding = B) readonly buffer N##Bytes { uint8_t N##8[]; };                      \
    layout(std430, binding = B) readonly buffer N##Shorts { uint16_t N##16[]; };                   \
    layout(std430, binding = B) readonly buffer N##Words { uint N##32[]; };                        \
    layout(std430, binding = B) readonly buffer N##Longs { uvec2 N##64[]; };
#define WRITE_ANY(B, N)                                                                            \
    layout(std430, binding = B) writeonly buffer N##Bytes { uint8_t N##8[]; };                     \
    layout(std430, binding = B) writeonly buffer N##Shorts { uint16_t N##16[]; };                  \
    layout(std430, binding = B) writeonly buffer N##Words { uint N##32[]; };                       \
    layout(std430, binding = B) writeonly buffer N##Longs { uvec2 N##64[]; };

int extended(uint v, int bits) { return int(v << (32 - bits)) >> (32 - bits); }

// An integer of any type as 64 bits, low word first.
#define LOAD_INTEGER(N)                                                                            \
    uvec2 N##Integer(uint type, uint i) {                                                          \
        int v;                                                                                     \
        switch (type) {                                                                            \
        case U8: return uvec2(uint(N##8[i]), 0u);                                                  \
        case U16: return uvec2(uint(N##16[i]), 0u);                                                \
        case U32: return uvec2(N##32[i], 0u);                                                      \
        case I8: v = extended(uint(N##8[i]), 8); break;                                            \
        case I16: v = extended(uint(N##16[i]), 16); break;                                         \
        case I32: v = int(N##32[i]); break;                                                        \
        default: return N##64[i];                                                                  \
        }                                                                                          \
        return uvec2(uint(v), uint(v >> 31));                                                      \
    }

REAL realOfWords(uvec2 words, bool negative) {
    const REAL high = negative ? REAL(int(words.y)) : REAL(words.y);
    return high * REAL(4294967296.0) + REAL(words.x);
}

// Any real type as REAL, NaN by its bits; doubles only where WIDE.
BITS realOfFloatBits(uint b) {
#if REAL64
    if ((b & 0x7fffffffu) > 0x7f800000u)
        return NAN_BITS;
    if ((b & 0x7fffffffu) == 0x7f800000u)
        return (b >> 31) != 0u ? negateBits(INF_BITS) : INF_BITS;
    return toBits(double(uintBitsToFloat(b)));
#else
    return b;
#endif
}
BITS realOfDoubleBits(uvec2 b) {
#if REAL64
    return b;
#elif WIDE
    const uint high = b.y & 0x7fffffffu;
    if (high > 0x7ff00000u || (high == 0x7ff00000u && b.x != 0u))
        return NAN_BITS;
    if (high == 0x7ff00000u)
        return (b.y >> 31) != 0u ? negateBits(INF_BITS) : INF_BITS;
    return floatBitsToUint(float(packDouble2x32(b)));
#else
    return NAN_BITS;
#endif
}
#define LOAD_REAL(N)                                                                               \
    BITS N##Real(uint type, uint i) {                                                              \
        switch (type) {                                                                            \
        case U8: return toBits(REAL(uint(N##8[i])));                                               \
        case I8: return toBits(REAL(extended(uint(N##8[i]), 8)));                                  \
        case U16: return toBits(REAL(uint(N##16[i])));                                             \
        case I16: return toBits(REAL(extended(uint(N##16[i]), 16)));                               \
        case U32: return toBits(REAL(N##32[i]));                                                   \
        case I32: return toBits(REAL(int(N##32[i])));                                              \
        case U64: return toBits(realOfWords(N##64[i], false));                                     \
        case I64: return toBits(realOfWords(N##64[i], true));                                      \
        case F32: return realOfFloatBits(N##32[i]);                                                \
        default: return realOfDoubleBits(N##64[i]);                                                \
        }                                                                                          \
    }

// Integers from a REAL: half to even, saturated, NaN is 0.
uvec2 integerOfReal(uint type, BITS b) {
    if (isNan(b))
        return uvec2(0u);
    const REAL r = roundEven(fromBits(b));
    const REAL two32 = REAL(4294967296.0);
    const bool below = r < REAL(0);
    switch (type) {
    case U8: return uvec2(uint(clamp(r, REAL(0), REAL(255))), 0u);
    case U16: return uvec2(uint(clamp(r, REAL(0), REAL(65535))), 0u);
    case U32: return uvec2(below ? 0u : (r >= two32 ? 0xffffffffu : uint(r)), 0u);
    case I8: return uvec2(uint(int(clamp(r, REAL(-128), REAL(127)))), 0u);
    case I16: return uvec2(uint(int(clamp(r, REAL(-32768), REAL(32767)))), 0u);
    case I32:
        return uvec2(r >= REAL(2147483648.0) ? 0x7fffffffu
                                             : (r < REAL(-2147483648.0) ? 0x80000000u : uint(int(r))),
                     0u);
    default: break;
    }
    const REAL half64 = REAL(9223372036854775808.0);
    if (type == U64) {
        if (below)
            return uvec2(0u);
        if (r >= REAL(2) * half64)
            return uvec2(0xffffffffu);
    } else {
        if (r >= half64)
            return uvec2(0xffffffffu, 0x7fffffffu);
        if (r < -half64)
            return uvec2(0u, 0x80000000u);
    }
    const REAL size = abs(r);
    const REAL high = floor(size / two32);
    const uvec2 words = uvec2(uint(size - high * two32), uint(high));
    if (!below)
        return words;
    const uint low = ~words.x + 1u;
    return uvec2(low, ~words.y + (low == 0u ? 1u : 0u));
}

#define STORE_INTEGER(N)                                                                           \
    void N##PutInteger(uint type, uint i, uvec2 v) {                                               \
        if (type == U8 || type == I8)                                                              \
            N##8[i] = uint8_t(v.x);                                                                \
        else if (type == U16 || type == I16)                                                       \
            N##16[i] = uint16_t(v.x);                                                              \
        else if (type == U32 || type == I32)                                                       \
            N##32[i] = v.x;                                                                        \
        else                                                                                       \
            N##64[i] = v;                                                                          \
    }

uint floatBitsOfReal(BITS b) {
#if REAL64
    if (isNan(b))
        return 0x7fc00000u;
    if (!isFinite(b))
        return signBit(b) ? 0xff800000u : 0x7f800000u;
    return floatBitsToUint(float(fromBits(b)));
#else
    return b;
#endif
}
uvec2 doubleBitsOfReal(BITS b) {
#if REAL64
    return b;
#elif WIDE
    if (isNan(b))
        return uvec2(0u, 0x7ff80000u);
    if (!isFinite(b))
        return uvec2(0u, signBit(b) ? 0xfff00000u : 0x7ff00000u);
    return unpackDouble2x32(double(fromBits(b)));
#else
    return uvec2(0u);
#endif
}
#define STORE_REAL(N)                                                                              \
    STORE_INTEGER(N)                                                                               \
    void N##PutReal(uint type, uint i, BITS b) {                                                   \
        if (type == F32)                                                                           \
            N##32[i] = floatBitsOfReal(b);                                                         \
        else if (type == F64)                                                                      \
            N##64[i] = doubleBitsOfReal(b);                                                        \
        else                                                                                       \
            N##PutInteger(type, i, integerOfReal(type, b));                                        \
    }
