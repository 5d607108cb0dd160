// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/device_manager.h"

#include "core/base/error.h"
#include "core/compute/system_memory.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace specula::compute {
namespace {

bool truthy(std::string_view text) {
    return text == "1" || text == "true" || text == "yes" || text == "on";
}

} // namespace

DeviceManager::DeviceManager(int threads) {
    const std::string cpu =
        fmt::format("{}, {} {}", processorName(), threads, threads == 1 ? "thread" : "threads");
    const SystemMemory memory = systemMemory();
    const bool known = memory.totalBytes > 0;
    m_devices = {
        {"reference", 0, true, cpu, memory.totalBytes, known,
         "plain double precision, for truth; never chosen automatically"},
        {"cpu", 10, true, cpu, memory.totalBytes, known, "always there"},
        {"vulkan", 100, false, "", 0, false, "not built yet"},
        {"cuda", 150, false, "", 0, false, "not built yet"},
    };
}

DeviceChoice DeviceManager::choose(const DeviceRequest& request) const {
    const auto best = [&] {
        const DeviceInfo* found = nullptr;
        for (const DeviceInfo& d : m_devices)
            if (d.available && d.priority > 0 && (found == nullptr || d.priority > found->priority))
                found = &d;
        return found->name;
    };
    if (request.backend == "auto")
        return {best(), "the best tier that is available"};
    const auto asked = std::find_if(m_devices.begin(), m_devices.end(),
                                    [&](const DeviceInfo& d) { return d.name == request.backend; });
    if (asked == m_devices.end())
        throw Error(ErrorCode::Usage, fmt::format("there is no backend '{}'", request.backend))
            .atField("backend")
            .withRemedy("use auto, cuda, vulkan, cpu or reference");
    if (asked->available)
        return {asked->name, "asked for by name"};
    if (!request.allowFallback)
        throw Error(ErrorCode::Computation,
                    fmt::format("the backend {} is not available: {}", asked->name, asked->reason))
            .atField("backend")
            .withRemedy("allow falling back, or use auto or cpu");
    return {best(),
            fmt::format("{} was asked for but is not available: {}", asked->name, asked->reason)};
}

DeviceRequest DeviceManager::fromEnvironment(DeviceRequest settings) {
    if (const char* backend = std::getenv("SPECULA_BACKEND"); backend != nullptr && *backend != 0)
        settings.backend = backend;
    if (const char* use = std::getenv("SPECULA_USE_GPU");
        use != nullptr && *use != 0 && !truthy(use) && settings.backend == "auto")
        settings.backend = "cpu";
    if (const char* fallback = std::getenv("SPECULA_GPU_FALLBACK");
        fallback != nullptr && *fallback != 0)
        settings.allowFallback = truthy(fallback);
    return settings;
}

} // namespace specula::compute
