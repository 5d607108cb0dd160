// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace specula {
class Settings;
}

namespace specula::compute {

/// Where a wish comes from; a later one of the list beats an earlier one.
enum class PolicySource { Automatic, Settings, Environment, CommandLine };

/// What one source wishes; what it leaves open, others decide.
struct DeviceWishes {
    std::optional<std::string> backend; ///< auto, cuda, vulkan, cpu, reference
    std::optional<int> device;          ///< number of the device within its tier
    std::optional<bool> useGpu;         ///< false: automatic choice stays on the CPU
    std::optional<bool> allowFallback;
    std::optional<double> memoryFraction; ///< 0 < f <= 1
    std::optional<std::uint64_t> memoryCapBytes;
};

/// SPECULA_BACKEND, SPECULA_DEVICE, SPECULA_USE_GPU, SPECULA_GPU_FALLBACK and
/// SPECULA_GPU_MEMORY_FRACTION. Nonsense is Error(Usage) that names the variable.
DeviceWishes wishesFromEnvironment();
DeviceWishes wishesFromEnvironment(const std::function<const char*(const char*)>& variable);
/// The keys device/backend, device/index, device/use_gpu, device/allow_fallback,
/// device/memory_fraction and device/memory_cap_bytes. Nonsense there counts as absent.
DeviceWishes wishesFromSettings(const Settings& settings);

/// Which devices may be used and how much of their memory: command line over environment over
/// settings over what is automatic, for each wish by itself.
struct DevicePolicy {
    template<class T>
    struct Wish {
        T value;
        PolicySource source = PolicySource::Automatic;
        Wish(T automatic)
            : value(std::move(automatic)) {}
    };
    Wish<std::string> backend{"auto"};
    Wish<int> device{-1}; ///< -1: any
    Wish<bool> useGpu{true};
    Wish<bool> allowFallback{true};
    Wish<double> memoryFraction{0.6};         ///< of the free memory of a device
    Wish<std::uint64_t> memoryCapBytes{0ULL}; ///< 0: the fraction alone

    /// Throws Error(Usage) where a wish is out of its range, naming where it comes from.
    void apply(const DeviceWishes& wishes, PolicySource source);

    static DevicePolicy of(const DeviceWishes& commandLine, const DeviceWishes& environment,
                           const DeviceWishes& settings);

    /// The device asked for. A number that comes from a lesser source than the tier was meant for
    /// another tier.
    std::optional<int> deviceNumber() const;
    /// GPUs are off, unless a tier is named by a source that counts as much or more.
    bool gpuOff() const;
};

/// "the command line", "SPECULA_BACKEND in the environment", "the settings", "automatic".
std::string sourceText(PolicySource source, const char* variable);

/// cpu and reference: what computes in this process, in the memory of the host.
bool isHostTier(const std::string& tier);

/// Automatic choice takes the highest: CUDA 150, Vulkan on a graphics card 100, on an integrated
/// one 50, CPU 10; 0 is used when asked for by name only (reference, drivers that compute on the
/// CPU). `kind` is an SpcDeviceKind.
int standardPriority(const std::string& tier, std::int32_t kind);

} // namespace specula::compute
