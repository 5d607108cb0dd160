// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/instance.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace specula::vulkan {
namespace {

constexpr const char* kValidationLayer = "VK_LAYER_KHRONOS_validation";

VKAPI_ATTR VkBool32 VKAPI_CALL onMessage(VkDebugUtilsMessageSeverityFlagBitsEXT,
                                         VkDebugUtilsMessageTypeFlagsEXT,
                                         const VkDebugUtilsMessengerCallbackDataEXT* data,
                                         void* messages) {
    static_cast<Messages*>(messages)->add(data->pMessage);
    return VK_FALSE;
}

bool hasLayer(const char* name) {
    std::uint32_t count = 0;
    check(loadLibrary().EnumerateInstanceLayerProperties(&count, nullptr), "listing layers");
    std::vector<VkLayerProperties> layers(count);
    check(loadLibrary().EnumerateInstanceLayerProperties(&count, layers.data()), "listing layers");
    return std::any_of(layers.begin(), layers.end(), [name](const VkLayerProperties& layer) {
        return std::strcmp(layer.layerName, name) == 0;
    });
}

bool contains(const std::vector<VkExtensionProperties>& extensions, const char* name) {
    return std::any_of(extensions.begin(), extensions.end(),
                       [name](const VkExtensionProperties& extension) {
                           return std::strcmp(extension.extensionName, name) == 0;
                       });
}

std::vector<VkExtensionProperties> instanceExtensions() {
    std::uint32_t count = 0;
    check(loadLibrary().EnumerateInstanceExtensionProperties(nullptr, &count, nullptr),
          "listing extensions");
    std::vector<VkExtensionProperties> extensions(count);
    check(loadLibrary().EnumerateInstanceExtensionProperties(nullptr, &count, extensions.data()),
          "listing extensions");
    return extensions;
}

/// 128 bits of FNV-1a over both identities, as hexadecimal digits.
void writeKey(char (&key)[64], const std::uint8_t* driver, const std::uint8_t* pipelines) {
    std::uint64_t hash[2] = {14695981039346656037u, 1099511628211u * 31u};
    for (std::size_t half = 0; half < 2; ++half)
        for (std::size_t i = 0; i < 2 * VK_UUID_SIZE; ++i) {
            hash[half] ^= i < VK_UUID_SIZE ? driver[i] : pipelines[i - VK_UUID_SIZE];
            hash[half] *= 1099511628211u;
        }
    std::snprintf(key, sizeof key, "%016llx%016llx", static_cast<unsigned long long>(hash[0]),
                  static_cast<unsigned long long>(hash[1]));
}

/// A family for computing, best one with nothing else to do than that and with many queues.
bool chooseQueues(DeviceFacts& facts) {
    std::uint32_t count = 0;
    api().GetPhysicalDeviceQueueFamilyProperties(facts.handle, &count, nullptr);
    std::vector<VkQueueFamilyProperties> families(count);
    api().GetPhysicalDeviceQueueFamilyProperties(facts.handle, &count, families.data());
    int best = -1;
    for (std::uint32_t i = 0; i < count; ++i) {
        if ((families[i].queueFlags & VK_QUEUE_COMPUTE_BIT) == 0 || families[i].queueCount == 0)
            continue;
        const bool alone = (families[i].queueFlags & VK_QUEUE_GRAPHICS_BIT) == 0;
        const int score = static_cast<int>(std::min(families[i].queueCount, 8u)) + (alone ? 4 : 0);
        if (score > best) {
            best = score;
            facts.queueFamily = i;
            facts.queueCount = families[i].queueCount;
            facts.timestampBits = families[i].timestampValidBits;
        }
    }
    return best >= 0;
}

bool doublesWanted() {
    const char* text = std::getenv("SPECULA_VULKAN_F64");
    return text == nullptr || std::strcmp(text, "0") != 0;
}

int kindOf(VkPhysicalDeviceType type) {
    switch (type) {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU:
        return SPC_DEVICE_DISCRETE;
    case VK_PHYSICAL_DEVICE_TYPE_CPU:
        return SPC_DEVICE_SOFTWARE;
    default:
        return SPC_DEVICE_INTEGRATED;
    }
}

DeviceFacts inspect(VkPhysicalDevice handle) {
    DeviceFacts facts;
    facts.handle = handle;

    VkPhysicalDeviceProperties basic{};
    api().GetPhysicalDeviceProperties(handle, &basic);
    auto allocation = structure<VkPhysicalDeviceMaintenance3Properties>(
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MAINTENANCE_3_PROPERTIES);
    auto driver = structure<VkPhysicalDeviceDriverProperties>(
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES, &allocation);
    auto id = structure<VkPhysicalDeviceIDProperties>(
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_ID_PROPERTIES, &driver);
    auto all =
        structure<VkPhysicalDeviceProperties2>(VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2, &id);
    SpcDeviceInfo& info = facts.info;
    std::snprintf(info.name, sizeof info.name, "%s", basic.deviceName);
    info.kind = kindOf(basic.deviceType);
    facts.limits = basic.limits;
    if (basic.apiVersion < VK_API_VERSION_1_2) {
        facts.unfit = std::string("The driver of ") + basic.deviceName +
                      " speaks a Vulkan older than 1.2. A newer driver helps.";
        return facts;
    }
    api().GetPhysicalDeviceProperties2(handle, &all);
    std::snprintf(info.driver, sizeof info.driver, "%.60s %.60s", driver.driverName,
                  driver.driverInfo);
    writeKey(info.key, id.driverUUID, basic.pipelineCacheUUID);

    std::uint32_t count = 0;
    check(api().EnumerateDeviceExtensionProperties(handle, nullptr, &count, nullptr),
          "listing device extensions");
    std::vector<VkExtensionProperties> extensions(count);
    check(api().EnumerateDeviceExtensionProperties(handle, nullptr, &count, extensions.data()),
          "listing device extensions");
    facts.memoryBudget = contains(extensions, VK_EXT_MEMORY_BUDGET_EXTENSION_NAME);
    facts.portabilitySubset = contains(extensions, "VK_KHR_portability_subset");

    auto features12 = structure<VkPhysicalDeviceVulkan12Features>(
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES);
    auto features11 = structure<VkPhysicalDeviceVulkan11Features>(
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES, &features12);
    auto features = structure<VkPhysicalDeviceFeatures2>(
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2, &features11);
    api().GetPhysicalDeviceFeatures2(handle, &features);
    facts.wide =
        features.features.shaderFloat64 && features.features.shaderInt64 && doublesWanted();
    if (!features12.storageBuffer8BitAccess || !features11.storageBuffer16BitAccess)
        facts.unfit = std::string(basic.deviceName) + " cannot store 8 and 16 bit values.";
    else if (basic.limits.maxPerStageDescriptorStorageBuffers < kBindings)
        facts.unfit = std::string(basic.deviceName) + " lets a kernel use too few buffers.";
    else if (!chooseQueues(facts))
        facts.unfit = std::string(basic.deviceName) + " has no queue that computes.";

    info.has_f64 = facts.wide;
    info.nan_propagates = 0;
    info.largest_buffer = allocation.maxMemoryAllocationSize;
    info.largest_operand = basic.limits.maxStorageBufferRange;
    info.largest_extent = INT32_MAX;
    readMemory(facts);
    return facts;
}

} // namespace

