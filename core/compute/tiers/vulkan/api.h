// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifndef VK_NO_PROTOTYPES
#define VK_NO_PROTOTYPES
#endif
#include <vulkan/vulkan_core.h>

namespace specula::vulkan {

// clang-format off
#define SPECULA_VULKAN_FUNCTIONS(X)                                                                \
    X(AllocateCommandBuffers) X(AllocateDescriptorSets) X(AllocateMemory) X(BeginCommandBuffer)    \
    X(BindBufferMemory) X(CmdBindDescriptorSets) X(CmdBindPipeline) X(CmdCopyBuffer)               \
    X(CmdDispatch) X(CmdPipelineBarrier) X(CmdPushConstants) X(CmdResetQueryPool)                  \
    X(CmdUpdateBuffer) X(CmdWriteTimestamp) X(CreateBuffer) X(CreateCommandPool)                   \
    X(CreateComputePipelines) X(CreateDescriptorPool) X(CreateDescriptorSetLayout)                 \
    X(CreateDevice) X(CreateFence) X(CreatePipelineCache) X(CreatePipelineLayout)                  \
    X(CreateQueryPool) X(CreateShaderModule) X(DestroyBuffer) X(DestroyCommandPool)                \
    X(DestroyDescriptorPool) X(DestroyDescriptorSetLayout) X(DestroyDevice) X(DestroyFence)        \
    X(DestroyInstance) X(DestroyPipeline) X(DestroyPipelineCache) X(DestroyPipelineLayout)         \
    X(DestroyQueryPool) X(DestroyShaderModule) X(DeviceWaitIdle) X(EndCommandBuffer)               \
    X(EnumerateDeviceExtensionProperties) X(EnumeratePhysicalDevices) X(FreeCommandBuffers)        \
    X(FreeDescriptorSets) X(FreeMemory) X(GetBufferMemoryRequirements) X(GetDeviceQueue)           \
    X(GetPhysicalDeviceFeatures2) X(GetPhysicalDeviceMemoryProperties)                             \
    X(GetPhysicalDeviceMemoryProperties2) X(GetPhysicalDeviceProperties)                           \
    X(GetPhysicalDeviceProperties2) X(GetPhysicalDeviceQueueFamilyProperties)                      \
    X(GetPipelineCacheData) X(GetQueryPoolResults) X(MapMemory) X(QueueSubmit)                     \
    X(ResetCommandBuffer) X(ResetDescriptorPool) X(ResetFences) X(UnmapMemory)                     \
    X(UpdateDescriptorSets) X(WaitForFences)
// clang-format on

/// The entry points of the loader library, found when it is opened: nothing of Vulkan is linked, so
/// that the module can be loaded, and say why it is of no use, where there is no Vulkan.
struct Api {
    PFN_vkGetInstanceProcAddr GetInstanceProcAddr = nullptr;
    PFN_vkCreateInstance CreateInstance = nullptr;
    PFN_vkEnumerateInstanceVersion EnumerateInstanceVersion = nullptr;
    PFN_vkEnumerateInstanceLayerProperties EnumerateInstanceLayerProperties = nullptr;
    PFN_vkEnumerateInstanceExtensionProperties EnumerateInstanceExtensionProperties = nullptr;
#define SPECULA_VULKAN_MEMBER(name) PFN_vk##name name = nullptr;
    SPECULA_VULKAN_FUNCTIONS(SPECULA_VULKAN_MEMBER)
#undef SPECULA_VULKAN_MEMBER
};

/// A structure of Vulkan with its type set and the rest zero.
template<class Structure>
Structure structure(VkStructureType type, void* next = nullptr) {
    Structure made{};
    made.sType = type;
    made.pNext = next;
    return made;
}

/// Opens the loader library once; throws Failure with the reason.
const Api& loadLibrary();
/// Fills the rest of the table; the loader's functions serve all instances.
void loadFunctions(VkInstance instance);
/// The table, after loadFunctions().
const Api& api();

} // namespace specula::vulkan
