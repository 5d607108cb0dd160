// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/conformance/samples.h"

#include <algorithm>

namespace specula::compute::conformance {
namespace {

constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15u;

std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

} // namespace

Random::Random(std::string_view text)
    : m_seed(0) {
    for (const char c : text)
        m_seed = mixed(m_seed + kGolden + static_cast<unsigned char>(c));
}

std::uint64_t Random::bits(std::uint64_t counter) const {
    return mixed(m_seed + (counter + 1) * kGolden);
}

double Random::uniform(std::uint64_t counter, double low, double high) const {
    const double unit = std::ldexp(static_cast<double>(bits(counter) >> 11), -53);
    return low + unit * (high - low);
}

Samples::Samples(ElementType elementType, const Shape& extents)
    : type(elementType)
    , shape(extents)
    , bytes(static_cast<std::size_t>(extents.count()) * elementBytes(elementType)) {}

SpcOperand Samples::operand() const {
    SpcOperand o{};
    o.buffer = const_cast<std::byte*>(bytes.data());
    o.type = static_cast<std::int32_t>(type);
    o.rank = shape.rank();
    std::int64_t stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        o.extent[axis] = shape[axis];
        o.stride[axis] = stride;
        stride *= shape[axis];
    }
    return o;
}

double Samples::operator[](std::int64_t n) const {
    return complexAt(n).real();
}

Complex Samples::complexAt(std::int64_t n) const {
    return withElementType(type, [&](auto sample) {
        using T = decltype(sample);
        const T value = reinterpret_cast<const T*>(bytes.data())[n];
        if constexpr (std::is_arithmetic_v<T>)
            return Complex(static_cast<double>(value));
        else
            return Complex(value);
    });
}

void Samples::set(std::int64_t n, Complex value) {
    withElementType(type, [&](auto sample) {
        using T = decltype(sample);
        if constexpr (std::is_arithmetic_v<T>)
            as<T>()[n] = reference::elementFrom<T>(value.real());
        else
            as<T>()[n] = static_cast<T>(value);
    });
}

Samples Samples::converted(ElementType to) const {
    Samples other(to, shape);
    for (std::int64_t n = 0, end = count(); n < end; ++n)
        other.set(n, complexAt(n));
    return other;
}

Samples Samples::magnitudes() const {
    Samples other(type, shape);
    for (std::int64_t n = 0, end = count(); n < end; ++n)
        other.set(n, std::abs(complexAt(n)));
    return other;
}

Samples uniform(ElementType type, const Shape& shape, const Random& random, double low,
                double high) {
    Samples samples(type, shape);
    const bool whole = !isFloat(type) && !isComplex(type);
    for (std::int64_t n = 0, end = samples.count(); n < end; ++n) {
        const auto counter = 2 * static_cast<std::uint64_t>(n);
        const double re = random.uniform(counter, low, high);
        const double im = random.uniform(counter + 1, low, high);
        samples.set(n, whole ? Complex(std::floor(re)) : Complex(re, im));
    }
    return samples;
}

ElementType promoted(ElementType type) {
    return isComplex(type) ? ElementType::C128 : ElementType::F64;
}

std::string_view shortName(ElementType type) {
    constexpr std::string_view kNames[] = {"u8",  "i8",  "u16", "i16", "u32", "i32",
                                           "u64", "i64", "f32", "f64", "c64", "c128"};
    return kNames[static_cast<std::size_t>(type)];
}

} // namespace specula::compute::conformance
