// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"
#include "kernel_calls.h"

namespace specula::test {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// f(T()) for U8 to F64.
template<class F>
void forRealTypes(F&& f) {
    for (int type = SPC_U8; type <= SPC_F64; ++type)
        withPixelType(static_cast<PixelType>(type), f);
}

template<class T>
bool sameBits(const std::vector<T>& a, const std::vector<T>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

} // namespace specula::test
