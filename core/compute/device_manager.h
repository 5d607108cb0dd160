// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/backend.h"
#include "core/compute/device_buffer.h"
#include "core/compute/device_policy.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace specula {
class ThreadPool;
}

namespace specula::compute {

/// A device of a tier, or a tier without one and why: a line of `specula-cli devices`.
struct DeviceInfo {
    std::string name;       ///< of the tier: "reference", "cpu", "vulkan", "cuda"
    int index = 0;          ///< of the device within its tier
    int priority = 0;       ///< see standardPriority()
    bool known = true;      ///< false: still being looked for
    bool available = false; ///< can be opened and was not lost
    std::string device;     ///< "Intel(R) Xeon(R), 2 threads"; empty when there is none
    std::string driver;
    std::int32_t kind = SPC_DEVICE_CPU; ///< SpcDeviceKind
    std::uint64_t memoryBytes = 0;      ///< detected, or assumed where the driver does not tell
    bool memoryDetected = false;
    std::uint64_t memoryFree = 0;  ///< when it was looked at; 0: not known
    std::uint64_t usableBytes = 0; ///< what jobs may take of it under the policy
    std::uint64_t largestBuffer = 0, largestOperand = 0, largestExtent = 0; ///< 0: no limit
    std::uint64_t memoryBandwidth = 0; ///< bytes per second; 0: not known
    bool hasF64 = false, nanPropagates = false;
    std::string reason; ///< why it is not available, or what it is for
    std::string remedy; ///< what could be done about it; may be empty
};

/// What one job wishes differently from the policy.
struct DeviceRequest {
    std::string backend;               ///< empty: as the policy says
    std::optional<bool> allowFallback; ///< nothing: as the policy says
    std::optional<int> device;
};

/// What a job is going to do, for choosing a device by its size. Zeros: not known.
struct JobNeed {
    std::string name;        ///< "blur", for the reason
    std::uint64_t bytes = 0; ///< that have to be moved to the device and back
    double work = 0;         ///< bytes touched or operations, whichever is more
    bool needsF64 = false;
    std::uint64_t memoryBytes = 0; ///< on the device at once, untiled
};

struct DeviceChoice {
    std::string tier;
    int device = 0;
    std::string reason;    ///< one sentence for the user
    bool fallback = false; ///< something else was asked for
};

/// "Which tier each job used and why."
struct JobRecord {
    std::string job, tier;
    int device = 0;
    std::string reason;
    std::vector<BorrowedKernel> borrowed;
    std::vector<std::string> fallbacks; ///< one sentence each, in order
    double seconds = 0;
    std::chrono::system_clock::time_point when{};
};

/// A device in use, for the device panel.
struct OpenDevice {
    std::string tier;
    int device = 0;
    std::string name;
    DeviceMemoryPool::Statistics memory;
    bool busy = false; ///< some job holds it
};

/// Knows the tiers, their devices and why one is not there; chooses one for a job and opens it.
/// Made once in main. All functions may be called from any thread.
///
/// Tiers are looked at when something has to be known of them: small work on the CPU and programs
/// that name the CPU never start a graphics driver. A device that failed is marked as lost and not
/// chosen again until refresh(). Jobs that run keep the backend they have, whatever changes.
class DeviceManager {
  public:
    /// No tiers: standardTiers().
    explicit DeviceManager(ThreadPool& pool, DevicePolicy policy = {},
                           std::vector<std::unique_ptr<Tier>> tiers = {},
                           DeviceOptions options = {});
    ~DeviceManager();
    DeviceManager(const DeviceManager&) = delete;
    DeviceManager& operator=(const DeviceManager&) = delete;

    /// Every tier has at least one row. Looks at those not looked at yet, which may take a second.
    std::vector<DeviceInfo> devices();
    /// What is known now, at once; rows with known == false are being looked for, or not yet.
    std::vector<DeviceInfo> devicesKnown() const;
    /// Looks at all tiers on a thread of its own; listeners hear of it.
    void probeInBackground();
    /// Looks at all tiers again; lost devices get another chance.
    void refresh();

