// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/base/rect.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace specula {

/// Sample types of images and stacks. Counts stay counts: nothing here is ever normalised.
/// Half-float samples are read as F32 (exact).
enum class PixelType { U8, I8, U16, I16, U32, I32, U64, I64, F32, F64 };

std::size_t pixelBytes(PixelType type);
/// "uint16", "float32", ... as numpy names them.
std::string_view pixelTypeName(PixelType type);
bool isFloat(PixelType type);
bool isSigned(PixelType type);

template<class T>
constexpr PixelType pixelTypeOf() {
    if constexpr (std::is_same_v<T, std::uint8_t>)
        return PixelType::U8;
    else if constexpr (std::is_same_v<T, std::int8_t>)
        return PixelType::I8;
    else if constexpr (std::is_same_v<T, std::uint16_t>)
        return PixelType::U16;
    else if constexpr (std::is_same_v<T, std::int16_t>)
        return PixelType::I16;
    else if constexpr (std::is_same_v<T, std::uint32_t>)
        return PixelType::U32;
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return PixelType::I32;
    else if constexpr (std::is_same_v<T, std::uint64_t>)
        return PixelType::U64;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return PixelType::I64;
    else if constexpr (std::is_same_v<T, float>)
        return PixelType::F32;
    else {
        static_assert(std::is_same_v<T, double>, "not a pixel type");
        return PixelType::F64;
    }
}

/// Calls f(T{}) with the C++ type behind `type`.
template<class F>
decltype(auto) withPixelType(PixelType type, F&& f) {
    switch (type) {
    case PixelType::U8:
        return f(std::uint8_t{});
    case PixelType::I8:
        return f(std::int8_t{});
    case PixelType::U16:
        return f(std::uint16_t{});
    case PixelType::I16:
        return f(std::int16_t{});
    case PixelType::U32:
        return f(std::uint32_t{});
    case PixelType::I32:
        return f(std::int32_t{});
    case PixelType::U64:
        return f(std::uint64_t{});
    case PixelType::I64:
        return f(std::int64_t{});
    case PixelType::F32:
        return f(float{});
    case PixelType::F64:
        break;
    }
    return f(double{});
}

/// Where a reader puts samples: planar (one plane per channel), rows of `rowBytes`.
struct PixelTarget {
    PixelType type = PixelType::U8;
    std::byte* data = nullptr;
    std::int64_t rowBytes = 0;
    std::int64_t planeBytes = 0;

    std::byte* row(int channel, std::int64_t y) const {
        return data + channel * planeBytes + y * rowBytes;
    }
};

/// Samples of a region, planar (channel, row, column), type known at run time. Immutable once
/// handed over, like Array.
class Pixels {
  public:
    Pixels() = default;
    Pixels(PixelType type, std::int64_t width, std::int64_t height, int channels = 1);
    /// The samples are those of a two- or three-dimensional array: shared, not copied.
    template<class T>
    explicit Pixels(const Array<T>& array);
    /// Samples in memory of somebody else: planar, without gaps, kept by `samples`.
    Pixels(PixelType type, std::int64_t width, std::int64_t height, int channels,
           std::shared_ptr<std::byte> samples);

    PixelType type() const { return m_type; }
    std::int64_t width() const { return m_width; }
    std::int64_t height() const { return m_height; }
    int channels() const { return m_channels; }
    bool empty() const { return m_bytes.empty(); }
    std::size_t bytes() const { return m_bytes.bytes(); }

    /// Channel `c` as (rows, columns); T must be the type of the samples.
    template<class T>
    View<const T> plane(int c = 0) const {
        requireType(pixelTypeOf<T>(), c);
        return {reinterpret_cast<const T*>(m_bytes.data()) + c * m_width * m_height,
                Shape{m_height, m_width}};
    }
    template<class T>
    View<T> editPlane(int c = 0) {
        requireType(pixelTypeOf<T>(), c);
        return {reinterpret_cast<T*>(m_bytes.edit().data()) + c * m_width * m_height,
                Shape{m_height, m_width}};
    }
    PixelTarget target();
    const std::byte* data() const { return m_bytes.data(); }

    /// Sample at (row, column) as double; 64-bit integers beyond 2^53 are rounded.
    double valueAt(std::int64_t row, std::int64_t column, int channel = 0) const;

  private:
    void requireType(PixelType asked, int channel) const;

    PixelType m_type = PixelType::U8;
    std::int64_t m_width = 0, m_height = 0;
    int m_channels = 0;
    Array<std::byte> m_bytes;
};

template<class T>
Pixels::Pixels(const Array<T>& array) {
    const Shape& s = array.shape();
    if (s.rank() != 2 && s.rank() != 3)
        throw std::logic_error("Pixels: an image has two or three dimensions, not " + s.text());
    m_type = pixelTypeOf<T>();
    m_width = s[s.rank() - 1];
    m_height = s[s.rank() - 2];
    m_channels = s.rank() == 3 ? static_cast<int>(s[0]) : 1;
    m_bytes = array.asBytes();
}

} // namespace specula
