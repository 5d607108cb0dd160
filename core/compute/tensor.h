// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/shape.h"
#include "core/compute/element_type.h"

#include <memory>

namespace specula::compute {

/// A block of device memory; goes back to the backend's pool when the last Tensor on it is gone.
class DeviceBuffer;

/// A window on device memory: up to four axes, the last one fastest. Copies share the memory.
class Tensor {
  public:
    Tensor() = default;
    Tensor(std::shared_ptr<DeviceBuffer> buffer, ElementType type, const Shape& shape);

    ElementType type() const { return static_cast<ElementType>(m_operand.type); }
    int rank() const { return m_operand.rank; }
    std::int64_t extent(int axis) const { return m_operand.extent[axis]; }
    std::int64_t stride(int axis) const { return m_operand.stride[axis]; }
    Shape shape() const;
    std::int64_t count() const;
    bool empty() const { return !m_buffer || count() == 0; }
    std::uint64_t bytes() const {
        return static_cast<std::uint64_t>(count()) * elementBytes(type());
    }

    /// [first, first+length) along `axis`.
    Tensor slice(int axis, std::int64_t first, std::int64_t length) const;
    /// Index i along the first axis: one axis less.
    Tensor at(std::int64_t i) const;
    Tensor flipped(int axis) const;
    Tensor transposed(int a, int b) const;
    /// An extent of 1 along `axis` repeated `length` times, without memory.
    Tensor broadcast(int axis, std::int64_t length) const;
    /// The same elements under another shape; contiguous tensors only.
    Tensor reshaped(const Shape& shape) const;
    /// A leading axis of extent 1.
    Tensor withLeadingAxis() const;
    bool contiguous() const;

    const SpcOperand& operand() const { return m_operand; }
    const std::shared_ptr<DeviceBuffer>& buffer() const { return m_buffer; }

  private:
    std::shared_ptr<DeviceBuffer> m_buffer;
    SpcOperand m_operand{};
};

} // namespace specula::compute
