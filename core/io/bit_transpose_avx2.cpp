// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/bit_transpose.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#include <initializer_list>

#define SPECULA_AVX2 __attribute__((target("avx2")))

namespace specula::io::bitshuffle {
namespace {

constexpr std::size_t kColumns = 32;        ///< bytes taken from each bit plane at once
constexpr std::size_t kTile = kColumns * 8; ///< elements they stand for

SPECULA_AVX2 inline __m256i load(const std::byte* p) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(p));
}

SPECULA_AVX2 inline void store(std::byte* p, __m256i v) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), v);
}

/// Exchanges the high bits of `a` with the low bits of `b` in every byte: one butterfly of the 8x8
/// bit transposition. The mask removes what the 64-bit shift carries over byte borders.
template<int S>
SPECULA_AVX2 inline void swapBits(__m256i& a, __m256i& b, __m256i mask) {
    const __m256i t = _mm256_and_si256(_mm256_xor_si256(_mm256_srli_epi64(a, S), b), mask);
    b = _mm256_xor_si256(b, t);
    a = _mm256_xor_si256(a, _mm256_slli_epi64(t, S));
}

/// Eight bit planes to 256 bytes in element order; false (nothing written) when all bits are zero.
SPECULA_AVX2 inline bool planesToBytes(const std::byte* in, std::size_t planeBytes,
                                       std::byte* out) {
    __m256i r[8];
    __m256i any = r[0] = load(in);
    for (std::size_t k = 1; k < 8; ++k) {
        r[k] = load(in + k * planeBytes);
        any = _mm256_or_si256(any, r[k]);
    }
    if (_mm256_testz_si256(any, any))
        return false;
    const __m256i m4 = _mm256_set1_epi8(0x0f), m2 = _mm256_set1_epi8(0x33),
                  m1 = _mm256_set1_epi8(0x55);
    for (int k = 0; k < 4; ++k)
        swapBits<4>(r[k], r[k + 4], m4);
    for (int k : {0, 1, 4, 5})
        swapBits<2>(r[k], r[k + 2], m2);
    for (int k : {0, 2, 4, 6})
        swapBits<1>(r[k], r[k + 1], m1);
    // Register i now holds element 8 j + i in byte j: interleave the eight.
    __m256i s[8], t[8];
    for (int k = 0; k < 4; ++k) {
        s[k] = _mm256_unpacklo_epi8(r[2 * k], r[2 * k + 1]);
        s[k + 4] = _mm256_unpackhi_epi8(r[2 * k], r[2 * k + 1]);
    }
    for (int k = 0; k < 8; k += 4) {
        t[k] = _mm256_unpacklo_epi16(s[k], s[k + 1]);
        t[k + 1] = _mm256_unpackhi_epi16(s[k], s[k + 1]);
        t[k + 2] = _mm256_unpacklo_epi16(s[k + 2], s[k + 3]);
        t[k + 3] = _mm256_unpackhi_epi16(s[k + 2], s[k + 3]);
    }
    for (int k = 0; k < 8; k += 4) {
        r[k] = _mm256_unpacklo_epi32(t[k], t[k + 2]);
        r[k + 1] = _mm256_unpackhi_epi32(t[k], t[k + 2]);
        r[k + 2] = _mm256_unpacklo_epi32(t[k + 1], t[k + 3]);
        r[k + 3] = _mm256_unpackhi_epi32(t[k + 1], t[k + 3]);
    }
    for (std::size_t k = 0; k < 8; ++k) {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + 16 * k), _mm256_castsi256_si128(r[k]));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out + 128 + 16 * k),
                         _mm256_extracti128_si256(r[k], 1));
    }
    return true;
}

SPECULA_AVX2 inline void interleave2(const std::byte* low, const std::byte* high, std::byte* out) {
    for (std::size_t e = 0; e < kTile; e += 32) {
        const __m256i a = load(low + e), b = load(high + e);
        const __m256i lo = _mm256_unpacklo_epi8(a, b), hi = _mm256_unpackhi_epi8(a, b);
        store(out + 2 * e, _mm256_permute2x128_si256(lo, hi, 0x20));
        store(out + 2 * e + 32, _mm256_permute2x128_si256(lo, hi, 0x31));
    }
}