void Messages::add(const char* text) {
    const std::lock_guard lock(m_mutex);
    if (m_count++ == 0)
        m_first = text;
}

void Messages::check() {
    const std::lock_guard lock(m_mutex);
    if (m_count == 0)
        return;
    const std::string text = "The validation layer of Vulkan has " + std::to_string(m_count) +
                             " messages, first: " + m_first;
    m_count = 0;
    m_first.clear();
    throw Failure(SPC_FAILED, text);
}

Instance::Instance(Messages* validation) {
    const Api& loader = loadLibrary();
    std::vector<const char*> layers, extensions;
    if (validation != nullptr) {
        if (!hasLayer(kValidationLayer))
            throw Failure(SPC_FAILED, "Validation was asked for, but VK_LAYER_KHRONOS_validation "
                                      "is not installed (Debian: vulkan-validationlayers).");
        layers.push_back(kValidationLayer);
        extensions.push_back(VK_EXT_DEBUG_UTILS_EXTENSION_NAME);
    }
    auto create = structure<VkInstanceCreateInfo>(VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO);
    if (contains(instanceExtensions(), VK_KHR_PORTABILITY_ENUMERATION_EXTENSION_NAME)) {
        extensions.push_back(VK_KHR_PORTABILITY_ENUMERATION_EXTENSION_NAME);
        create.flags |= VK_INSTANCE_CREATE_ENUMERATE_PORTABILITY_BIT_KHR;
    }
    auto application = structure<VkApplicationInfo>(VK_STRUCTURE_TYPE_APPLICATION_INFO);
    application.pApplicationName = "Specula";
    application.apiVersion = VK_API_VERSION_1_2;
    auto messenger = structure<VkDebugUtilsMessengerCreateInfoEXT>(
        VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT);
    messenger.messageSeverity = VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT |
                                VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
    messenger.messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT;
    messenger.pfnUserCallback = onMessage;
    messenger.pUserData = validation;
    create.pNext = validation != nullptr ? &messenger : nullptr;
    create.pApplicationInfo = &application;
    create.enabledLayerCount = static_cast<std::uint32_t>(layers.size());
    create.ppEnabledLayerNames = layers.data();
    create.enabledExtensionCount = static_cast<std::uint32_t>(extensions.size());
    create.ppEnabledExtensionNames = extensions.data();
    check(loader.CreateInstance(&create, nullptr, &m_instance), "to start");
    loadFunctions(m_instance);
    if (validation != nullptr) {
        const auto make = reinterpret_cast<PFN_vkCreateDebugUtilsMessengerEXT>(
            loader.GetInstanceProcAddr(m_instance, "vkCreateDebugUtilsMessengerEXT"));
        const VkResult made = make == nullptr ? VK_ERROR_EXTENSION_NOT_PRESENT
                                              : make(m_instance, &messenger, nullptr, &m_messenger);
        if (made != VK_SUCCESS)
            api().DestroyInstance(m_instance, nullptr);
        check(made, "to report what its validation finds");
    }
}

