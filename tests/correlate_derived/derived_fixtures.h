// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/correlate/derived/regroup.h"
#include "core/io/qmap.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace specula::test {

template<class T>
Array<T> arrayOf(const Shape& shape, std::initializer_list<T> values) {
    return Array<T>::copyOf({values.begin(), values.size()}).reshaped(shape);
}

inline bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

template<class T>
bool near(const Array<T>& a, const Array<T>& b, double tolerance) {
    return a.shape() == b.shape() &&
           std::equal(a.values().begin(), a.values().end(), b.values().begin(), [&](T x, T y) {
               return near(static_cast<double>(x), static_cast<double>(y), tolerance);
           });
}

/// Bins given as maps (0 = unused) of the same shape, cell k for bin k + 1.
inline io::Qmap qmapOf(const Array<std::uint32_t>& dynamicMap,
                       const Array<std::uint32_t>& staticMap) {
    io::Qmap map;
    map.dynamicMap = dynamicMap;
    map.staticMap = staticMap;
    map.mask = Array<std::uint8_t>(dynamicMap.shape());
    std::transform(dynamicMap.values().begin(), dynamicMap.values().end(),
                   map.mask.editValues().begin(), [](std::uint32_t bin) { return bin != 0; });
    const auto cells = [](const Array<std::uint32_t>& bins, std::vector<std::int64_t>& to) {
        const auto values = bins.values();
        const auto most = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
        for (std::int64_t cell = 0; cell < most; ++cell)
            to.push_back(cell);
    };
    cells(dynamicMap, map.dynamicCell);
    cells(staticMap, map.staticCell);
    return map;
}

/// (delay, 3, row, column) in memory.
class MemoryPlanes final : public correlate::PixelCorrelations {
  public:
    explicit MemoryPlanes(Array<float> planes)
        : m_planes(std::move(planes)) {}
    std::int64_t delayCount() const override { return m_planes.shape()[0]; }
    std::int64_t rows() const override { return m_planes.shape()[2]; }
    std::int64_t columns() const override { return m_planes.shape()[3]; }
    Array<float> band(std::int64_t delay, std::int64_t row, std::int64_t rows,
                      const CancelToken&) const override {
        Array<float> out({3, rows, columns()});
        for (std::int64_t plane = 0; plane < 3; ++plane)
            for (std::int64_t r = 0; r < rows; ++r)
                for (std::int64_t c = 0; c < columns(); ++c)
                    out.edit()(plane, r, c) = m_planes.view()(delay, plane, row + r, c);
        return out;
    }

  private:
    Array<float> m_planes;
};

} // namespace specula::test
