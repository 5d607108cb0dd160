// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/device_buffer.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <new>

namespace specula::compute {
namespace {

constexpr std::uint64_t kSmallest = 256;

/// Eight classes per power of two: at most 12.5 % of a block is unused.
std::uint64_t sizeClass(std::uint64_t bytes) {
    bytes = std::max(bytes, kSmallest);
    const std::uint64_t step = std::max<std::uint64_t>(std::bit_floor(bytes) / 8, kSmallest);
    return (bytes + step - 1) / step * step;
}

} // namespace

DeviceMemoryPool::DeviceMemoryPool(std::shared_ptr<Device> device, std::uint64_t cap)
    : m_device(std::move(device))
    , m_largest(m_device->info().largest_buffer) {
    m_statistics.cap = cap;
}

DeviceMemoryPool::~DeviceMemoryPool() {
    trim();
}

/// Rounded up to a class, unless only the bytes themselves fit. Under the lock.
std::uint64_t DeviceMemoryPool::sizeFor(std::uint64_t bytes) const {
    if (bytes > UINT64_MAX / 2 || (m_largest > 0 && bytes > m_largest))
        throw DeviceError(
            DeviceError::Kind::OutOfMemory,
            m_largest > 0
                ? fmt::format("{} bytes in one piece are more than the {} bytes the device gives",
                              bytes, m_largest)
                : fmt::format("{} bytes are more than any device has", bytes));
    const std::uint64_t size = sizeClass(bytes);
    const bool tooLarge =
        (m_largest > 0 && size > m_largest) || (m_statistics.cap > 0 && size > m_statistics.cap);
    return tooLarge ? bytes : size;
}

std::uint64_t DeviceMemoryPool::blockBytes(std::uint64_t bytes) const {
    const std::scoped_lock lock(m_mutex);
    return sizeFor(bytes);
}

DeviceMemoryPool::Block DeviceMemoryPool::take(std::uint64_t bytes) {
    const std::scoped_lock lock(m_mutex);
    const std::uint64_t size = sizeFor(bytes);
    Block block{nullptr, size};
    if (const auto kept = m_kept.find(size); kept != m_kept.end()) {
        block.handle = kept->second;
        m_kept.erase(kept);
        m_statistics.bytesKept -= size;
        ++m_statistics.reused;
    } else {
        if (!makeRoom(size))
            throw DeviceError(
                DeviceError::Kind::OutOfMemory,
                fmt::format("{} bytes more would break the limit of {} bytes of device memory",
                            size, m_statistics.cap));
        try {
            block.handle = m_device->allocate(size);
        } catch (const DeviceError& error) {
            if (error.kind() != DeviceError::Kind::OutOfMemory || m_kept.empty())
                throw;
            makeRoom(UINT64_MAX);
            block.handle = m_device->allocate(size);
        }
        ++m_statistics.fresh;
    }
    m_statistics.bytesInUse += size;
    m_statistics.peakBytes =
        std::max(m_statistics.peakBytes, m_statistics.bytesInUse + m_statistics.bytesKept);
    return block;
}

/// Frees kept blocks until `bytes` more fit under the cap; UINT64_MAX frees all. Under the lock.
bool DeviceMemoryPool::makeRoom(std::uint64_t bytes) {
    const auto fits = [&] {
        if (bytes == UINT64_MAX)
            return m_kept.empty();
        const std::uint64_t held = m_statistics.bytesInUse + m_statistics.bytesKept;
        return m_statistics.cap == 0 ||
               (bytes <= m_statistics.cap && held <= m_statistics.cap - bytes);
    };
    while (!fits() && !m_kept.empty()) {
        const auto largest = std::prev(m_kept.end());
        m_device->release(largest->second);
        m_statistics.bytesKept -= largest->first;
        m_kept.erase(largest);
    }
    return fits();
}

void DeviceMemoryPool::giveBack(const Block& block) noexcept {
    const std::scoped_lock lock(m_mutex);
    m_statistics.bytesInUse -= block.bytes;
    try {
        m_kept.emplace(block.bytes, block.handle);
        m_statistics.bytesKept += block.bytes;
        makeRoom(0); // the cap may have come down since
    } catch (const std::bad_alloc&) {
        m_device->release(block.handle);
    }
}

void DeviceMemoryPool::trim() {
    const std::scoped_lock lock(m_mutex);
    makeRoom(UINT64_MAX);
}

DeviceMemoryPool::Statistics DeviceMemoryPool::statistics() const {
    const std::scoped_lock lock(m_mutex);
    return m_statistics;
}

void DeviceMemoryPool::setCap(std::uint64_t cap) {
    const std::scoped_lock lock(m_mutex);
    m_statistics.cap = cap;
    makeRoom(0);
}

DeviceMemoryPool::Block LaneMemory::take(std::uint64_t bytes) {
    const std::uint64_t size = pool->blockBytes(bytes);
    const std::scoped_lock lock(mutex);
    const auto own = std::find_if(dropped.begin(), dropped.end(),
                                  [&](const auto& block) { return block.bytes == size; });
    if (own != dropped.end()) {
        const DeviceMemoryPool::Block block = *own;
        dropped.erase(own);
        return block;
    }
    // So that drop() never has to allocate.
    dropped.reserve(handedOut + 1);
    const DeviceMemoryPool::Block block = pool->take(bytes);
    ++handedOut;
    return block;
}

void LaneMemory::drop(const DeviceMemoryPool::Block& block) noexcept {
    const std::scoped_lock lock(mutex);
    dropped.push_back(block);
    if (closed)
        flushLocked();
}

void LaneMemory::flush() noexcept {
    const std::scoped_lock lock(mutex);
    flushLocked();
}

void LaneMemory::close() noexcept {
    const std::scoped_lock lock(mutex);
    closed = true;
    flushLocked();
}

void LaneMemory::flushLocked() noexcept {
    for (const auto& block : dropped)
        pool->giveBack(block);
    handedOut -= dropped.size();
    dropped.clear();
}

} // namespace specula::compute
