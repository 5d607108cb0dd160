// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/host_device.h"

#include "core/base/buffer_pool.h"
#include "core/base/vector_state.h"
#include "core/compute/system_memory.h"

#include <fmt/format.h>

#include <cstring>
#include <new>

namespace specula::compute {
namespace {

/// Row by row between two host layouts of one shape; the last axis is contiguous on both sides.
void copyRows(std::byte* to, const std::int64_t* toStride, const std::byte* from,
              const std::int64_t* fromStride, const std::int64_t* extent, int rank,
              std::size_t size) {
    if (rank == 0) {
        std::memcpy(to, from, size);
        return;
    }
    if (rank == 1) {
        std::memcpy(to, from, static_cast<std::size_t>(extent[0]) * size);
        return;
    }
    for (std::int64_t i = 0; i < extent[0]; ++i)
        copyRows(to + i * toStride[0], toStride + 1, from + i * fromStride[0], fromStride + 1,
                 extent + 1, rank - 1, size);
}

std::byte* address(const SpcOperand& operand, std::size_t size) {
    return static_cast<std::byte*>(operand.buffer) +
           operand.offset * static_cast<std::int64_t>(size);
}
std::array<std::int64_t, SPC_MAX_RANK> byteStrides(const SpcOperand& operand, std::size_t size) {
    std::array<std::int64_t, SPC_MAX_RANK> bytes{};
    for (std::size_t axis = 0; axis < bytes.size(); ++axis)
        bytes[axis] = operand.stride[axis] * static_cast<std::int64_t>(size);
    return bytes;
}

} // namespace

void copyIn(const SpcOperand& to, const SpcHostBlock& from) {
    const auto size = elementBytes(static_cast<ElementType>(to.type));
    copyRows(address(to, size), byteStrides(to, size).data(),
             static_cast<const std::byte*>(from.data), from.stride_bytes, to.extent, to.rank, size);
}

void copyOut(const SpcOperand& from, const SpcHostBlock& to) {
    const auto size = elementBytes(static_cast<ElementType>(from.type));
    copyRows(static_cast<std::byte*>(to.data), to.stride_bytes, address(from, size),
             byteStrides(from, size).data(), from.extent, from.rank, size);
}

class HostQueue final : public Queue {
  public:
    HostQueue(HostDevice& device, const Device::QueueOptions& options)
        : m_device(device)
        , m_options(options) {}

    void upload(const SpcOperand& to, const SpcHostBlock& from) override { copyIn(to, from); }
    void download(const SpcOperand& from, const SpcHostBlock& to) override { copyOut(from, to); }
    void run(const SpcCall& call) override {
        clearVectorState();
        m_device.compute(call, m_options);
    }
    void wait() override {}

  private:
    HostDevice& m_device;
    Device::QueueOptions m_options;
};

HostDevice::HostDevice(std::string tier, std::string name)
    : m_tier(std::move(tier))
    , m_name(std::move(name)) {}

SpcDeviceInfo HostDevice::info() const {
    SpcDeviceInfo info{};
    fmt::format_to_n(info.name, sizeof info.name - 1, "{}", m_name);
    info.kind = SPC_DEVICE_CPU;
    info.has_f64 = 1;
    info.nan_propagates = 1;
    const SystemMemory memory = systemMemory();
    info.memory_detected = memory.totalBytes > 0;
    info.memory_total = memory.totalBytes;
    info.memory_free = memory.availableBytes;
    return info;
}

// The size stands in front of the block, because release() is not told it.
void* HostDevice::allocate(std::uint64_t bytes) {
    if (bytes > SIZE_MAX - bufferpool::kAlignment)
        throw DeviceError(DeviceError::Kind::OutOfMemory,
                          fmt::format("{} bytes are more than can be addressed", bytes));
    const auto whole = static_cast<std::size_t>(bytes) + bufferpool::kAlignment;
    try {
        auto* block = static_cast<std::byte*>(bufferpool::acquire(whole));
        std::memcpy(block, &whole, sizeof whole);
        return block + bufferpool::kAlignment;
    } catch (const Error& error) {
        throw DeviceError(DeviceError::Kind::OutOfMemory, error.reason());
    }
}

void HostDevice::release(void* buffer) noexcept {
    if (buffer == nullptr)
        return;
    auto* block = static_cast<std::byte*>(buffer) - bufferpool::kAlignment;
    std::size_t whole = 0;
    std::memcpy(&whole, block, sizeof whole);
    bufferpool::release(block, whole);
}

std::unique_ptr<Queue> HostDevice::makeQueue(const QueueOptions& options) {
    return std::make_unique<HostQueue>(*this, options);
}

} // namespace specula::compute
