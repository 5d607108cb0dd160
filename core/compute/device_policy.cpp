// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/device_policy.h"

#include "core/base/error.h"
#include "core/base/settings.h"
#include "core/compute/device.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <type_traits>
#include <utility>

namespace specula::compute {
namespace {

Error nonsense(const char* variable, const char* value, const char* remedy) {
    return Error(ErrorCode::Usage, fmt::format("'{}' makes no sense", value))
        .atField(variable)
        .withRemedy(remedy);
}

std::optional<bool> readSwitch(const char* variable, const char* value) {
    if (value == nullptr || *value == '\0')
        return std::nullopt;
    std::string text = value;
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char* word : {"1", "true", "yes", "on"})
        if (text == word)
            return true;
    for (const char* word : {"0", "false", "no", "off"})
        if (text == word)
            return false;
    throw nonsense(variable, value, "use 1 or 0");
}

template<class T>
std::optional<T> readNumber(const char* variable, const char* value, const char* remedy) {
    if (value == nullptr || *value == '\0')
        return std::nullopt;
    const std::string_view text = value;
    T number{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size())
        throw nonsense(variable, value, remedy);
    return number;
}

bool goodFraction(double fraction) {
    return fraction > 0 && fraction <= 1; // false for NaN
}

} // namespace

DeviceWishes wishesFromEnvironment() {
    return wishesFromEnvironment([](const char* name) { return std::getenv(name); });
}

DeviceWishes wishesFromEnvironment(const std::function<const char*(const char*)>& variable) {
    constexpr const char* kDeviceRemedy = "use the number of a device, from 0";
    constexpr const char* kFractionRemedy = "use a number above 0 and up to 1";
    DeviceWishes wishes;
    if (const char* backend = variable("SPECULA_BACKEND"); backend != nullptr && *backend != '\0')
        wishes.backend = backend;
    const char* device = variable("SPECULA_DEVICE");
    wishes.device = readNumber<int>("SPECULA_DEVICE", device, kDeviceRemedy);
    if (wishes.device && *wishes.device < 0)
        throw nonsense("SPECULA_DEVICE", device, kDeviceRemedy);
    wishes.useGpu = readSwitch("SPECULA_USE_GPU", variable("SPECULA_USE_GPU"));
    wishes.allowFallback = readSwitch("SPECULA_GPU_FALLBACK", variable("SPECULA_GPU_FALLBACK"));
    const char* fraction = variable("SPECULA_GPU_MEMORY_FRACTION");
    wishes.memoryFraction =
        readNumber<double>("SPECULA_GPU_MEMORY_FRACTION", fraction, kFractionRemedy);
    if (wishes.memoryFraction && !goodFraction(*wishes.memoryFraction))
        throw nonsense("SPECULA_GPU_MEMORY_FRACTION", fraction, kFractionRemedy);
    return wishes;
}

DeviceWishes wishesFromSettings(const Settings& settings) {
    DeviceWishes wishes;
    const auto read = [&settings]<class T>(const char* key, std::optional<T>& wish,
                                           auto&& sensible) {
        const nlohmann::json raw = settings.raw(key);
        const bool negative = raw.is_number_integer() && !raw.is_number_unsigned() && raw < 0;
        if (raw.is_null() || (std::is_unsigned_v<T> && negative))
            return;
        try {
            if (const T value = raw.get<T>(); sensible(value))
                wish = value;
        } catch (const nlohmann::json::exception&) {
            // Of another type: as if it was not there, like every setting.
        }
    };
    const auto any = [](const auto&) { return true; };
    read("device/backend", wishes.backend, [](const std::string& name) { return !name.empty(); });
    read("device/index", wishes.device, [](int index) { return index >= 0; });
    read("device/use_gpu", wishes.useGpu, any);
    read("device/allow_fallback", wishes.allowFallback, any);
    read("device/memory_fraction", wishes.memoryFraction, goodFraction);
    read("device/memory_cap_bytes", wishes.memoryCapBytes, any);
    return wishes;
}

void DevicePolicy::apply(const DeviceWishes& wishes, PolicySource source) {
    if (wishes.device && *wishes.device < 0)
        throw Error(ErrorCode::Usage, fmt::format("there is no device {}", *wishes.device))
            .atField("device")
            .withRemedy("devices are numbered from 0");
    if (wishes.memoryFraction && !goodFraction(*wishes.memoryFraction))
        throw Error(ErrorCode::Usage,
                    fmt::format("{} is no fraction of the memory", *wishes.memoryFraction))
            .atField("memory_fraction")
            .withRemedy("use a number above 0 and up to 1");
    const auto take = [source](auto& wish, const auto& value) {
        if (value && source >= wish.source) {
            wish.value = *value;
            wish.source = source;
        }
    };
    take(backend, wishes.backend);
    take(device, wishes.device);
    take(useGpu, wishes.useGpu);
    take(allowFallback, wishes.allowFallback);
    take(memoryFraction, wishes.memoryFraction);
    take(memoryCapBytes, wishes.memoryCapBytes);
}

DevicePolicy DevicePolicy::of(const DeviceWishes& commandLine, const DeviceWishes& environment,
                              const DeviceWishes& settings) {
    DevicePolicy policy;
    policy.apply(settings, PolicySource::Settings);
    policy.apply(environment, PolicySource::Environment);
    policy.apply(commandLine, PolicySource::CommandLine);
    return policy;
}

std::optional<int> DevicePolicy::deviceNumber() const {
    if (device.value < 0 || device.source < backend.source)
        return std::nullopt;
    return device.value;
}

bool DevicePolicy::gpuOff() const {
    return !useGpu.value && (backend.value == "auto" || backend.source < useGpu.source);
}

std::string sourceText(PolicySource source, const char* variable) {
    switch (source) {
    case PolicySource::CommandLine:
        return "the command line";
    case PolicySource::Environment:
        return fmt::format("{} in the environment", variable);
    case PolicySource::Settings:
        return "the settings";
    case PolicySource::Automatic:
        break;
    }
    return "automatic";
}

bool isHostTier(const std::string& tier) {
    return tier == "cpu" || tier == "reference";
}

int Tier::priority(const SpcDeviceInfo& device) const {
    return standardPriority(name(), device.kind);
}

int standardPriority(const std::string& tier, std::int32_t kind) {
    if (tier == "reference" || kind == SPC_DEVICE_SOFTWARE)
        return 0;
    if (tier == "cuda")
        return 150;
    switch (kind) {
    case SPC_DEVICE_DISCRETE:
        return 100;
    case SPC_DEVICE_INTEGRATED:
        return 50;
    default:
        return 10;
    }
}

} // namespace specula::compute
