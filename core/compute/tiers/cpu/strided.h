// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/element_type.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace specula::compute::cpu {

inline std::size_t sizeOf(const SpcOperand& operand) {
    return elementBytes(static_cast<ElementType>(operand.type));
}
inline std::byte* addressOf(const SpcOperand& operand) {
    return static_cast<std::byte*>(operand.buffer) +
           operand.offset * static_cast<std::int64_t>(sizeOf(operand));
}
/// Product of the extents [first, last).
inline std::int64_t extentProduct(const SpcOperand& operand, int first, int last) {
    std::int64_t product = 1;
    for (int axis = first; axis < last; ++axis)
        product *= operand.extent[axis];
    return product;
}

/// N windows of the same extents walked together, with as few axes as their strides allow: axes of
/// extent 1 are gone, and axes that follow on each other in all windows are one. Strides are bytes.
template<std::size_t N>
struct Walk {
    int rank = 0; ///< at least 1
    std::array<std::int64_t, SPC_MAX_RANK> extent{};
    std::array<std::array<std::int64_t, SPC_MAX_RANK>, N> stride{};
    std::array<std::byte*, N> base{};

    /// Over the axes [first, last) of the operands. `sorted`: in the order of the first window's
    /// strides, where the order of elements does not matter.
    Walk(const std::array<const SpcOperand*, N>& operands, int first, int last, bool sorted) {
        std::array<int, SPC_MAX_RANK> axes{};
        int count = 0;
        for (int axis = first; axis < last; ++axis)
            if (operands[0]->extent[axis] != 1)
                axes[static_cast<std::size_t>(count++)] = axis;
        if (sorted)
            std::stable_sort(axes.begin(), axes.begin() + count, [&](int a, int b) {
                return std::abs(operands[0]->stride[a]) > std::abs(operands[0]->stride[b]);
            });
        for (std::size_t k = 0; k < N; ++k)
            base[k] = addressOf(*operands[k]);
        for (int i = 0; i < count; ++i)
            append(operands, axes[static_cast<std::size_t>(i)]);
        if (rank == 0) {
            rank = 1;
            extent[0] = 1;
            for (std::size_t k = 0; k < N; ++k)
                stride[k][0] = static_cast<std::int64_t>(sizeOf(*operands[k]));
        }
    }

    std::int64_t innerLength() const { return extent[static_cast<std::size_t>(rank - 1)]; }
    std::int64_t innerStride(std::size_t k) const {
        return stride[k][static_cast<std::size_t>(rank - 1)];
    }
    std::int64_t rows() const {
        std::int64_t product = 1;
        for (int axis = 0; axis + 1 < rank; ++axis)
            product *= extent[static_cast<std::size_t>(axis)];
        return product;
    }
    /// Where row `index` of the outer axes begins in each window.
    std::array<std::byte*, N> row(std::int64_t index) const {
        std::array<std::byte*, N> at = base;
        for (int axis = rank - 2; axis >= 0; --axis) {
            const auto a = static_cast<std::size_t>(axis);
            const std::int64_t i = index % extent[a];
            index /= extent[a];
            for (std::size_t k = 0; k < N; ++k)
                at[k] += i * stride[k][a];
        }
        return at;
    }

  private:
    void append(const std::array<const SpcOperand*, N>& operands, int axis) {
        const std::int64_t length = operands[0]->extent[axis];
        const auto last = static_cast<std::size_t>(rank);
        bool follows = rank > 0;
        std::array<std::int64_t, N> bytes{};
        for (std::size_t k = 0; k < N; ++k) {
            bytes[k] = operands[k]->stride[axis] * static_cast<std::int64_t>(sizeOf(*operands[k]));
            follows = follows && stride[k][last - 1] == bytes[k] * length;
        }
        const std::size_t at = follows ? last - 1 : last;
        extent[at] = follows ? extent[at] * length : length;
        for (std::size_t k = 0; k < N; ++k)
            stride[k][at] = bytes[k];
        if (!follows)
            ++rank;
    }
};

namespace detail {
template<class Word>
void copyStrided(std::byte* to, std::int64_t toStride, const std::byte* from,
                 std::int64_t fromStride, std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i)
        std::memcpy(to + i * toStride, from + i * fromStride, sizeof(Word));
}
} // namespace detail

/// n elements of `size` bytes (1, 2, 4, 8, 16), strides in bytes.
inline void copyElements(std::byte* to, std::int64_t toStride, const std::byte* from,
                         std::int64_t fromStride, std::int64_t n, std::size_t size) {
    switch (size) {
    case 1:
        return detail::copyStrided<std::uint8_t>(to, toStride, from, fromStride, n);
    case 2:
        return detail::copyStrided<std::uint16_t>(to, toStride, from, fromStride, n);
    case 4:
        return detail::copyStrided<std::uint32_t>(to, toStride, from, fromStride, n);
    case 8:
        return detail::copyStrided<std::uint64_t>(to, toStride, from, fromStride, n);
    default:
        return detail::copyStrided<std::array<std::uint64_t, 2>>(to, toStride, from, fromStride, n);
    }
}

/// Elements [first, first + n) of a walk's window in row-major order, gathered into `to`.
template<std::size_t N>
void gather(const Walk<N>& walk, std::size_t window, std::int64_t first, std::int64_t n,
            std::size_t size, std::byte* to) {
    const std::int64_t length = walk.innerLength();
    const std::int64_t stride = walk.innerStride(window);
    std::int64_t row = first / length, column = first % length;
    while (n > 0) {
        const std::int64_t piece = std::min(n, length - column);
        const std::byte* from = walk.row(row)[window] + column * stride;
        if (stride == static_cast<std::int64_t>(size))
            std::memcpy(to, from, static_cast<std::size_t>(piece) * size);
        else
            copyElements(to, static_cast<std::int64_t>(size), from, stride, piece, size);
        to += piece * static_cast<std::int64_t>(size);
        n -= piece;
        ++row;
        column = 0;
    }
}

} // namespace specula::compute::cpu
