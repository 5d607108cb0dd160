// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/buffer_pool.h"
#include "core/base/shape.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <type_traits>

namespace specula {

/// A window on somebody's elements: pointer, extents and strides (in elements). Owns nothing.
template<class T>
class View {
  public:
    View() = default;
    View(T* data, const Shape& shape)
        : m_data(data)
        , m_shape(shape) {
        std::int64_t stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; --axis) {
            m_strides[static_cast<std::size_t>(axis)] = stride;
            stride *= shape[axis];
        }
    }
    View(T* data, const Shape& shape, std::array<std::int64_t, Shape::kMaxRank> strides)
        : m_data(data)
        , m_shape(shape)
        , m_strides(strides) {}

    /// A view of mutable elements reads as a view of constant ones.
    operator View<const T>() const requires(!std::is_const_v<T>) {
        return {m_data, m_shape, m_strides};
    }

    T* data() const { return m_data; }
    const Shape& shape() const { return m_shape; }
    std::int64_t stride(int axis) const { return m_strides[static_cast<std::size_t>(axis)]; }
    std::int64_t size() const { return m_shape.count(); }

    template<class... Index>
    T& operator()(Index... index) const {
        assert(static_cast<int>(sizeof...(index)) == m_shape.rank());
        std::int64_t offset = 0;
        int axis = 0;
        ((assert(index >= 0 && index < m_shape[axis]),
          offset += static_cast<std::int64_t>(index) * m_strides[static_cast<std::size_t>(axis)],
          ++axis),
         ...);
        return m_data[offset];
    }

    /// Row r of a two-dimensional view with unit column stride.
    std::span<T> row(std::int64_t r) const {
        assert(m_shape.rank() == 2 && stride(1) == 1 && r >= 0 && r < m_shape[0]);
        return {m_data + r * stride(0), static_cast<std::size_t>(m_shape[1])};
    }

    /// Index `i` along the first axis: one dimension less.
    View at(std::int64_t i) const {
        assert(m_shape.rank() > 0 && i >= 0 && i < m_shape[0]);
        std::array<std::int64_t, Shape::kMaxRank> strides{};
        std::copy(m_strides.begin() + 1, m_strides.end(), strides.begin());
        return {m_data + i * stride(0), m_shape.tail(), strides};
    }

    /// The box [row, row+rows) x [column, column+columns) of a two-dimensional view.
    View box(std::int64_t row, std::int64_t column, std::int64_t rows, std::int64_t columns) const {
        assert(m_shape.rank() == 2 && row >= 0 && column >= 0 && row + rows <= m_shape[0] &&
               column + columns <= m_shape[1]);
        return {m_data + row * stride(0) + column * stride(1), Shape{rows, columns}, m_strides};
    }

  private:
    T* m_data = nullptr;
    Shape m_shape;
    std::array<std::int64_t, Shape::kMaxRank> m_strides{};
};

/// n-dimensional, row-major, 64-byte aligned, from the recycling allocator. Copying shares the
/// elements and is cheap; sharing means reading only: edit() is allowed to the sole owner and
/// throws otherwise, so a result that has been handed over never changes.
template<class T>
class Array {
    static_assert(std::is_trivially_copyable_v<T>);

  public:
    Array() = default;
    /// Elements set to `value`.
    explicit Array(const Shape& shape, T value = T{})
        : Array(uninitialized(shape)) {
        std::fill_n(m_elements.get(), m_shape.count(), value);
    }
    /// For buffers that are about to be filled completely.
    static Array uninitialized(const Shape& shape) {
        Array a;
        a.m_shape = shape;
        const auto bytes = static_cast<std::size_t>(Shape{shape.count(), sizeof(T)}.count());
        a.m_elements = std::shared_ptr<T>(static_cast<T*>(bufferpool::acquire(bytes)),
                                          [bytes](T* p) { bufferpool::release(p, bytes); });
        return a;
    }
    /// Elements in memory of somebody else, kept by `elements`; aligned as their owner has them.
    /// While the owner holds them too, they cannot be edited here.
    static Array sharing(std::shared_ptr<T> elements, const Shape& shape) {
        Array a;
        a.m_shape = shape;
        a.m_elements = std::move(elements);
        return a;
    }
    static Array copyOf(std::span<const T> values) {
        Array a = uninitialized({static_cast<std::int64_t>(values.size())});
        std::copy(values.begin(), values.end(), a.m_elements.get());
        return a;
    }

    const Shape& shape() const { return m_shape; }
    std::int64_t size() const { return m_elements ? m_shape.count() : 0; }
    bool empty() const { return size() == 0; }
    std::size_t bytes() const { return static_cast<std::size_t>(size()) * sizeof(T); }

    const T* data() const { return m_elements.get(); }
    std::span<const T> values() const { return {data(), static_cast<std::size_t>(size())}; }
    View<const T> view() const { return {data(), m_shape}; }

    bool unique() const { return m_elements.use_count() == 1; }
    View<T> edit() {
        requireUnique();
        return {m_elements.get(), m_shape};
    }
    std::span<T> editValues() {
        requireUnique();
        return {m_elements.get(), static_cast<std::size_t>(size())};
    }

    Array clone() const {
        Array a = uninitialized(m_shape);
        std::copy_n(data(), size(), a.m_elements.get());
        return a;
    }
    /// The same elements under another shape of equal count.
    Array reshaped(const Shape& shape) const {
        if (shape.count() != size())
            throw std::logic_error("Array::reshaped: " + m_shape.text() + " is not " +
                                   shape.text());
        Array a = *this;
        a.m_shape = shape;
        return a;
    }
    /// The same memory, byte by byte.
    Array<std::byte> asBytes() const {
        return Array<std::byte>::sharing(
            {m_elements, reinterpret_cast<std::byte*>(m_elements.get())},
            {static_cast<std::int64_t>(bytes())});
    }
    /// Index `i` along the first axis, sharing the elements.
    Array at(std::int64_t i) const {
        assert(m_shape.rank() > 0 && i >= 0 && i < m_shape[0]);
        Array a;
        a.m_shape = m_shape.tail();
        a.m_elements = std::shared_ptr<T>(m_elements, m_elements.get() + i * a.m_shape.count());
        return a;
    }

  private:
    void requireUnique() const {
        if (m_elements && !unique())
            throw std::logic_error("Array::edit: the elements are shared; clone() first");
    }

    Shape m_shape{0};
    std::shared_ptr<T> m_elements;
};

} // namespace specula
