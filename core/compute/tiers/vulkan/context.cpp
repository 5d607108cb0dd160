// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/context.h"

#include "core/compute/tiers/vulkan/cache_file.h"

#include <algorithm>

namespace specula::vulkan {
namespace {

/// Events nobody fetches are not kept for ever.
constexpr std::size_t kMostEvents = 1u << 20;

} // namespace

Context::Context(int index, const SpcOpenOptions& options)
    : m_trace(options.trace != 0)
    , m_cacheFolder(options.cache_folder != nullptr ? options.cache_folder : "") {
    m_instance = std::make_unique<Instance>(options.validate != 0 ? &m_messages : nullptr);
    const auto devices = m_instance->devices();
    if (index < 0 || static_cast<std::size_t>(index) >= devices.size())
        throw Failure(SPC_BAD_CALL,
                      "There is no Vulkan device number " + std::to_string(index) + " any more.");
    m_facts = devices[static_cast<std::size_t>(index)];
    if (!m_facts.unfit.empty())
        throw Failure(SPC_FAILED, m_facts.unfit);
    try {
        makeDevice();
        m_memory = std::make_unique<Memory>(m_facts, m_device, options.memory_limit);
        makeLayouts();
        makePipelineCache();
        if (m_trace)
            startClock();
        m_messages.check();
    } catch (...) {
        destroy();
        throw;
    }
}

Context::~Context() {
    savePipelineCache();
    destroy();
}

void Context::destroy() noexcept {
    if (m_device == VK_NULL_HANDLE)
        return;
    api().DeviceWaitIdle(m_device);
    for (const auto& [key, pipeline] : m_pipelines)
        api().DestroyPipeline(m_device, pipeline, nullptr);
    for (VkShaderModule module : m_modules)
        if (module != VK_NULL_HANDLE)
            api().DestroyShaderModule(m_device, module, nullptr);
    if (m_pipelineCache != VK_NULL_HANDLE)
        api().DestroyPipelineCache(m_device, m_pipelineCache, nullptr);
    if (m_pipelineLayout != VK_NULL_HANDLE)
        api().DestroyPipelineLayout(m_device, m_pipelineLayout, nullptr);
    if (m_setLayout != VK_NULL_HANDLE)
        api().DestroyDescriptorSetLayout(m_device, m_setLayout, nullptr);
    m_memory.reset();
    api().DestroyDevice(m_device, nullptr);
    m_device = VK_NULL_HANDLE;
}

DeviceFacts Context::factsNow() const {
    DeviceFacts facts = m_facts;
    readMemory(facts);
    return facts;
}

void Context::makeDevice() {
    m_queueCount = std::min<std::size_t>(m_queues.size(), m_facts.queueCount);
    const std::vector<float> priorities(m_queueCount, 0.5f);
    auto queues = structure<VkDeviceQueueCreateInfo>(VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO);
    queues.queueFamilyIndex = m_facts.queueFamily;
    queues.queueCount = static_cast<std::uint32_t>(m_queueCount);
    queues.pQueuePriorities = priorities.data();

    auto features12 = structure<VkPhysicalDeviceVulkan12Features>(
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES);
    features12.storageBuffer8BitAccess = VK_TRUE;
    auto features11 = structure<VkPhysicalDeviceVulkan11Features>(
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES, &features12);
    features11.storageBuffer16BitAccess = VK_TRUE;
    auto features = structure<VkPhysicalDeviceFeatures2>(
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2, &features11);
    features.features.shaderFloat64 = m_facts.wide;
    features.features.shaderInt64 = m_facts.wide;

    std::vector<const char*> extensions;
    if (m_facts.memoryBudget)
        extensions.push_back(VK_EXT_MEMORY_BUDGET_EXTENSION_NAME);
    if (m_facts.portabilitySubset)
        extensions.push_back("VK_KHR_portability_subset");
    auto create = structure<VkDeviceCreateInfo>(VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO, &features);
    create.queueCreateInfoCount = 1;
    create.pQueueCreateInfos = &queues;
    create.enabledExtensionCount = static_cast<std::uint32_t>(extensions.size());
    create.ppEnabledExtensionNames = extensions.data();
    check(api().CreateDevice(m_facts.handle, &create, nullptr, &m_device), "to open the device");
    for (std::size_t i = 0; i < m_queueCount; ++i)
        api().GetDeviceQueue(m_device, m_facts.queueFamily, static_cast<std::uint32_t>(i),
                             &m_queues[i].handle);
}

void Context::makeLayouts() {
    std::array<VkDescriptorSetLayoutBinding, kBindings> bindings{};
    for (std::uint32_t i = 0; i < kBindings; ++i)
        bindings[i] = {i, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 1, VK_SHADER_STAGE_COMPUTE_BIT,
                       nullptr};
    auto set = structure<VkDescriptorSetLayoutCreateInfo>(
        VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO);
    set.bindingCount = kBindings;
    set.pBindings = bindings.data();
    check(api().CreateDescriptorSetLayout(m_device, &set, nullptr, &m_setLayout), "a layout");
    const VkPushConstantRange push{VK_SHADER_STAGE_COMPUTE_BIT, 0, kPushBytes};
    auto layout =
        structure<VkPipelineLayoutCreateInfo>(VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO);
    layout.setLayoutCount = 1;
    layout.pSetLayouts = &m_setLayout;
    layout.pushConstantRangeCount = 1;
    layout.pPushConstantRanges = &push;
    check(api().CreatePipelineLayout(m_device, &layout, nullptr, &m_pipelineLayout), "a layout");
}

std::optional<std::string> Context::cachePath(const std::string& name) const {
    if (m_cacheFolder.empty())
        return std::nullopt;
    return m_cacheFolder + "/vulkan-" + m_facts.info.key + "-" SPECULA_VERSION "-" + name;
}

void Context::makePipelineCache() {
    std::vector<std::byte> kept;
    if (const auto path = cachePath("pipelines.bin"))
        kept = readCacheFile(*path).value_or(std::vector<std::byte>());
    auto create =
        structure<VkPipelineCacheCreateInfo>(VK_STRUCTURE_TYPE_PIPELINE_CACHE_CREATE_INFO);
    create.initialDataSize = kept.size();
    create.pInitialData = kept.data();
    check(api().CreatePipelineCache(m_device, &create, nullptr, &m_pipelineCache),
          "a store of pipelines");
}

void Context::savePipelineCache() noexcept {
    try {
        const auto path = cachePath("pipelines.bin");
        std::size_t size = 0;
        if (!path || m_pipelines.empty() ||
            api().GetPipelineCacheData(m_device, m_pipelineCache, &size, nullptr) != VK_SUCCESS)
            return;
        std::vector<std::byte> data(size);
        if (api().GetPipelineCacheData(m_device, m_pipelineCache, &size, data.data()) == VK_SUCCESS)
            writeCacheFile(*path, data.data(), size);
    } catch (const std::exception&) {
        return;
    }
}

VkPipeline Context::pipeline(Shader shader, std::span<const std::uint32_t> constants) {
    std::vector<std::uint32_t> key{static_cast<std::uint32_t>(shader)};
    key.insert(key.end(), constants.begin(), constants.end());
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_pipelines.find(key); found != m_pipelines.end())
        return found->second;

