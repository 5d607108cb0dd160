// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/choose_mapping.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::imaging {

KeyMapping chooseMapping(const ImageStatistics& s, bool integers) {
    if (s.used == 0)
        return {};
    if (integers && s.min >= 0 && s.max <= kLastOrdinaryKey)
        return {};
    if (integers && s.max - s.min <= 65535) // one key per value; all of u16 nearly so
        return KeyMapping::linear(s.min, std::max(s.max, s.min + kLastOrdinaryKey));
    const double limit = std::numeric_limits<float>::max(),
                 tiny = std::numeric_limits<float>::min();
    const double largest = std::max(std::abs(s.min), std::abs(s.max));
    if (largest > limit || largest < tiny)
        return KeyMapping::linear(s.min, s.max);
    if (s.min >= 0)
        return s.max <= 4 * s.min ? KeyMapping::linear(s.min, s.max)
                                  : KeyMapping::floatBits(s.minPositive, s.max, false);
    // Signed data: equal steps unless a few outliers would leave the rest with too few of them.
    if (s.max - s.min <= 256 * s.stddev || s.max <= 0)
        return KeyMapping::linear(s.min, s.max);
    // 62 octaves each way, the most that 512 steps per octave (0.2 %) have room for.
    return KeyMapping::floatBits(std::ldexp(largest, -62), largest, true);
}

KeyMapping chooseMeanMapping(const KeyMapping& mapping, const ImageStatistics& s) {
    if (mapping.kind() == KeyMapping::Kind::Linear || s.used == 0)
        return mapping;
    if (s.min > 0)
        return KeyMapping::floatBits(s.min, s.max, false);
    const double largest = std::max(std::abs(s.min), std::abs(s.max));
    if (largest <= 0)
        return mapping;
    return s.min < 0 ? mapping
                     : KeyMapping::floatBits(std::ldexp(s.minPositive, -20), largest, false);
}

} // namespace specula::imaging
