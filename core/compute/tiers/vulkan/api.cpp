// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/api.h"

#include "core/compute/tiers/vulkan/failure.h"

#include <mutex>

#ifdef _WIN32
#include <windows.h>
#else
#include <dlfcn.h>
#endif

namespace specula::vulkan {
namespace {

Api g_api;
std::mutex g_mutex;

PFN_vkGetInstanceProcAddr openLoader() {
#ifdef _WIN32
    HMODULE library = LoadLibraryA("vulkan-1.dll");
    if (library == nullptr)
        throw Failure(SPC_FAILED, "There is no Vulkan on this machine: vulkan-1.dll is missing. A "
                                  "current driver of the graphics card brings it.");
    return reinterpret_cast<PFN_vkGetInstanceProcAddr>(
        reinterpret_cast<void*>(GetProcAddress(library, "vkGetInstanceProcAddr")));
#else
#ifdef __APPLE__
    const char* const names[] = {"libvulkan.1.dylib", "libMoltenVK.dylib"};
#else
    const char* const names[] = {"libvulkan.so.1"};
#endif
    for (const char* name : names)
        if (void* library = dlopen(name, RTLD_NOW | RTLD_LOCAL))
            return reinterpret_cast<PFN_vkGetInstanceProcAddr>(
                dlsym(library, "vkGetInstanceProcAddr"));
    throw Failure(SPC_FAILED, std::string("There is no Vulkan on this machine: ") + names[0] +
                                  " is missing. A driver of the graphics card brings it (Debian: "
                                  "mesa-vulkan-drivers).");
#endif
}

template<class Function>
void find(Function& function, VkInstance instance, const char* name) {
    function = reinterpret_cast<Function>(g_api.GetInstanceProcAddr(instance, name));
    if (function == nullptr)
        throw Failure(SPC_FAILED, std::string("The Vulkan library lacks ") + name +
                                      "; version 1.2 or newer is needed.");
}

} // namespace

const Api& loadLibrary() {
    const std::lock_guard lock(g_mutex);
    if (g_api.EnumerateInstanceLayerProperties != nullptr)
        return g_api;
    if (g_api.GetInstanceProcAddr == nullptr)
        g_api.GetInstanceProcAddr = openLoader();
    if (g_api.GetInstanceProcAddr == nullptr)
        throw Failure(SPC_FAILED, "The Vulkan library has no vkGetInstanceProcAddr.");
    find(g_api.CreateInstance, nullptr, "vkCreateInstance");
    find(g_api.EnumerateInstanceVersion, nullptr, "vkEnumerateInstanceVersion");
    find(g_api.EnumerateInstanceExtensionProperties, nullptr,
         "vkEnumerateInstanceExtensionProperties");
    find(g_api.EnumerateInstanceLayerProperties, nullptr, "vkEnumerateInstanceLayerProperties");
    return g_api;
}

void loadFunctions(VkInstance instance) {
    const std::lock_guard lock(g_mutex);
    if (g_api.WaitForFences != nullptr)
        return;
#define SPECULA_VULKAN_FIND(name) find(g_api.name, instance, "vk" #name);
    SPECULA_VULKAN_FUNCTIONS(SPECULA_VULKAN_FIND)
#undef SPECULA_VULKAN_FIND
}

const Api& api() {
    return g_api;
}

} // namespace specula::vulkan