Instance::~Instance() {
    if (m_messenger != VK_NULL_HANDLE) {
        const auto drop = reinterpret_cast<PFN_vkDestroyDebugUtilsMessengerEXT>(
            api().GetInstanceProcAddr(m_instance, "vkDestroyDebugUtilsMessengerEXT"));
        if (drop != nullptr)
            drop(m_instance, m_messenger, nullptr);
    }
    api().DestroyInstance(m_instance, nullptr);
}

std::vector<DeviceFacts> Instance::devices() const {
    std::uint32_t count = 0;
    check(api().EnumeratePhysicalDevices(m_instance, &count, nullptr), "listing devices");
    std::vector<VkPhysicalDevice> handles(count);
    check(api().EnumeratePhysicalDevices(m_instance, &count, handles.data()), "listing devices");
    std::vector<DeviceFacts> facts;
    for (VkPhysicalDevice handle : handles)
        facts.push_back(inspect(handle));
    return facts;
}

void readMemory(DeviceFacts& facts) {
    auto budget = structure<VkPhysicalDeviceMemoryBudgetPropertiesEXT>(
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_BUDGET_PROPERTIES_EXT);
    auto memory = structure<VkPhysicalDeviceMemoryProperties2>(
        VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_PROPERTIES_2);
    if (facts.memoryBudget)
        memory.pNext = &budget;
    api().GetPhysicalDeviceMemoryProperties2(facts.handle, &memory);
    SpcDeviceInfo& info = facts.info;
    info.memory_total = 0;
    info.memory_free = 0;
    for (std::uint32_t i = 0; i < memory.memoryProperties.memoryHeapCount; ++i) {
        const VkMemoryHeap& heap = memory.memoryProperties.memoryHeaps[i];
        if ((heap.flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT) == 0 || heap.size <= info.memory_total)
            continue;
        info.memory_total = heap.size;
        info.memory_free = facts.memoryBudget && budget.heapBudget[i] > budget.heapUsage[i]
                               ? std::min(heap.size, budget.heapBudget[i] - budget.heapUsage[i])
                               : 0;
    }
    info.memory_detected = info.memory_total > 0;
}

} // namespace specula::vulkan
