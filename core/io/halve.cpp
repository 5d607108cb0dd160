// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/halve.h"

#include <algorithm>

namespace specula::io {
namespace {

template<class T>
T meanOf(const T* values, int count) {
    if constexpr (std::is_floating_point_v<T>) {
        double sum = 0;
        for (int i = 0; i < count; ++i)
            sum += static_cast<double>(values[i]);
        return static_cast<T>(sum / count);
    } else {
        // Quotients and remainders apart: 64-bit sums would not fit.
        T quotients = 0;
        int remainders = 0;
        for (int i = 0; i < count; ++i) {
            auto quotient = static_cast<T>(values[i] / static_cast<T>(count));
            auto remainder = static_cast<int>(values[i] % static_cast<T>(count));
            if (remainder < 0) {
                remainder += count;
                quotient = static_cast<T>(quotient - 1);
            }
            quotients = static_cast<T>(quotients + quotient);
            remainders += remainder;
        }
        return static_cast<T>(quotients + static_cast<T>((remainders + count / 2) / count));
    }
}

template<class T>
void halvePlane(View<const T> from, View<T> to) {
    const std::int64_t height = from.shape()[0], width = from.shape()[1];
    for (std::int64_t y = 0; y < to.shape()[0]; ++y) {
        const std::int64_t rows = std::min<std::int64_t>(2, height - 2 * y);
        for (std::int64_t x = 0; x < to.shape()[1]; ++x) {
            const std::int64_t columns = std::min<std::int64_t>(2, width - 2 * x);
            T values[4];
            int count = 0;
            for (std::int64_t j = 0; j < rows; ++j)
                for (std::int64_t i = 0; i < columns; ++i)
                    values[count++] = from(2 * y + j, 2 * x + i);
            to(y, x) = meanOf(values, count);
        }
    }
}

} // namespace

Pixels halved(const Pixels& full) {
    Pixels half(full.type(), (full.width() + 1) / 2, (full.height() + 1) / 2, full.channels());
    withPixelType(full.type(), [&](auto sample) {
        using T = decltype(sample);
        for (int c = 0; c < full.channels(); ++c)
            halvePlane(full.plane<T>(c), half.editPlane<T>(c));
    });
    return half;
}

} // namespace specula::io
