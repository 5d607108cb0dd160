// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/device.h"

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace specula::compute {

/// The memory of one device, shared by all jobs: freed blocks are kept by size class and handed out
/// again, within a byte cap. When the device or the cap refuses, kept blocks are given back and the
/// request is tried once more; then it is DeviceError(OutOfMemory).
class DeviceMemoryPool {
  public:
    /// cap 0: the device alone decides.
    DeviceMemoryPool(std::shared_ptr<Device> device, std::uint64_t cap);
    ~DeviceMemoryPool();

    struct Block {
        void* handle = nullptr;
        std::uint64_t bytes = 0;
    };
    Block take(std::uint64_t bytes);
    /// Bytes of the block take() would give.
    std::uint64_t blockBytes(std::uint64_t bytes) const;
    void giveBack(const Block& block) noexcept;
    /// Gives kept blocks back to the device.
    void trim();

    struct Statistics {
        std::uint64_t bytesInUse = 0, bytesKept = 0, peakBytes = 0, cap = 0;
        std::uint64_t reused = 0, fresh = 0;
    };
    Statistics statistics() const;
    void setCap(std::uint64_t cap);

  private:
    std::uint64_t sizeFor(std::uint64_t bytes) const;
    bool makeRoom(std::uint64_t bytes);

    std::shared_ptr<Device> m_device;
    std::uint64_t m_largest; ///< of one allocation; 0: no limit
    mutable std::mutex m_mutex;
    std::multimap<std::uint64_t, void*> m_kept;
    Statistics m_statistics;
};

/// Blocks a lane has dropped: the lane itself may use them at once, because its work is in order;
/// the pool gets them when the lane has waited.
struct LaneMemory {
    explicit LaneMemory(std::shared_ptr<DeviceMemoryPool> from)
        : pool(std::move(from)) {}
    ~LaneMemory() { flush(); }

    DeviceMemoryPool::Block take(std::uint64_t bytes);
    void drop(const DeviceMemoryPool::Block& block) noexcept;
    void flush() noexcept;
    /// The lane has ended: what tensors still hold goes straight to the pool from now on.
    void close() noexcept;

    std::shared_ptr<DeviceMemoryPool> pool;
    std::mutex mutex; ///< a tensor may be dropped by another thread than the lane's
    std::vector<DeviceMemoryPool::Block> dropped;
    std::size_t handedOut = 0; ///< blocks that may be dropped yet
    bool closed = false;

  private:
    void flushLocked() noexcept;
};

class DeviceBuffer {
  public:
    DeviceBuffer(std::shared_ptr<LaneMemory> memory, DeviceMemoryPool::Block block)
        : m_memory(std::move(memory))
        , m_block(block) {}
    ~DeviceBuffer() { m_memory->drop(m_block); }
    DeviceBuffer(const DeviceBuffer&) = delete;
    DeviceBuffer& operator=(const DeviceBuffer&) = delete;

    void* handle() const { return m_block.handle; }
    std::uint64_t bytes() const { return m_block.bytes; }
    const DeviceMemoryPool& pool() const { return *m_memory->pool; }

  private:
    std::shared_ptr<LaneMemory> m_memory;
    DeviceMemoryPool::Block m_block;
};

} // namespace specula::compute
