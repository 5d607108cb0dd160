// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>
#include <optional>

namespace specula::imaging {

/// The sample of type T that a description's value (dead, saturated) means, if there is one.
/// 2^64 - 1 is not a double; its neighbour 2^64 means it.
template<class T>
std::optional<T> asSample(std::optional<double> value) {
    if (!value || std::isnan(*value))
        return {};
    const auto lowest = static_cast<double>(std::numeric_limits<T>::lowest());
    const auto highest = static_cast<double>(std::numeric_limits<T>::max());
    if (*value == highest)
        return std::numeric_limits<T>::max();
    if (*value < lowest || *value > highest)
        return {};
    const T sample = static_cast<T>(*value);
    return static_cast<double>(sample) == *value ? std::optional<T>(sample) : std::nullopt;
}

} // namespace specula::imaging
