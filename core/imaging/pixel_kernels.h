// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/key_mapping.h"

namespace specula::imaging {

// Inner parts of the pixel loops of this folder.

/// Order for pooling: reserved keys below all ordinary ones. Signed, because the 16-bit maximum of
/// baseline x86-64 is.
inline std::int16_t poolingOrder(Key key) {
    return static_cast<std::int16_t>(static_cast<Key>(key + 0x8010U));
}
inline Key keyFromOrder(std::int16_t order) {
    return static_cast<Key>(static_cast<Key>(order) + 0x7FF0U);
}

/// Calls f with a function float(Key) for ordinary keys; the kind is decided once, outside loops.
template<class F>
void withValueOf(const KeyMapping& mapping, F&& f) {
    switch (mapping.kind()) {
    case KeyMapping::Kind::Counts:
        return f([mapping](Key key) { return mapping.countsValue(key); });
    case KeyMapping::Kind::Linear:
        return f([mapping](Key key) { return mapping.linearValue(key); });
    case KeyMapping::Kind::FloatBits:
        return f([mapping](Key key) { return mapping.floatValue(key); });
    }
}

/// Calls f with a function Key(float) for finite values.
template<class F>
void withKeyOf(const KeyMapping& mapping, F&& f) {
    switch (mapping.kind()) {
    case KeyMapping::Kind::Counts:
        return f([mapping](float value) { return mapping.keyOf(static_cast<double>(value)); });
    case KeyMapping::Kind::Linear:
        return f([mapping](float value) { return mapping.linearKey(static_cast<double>(value)); });
    case KeyMapping::Kind::FloatBits:
        return f([mapping](float value) { return mapping.floatKey(value); });
    }
}

} // namespace specula::imaging