    VkShaderModule& module = m_modules[static_cast<std::size_t>(shader)];
    if (module == VK_NULL_HANDLE) {
        const auto code = shaderCode(shader);
        auto create =
            structure<VkShaderModuleCreateInfo>(VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO);
        create.codeSize = code.size_bytes();
        create.pCode = code.data();
        check(api().CreateShaderModule(m_device, &create, nullptr, &module), "a shader");
    }
    std::vector<VkSpecializationMapEntry> entries;
    for (std::uint32_t i = 0; i < constants.size(); ++i)
        entries.push_back({i, i * 4u, 4u});
    const VkSpecializationInfo specialization{static_cast<std::uint32_t>(entries.size()),
                                              entries.data(), constants.size_bytes(),
                                              constants.data()};
    auto create =
        structure<VkComputePipelineCreateInfo>(VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO);
    create.stage.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
    create.stage.stage = VK_SHADER_STAGE_COMPUTE_BIT;
    create.stage.module = module;
    create.stage.pName = "main";
    create.stage.pSpecializationInfo = &specialization;
    create.layout = m_pipelineLayout;
    VkPipeline pipeline = VK_NULL_HANDLE;
    check(api().CreateComputePipelines(m_device, m_pipelineCache, 1, &create, nullptr, &pipeline),
          shaderName(shader));
    m_pipelines.emplace(std::move(key), pipeline);
    return pipeline;
}

