// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/module_border.h"
#include "core/compute/tiers/vulkan/api.h"

#include <string>

namespace specula::vulkan {

/// What every function of the module throws; at its border it becomes a status and a sentence.
class Failure : public compute::DeviceError {
  public:
    Failure(SpcStatus status, const std::string& text)
        : DeviceError(compute::kindOf(status), text) {}
};

/// Throws unless `result` is a success.
void check(VkResult result, const char* what);

/// A call of a kind, type or size that this tier leaves to others.
[[noreturn]] inline void unsupported(const char* why) {
    throw Failure(SPC_UNSUPPORTED, std::string("The Vulkan tier has no such kernel: ") + why);
}
inline void supportedIf(bool condition, const char* why) {
    if (!condition)
        unsupported(why);
}
inline void validIf(bool condition, const char* why) {
    if (!condition)
        throw Failure(SPC_BAD_CALL, std::string("A call that is against the rules: ") + why);
}

} // namespace specula::vulkan
