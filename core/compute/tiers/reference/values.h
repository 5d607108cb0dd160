// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/element_type.h"
#include "core/compute/tier_abi.h"

#include <array>
#include <cmath>
#include <complex>
#include <cstdint>
#include <limits>

namespace specula::compute::reference {

using Complex = std::complex<double>;

/// A double as an element of type T: floats rounded to nearest; whole numbers rounded half to even
/// and saturated, NaN 0.
template<class T>
T elementFrom(double value) {
    if constexpr (std::is_floating_point_v<T>) {
        return static_cast<T>(value);
    } else {
        if (std::isnan(value))
            return 0;
        // Exact in double: the lowest values are 0 or powers of two, and so is what comes after
        // the highest.
        const double lowest = static_cast<double>(std::numeric_limits<T>::lowest());
        const double beyond = std::ldexp(1.0, std::numeric_limits<T>::digits);
        const double rounded = std::nearbyint(value);
        if (rounded < lowest)
            return std::numeric_limits<T>::lowest();
        if (rounded >= beyond)
            return std::numeric_limits<T>::max();
        return static_cast<T>(rounded);
    }
}

/// An operand in host memory, read and written as doubles whatever its type is, under an index of
/// four axes (those it lacks lead, with extent 1) or a row-major running number.
class Values {
  public:
    explicit Values(const SpcOperand& operand)
        : m_type(static_cast<ElementType>(operand.type))
        , m_rank(operand.rank) {
        m_extent.fill(1);
        const int lacking = SPC_MAX_RANK - operand.rank;
        for (int axis = 0; axis < operand.rank; ++axis) {
            m_extent[static_cast<std::size_t>(lacking + axis)] = operand.extent[axis];
            m_stride[static_cast<std::size_t>(lacking + axis)] = operand.stride[axis];
            m_count *= operand.extent[axis];
        }
        std::int64_t expected = 1;
        for (int axis = SPC_MAX_RANK - 1; axis >= 0; --axis) {
            const auto a = static_cast<std::size_t>(axis);
            m_contiguous = m_contiguous && (m_extent[a] == 1 || m_stride[a] == expected);
            expected *= m_extent[a];
        }
        withElementType(m_type, [&](auto sample) {
            using T = decltype(sample);
            m_data = static_cast<T*>(operand.buffer) + operand.offset;
            m_load = [](const void* data, std::int64_t at) {
                const T value = static_cast<const T*>(data)[at];
                if constexpr (std::is_arithmetic_v<T>)
                    return Complex(static_cast<double>(value));
                else
                    return Complex(value);
            };
            m_store = [](void* data, std::int64_t at, Complex value) {
                if constexpr (std::is_arithmetic_v<T>)
                    static_cast<T*>(data)[at] = elementFrom<T>(value.real());
                else
                    static_cast<T*>(data)[at] = static_cast<T>(value);
            };
        });
    }

    ElementType type() const { return m_type; }
    bool complex() const { return isComplex(m_type); }
    int rank() const { return m_rank; }
    std::int64_t count() const { return m_count; }
    /// Axis 0..3 of the four; the last one varies fastest.
    std::int64_t extent(int axis) const { return m_extent[static_cast<std::size_t>(axis)]; }
    /// Where one of the operand's own axes is among the four.
    int axisOfFour(int axis) const { return SPC_MAX_RANK - m_rank + axis; }

    double operator()(std::int64_t n) const { return m_load(m_data, place(n)).real(); }
    Complex complexAt(std::int64_t n) const { return m_load(m_data, place(n)); }
    void set(std::int64_t n, Complex value) { m_store(m_data, place(n), value); }

    using Index = std::array<std::int64_t, SPC_MAX_RANK>;
    double operator()(const Index& index) const { return m_load(m_data, place(index)).real(); }
    void set(const Index& index, double value) { m_store(m_data, place(index), value); }

    Index indexOf(std::int64_t n) const {
        Index index{};
        for (int axis = SPC_MAX_RANK - 1; axis >= 0; --axis) {
            index[static_cast<std::size_t>(axis)] = n % extent(axis);
            n /= extent(axis);
        }
        return index;
    }
    /// Distance of an element from the first one, in elements.
    std::int64_t place(const Index& index) const {
        std::int64_t at = 0;
        for (std::size_t axis = 0; axis < index.size(); ++axis)
            at += index[axis] * m_stride[axis];
        return at;
    }
    std::int64_t place(std::int64_t n) const { return m_contiguous ? n : place(indexOf(n)); }

  private:
    ElementType m_type;
    int m_rank;
    std::array<std::int64_t, SPC_MAX_RANK> m_extent{}, m_stride{};
    std::int64_t m_count = 1;
    bool m_contiguous = true;
    void* m_data = nullptr;
    Complex (*m_load)(const void*, std::int64_t) = nullptr;
    void (*m_store)(void*, std::int64_t, Complex) = nullptr;
};

/// The elements of an operand in their own type, for kernels that move values and do not compute.
template<class T>
class Elements {
  public:
    explicit Elements(const SpcOperand& operand)
        : m_layout(operand)
        , m_data(static_cast<T*>(operand.buffer) + operand.offset) {}
    T& operator()(std::int64_t n) const { return m_data[m_layout.place(n)]; }
    T& operator()(const Values::Index& index) const { return m_data[m_layout.place(index)]; }
    const Values& layout() const { return m_layout; }

  private:
    Values m_layout;
    T* m_data;
};

/// A sum that loses nothing to the order of its terms (Neumaier 1974): its error does not grow with
/// their number, so that it can judge the sums of others.
class Sum {
  public:
    void add(double term) {
        const double next = m_sum + term;
        if (std::isfinite(next))
            m_lost +=
                std::abs(m_sum) >= std::abs(term) ? (m_sum - next) + term : (term - next) + m_sum;
        m_sum = next;
    }
    double value() const { return m_sum + m_lost; }

  private:
    double m_sum = 0, m_lost = 0;
};

class ComplexSum {
  public:
    void add(Complex term) {
        m_re.add(term.real());
        m_im.add(term.imag());
    }
    Complex value() const { return {m_re.value(), m_im.value()}; }

  private:
    Sum m_re, m_im;
};

inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

} // namespace specula::compute::reference
