// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/device.h"
#include "core/compute/kernel_catalogue.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace specula::test {

using compute::DeviceError;

/// What goes wrong on a FaultDevice, and when. Shared by all devices made with it; thread safe.
class FaultPlan {
  public:
    enum Call { Open, Allocate, Upload, Download, Run, Wait, kCalls };

    /// The nth call (from 1) of this sort fails; a lost device fails ever after, until reopened.
    void failAt(Call call, int nth, DeviceError::Kind kind) {
        const std::scoped_lock lock(m_mutex);
        m_rules[{call, nth}] = kind;
    }
    /// Every call fails with this probability: out of memory, lost or failed in equal parts.
    void failRandomly(std::uint64_t seed, double probability) {
        const std::scoped_lock lock(m_mutex);
        m_random.seed(seed);
        m_probability = probability;
    }
    /// Kernels the device does not have.
    void lack(std::uint32_t kernel) {
        const std::scoped_lock lock(m_mutex);
        m_lacked.insert(kernel);
    }
    bool lacks(std::uint32_t kernel) const {
        const std::scoped_lock lock(m_mutex);
        return m_lacked.count(kernel) > 0;
    }
    int calls(Call call) const {
        const std::scoped_lock lock(m_mutex);
        return m_counts[call];
    }
    int failures() const {
        const std::scoped_lock lock(m_mutex);
        return m_failures;
    }

    /// Counts one call; throws when its turn to fail has come.
    void count(Call call, std::atomic<bool>& lost) {
        const std::scoped_lock lock(m_mutex);
        ++m_counts[call];
        if (lost)
            fail(DeviceError::Kind::DeviceLost, lost);
        if (const auto rule = m_rules.find({call, m_counts[call]}); rule != m_rules.end())
            fail(rule->second, lost);
        if (m_probability > 0 && std::uniform_real_distribution<>(0, 1)(m_random) < m_probability) {
            constexpr DeviceError::Kind kinds[] = {DeviceError::Kind::OutOfMemory,
                                                   DeviceError::Kind::DeviceLost,
                                                   DeviceError::Kind::Failed};
            fail(kinds[m_random() % 3], lost);
        }
    }

  private:
    [[noreturn]] void fail(DeviceError::Kind kind, std::atomic<bool>& lost) {
        ++m_failures;
        if (kind == DeviceError::Kind::DeviceLost)
            lost = true;
        throw DeviceError(kind, "a fault made on purpose");
    }

    mutable std::mutex m_mutex;
    std::map<std::pair<int, int>, DeviceError::Kind> m_rules;
    std::set<std::uint32_t> m_lacked;
    std::mt19937_64 m_random;
    double m_probability = 0;
    int m_counts[kCalls] = {};
    int m_failures = 0;
};

/// A real device under another name that fails as planned, and knows what memory is out.
class FaultDevice : public compute::Device {
  public:
    FaultDevice(std::shared_ptr<compute::Device> real, std::string tier,
                std::shared_ptr<FaultPlan> plan, SpcDeviceInfo info)
        : m_real(std::move(real))
        , m_tier(std::move(tier))
        , m_plan(std::move(plan))
        , m_info(info) {}

    const std::string& tier() const override { return m_tier; }
    SpcDeviceInfo info() const override { return m_info; }
    void* allocate(std::uint64_t bytes) override {
        m_plan->count(FaultPlan::Allocate, m_lost);
        if (m_info.largest_buffer > 0 && bytes > m_info.largest_buffer)
            throw DeviceError(DeviceError::Kind::OutOfMemory, "larger than the largest buffer");
        if (m_info.memory_total > 0 && m_held + bytes > m_info.memory_total)
            throw DeviceError(DeviceError::Kind::OutOfMemory, "the memory is full");
        void* block = m_real->allocate(bytes);
        const std::scoped_lock lock(m_mutex);
        m_blocks[block] = bytes;
        m_held += bytes;
        return block;
    }
    void release(void* buffer) noexcept override {
        {
            const std::scoped_lock lock(m_mutex);
            m_held -= m_blocks.at(buffer); // an unknown block ends the program, as it should
            m_blocks.erase(buffer);
        }
        m_real->release(buffer);
    }
    std::unique_ptr<compute::Queue> makeQueue(const QueueOptions& options) override;
    bool supports(const SpcCall& call) const override {
        return !m_plan->lacks(call.kernel) && m_real->supports(call);
    }