int Context::nextStream() {
    const std::lock_guard lock(m_mutex);
    return m_streams++;
}

/// The device's clock at the moment of opening: one timestamp, waited for.
void Context::startClock() {
    if (m_facts.timestampBits == 0)
        throw Failure(SPC_FAILED, "This device has no clock, so its work cannot be traced.");
    VkCommandPool pool = VK_NULL_HANDLE;
    VkQueryPool queries = VK_NULL_HANDLE;
    VkFence fence = VK_NULL_HANDLE;
    const auto tidy = [&] {
        api().DestroyFence(m_device, fence, nullptr);
        api().DestroyQueryPool(m_device, queries, nullptr);
        api().DestroyCommandPool(m_device, pool, nullptr);
    };
    try {
        auto makePool =
            structure<VkCommandPoolCreateInfo>(VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO);
        makePool.queueFamilyIndex = m_facts.queueFamily;
        check(api().CreateCommandPool(m_device, &makePool, nullptr, &pool), "a command pool");
        auto makeQueries =
            structure<VkQueryPoolCreateInfo>(VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO);
        makeQueries.queryType = VK_QUERY_TYPE_TIMESTAMP;
        makeQueries.queryCount = 1;
        check(api().CreateQueryPool(m_device, &makeQueries, nullptr, &queries), "a clock");
        auto makeFence = structure<VkFenceCreateInfo>(VK_STRUCTURE_TYPE_FENCE_CREATE_INFO);
        check(api().CreateFence(m_device, &makeFence, nullptr, &fence), "a fence");
        auto allocate =
            structure<VkCommandBufferAllocateInfo>(VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO);
        allocate.commandPool = pool;
        allocate.commandBufferCount = 1;
        VkCommandBuffer commands = VK_NULL_HANDLE;
        check(api().AllocateCommandBuffers(m_device, &allocate, &commands), "commands");
        auto begin =
            structure<VkCommandBufferBeginInfo>(VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO);
        begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
        check(api().BeginCommandBuffer(commands, &begin), "commands");
        api().CmdResetQueryPool(commands, queries, 0, 1);
        api().CmdWriteTimestamp(commands, VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT, queries, 0);
        check(api().EndCommandBuffer(commands), "commands");
        auto submit = structure<VkSubmitInfo>(VK_STRUCTURE_TYPE_SUBMIT_INFO);
        submit.commandBufferCount = 1;
        submit.pCommandBuffers = &commands;
        check(api().QueueSubmit(m_queues[0].handle, 1, &submit, fence), "work");
        check(api().WaitForFences(m_device, 1, &fence, VK_TRUE, UINT64_MAX), "waiting");
        check(api().GetQueryPoolResults(m_device, queries, 0, 1, sizeof m_clockStart, &m_clockStart,
                                        sizeof m_clockStart,
                                        VK_QUERY_RESULT_64_BIT | VK_QUERY_RESULT_WAIT_BIT),
              "its clock");
    } catch (...) {
        tidy();
        throw;
    }
    tidy();
}

double Context::secondsOf(std::uint64_t ticks) const {
    const std::uint32_t bits = m_facts.timestampBits;
    const std::uint64_t mask = bits >= 64 ? UINT64_MAX : (std::uint64_t(1) << bits) - 1;
    return static_cast<double>((ticks - m_clockStart) & mask) *
           static_cast<double>(m_facts.limits.timestampPeriod) * 1e-9;
}

void Context::keepEvent(const SpcTraceEvent& event) {
    const std::lock_guard lock(m_mutex);
    if (m_events.size() < kMostEvents)
        m_events.push_back(event);
}

std::vector<SpcTraceEvent> Context::takeEvents(std::size_t capacity, std::size_t& had) {
    const std::lock_guard lock(m_mutex);
    had = m_events.size();
    const auto taken = std::min(capacity, had);
    std::vector<SpcTraceEvent> events(m_events.begin(),
                                      m_events.begin() + static_cast<std::ptrdiff_t>(taken));
    m_events.erase(m_events.begin(), m_events.begin() + static_cast<std::ptrdiff_t>(taken));
    return events;
}

} // namespace specula::vulkan
