// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace specula::compute {

/// One tier on one device, as `specula-cli devices` lists it.
struct DeviceInfo {
    std::string name; ///< "reference", "cpu", "vulkan", "cuda"
    int priority = 0; ///< CUDA 150 > Vulkan 100/50 > CPU 10; reference 0, never automatic
    bool available = false;
    std::string device; ///< "Intel(R) Xeon(R), 2 threads"; empty when unavailable
    std::uint64_t memoryBytes = 0;
    bool memoryDetected = false; ///< false: memoryBytes is not known
    std::string reason;          ///< why it is not available, or what it is for
};

struct DeviceRequest {
    std::string backend = "auto"; ///< auto, cuda, vulkan, cpu, reference
    bool allowFallback = true;
};

struct DeviceChoice {
    std::string backend;
    std::string reason; ///< one sentence for the user
};

/// Knows the tiers, their devices and why one is not there. Made once in main; immutable after, so
/// it may be asked from any thread.
class DeviceManager {
  public:
    /// `threads` is what the CPU tier works with.
    explicit DeviceManager(int threads);

    const std::vector<DeviceInfo>& devices() const { return m_devices; }

    /// The tier to use. A request for one that is absent falls back to the best there is and says
    /// so, or throws Error(Computation) when falling back is not allowed; an unknown name is
    /// Error(Usage).
    DeviceChoice choose(const DeviceRequest& request) const;

    /// What SPECULA_BACKEND and SPECULA_GPU_FALLBACK ask for, over `settings`.
    static DeviceRequest fromEnvironment(DeviceRequest settings);

  private:
    std::vector<DeviceInfo> m_devices;
};

} // namespace specula::compute
