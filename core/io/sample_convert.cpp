// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sample_convert.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <utility>

namespace specula::io {
namespace {

template<class From, class To>
bool fits(From value) {
    if constexpr (std::is_floating_point_v<To>) {
        return true;
    } else if constexpr (std::is_floating_point_v<From>) {
        // The largest integers of 64 bits are no doubles: one more is.
        const double limit = std::ldexp(1.0, std::numeric_limits<To>::digits);
        const auto v = static_cast<double>(value);
        return v == std::trunc(v) && v < limit &&
               v >= static_cast<double>(std::numeric_limits<To>::min());
    } else {
        return std::in_range<To>(value);
    }
}

template<class From, class To>
void convert(const From* from, To* to, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        if (!fits<From, To>(from[i]))
            throw Error(ErrorCode::Usage, fmt::format("the value {} does not fit into {}", from[i],
                                                      pixelTypeName(pixelTypeOf<To>())));
        to[i] = static_cast<To>(from[i]);
    }
}

} // namespace

void convertSamples(const std::byte* from, PixelType type, std::byte* to, PixelType as,
                    std::int64_t count) {
    if (count == 0)
        return;
    if (type == as) {
        std::memcpy(to, from, static_cast<std::size_t>(count) * pixelBytes(type));
        return;
    }
    withPixelType(type, [&](auto sample) {
        using From = decltype(sample);
        withPixelType(as, [&](auto stored) {
            using To = decltype(stored);
            convert(reinterpret_cast<const From*>(from), reinterpret_cast<To*>(to), count);
        });
    });
}

} // namespace specula::io
