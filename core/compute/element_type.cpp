// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/element_type.h"

#include <stdexcept>

namespace specula::compute {

PixelType pixelType(ElementType type) {
    if (isComplex(type))
        throw std::logic_error("pixelType: complex samples are no pixels");
    return static_cast<PixelType>(type);
}

std::size_t elementBytes(ElementType type) {
    return withElementType(type, [](auto sample) { return sizeof(sample); });
}

std::string_view elementTypeName(ElementType type) {
    if (type == ElementType::C64)
        return "complex64";
    if (type == ElementType::C128)
        return "complex128";
    return pixelTypeName(pixelType(type));
}

} // namespace specula::compute
