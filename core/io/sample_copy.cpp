// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sample_copy.h"

#include <bit>
#include <cstring>

namespace specula::io {
namespace {

template<class Word>
Word swapped(Word value) {
    Word result = 0;
    for (std::size_t i = 0; i < sizeof(Word); ++i)
        result = static_cast<Word>(result << 8 | (value >> (8 * i) & 0xff));
    return result;
}

template<class Word>
void copyWords(const std::byte* from, std::int64_t step, std::byte* to, std::int64_t count,
               const Hdf5SampleType& sample) {
    for (std::int64_t i = 0; i < count; ++i) {
        Word value;
        std::memcpy(&value, from + i * step, sizeof value);
        if constexpr (sizeof(Word) > 1)
            if (sample.swapBytes)
                value = swapped(value);
        if constexpr (sizeof(Word) == 2)
            if (sample.half) {
                const float wide = halfToFloat(value);
                std::memcpy(to + i * std::int64_t{sizeof wide}, &wide, sizeof wide);
                continue;
            }
        std::memcpy(to + i * std::int64_t{sizeof value}, &value, sizeof value);
    }
}

} // namespace

float halfToFloat(std::uint16_t bits) {
    const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x8000u) << 16;
    const std::uint32_t exponent = bits >> 10 & 0x1fu, mantissa = bits & 0x3ffu;
    if (exponent == 0) // zero and subnormal: mantissa 2^-24
        return std::bit_cast<float>(
            sign | std::bit_cast<std::uint32_t>(static_cast<float>(mantissa) * 0x1p-24f));
    const std::uint32_t wide = exponent == 31 ? 255u : exponent + 112u;
    return std::bit_cast<float>(sign | wide << 23 | mantissa << 13);
}

void copySamples(const std::byte* from, std::int64_t step, std::byte* to, std::int64_t count,
                 const Hdf5SampleType& sample) {
    if (step == static_cast<std::int64_t>(sample.bytes) && !sample.swapBytes && !sample.half) {
        std::memmove(to, from, static_cast<std::size_t>(count) * sample.bytes);
        return;
    }
    switch (sample.bytes) {
    case 1:
        return copyWords<std::uint8_t>(from, step, to, count, sample);
    case 2:
        return copyWords<std::uint16_t>(from, step, to, count, sample);
    case 4:
        return copyWords<std::uint32_t>(from, step, to, count, sample);
    default:
        return copyWords<std::uint64_t>(from, step, to, count, sample);
    }
}

} // namespace specula::io
