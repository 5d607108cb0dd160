// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tensor.h"

#include "core/compute/device_buffer.h"

#include <algorithm>
#include <stdexcept>

namespace specula::compute {
namespace {

void require(bool good, const char* what) {
    if (!good)
        throw std::logic_error(std::string("Tensor: ") + what);
}

void setShape(SpcOperand& operand, const Shape& shape) {
    require(shape.rank() <= SPC_MAX_RANK, "at most four axes");
    operand.rank = shape.rank();
    std::int64_t stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        operand.extent[axis] = shape[axis];
        operand.stride[axis] = stride;
        stride *= shape[axis];
    }
}

} // namespace

Tensor::Tensor(std::shared_ptr<DeviceBuffer> buffer, ElementType type, const Shape& shape)
    : m_buffer(std::move(buffer)) {
    m_operand.type = static_cast<std::int32_t>(type);
    m_operand.buffer = m_buffer->handle();
    setShape(m_operand, shape);
    require(bytes() <= m_buffer->bytes(), "larger than its buffer");
}

Shape Tensor::shape() const {
    return Shape(std::span(m_operand.extent, static_cast<std::size_t>(m_operand.rank)));
}

std::int64_t Tensor::count() const {
    std::int64_t n = 1;
    for (int axis = 0; axis < rank(); ++axis)
        n *= extent(axis);
    return n;
}

Tensor Tensor::slice(int axis, std::int64_t first, std::int64_t length) const {
    require(axis >= 0 && axis < rank() && first >= 0 && length >= 0 &&
                first + length <= extent(axis),
            "slice outside");
    Tensor t = *this;
    t.m_operand.offset += first * stride(axis);
    t.m_operand.extent[axis] = length;
    return t;
}

Tensor Tensor::at(std::int64_t i) const {
    require(rank() > 0 && i >= 0 && i < extent(0), "index outside");
    Tensor t = *this;
    t.m_operand.offset += i * stride(0);
    t.m_operand.rank = rank() - 1;
    for (int axis = 1; axis < rank(); ++axis) {
        t.m_operand.extent[axis - 1] = extent(axis);
        t.m_operand.stride[axis - 1] = stride(axis);
    }
    return t;
}

Tensor Tensor::flipped(int axis) const {
    require(axis >= 0 && axis < rank(), "no such axis");
    Tensor t = *this;
    if (extent(axis) > 0)
        t.m_operand.offset += (extent(axis) - 1) * stride(axis);
    t.m_operand.stride[axis] = -stride(axis);
    return t;
}

Tensor Tensor::transposed(int a, int b) const {
    require(std::min(a, b) >= 0 && std::max(a, b) < rank(), "no such axis");
    Tensor t = *this;
    std::swap(t.m_operand.extent[a], t.m_operand.extent[b]);
    std::swap(t.m_operand.stride[a], t.m_operand.stride[b]);
    return t;
}

Tensor Tensor::broadcast(int axis, std::int64_t length) const {
    require(axis >= 0 && axis < rank() && extent(axis) == 1, "only an extent of 1 is repeated");
    Tensor t = *this;
    t.m_operand.extent[axis] = length;
    t.m_operand.stride[axis] = 0;
    return t;
}

Tensor Tensor::reshaped(const Shape& shape) const {
    require(contiguous() && shape.count() == count(), "reshaped differently");
    Tensor t = *this;
    setShape(t.m_operand, shape);
    return t;
}

Tensor Tensor::withLeadingAxis() const {
    require(rank() < SPC_MAX_RANK, "at most four axes");
    Tensor t = *this;
    t.m_operand.rank = rank() + 1;
    for (int axis = rank(); axis > 0; --axis) {
        t.m_operand.extent[axis] = extent(axis - 1);
        t.m_operand.stride[axis] = stride(axis - 1);
    }
    t.m_operand.extent[0] = 1;
    t.m_operand.stride[0] = rank() > 0 ? extent(0) * stride(0) : 1;
    return t;
}

bool Tensor::contiguous() const {
    std::int64_t expected = 1;
    for (int axis = rank() - 1; axis >= 0; --axis) {
        if (extent(axis) != 1 && stride(axis) != expected)
            return false;
        expected *= extent(axis);
    }
    return true;
}

} // namespace specula::compute
