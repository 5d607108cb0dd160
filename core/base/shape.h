// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>

namespace specula {

/// Extents of an n-dimensional array (n <= 8), row-major: the last one varies fastest.
class Shape {
  public:
    static constexpr int kMaxRank = 8;

    Shape() = default;
    Shape(std::initializer_list<std::int64_t> extents);
    explicit Shape(std::span<const std::int64_t> extents);

    int rank() const { return m_rank; }
    std::int64_t operator[](int axis) const { return m_extents[static_cast<std::size_t>(axis)]; }
    /// Number of elements; throws Error(Input) when it does not fit into 63 bits.
    std::int64_t count() const;
    /// The shape without its first axis.
    Shape tail() const;
    std::span<const std::int64_t> extents() const {
        return {m_extents.data(), static_cast<std::size_t>(m_rank)};
    }
    /// "2167x2070"
    std::string text() const;

    friend bool operator==(const Shape&, const Shape&) = default;

  private:
    std::array<std::int64_t, kMaxRank> m_extents{};
    int m_rank = 0;
};

} // namespace specula
