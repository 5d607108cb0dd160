// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/vulkan/instance.h"

#include <cstddef>
#include <map>
#include <memory>
#include <vector>

namespace specula::vulkan {

struct Slab;

/// A buffer of its own and the piece of device memory under it.
struct Buffer {
    VkBuffer handle = VK_NULL_HANDLE;
    VkDeviceSize size = 0;       ///< as asked for
    VkDeviceSize range = 0;      ///< as made: a multiple of 16
    std::byte* mapped = nullptr; ///< where the host sees it, else null
    Slab* slab = nullptr;
    VkDeviceSize offset = 0, occupied = 0;
};

/// One allocation of the driver, of which there may be only a few thousand, cut into pieces.
struct Slab {
    VkDeviceMemory memory = VK_NULL_HANDLE;
    VkDeviceSize size = 0;
    std::byte* mapped = nullptr;
    std::map<VkDeviceSize, VkDeviceSize> free; ///< offset -> size, neighbours merged
    bool staging = false;
};

/// Device and staging memory. Small buffers share slabs of 64 MiB, large ones have their own.
/// Thread safe.
class Memory {
  public:
    Memory(const DeviceFacts& facts, VkDevice device, std::uint64_t limit);
    ~Memory();
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;

    enum class Place { Device, Staging };
    /// Throws SPC_OUT_OF_MEMORY.
    Buffer* make(std::uint64_t bytes, Place place);
    void drop(Buffer* buffer) noexcept;

  private:
    Slab* addSlab(VkDeviceSize size, bool staging, std::uint32_t typeBits);
    void removeSlab(Slab* slab) noexcept;
    std::uint32_t chooseType(bool staging, std::uint32_t typeBits) const;

    VkDevice m_device;
    VkPhysicalDeviceMemoryProperties m_types{};
    bool m_hostSeesDevice; ///< device memory is the host's own
    std::uint64_t m_limit, m_largest;
    mutable std::mutex m_mutex;
    std::vector<std::unique_ptr<Slab>> m_slabs;
    std::uint64_t m_bytes = 0;
};

} // namespace specula::vulkan
