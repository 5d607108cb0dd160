// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pixels.h"

#include <stdexcept>
#include <utility>

namespace specula {

std::size_t pixelBytes(PixelType type) {
    return withPixelType(type, [](auto sample) { return sizeof(sample); });
}

std::string_view pixelTypeName(PixelType type) {
    static constexpr std::string_view kNames[] = {"uint8",   "int8",   "uint16", "int16",
                                                  "uint32",  "int32",  "uint64", "int64",
                                                  "float32", "float64"};
    return kNames[static_cast<std::size_t>(type)];
}

bool isFloat(PixelType type) {
    return type == PixelType::F32 || type == PixelType::F64;
}

bool isSigned(PixelType type) {
    return withPixelType(type, [](auto sample) { return std::is_signed_v<decltype(sample)>; });
}

Pixels::Pixels(PixelType type, std::int64_t width, std::int64_t height, int channels)
    : m_type(type)
    , m_width(width)
    , m_height(height)
    , m_channels(channels) {
    const Shape shape{channels, height, width, static_cast<std::int64_t>(pixelBytes(type))};
    m_bytes = Array<std::byte>::uninitialized({shape.count()});
}

Pixels::Pixels(PixelType type, std::int64_t width, std::int64_t height, int channels,
               std::shared_ptr<std::byte> samples)
    : m_type(type)
    , m_width(width)
    , m_height(height)
    , m_channels(channels) {
    const Shape shape{channels, height, width, static_cast<std::int64_t>(pixelBytes(type))};
    m_bytes = Array<std::byte>::sharing(std::move(samples), {shape.count()});
}

PixelTarget Pixels::target() {
    const auto sample = static_cast<std::int64_t>(pixelBytes(m_type));
    return {m_type, m_bytes.edit().data(), m_width * sample, m_width * m_height * sample};
}

double Pixels::valueAt(std::int64_t row, std::int64_t column, int channel) const {
    return withPixelType(m_type, [&](auto sample) {
        return static_cast<double>(plane<decltype(sample)>(channel)(row, column));
    });
}

void Pixels::requireType(PixelType asked, int channel) const {
    if (asked != m_type)
        throw std::logic_error("Pixels: asked as " + std::string(pixelTypeName(asked)) + ", is " +
                               std::string(pixelTypeName(m_type)));
    if (channel < 0 || channel >= m_channels)
        throw std::logic_error("Pixels: no channel " + std::to_string(channel));
}

} // namespace specula