SPECULA_AVX2 inline void interleave4(const std::byte* rows, std::byte* out) {
    for (std::size_t e = 0; e < kTile; e += 32) {
        const __m256i a = load(rows + e), b = load(rows + kTile + e),
                      c = load(rows + 2 * kTile + e), d = load(rows + 3 * kTile + e);
        const __m256i ab0 = _mm256_unpacklo_epi8(a, b), ab1 = _mm256_unpackhi_epi8(a, b);
        const __m256i cd0 = _mm256_unpacklo_epi8(c, d), cd1 = _mm256_unpackhi_epi8(c, d);
        const __m256i q0 = _mm256_unpacklo_epi16(ab0, cd0), q1 = _mm256_unpackhi_epi16(ab0, cd0);
        const __m256i q2 = _mm256_unpacklo_epi16(ab1, cd1), q3 = _mm256_unpackhi_epi16(ab1, cd1);
        std::byte* to = out + 4 * e;
        store(to, _mm256_permute2x128_si256(q0, q1, 0x20));
        store(to + 32, _mm256_permute2x128_si256(q2, q3, 0x20));
        store(to + 64, _mm256_permute2x128_si256(q0, q1, 0x31));
        store(to + 96, _mm256_permute2x128_si256(q2, q3, 0x31));
    }
}

SPECULA_AVX2 inline void zero(std::byte* to, std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; i += 32)
        store(to + i, _mm256_setzero_si256());
}

/// One tile of 256 elements of N bytes. Photon counts leave the upper bytes empty: then the lowest
/// one is only widened.
template<std::size_t N>
SPECULA_AVX2 inline void tile(const std::byte* in, std::size_t planeBytes, std::byte* out) {
    if constexpr (N == 1) {
        if (!planesToBytes(in, planeBytes, out))
            zero(out, kTile);
    } else {
        alignas(32) std::byte rows[N * kTile];
        bool any[N], upper = false;
        for (std::size_t b = 0; b < N; ++b) {
            any[b] = planesToBytes(in + b * 8 * planeBytes, planeBytes, rows + b * kTile);
            upper |= b > 0 && any[b];
        }
        if (!upper && !any[0]) {
            zero(out, N * kTile);
            return;
        }
        if (!upper) {
            for (std::size_t e = 0; e < kTile; e += 32 / N) {
                const __m128i low = _mm_loadu_si128(reinterpret_cast<const __m128i*>(rows + e));
                if constexpr (N == 2)
                    store(out + 2 * e, _mm256_cvtepu8_epi16(low));
                else if constexpr (N == 4)
                    store(out + 4 * e, _mm256_cvtepu8_epi32(low));
                else
                    store(out + 8 * e, _mm256_cvtepu8_epi64(low));
            }
            return;
        }
        for (std::size_t b = 0; b < N; ++b)
            if (!any[b])
                zero(rows + b * kTile, kTile);
        if constexpr (N == 2)
            interleave2(rows, rows + kTile, out);
        else if constexpr (N == 4)
            interleave4(rows, out);
        else
            for (std::size_t e = 0; e < kTile; ++e)
                for (std::size_t b = 0; b < N; ++b)
                    out[e * N + b] = rows[b * kTile + e];
    }
}

template<std::size_t N>
SPECULA_AVX2 std::size_t tiles(const std::byte* in, std::byte* out, std::size_t elements) {
    const std::size_t planeBytes = elements / 8;
    std::size_t column = 0;
    for (; column + kColumns <= planeBytes; column += kColumns)
        tile<N>(in + column, planeBytes, out + column * 8 * N);
    return column * 8;
}

} // namespace

bool haveAvx2() {
    static const bool have = __builtin_cpu_supports("avx2") != 0;
    return have;
}

std::size_t unshuffleAvx2(const std::byte* in, std::byte* out, std::size_t elements,
                          std::size_t elementBytes) {
    switch (elementBytes) {
    case 1:
        return tiles<1>(in, out, elements);
    case 2:
        return tiles<2>(in, out, elements);
    case 4:
        return tiles<4>(in, out, elements);
    case 8:
        return tiles<8>(in, out, elements);
    default:
        return 0;
    }
}

} // namespace specula::io::bitshuffle

#else

namespace specula::io::bitshuffle {

bool haveAvx2() {
    return false;
}

std::size_t unshuffleAvx2(const std::byte*, std::byte*, std::size_t, std::size_t) {
    return 0;
}

} // namespace specula::io::bitshuffle

#endif
