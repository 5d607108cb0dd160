// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/memory.h"

#include <algorithm>
#include <bit>

namespace specula::vulkan {
namespace {

constexpr VkDeviceSize kSlabBytes = 64u << 20;
/// Buffers above this have an allocation of their own: with at most 4096 allocations allowed, those
/// of this size and more still reach 64 GiB.
constexpr VkDeviceSize kOwnBytes = 16u << 20;
/// Covers every alignment a driver asks of a storage buffer.
constexpr VkDeviceSize kAlignment = 256;

VkDeviceSize roundUp(VkDeviceSize bytes, VkDeviceSize step) {
    return (bytes + step - 1) / step * step;
}

/// First fit; 0 bytes left over make no entry.
bool carve(Slab& slab, VkDeviceSize bytes, VkDeviceSize alignment, VkDeviceSize& offset) {
    for (auto it = slab.free.begin(); it != slab.free.end(); ++it) {
        const VkDeviceSize begin = roundUp(it->first, alignment), end = it->first + it->second;
        if (begin + bytes > end)
            continue;
        const VkDeviceSize first = it->first;
        slab.free.erase(it);
        if (begin > first)
            slab.free.emplace(first, begin - first);
        if (end > begin + bytes)
            slab.free.emplace(begin + bytes, end - begin - bytes);
        offset = begin;
        return true;
    }
    return false;
}

void giveBack(Slab& slab, VkDeviceSize offset, VkDeviceSize bytes) {
    auto next = slab.free.lower_bound(offset);
    if (next != slab.free.end() && offset + bytes == next->first) {
        bytes += next->second;
        next = slab.free.erase(next);
    }
    if (next != slab.free.begin()) {
        const auto previous = std::prev(next);
        if (previous->first + previous->second == offset) {
            previous->second += bytes;
            return;
        }
    }
    slab.free.emplace(offset, bytes);
}

} // namespace

Memory::Memory(const DeviceFacts& facts, VkDevice device, std::uint64_t limit)
    : m_device(device)
    , m_hostSeesDevice(facts.info.kind != SPC_DEVICE_DISCRETE)
    , m_limit(limit)
    , m_largest(facts.info.largest_buffer) {
    api().GetPhysicalDeviceMemoryProperties(facts.handle, &m_types);
}

Memory::~Memory() {
    for (const auto& slab : m_slabs)
        api().FreeMemory(m_device, slab->memory, nullptr);
}

/// The type with the wanted properties and the fewest others (plain device memory on a discrete
/// device stays out of the small window the host may see).
std::uint32_t Memory::chooseType(bool staging, std::uint32_t typeBits) const {
    const VkMemoryPropertyFlags host =
        VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    const VkMemoryPropertyFlags cached = VK_MEMORY_PROPERTY_HOST_CACHED_BIT;
    const VkMemoryPropertyFlags local = VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
    std::vector<VkMemoryPropertyFlags> wishes;
    if (staging)
        wishes = {host | cached, host};
    else if (m_hostSeesDevice)
        wishes = {local | host | cached, local, 0};
    else
        wishes = {local, 0};
    for (const VkMemoryPropertyFlags wish : wishes) {
        int best = -1, fewest = 99;
        for (std::uint32_t i = 0; i < m_types.memoryTypeCount; ++i) {
            const VkMemoryPropertyFlags flags = m_types.memoryTypes[i].propertyFlags;
            if ((typeBits >> i & 1u) == 0 || (flags & wish) != wish ||
                (flags & VK_MEMORY_PROPERTY_PROTECTED_BIT) != 0)
                continue;
            const int others = std::popcount(flags);
            if (others < fewest) {
                fewest = others;
                best = static_cast<int>(i);
            }
        }
        if (best >= 0)
            return static_cast<std::uint32_t>(best);
    }
    throw Failure(SPC_FAILED, "The device has no memory of the kind that is needed.");
}

Slab* Memory::addSlab(VkDeviceSize size, bool staging, std::uint32_t typeBits) {
    if (m_limit != 0 && m_bytes + size > m_limit)
        throw Failure(SPC_OUT_OF_MEMORY,
                      "The memory limit that was set for the device is used up.");
    auto slab = std::make_unique<Slab>();
    slab->size = size;
    slab->staging = staging;
    auto allocate = structure<VkMemoryAllocateInfo>(VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO);
    allocate.allocationSize = size;
    allocate.memoryTypeIndex = chooseType(staging, typeBits);
    check(api().AllocateMemory(m_device, &allocate, nullptr, &slab->memory), "memory");
    const VkMemoryPropertyFlags flags = m_types.memoryTypes[allocate.memoryTypeIndex].propertyFlags;
    const VkMemoryPropertyFlags seen =
        VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    if ((staging || m_hostSeesDevice) && (flags & seen) == seen) {
        void* address = nullptr;
        const VkResult mapped =
            api().MapMemory(m_device, slab->memory, 0, VK_WHOLE_SIZE, 0, &address);
        if (mapped != VK_SUCCESS)
            api().FreeMemory(m_device, slab->memory, nullptr);
        check(mapped, "to show memory to the host");
        slab->mapped = static_cast<std::byte*>(address);
    }
    slab->free.emplace(0, size);
    m_bytes += size;
    m_slabs.push_back(std::move(slab));
    return m_slabs.back().get();
}

void Memory::removeSlab(Slab* slab) noexcept {
    api().FreeMemory(m_device, slab->memory, nullptr);
    m_bytes -= slab->size;
    std::erase_if(m_slabs, [slab](const auto& each) { return each.get() == slab; });
}

Buffer* Memory::make(std::uint64_t bytes, Place place) {
    if (m_largest != 0 && bytes > m_largest)
        throw Failure(SPC_OUT_OF_MEMORY,
                      std::to_string(bytes) + " bytes are more than this device gives at once.");
    auto buffer = std::make_unique<Buffer>();
    buffer->size = bytes;
    buffer->range = roundUp(std::max<std::uint64_t>(bytes, 1), 16);
    auto create = structure<VkBufferCreateInfo>(VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO);
    create.size = buffer->range;
    create.usage = VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_SRC_BIT |
                   VK_BUFFER_USAGE_TRANSFER_DST_BIT;
    check(api().CreateBuffer(m_device, &create, nullptr, &buffer->handle), "a buffer");
    try {
        VkMemoryRequirements needs{};
        api().GetBufferMemoryRequirements(m_device, buffer->handle, &needs);
        const VkDeviceSize alignment = std::max(needs.alignment, kAlignment);
        const VkDeviceSize occupied = roundUp(needs.size, kAlignment);
        const bool staging = place == Place::Staging;
        const std::lock_guard lock(m_mutex);
        Slab* slab = nullptr;
        if (occupied <= kOwnBytes) {
            for (const auto& each : m_slabs)
                if (each->staging == staging && each->size == kSlabBytes &&
                    carve(*each, occupied, alignment, buffer->offset)) {
                    slab = each.get();
                    break;
                }
            if (slab == nullptr) {
                try {
                    slab = addSlab(kSlabBytes, staging, needs.memoryTypeBits);
                } catch (const Failure& failure) {
                    // A full slab may be too much where this one buffer is not.
                    if (failure.kind() != compute::DeviceError::Kind::OutOfMemory)
                        throw;
                    slab = addSlab(occupied, staging, needs.memoryTypeBits);
                }
                carve(*slab, occupied, alignment, buffer->offset);
            }
        } else {
            slab = addSlab(occupied, staging, needs.memoryTypeBits);
            carve(*slab, occupied, alignment, buffer->offset);
        }
        buffer->slab = slab;
        buffer->occupied = occupied;
        if (slab->mapped != nullptr)
            buffer->mapped = slab->mapped + buffer->offset;
        const VkResult bound =
            api().BindBufferMemory(m_device, buffer->handle, slab->memory, buffer->offset);
        if (bound != VK_SUCCESS)
            giveBack(*slab, buffer->offset, occupied);
        check(bound, "to put a buffer into memory");
    } catch (...) {
        api().DestroyBuffer(m_device, buffer->handle, nullptr);
        throw;
    }
    return buffer.release();
}

void Memory::drop(Buffer* buffer) noexcept {
    if (buffer == nullptr)
        return;
    api().DestroyBuffer(m_device, buffer->handle, nullptr);
    {
        const std::lock_guard lock(m_mutex);
        giveBack(*buffer->slab, buffer->offset, buffer->occupied);
        const bool empty = buffer->slab->free.begin()->second == buffer->slab->size;
        // One empty shared slab is kept, so that work with little memory does not ask the driver
        // for it again and again.
        const auto others = std::count_if(m_slabs.begin(), m_slabs.end(), [&](const auto& each) {
            return each.get() != buffer->slab && each->size == kSlabBytes &&
                   each->staging == buffer->slab->staging;
        });
        if (empty && (buffer->slab->size != kSlabBytes || others > 0))
            removeSlab(buffer->slab);
    }
    delete buffer;
}

} // namespace specula::vulkan
