// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/vulkan/memory.h"
#include "core/compute/tiers/vulkan/shader_list.h"

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace specula::vulkan {

/// A queue of the device; several streams may share one.
struct DeviceQueue {
    VkQueue handle = VK_NULL_HANDLE;
    std::mutex mutex;
};

/// An opened device: what lives as long as it and is shared by its streams. Thread safe.
class Context {
  public:
    Context(int index, const SpcOpenOptions& options);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    const DeviceFacts& facts() const { return m_facts; }
    DeviceFacts factsNow() const;
    VkDevice device() const { return m_device; }
    Memory& memory() { return *m_memory; }
    Messages& messages() { return m_messages; }
    bool traced() const { return m_trace; }

    DeviceQueue& queueFor(int stream) {
        return m_queues[static_cast<std::size_t>(stream) % m_queueCount];
    }
    int nextStream();

    VkDescriptorSetLayout setLayout() const { return m_setLayout; }
    VkPipelineLayout pipelineLayout() const { return m_pipelineLayout; }
    /// Made at first use, for a shader and its specialization constants 0, 1, ...
    VkPipeline pipeline(Shader shader, std::span<const std::uint32_t> constants);

    void keepEvent(const SpcTraceEvent& event);
    std::vector<SpcTraceEvent> takeEvents(std::size_t capacity, std::size_t& had);
    /// Seconds of a timestamp since the device was opened.
    double secondsOf(std::uint64_t ticks) const;

    /// A file in the cache folder, for this device and driver; nullopt: no folder was given.
    std::optional<std::string> cachePath(const std::string& name) const;

  private:
    void makeDevice();
    void makeLayouts();
    void makePipelineCache();
    void savePipelineCache() noexcept;
    void startClock();
    void destroy() noexcept;

    Messages m_messages;
    std::unique_ptr<Instance> m_instance;
    DeviceFacts m_facts;
    VkDevice m_device = VK_NULL_HANDLE;
    std::unique_ptr<Memory> m_memory;
    std::array<DeviceQueue, 8> m_queues;
    std::size_t m_queueCount = 1;
    bool m_trace = false;
    std::string m_cacheFolder;

    VkDescriptorSetLayout m_setLayout = VK_NULL_HANDLE;
    VkPipelineLayout m_pipelineLayout = VK_NULL_HANDLE;
    VkPipelineCache m_pipelineCache = VK_NULL_HANDLE;

    std::mutex m_mutex;
    std::array<VkShaderModule, kShaderCount> m_modules{};
    std::map<std::vector<std::uint32_t>, VkPipeline> m_pipelines;
    int m_streams = 0;
    std::uint64_t m_clockStart = 0;
    std::vector<SpcTraceEvent> m_events;
};

} // namespace specula::vulkan
