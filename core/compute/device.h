// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/error.h"
#include "core/compute/tier_abi.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace specula::compute {

/// What went wrong on a device; the executor and the manager act on the kind.
class DeviceError : public Error {
  public:
    enum class Kind { OutOfMemory, DeviceLost, Unsupported, BadCall, Failed };
    DeviceError(Kind kind, std::string reason)
        : Error(ErrorCode::Computation, std::move(reason))
        , m_kind(kind) {}

    Kind kind() const noexcept { return m_kind; }

  private:
    Kind m_kind;
};

/// Work done in order on a device. One thread at a time.
class Queue {
  public:
    virtual ~Queue() = default;

    /// The host memory may be changed when this returns.
    virtual void upload(const SpcOperand& to, const SpcHostBlock& from) = 0;
    /// What it writes is there after wait().
    virtual void download(const SpcOperand& from, const SpcHostBlock& to) = 0;
    virtual void run(const SpcCall& call) = 0;
    virtual void wait() = 0;
};

/// One opened device of one tier, as the tier offers it: plain memory, queues and those kernels of
/// the catalogue it has. Everything more comfortable is in Backend. Thread safe but for its queues.
class Device {
  public:
    virtual ~Device() = default;

    virtual const std::string& tier() const = 0; ///< "reference", "cpu", "vulkan", "cuda"
    /// With the free memory of this moment.
    virtual SpcDeviceInfo info() const = 0;

    virtual void* allocate(std::uint64_t bytes) = 0; ///< throws DeviceError(OutOfMemory)
    virtual void release(void* buffer) noexcept = 0;

    struct QueueOptions {
        /// Host tiers: kernels run on the calling thread alone, because the caller runs many
        /// queues side by side.
        bool oneThread = false;
        /// Host tiers: looked at inside run(), which then throws Cancelled and leaves its outputs
        /// undefined. Other tiers look between submissions by themselves or not at all.
        std::optional<CancelToken> cancel = {};
    };
    virtual std::unique_ptr<Queue> makeQueue(const QueueOptions& options) = 0;

    /// Whether Queue::run() would take this call.
    virtual bool supports(const SpcCall& call) const = 0;

    /// Finished events since the last call, where the device was opened with a trace.
    virtual std::vector<SpcTraceEvent> takeTrace() { return {}; }
};

struct DeviceOptions {
    std::string cacheFolder;
    bool validate = false;
    bool trace = false;
    std::uint64_t memoryLimit = 0; ///< 0: none
};

/// A family of devices: lists them and opens one.
class Tier {
  public:
    virtual ~Tier() = default;
    virtual const std::string& name() const = 0;
    /// What is there now. Throws Error with the reason when the tier cannot be used at all (no
    /// driver, module missing, wrong version).
    virtual std::vector<SpcDeviceInfo> devices() = 0;
    virtual std::shared_ptr<Device> open(int index, const DeviceOptions& options) = 0;
    /// How much it is preferred; 0: only when asked for by name.
    virtual int priority(const SpcDeviceInfo& device) const;
    /// Whether any device could have a priority above 0, told without loading a driver: where this
    /// is false nobody has to pay for one (a software Vulkan driver is 50 MB of compiler).
    virtual bool mayBeAutomatic() const { return true; }
};

} // namespace specula::compute
