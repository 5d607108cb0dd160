// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/vulkan/failure.h"

#include <mutex>
#include <string>
#include <vector>

namespace specula::vulkan {

/// Every kernel sees the same bindings: storage buffers 0..11 of set 0, and 128 bytes of push
/// constants. What a kernel does not use stays unset.
constexpr std::uint32_t kBindings = 12;
constexpr std::uint32_t kPushBytes = 128;

/// What the validation layer has said since it was last asked. Filled from any thread.
class Messages {
  public:
    void add(const char* text);
    /// Throws SPC_FAILED with the first message, if there is one, and forgets all.
    void check();

  private:
    std::mutex m_mutex;
    std::string m_first;
    int m_count = 0;
};

/// A physical device, with what this tier wants to know about it.
struct DeviceFacts {
    VkPhysicalDevice handle = VK_NULL_HANDLE;
    SpcDeviceInfo info{};
    VkPhysicalDeviceLimits limits{};
    std::uint32_t queueFamily = 0, queueCount = 0;
    /// Doubles and 64-bit integers in shaders. SPECULA_VULKAN_F64=0 hides them, for drivers that
    /// have them wrong.
    bool wide = false;
    bool memoryBudget = false, portabilitySubset = false;
    std::uint32_t timestampBits = 0;
    std::string unfit; ///< why it cannot be opened; empty: it can
};

class Instance {
  public:
    explicit Instance(Messages* validation);
    ~Instance();
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;

    VkInstance handle() const { return m_instance; }
    std::vector<DeviceFacts> devices() const;

  private:
    VkInstance m_instance = VK_NULL_HANDLE;
    VkDebugUtilsMessengerEXT m_messenger = VK_NULL_HANDLE;
};

/// Fills what changes while the program runs.
void readMemory(DeviceFacts& facts);

} // namespace specula::vulkan
