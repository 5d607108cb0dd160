// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/reference/reference_tier.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <set>

namespace specula::test {

/// A graphics card that breaks when told to: "vulkan" by name, the reference tier inside, with
/// memory of its own as far as anyone can tell.
struct FragileState {
    std::atomic<std::uint64_t> memoryBytes{std::uint64_t{1} << 30}; ///< allocations together
    std::atomic<std::int64_t> runsUntilLost{-1};                    ///< below 0: never
    std::atomic<std::int64_t> outOfMemory{0};                       ///< how often
    std::atomic<std::int64_t> runs{0};
    std::mutex mutex;
    std::map<void*, std::uint64_t> blocks;
    std::uint64_t used = 0;
    std::set<const void*> busy; ///< queues that were given work and not waited for
    std::size_t mostBusy = 0;
};

class FragileQueue final : public compute::Queue {
  public:
    FragileQueue(std::unique_ptr<compute::Queue> inner, std::shared_ptr<FragileState> state)
        : m_inner(std::move(inner))
        , m_state(std::move(state)) {}
    void upload(const SpcOperand& to, const SpcHostBlock& from) override {
        m_inner->upload(to, from);
    }
    void download(const SpcOperand& from, const SpcHostBlock& to) override {
        m_inner->download(from, to);
    }
    void run(const SpcCall& call) override {
        ++m_state->runs;
        if (m_state->runsUntilLost >= 0 && m_state->runsUntilLost-- <= 0) {
            m_state->runsUntilLost = 0;
            throw compute::DeviceError(compute::DeviceError::Kind::DeviceLost,
                                       "the card fell off the bus");
        }
        {
            const std::lock_guard lock(m_state->mutex);
            m_state->busy.insert(this);
            m_state->mostBusy = std::max(m_state->mostBusy, m_state->busy.size());
        }
        m_inner->run(call);
    }
    void wait() override {
        m_inner->wait();
        const std::lock_guard lock(m_state->mutex);
        m_state->busy.erase(this);
    }

  private:
    std::unique_ptr<compute::Queue> m_inner;
    std::shared_ptr<FragileState> m_state;
};

class FragileDevice final : public compute::Device {
  public:
    explicit FragileDevice(std::shared_ptr<FragileState> state)
        : m_inner(compute::makeReferenceTier()->open(0, {}))
        , m_state(std::move(state)) {}

    const std::string& tier() const override { return m_tier; }
    SpcDeviceInfo info() const override {
        SpcDeviceInfo info = m_inner->info();
        info.kind = SPC_DEVICE_DISCRETE;
        info.memory_total = info.memory_free = std::uint64_t{8} << 30;
        return info;
    }
    void* allocate(std::uint64_t bytes) override {
        const std::lock_guard lock(m_state->mutex);
        if (m_state->used + bytes > m_state->memoryBytes) {
            ++m_state->outOfMemory;
            throw compute::DeviceError(compute::DeviceError::Kind::OutOfMemory, "the card is full");
        }
        void* block = m_inner->allocate(bytes);
        m_state->blocks[block] = bytes;
        m_state->used += bytes;
        return block;
    }
    void release(void* buffer) noexcept override {
        const std::lock_guard lock(m_state->mutex);
        m_state->used -= m_state->blocks[buffer];
        m_state->blocks.erase(buffer);
        m_inner->release(buffer);
    }
    std::unique_ptr<compute::Queue> makeQueue(const QueueOptions& options) override {
        return std::make_unique<FragileQueue>(m_inner->makeQueue(options), m_state);
    }
    bool supports(const SpcCall& call) const override { return m_inner->supports(call); }

  private:
    std::string m_tier = "vulkan";
    std::shared_ptr<compute::Device> m_inner;
    std::shared_ptr<FragileState> m_state;
};

class FragileTier final : public compute::Tier {
  public:
    explicit FragileTier(std::shared_ptr<FragileState> state)
        : m_state(std::move(state)) {}
    const std::string& name() const override { return m_name; }
    std::vector<SpcDeviceInfo> devices() override { return {FragileDevice(m_state).info()}; }
    std::shared_ptr<compute::Device> open(int, const compute::DeviceOptions&) override {
        return std::make_shared<FragileDevice>(m_state);
    }

  private:
    std::string m_name = "vulkan";
    std::shared_ptr<FragileState> m_state;
};

} // namespace specula::test