    std::uint64_t bytesHeld() const { return m_held; }

  private:
    friend class FaultQueue;
    std::shared_ptr<compute::Device> m_real;
    std::string m_tier;
    std::shared_ptr<FaultPlan> m_plan;
    SpcDeviceInfo m_info;
    std::atomic<bool> m_lost = false;
    std::atomic<std::uint64_t> m_held = 0;
    std::mutex m_mutex;
    std::map<void*, std::uint64_t> m_blocks;
};

class FaultQueue : public compute::Queue {
  public:
    FaultQueue(FaultDevice& device, std::unique_ptr<compute::Queue> real)
        : m_device(device)
        , m_real(std::move(real)) {}
    void upload(const SpcOperand& to, const SpcHostBlock& from) override {
        m_device.m_plan->count(FaultPlan::Upload, m_device.m_lost);
        m_real->upload(to, from);
    }
    void download(const SpcOperand& from, const SpcHostBlock& to) override {
        m_device.m_plan->count(FaultPlan::Download, m_device.m_lost);
        m_real->download(from, to);
    }
    void run(const SpcCall& call) override {
        m_device.m_plan->count(FaultPlan::Run, m_device.m_lost);
        m_real->run(call);
    }
    void wait() override {
        m_device.m_plan->count(FaultPlan::Wait, m_device.m_lost);
        m_real->wait();
    }

  private:
    FaultDevice& m_device;
    std::unique_ptr<compute::Queue> m_real;
};

inline std::unique_ptr<compute::Queue> FaultDevice::makeQueue(const QueueOptions& options) {
    return std::make_unique<FaultQueue>(*this, m_real->makeQueue(options));
}

/// A graphics card made of a host tier, with any number of devices.
class FaultTier : public compute::Tier {
  public:
    FaultTier(std::string name, int priority, std::unique_ptr<compute::Tier> real,
              std::shared_ptr<FaultPlan> plan, std::vector<SpcDeviceInfo> devices)
        : m_name(std::move(name))
        , m_priority(priority)
        , m_real(std::move(real))
        , m_plan(std::move(plan))
        , m_devices(std::move(devices)) {}

    /// A discrete card with `memory` bytes.
    static SpcDeviceInfo card(const char* name, std::uint64_t memory, bool f64 = true) {
        SpcDeviceInfo info{};
        for (std::size_t i = 0; name[i] != 0 && i + 1 < sizeof info.name; ++i)
            info.name[i] = name[i];
        info.kind = SPC_DEVICE_DISCRETE;
        info.memory_total = info.memory_free = memory;
        info.memory_detected = memory > 0;
        info.has_f64 = f64;
        info.nan_propagates = 1;
        return info;
    }

    const std::string& name() const override { return m_name; }
    std::vector<SpcDeviceInfo> devices() override {
        ++m_looks;
        if (m_absent)
            throw Error(ErrorCode::Computation, "the card was taken out");
        return m_devices;
    }
    std::shared_ptr<compute::Device> open(int index, const compute::DeviceOptions&) override {
        std::atomic<bool> lost = false;
        m_plan->count(FaultPlan::Open, lost);
        auto device = std::make_shared<FaultDevice>(m_real->open(0, {}), m_name, m_plan,
                                                    m_devices.at(static_cast<std::size_t>(index)));
        const std::scoped_lock lock(m_mutex);
        m_last = device;
        return device;
    }
    int priority(const SpcDeviceInfo& info) const override {
        return info.kind == SPC_DEVICE_SOFTWARE ? 0 : m_priority;
    }

    int looks() const { return m_looks; }
    void setAbsent(bool absent) { m_absent = absent; }
    std::shared_ptr<FaultDevice> last() const {
        const std::scoped_lock lock(m_mutex);
        return m_last.lock();
    }

  private:
    const std::string m_name;
    const int m_priority;
    const std::unique_ptr<compute::Tier> m_real;
    const std::shared_ptr<FaultPlan> m_plan;
    const std::vector<SpcDeviceInfo> m_devices;
    std::atomic<int> m_looks = 0;
    std::atomic<bool> m_absent = false;
    mutable std::mutex m_mutex;
    std::weak_ptr<FaultDevice> m_last;
};

} // namespace specula::test
