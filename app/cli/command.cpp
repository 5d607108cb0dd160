// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/compute/system_memory.h"

#include <fmt/format.h>

#include <charconv>

namespace specula::cli {

void CommonOptions::addTo(CLI::App& app) {
    const auto group = [](CLI::Option* option) { option->group("Common options"); };
    group(app.add_option("--backend", backend, "auto, cuda, vulkan, cpu or reference"));
    group(app.add_option("--device", device, "number of the device of that tier")
              ->check(CLI::NonNegativeNumber));
    group(app.add_option("--gpu-memory", gpuMemory, "most bytes of device memory to use"));
    group(app.add_flag("--no-fallback", noFallback, "fail where the tier asked for is absent"));
    group(app.add_option("--threads", threads, "number of threads, 0: one per core"));
    group(app.add_option("--memory-limit", memoryLimit,
                         "most resident memory of the process: bytes, 512M, 4G"));
    group(app.add_option("--profile", profile, "instrument profile (JSON)"));
    group(app.add_flag("--json", json, "one JSON object on standard output, nothing else"));
    group(app.add_flag("--quiet", quiet, "no progress, no messages, no result but that of --json"));
    group(app.add_flag("--overwrite", overwrite, "replace an output that exists"));
    group(app.add_option("--log-level", logLevel, "debug, info, warning or error"));
}

compute::DeviceWishes CommonOptions::deviceWishes() const {
    compute::DeviceWishes wishes;
    if (!backend.empty())
        wishes.backend = backend;
    if (device >= 0)
        wishes.device = device;
    if (noFallback)
        wishes.allowFallback = false;
    if (!gpuMemory.empty()) {
        wishes.memoryCapBytes = parseBytes(gpuMemory, "--gpu-memory");
        if (*wishes.memoryCapBytes == 0)
            throw Error(ErrorCode::Usage, "a device needs some memory")
                .atField("--gpu-memory")
                .withRemedy("write bytes, or 512M, or 4G; --backend cpu uses none of it");
    }
    return wishes;
}

void CommandContext::requireMemory(std::uint64_t bytes, const std::string& forWhat,
                                   const std::string& remedy) const {
    if (memoryLimitBytes == 0)
        return;
    const std::uint64_t resident = compute::processMemory().residentBytes;
    if (resident + bytes > memoryLimitBytes)
        throw Error(ErrorCode::Computation,
                    fmt::format("{} needs {:.0f} MiB, and --memory-limit leaves {:.0f} MiB",
                                forWhat, double(bytes) / 1048576.0,
                                resident < memoryLimitBytes
                                    ? double(memoryLimitBytes - resident) / 1048576.0
                                    : 0.0))
            .atField("--memory-limit")
            .withRemedy(remedy);
}

std::uint64_t parseBytes(const std::string& text, const std::string& option) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, failed] = std::from_chars(text.data(), end, value);
    std::string unit(rest, end);
    std::uint64_t factor = 0;
    for (const auto& [name, bytes] : {std::pair{"", std::uint64_t{1}},
                                      {"K", std::uint64_t{1} << 10},
                                      {"M", std::uint64_t{1} << 20},
                                      {"G", std::uint64_t{1} << 30}})
        if (unit == name || (!unit.empty() && unit == std::string(name) + "iB"))
            factor = bytes;
    if (failed != std::errc() || factor == 0 || value > UINT64_MAX / factor)
        throw Error(ErrorCode::Usage, fmt::format("'{}' is not a number of bytes", text))
            .atField(option)
            .withRemedy("write bytes, or 512M, or 4G");
    return value * factor;
}

} // namespace specula::cli
