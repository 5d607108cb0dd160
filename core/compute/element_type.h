// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pixels.h"
#include "core/compute/tier_abi.h"

#include <complex>
#include <string_view>
#include <type_traits>

namespace specula::compute {

/// Types of tensor elements: those of pixels, and complex ones.
enum class ElementType : std::int32_t {
    U8 = SPC_U8,
    I8 = SPC_I8,
    U16 = SPC_U16,
    I16 = SPC_I16,
    U32 = SPC_U32,
    I32 = SPC_I32,
    U64 = SPC_U64,
    I64 = SPC_I64,
    F32 = SPC_F32,
    F64 = SPC_F64,
    C64 = SPC_C64,
    C128 = SPC_C128
};

constexpr ElementType elementType(PixelType type) {
    return static_cast<ElementType>(type);
}
/// The pixel type of the same samples; complex types have none (throws std::logic_error).
PixelType pixelType(ElementType type);
std::size_t elementBytes(ElementType type);
/// As numpy names them: "float32", "complex64", ...
std::string_view elementTypeName(ElementType type);
constexpr bool isComplex(ElementType type) {
    return type == ElementType::C64 || type == ElementType::C128;
}
constexpr bool isFloat(ElementType type) {
    return type == ElementType::F32 || type == ElementType::F64;
}

template<class T>
constexpr ElementType elementTypeOf() {
    if constexpr (std::is_same_v<T, std::complex<float>>)
        return ElementType::C64;
    else if constexpr (std::is_same_v<T, std::complex<double>>)
        return ElementType::C128;
    else
        return elementType(pixelTypeOf<T>());
}

/// Calls f(T{}) with the C++ type behind `type`.
template<class F>
decltype(auto) withElementType(ElementType type, F&& f) {
    if (type == ElementType::C64)
        return f(std::complex<float>{});
    if (type == ElementType::C128)
        return f(std::complex<double>{});
    return withPixelType(static_cast<PixelType>(type), f);
}

} // namespace specula::compute
