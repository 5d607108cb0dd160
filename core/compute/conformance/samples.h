// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/shape.h"
#include "core/compute/element_type.h"
#include "core/compute/tiers/reference/values.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace specula::compute::conformance {

using Complex = std::complex<double>;

/// Numbers that depend on a seed and a counter alone (SplitMix64, Steele et al. 2014): the same on
/// every machine, in whatever order they are asked for.
class Random {
  public:
    explicit Random(std::uint64_t seed)
        : m_seed(seed) {}
    /// Of a text, for a seed per case.
    explicit Random(std::string_view text);

    std::uint64_t bits(std::uint64_t counter) const;
    /// In [low, high).
    double uniform(std::uint64_t counter, double low = 0, double high = 1) const;

  private:
    std::uint64_t m_seed;
};

/// The elements of one operand in host memory, contiguous, in their own type.
struct Samples {
    ElementType type = ElementType::F32;
    Shape shape;
    std::vector<std::byte> bytes;

    Samples() = default;
    Samples(ElementType elementType, const Shape& extents);

    std::int64_t count() const { return shape.count(); }
    SpcOperand operand() const;
    double operator[](std::int64_t n) const;
    Complex complexAt(std::int64_t n) const;
    void set(std::int64_t n, Complex value);
    template<class T>
    T* as() {
        return reinterpret_cast<T*>(bytes.data());
    }

    /// The same numbers in another type.
    Samples converted(ElementType to) const;
    /// |x| of every element; whole numbers and NaN too.
    Samples magnitudes() const;
};

/// Uniform numbers in [low, high); whole ones for integer types. Complex: both parts.
Samples uniform(ElementType type, const Shape& shape, const Random& random, double low,
                double high);
/// F64 for real types, C128 for complex ones.
ElementType promoted(ElementType type);
/// "f32", "c64", "u8"
std::string_view shortName(ElementType type);

} // namespace specula::compute::conformance
