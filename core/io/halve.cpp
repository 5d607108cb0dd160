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

/// Sums of four fit into twice the width.
template<class T>
struct Wider {
    using type = std::conditional_t<(sizeof(T) < 4), std::int32_t, std::int64_t>;
};

/// The whole pairs of two rows: a loop the compiler can vectorise. The same numbers as meanOf().
template<class T>
void halveRow(const T* above, const T* below, T* to, std::int64_t count) {
    if constexpr (std::is_floating_point_v<T>) {
        for (std::int64_t x = 0; x < count; ++x)
            to[x] = static_cast<T>(
                (static_cast<double>(above[2 * x]) + static_cast<double>(above[2 * x + 1]) +
                 static_cast<double>(below[2 * x]) + static_cast<double>(below[2 * x + 1])) /
                4);
    } else if constexpr (sizeof(T) <= 4) {
        using W = typename Wider<T>::type;
        for (std::int64_t x = 0; x < count; ++x)
            to[x] = static_cast<T>(
                (static_cast<W>(above[2 * x]) + static_cast<W>(above[2 * x + 1]) +
                 static_cast<W>(below[2 * x]) + static_cast<W>(below[2 * x + 1]) + 2) >>
                2);
    } else {
        for (std::int64_t x = 0; x < count; ++x) {
            const T values[4] = {above[2 * x], above[2 * x + 1], below[2 * x], below[2 * x + 1]};
            to[x] = meanOf(values, 4);
        }
    }
}

template<class T>
void halvePlane(View<const T> from, View<T> to) {
    const std::int64_t height = from.shape()[0], width = from.shape()[1];
    for (std::int64_t y = 0; y < to.shape()[0]; ++y) {
        const std::int64_t rows = std::min<std::int64_t>(2, height - 2 * y);
        const T* above = from.data() + 2 * y * from.stride(0);
        const std::int64_t pairs = rows == 2 ? width / 2 : 0;
        if (pairs > 0)
            halveRow(above, above + from.stride(0), to.data() + y * to.stride(0), pairs);
        for (std::int64_t x = pairs; x < to.shape()[1]; ++x) {
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
