// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace specula::imaging {

/// 16-bit keys stand for pixel values on their way to the screen: 0..kLastOrdinaryKey are values in
/// ascending order, the rest say why there is no value. Frames of counts use their values as keys,
/// so that an EIGER frame (dead 65535, saturated 65534) needs no copy.
using Key = std::uint16_t;
inline constexpr Key kFirstReservedKey = 0xFFF0;
inline constexpr Key kLastOrdinaryKey = 0xFFEF;
inline constexpr Key kNanKey = 0xFFF0;
inline constexpr Key kMinusInfinityKey = 0xFFF1; ///< drawn like values below the low level
inline constexpr Key kPlusInfinityKey = 0xFFF2;  ///< drawn like values above the high level
inline constexpr Key kMaskedKey = 0xFFFD;
inline constexpr Key kSaturatedKey = 0xFFFE;
inline constexpr Key kDeadKey = 0xFFFF;

inline bool isReserved(Key key) {
    return key >= kFirstReservedKey;
}

/// How keys and values belong together; monotonic in both directions.
class KeyMapping {
  public:
    enum class Kind {
        Counts,    ///< key == value
        Linear,    ///< equal steps between two values: narrow ranges, signed data
        FloatBits, ///< leading bits of the float pattern: equal relative steps over all decades
    };

    KeyMapping() = default; ///< Counts
    static KeyMapping linear(double min, double max);
    /// Covers 0 and smallest..largest (> 0), and the same negative range when `withNegatives`, in
    /// the finest relative steps that fit (0.8 % for all 76 decades of float, 0.002 % for one
    /// octave).
    static KeyMapping floatBits(double smallest, double largest, bool withNegatives);

    Kind kind() const { return m_kind; }

    /// Nearest key; values outside are clamped, NaN and infinities get their reserved keys.
    Key keyOf(double value) const;
    /// Value an ordinary key stands for; NaN and +-infinity for reserved ones.
    double valueOf(Key key) const;

    friend bool operator==(const KeyMapping&, const KeyMapping&) = default;

    // Inline cores for pixel loops: finite values and ordinary keys only, no branch on the kind.
    Key linearKey(double value) const {
        const double k = (value - m_min) * m_inverseStep + 0.5;
        const double clamped = k < 0 ? 0 : (k > kLastOrdinaryKey ? kLastOrdinaryKey : k);
        return static_cast<Key>(static_cast<std::int32_t>(clamped));
    }
    Key floatKey(float value) const {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        const auto magnitude = static_cast<std::int32_t>(((bits & 0x7FFFFFFFu) + m_half) >>
                                                         m_shift); // rounded, not cut
        std::int32_t k = magnitude - m_base;
        k = k < 0 ? 0 : (k > m_span ? m_span : k);
        k = (bits >> 31) != 0 ? -k : k;
        k += m_zeroKey;
        return static_cast<Key>(k < 0 ? 0 : k);
    }
    float countsValue(Key key) const { return static_cast<float>(key); }
    float linearValue(Key key) const { return static_cast<float>(m_min + m_step * key); }
    float floatValue(Key key) const {
        const std::int32_t k = static_cast<std::int32_t>(key) - m_zeroKey;
        const std::int32_t magnitude = k < 0 ? -k : k;
        const auto bits =
            magnitude == 0 ? 0u : static_cast<std::uint32_t>(magnitude + m_base) << m_shift;
        return std::bit_cast<float>(bits | (k < 0 ? 0x80000000u : 0u));
    }

  private:
    Kind m_kind = Kind::Counts;
    double m_min = 0, m_step = 1, m_inverseStep = 1;
    std::int32_t m_shift = 0;   ///< bits cut from the pattern
    std::uint32_t m_half = 0;   ///< half a step
    std::int32_t m_base = 0;    ///< pattern >> shift just below the smallest magnitude
    std::int32_t m_span = 0;    ///< largest distance from the key of zero
    std::int32_t m_zeroKey = 0; ///< key of zero
};

} // namespace specula::imaging
