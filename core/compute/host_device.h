// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/compute/device.h"
#include "core/compute/element_type.h"

#include <cassert>

namespace specula::compute {

/// What the tiers in host memory share: allocation, copies, and queues that compute at once.
class HostDevice : public Device {
  public:
    HostDevice(std::string tier, std::string name);

    const std::string& tier() const override { return m_tier; }
    SpcDeviceInfo info() const override;
    void* allocate(std::uint64_t bytes) override;
    void release(void* buffer) noexcept override;
    std::unique_ptr<Queue> makeQueue(const QueueOptions& options) override;

  protected:
    friend class HostQueue;
    /// Runs one kernel; throws DeviceError. Called from many threads at once.
    virtual void compute(const SpcCall& call, const QueueOptions& options) = 0;

  private:
    std::string m_tier, m_name;
};

/// Queue::upload() and download() where the operand lies in host memory.
void copyIn(const SpcOperand& to, const SpcHostBlock& from);
void copyOut(const SpcOperand& from, const SpcHostBlock& to);

/// Address of the first element of a host operand.
template<class T>
T* hostData(const SpcOperand& operand) {
    assert(elementTypeOf<std::remove_const_t<T>>() == static_cast<ElementType>(operand.type));
    return static_cast<T*>(operand.buffer) + operand.offset;
}

/// A host operand as a view of its elements.
template<class T>
View<T> hostView(const SpcOperand& operand) {
    std::array<std::int64_t, Shape::kMaxRank> strides{};
    for (int axis = 0; axis < operand.rank; ++axis)
        strides[static_cast<std::size_t>(axis)] = operand.stride[axis];
    return {hostData<T>(operand),
            Shape(std::span(operand.extent, static_cast<std::size_t>(operand.rank))), strides};
}

} // namespace specula::compute
