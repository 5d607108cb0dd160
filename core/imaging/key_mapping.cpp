// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/key_mapping.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::imaging {

namespace {

std::uint32_t magnitudeBits(double value) {
    const double limit = std::numeric_limits<float>::max();
    const auto f = static_cast<float>(std::min(std::abs(value), limit));
    return std::max(1u, std::bit_cast<std::uint32_t>(f)); // 1: the smallest float above zero
}

} // namespace

KeyMapping KeyMapping::linear(double min, double max) {
    KeyMapping m;
    m.m_kind = Kind::Linear;
    m.m_min = min;
    // Divided first: max - min may overflow.
    m.m_step = max / kLastOrdinaryKey - min / kLastOrdinaryKey;
    if (max - min <= std::numeric_limits<double>::max())
        m.m_step = (max - min) / kLastOrdinaryKey;
    if (!(m.m_step >= std::numeric_limits<double>::min()))
        m.m_step = max > min ? std::numeric_limits<double>::min() : 1;
    m.m_inverseStep = 1 / m.m_step;
    return m;
}

KeyMapping KeyMapping::floatBits(double smallest, double largest, bool withNegatives) {
    KeyMapping m;
    m.m_kind = Kind::FloatBits;
    const std::uint32_t low = magnitudeBits(smallest);
    const std::uint32_t high = std::max(low, magnitudeBits(largest));
    const std::int32_t room = withNegatives ? kLastOrdinaryKey / 2 : kLastOrdinaryKey;
    for (m.m_shift = 0;; ++m.m_shift) {
        m.m_half = m.m_shift > 0 ? 1u << (m.m_shift - 1) : 0;
        m.m_base = static_cast<std::int32_t>((low + m.m_half) >> m.m_shift) - 1;
        m.m_span = static_cast<std::int32_t>((high + m.m_half) >> m.m_shift) - m.m_base;
        if (m.m_span <= room)
            break;
    }
    m.m_zeroKey = withNegatives ? m.m_span : 0;
    return m;
}

Key KeyMapping::keyOf(double value) const {
    if (std::isnan(value))
        return kNanKey;
    if (std::isinf(value))
        return value > 0 ? kPlusInfinityKey : kMinusInfinityKey;
    switch (m_kind) {
    case Kind::Counts:
        return static_cast<Key>(std::clamp(std::floor(value + 0.5), 0.0, double{kLastOrdinaryKey}));
    case Kind::Linear:
        return linearKey(value);
    case Kind::FloatBits:
        break;
    }
    constexpr double kLimit = std::numeric_limits<float>::max();
    return floatKey(static_cast<float>(std::clamp(value, -kLimit, kLimit)));
}

double KeyMapping::valueOf(Key key) const {
    if (key == kPlusInfinityKey)
        return std::numeric_limits<double>::infinity();
    if (key == kMinusInfinityKey)
        return -std::numeric_limits<double>::infinity();
    if (isReserved(key))
        return std::numeric_limits<double>::quiet_NaN();
    switch (m_kind) {
    case Kind::Counts:
        return key;
    case Kind::Linear:
        return m_min + m_step * key;
    case Kind::FloatBits:
        break;
    }
    return static_cast<double>(floatValue(key));
}

} // namespace specula::imaging