    DevicePolicy policy() const;
    /// For jobs that start from now on. Memory limits of open devices follow at once.
    void setPolicy(const DevicePolicy& policy);

    /// The device to use. A tier that is absent, lost or unfit is replaced by the best other one
    /// with the reason, or is Error(Computation) when falling back is not allowed; an unknown name
    /// is Error(Usage). Automatic choice leaves work on the CPU that is too small to be moved.
    DeviceChoice choose(const DeviceRequest& request = {}, const JobNeed& need = {});
    /// The same without waiting: nothing where a tier has to be looked at first.
    std::optional<DeviceChoice> chooseKnown(const DeviceRequest& request = {},
                                            const JobNeed& need = {}) const;

    /// The backend of a device, made when it is first asked for and shared by all jobs. Throws
    /// Error when it cannot be opened.
    std::shared_ptr<Backend> open(const DeviceChoice& choice);

    struct Acquired {
        DeviceChoice choice;
        std::shared_ptr<Backend> backend;
        std::vector<std::string> fallbacks; ///< devices that could not be opened, and why
    };
    /// choose() and open(); a device that does not open counts as lost and the next is tried.
    Acquired acquire(const DeviceRequest& request = {}, const JobNeed& need = {});

    /// Not chosen again until refresh(). Its backend goes when the jobs that have it end.
    void markLost(const std::string& tier, int device, const std::string& reason);

    /// Gives the kept memory of devices back that no job has held for so long.
    void releaseIdle(std::chrono::milliseconds idle);
    /// The same for a timer of the window: drivers may take their time to free something.
    void releaseIdleInBackground(std::chrono::milliseconds idle);
    std::vector<OpenDevice> openDevices() const;

    /// The last 200 are kept, oldest first.
    void record(JobRecord job);
    std::vector<JobRecord> jobs() const;

    enum class Change { Devices, Policy, Jobs };
    /// Called after each change, on the thread that made it; returns a handle.
    int listen(std::function<void(Change)> listener);
    /// After this returns the listener is not called any more. Not from inside a listener.
    void unlisten(int handle);

  private:
    using Key = std::pair<std::string, int>;
    struct TierState {
        std::unique_ptr<Tier> tier;
        std::mutex work;    ///< held while the tier lists or opens
        bool known = false; ///< under m_mutex, as the rows
        std::vector<DeviceInfo> rows;
    };
    struct OpenState {
        std::shared_ptr<Backend> backend;
        std::string name;
        std::chrono::steady_clock::time_point lastBusy;
    };
    struct Search; ///< one question to choose()

    TierState* findTier(const std::string& name) const;
    bool probe(TierState& state, bool again);
    void probeAll(bool again);
    std::vector<DeviceInfo> rowsOf(const TierState& state) const;
    std::uint64_t usableBytes(const SpcDeviceInfo& info, std::uint64_t held) const;
    std::shared_ptr<Device> helperFor(const std::string& tier);
    DeviceChoice decide(Search& search) const;
    DeviceChoice decideNamed(Search& search) const;
    DeviceChoice decideBest(Search& search) const;
    std::vector<DeviceInfo> rowsFor(Search& search, TierState& state) const;
    Search searchFor(const DeviceRequest& request, const JobNeed& need) const;
    void limitOpenDevices();
    void inBackground(std::function<void()> work);
    void changed(Change change);

    ThreadPool& m_pool;
    const DeviceOptions m_options;
    std::vector<std::unique_ptr<TierState>> m_tiers; ///< the list itself never changes

    mutable std::mutex m_mutex; ///< all below and the rows of tiers; never held while a tier works
    DevicePolicy m_policy;
    std::map<Key, std::string> m_lost;
    std::map<Key, OpenState> m_open;
    std::deque<JobRecord> m_jobs;

    std::recursive_mutex m_listenerMutex;
    std::map<int, std::function<void(Change)>> m_listeners;
    int m_nextListener = 1;

    std::mutex m_backgroundMutex;
    std::thread m_background;
    std::deque<std::function<void()>> m_backgroundWork;
    bool m_backgroundBusy = false;
};

} // namespace specula::compute
