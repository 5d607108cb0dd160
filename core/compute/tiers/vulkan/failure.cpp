// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/failure.h"

namespace specula::vulkan {

void check(VkResult result, const char* what) {
    switch (result) {
    case VK_SUCCESS:
    case VK_NOT_READY:
    case VK_INCOMPLETE:
        return;
    case VK_ERROR_OUT_OF_DEVICE_MEMORY:
    case VK_ERROR_TOO_MANY_OBJECTS:
        throw Failure(SPC_OUT_OF_MEMORY, std::string("The device has no memory left (") + what +
                                             "). Smaller tiles need less.");
    case VK_ERROR_OUT_OF_HOST_MEMORY:
        throw Failure(SPC_OUT_OF_MEMORY,
                      std::string("The Vulkan driver has no memory left (") + what + ").");
    case VK_ERROR_DEVICE_LOST:
        throw Failure(SPC_DEVICE_LOST, std::string("The device was lost (") + what +
                                           "): its driver reset it, or it was taken away.");
    case VK_ERROR_INCOMPATIBLE_DRIVER:
        throw Failure(SPC_FAILED, "There is no Vulkan driver on this machine.");
    default:
        throw Failure(SPC_FAILED, std::string("Vulkan refused ") + what + " with code " +
                                      std::to_string(static_cast<int>(result)) + ".");
    }
}

} // namespace specula::vulkan
