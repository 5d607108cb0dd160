// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace specula::test {

template<class T>
Array<T> arrayOf(const Shape& shape, std::initializer_list<T> values) {
    return Array<T>::copyOf({values.begin(), values.size()}).reshaped(shape);
}

inline bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

template<class T>
bool near(const Array<T>& a, const Array<T>& b, double tolerance) {
    return a.shape() == b.shape() &&
           std::equal(a.values().begin(), a.values().end(), b.values().begin(), [&](T x, T y) {
               return near(static_cast<double>(x), static_cast<double>(y), tolerance);
           });
}

} // namespace specula::test
