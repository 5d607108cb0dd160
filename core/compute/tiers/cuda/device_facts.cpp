// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/context.h"

#include <fmt/format.h>

#include <cstdio>

namespace specula::cuda {
namespace {

std::string versionText(int version) {
    return fmt::format("{}.{}", version / 1000, version % 1000 / 10);
}

int driverVersion() {
    int version = 0;
    check(cudaDriverGetVersion(&version), "asking for the driver");
    return version;
}

} // namespace

int countDevices() {
    int count = 0;
    const cudaError_t code = cudaGetDeviceCount(&count);
    if (code == cudaErrorNoDevice) {
        (void)cudaGetLastError();
        return 0;
    }
    if (code == cudaErrorInsufficientDriver) {
        (void)cudaGetLastError();
        const int driver = driverVersion();
        int needed = 0;
        check(cudaRuntimeGetVersion(&needed), "asking for the runtime");
        throw Failure{SPC_FAILED,
                      driver == 0 ? std::string("there is no NVIDIA driver on this computer")
                                  : fmt::format("the NVIDIA driver knows CUDA {}, {} is needed; "
                                                "a newer driver helps",
                                                versionText(driver), versionText(needed))};
    }
    check(code, "looking for devices");
    return count;
}

SpcDeviceInfo describeDevice(int index) {
    if (index < 0 || index >= countDevices())
        throw Failure{SPC_BAD_CALL, "there is no such device"};
    cudaDeviceProp properties{};
    check(cudaGetDeviceProperties(&properties, index), "describing a device");
    SpcDeviceInfo info{};
    std::snprintf(info.name, sizeof info.name, "%s", properties.name);
    std::snprintf(info.driver, sizeof info.driver, "NVIDIA, CUDA %s",
                  versionText(driverVersion()).c_str());
    std::string key;
    for (const char byte : properties.uuid.bytes)
        key += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    std::snprintf(info.key, sizeof info.key, "%s-%d", key.c_str(), driverVersion());
    info.kind = properties.integrated != 0 ? SPC_DEVICE_INTEGRATED : SPC_DEVICE_DISCRETE;
    info.has_f64 = 1;
    info.nan_propagates = 1;
    info.memory_detected = 1;
    info.memory_total = properties.totalGlobalMem;
    int clockKHz = 0;
    if (cudaDeviceGetAttribute(&clockKHz, cudaDevAttrMemoryClockRate, index) == cudaSuccess)
        info.memory_bandwidth = std::uint64_t{2} * static_cast<std::uint64_t>(clockKHz) * 1000 *
                                static_cast<std::uint64_t>(properties.memoryBusWidth) / 8;
    return info;
}

} // namespace specula::cuda

SpcContext::SpcContext(int index, const SpcOpenOptions& options)
    : device(index)
    , info(specula::cuda::describeDevice(index))
    , memoryLimit(options.memory_limit)
    , tracing(options.trace != 0) {
    using specula::cuda::check;
    if (options.validate != 0)
        throw specula::cuda::Failure{
            SPC_UNSUPPORTED, "validation is not installed: CUDA has no layer that watches calls"};
    check(cudaSetDevice(device), "choosing the device");
    specula::cuda::checkCodeRuns();
    if (tracing) {
        check(cudaEventCreateWithFlags(&anchor, cudaEventDefault), "making an event");
        check(cudaEventRecord(anchor, nullptr), "recording an event");
    }
}

SpcContext::~SpcContext() {
    for (const specula::cuda::TraceSpan& span : spans) {
        cudaEventDestroy(span.begin);
        cudaEventDestroy(span.end);
    }
    if (anchor != nullptr)
        cudaEventDestroy(anchor);
}
