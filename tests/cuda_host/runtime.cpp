// SPDX-License-Identifier: GPL-3.0-or-later
#include "cuda_runtime.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <unordered_map>

struct HostStream {};
struct HostEvent {
    std::chrono::steady_clock::time_point time;
};

namespace {

constexpr std::size_t kDeviceMemory = std::size_t{2} << 30;

thread_local cudaError_t g_lastError = cudaSuccess;
std::mutex g_mutex;
std::unordered_map<void*, std::size_t> g_sizes;
std::size_t g_used = 0;

/// What the tests ask for: the kernel or allocation so many calls from now fails. A failed kernel
/// spoils the device until it is asked to be well again, as it does in truth.
std::atomic<int> g_kernelsToFailure = -1, g_allocationsToFailure = -1;
std::atomic<bool> g_spoilt = false;

cudaError_t answer(cudaError_t code) {
    if (g_spoilt)
        code = cudaErrorLaunchFailure;
    if (code != cudaSuccess)
        g_lastError = code;
    return code;
}

} // namespace

extern "C" __attribute__((visibility("default"))) void cudaHostFailAt(int kernels,
                                                                      int allocations) {
    g_kernelsToFailure = kernels;
    g_allocationsToFailure = allocations;
    g_spoilt = false;
    g_lastError = cudaSuccess;
}

bool hostKernelFails() {
    if (g_kernelsToFailure >= 0 && g_kernelsToFailure-- == 0)
        g_spoilt = true;
    return answer(cudaSuccess) != cudaSuccess;
}

const char* cudaGetErrorString(cudaError_t code) {
    return code == cudaErrorMemoryAllocation ? "out of memory" : "an error of the stand-in";
}
const char* cudaGetErrorName(cudaError_t code) {
    return code == cudaErrorMemoryAllocation ? "cudaErrorMemoryAllocation" : "cudaError";
}
cudaError_t cudaGetLastError() {
    const cudaError_t code = g_lastError;
    g_lastError = cudaSuccess;
    return code;
}

cudaError_t cudaGetDeviceCount(int* count) {
    *count = 1;
    return cudaSuccess;
}
cudaError_t cudaGetDeviceProperties(cudaDeviceProp* properties, int device) {
    if (device != 0)
        return answer(cudaErrorInvalidDevice);
    *properties = {};
    std::snprintf(properties->name, sizeof properties->name, "CUDA kernels on the host");
    properties->totalGlobalMem = kDeviceMemory;
    properties->major = 9;
    properties->multiProcessorCount = 4;
    properties->memoryBusWidth = 64;
    return cudaSuccess;
}
cudaError_t cudaDeviceGetAttribute(int* value, cudaDeviceAttr, int) {
    *value = 1000000;
    return cudaSuccess;
}
cudaError_t cudaDriverGetVersion(int* version) {
    *version = 13000;
    return cudaSuccess;
}
cudaError_t cudaRuntimeGetVersion(int* version) {
    *version = 13000;
    return cudaSuccess;
}
cudaError_t cudaSetDevice(int device) {
    return device == 0 ? cudaSuccess : answer(cudaErrorInvalidDevice);
}
cudaError_t cudaMemGetInfo(std::size_t* free, std::size_t* total) {
    const std::lock_guard lock(g_mutex);
    *free = kDeviceMemory - g_used;
    *total = kDeviceMemory;
    return cudaSuccess;
}

cudaError_t cudaMalloc(void** data, std::size_t bytes) {
    const std::lock_guard lock(g_mutex);
    const bool refused = g_allocationsToFailure >= 0 && g_allocationsToFailure-- == 0;
    if (refused || bytes > kDeviceMemory - g_used)
        return answer(cudaErrorMemoryAllocation);
    *data = ::operator new (bytes, std::align_val_t{256});
    std::memset(*data, 0xa5, bytes); // what is read before it is written shows
    g_sizes[*data] = bytes;
    g_used += bytes;
    return cudaSuccess;
}
cudaError_t cudaFree(void* data) {
    if (data == nullptr)
        return cudaSuccess;
    const std::lock_guard lock(g_mutex);
    const auto found = g_sizes.find(data);
    if (found == g_sizes.end())
        return answer(cudaErrorInvalidValue);
    g_used -= found->second;
    g_sizes.erase(found);
    ::operator delete (data, std::align_val_t{256});
    return cudaSuccess;
}
cudaError_t cudaHostAlloc(void** data, std::size_t bytes, unsigned) {
    *data = std::malloc(bytes);
    return *data != nullptr ? cudaSuccess : answer(cudaErrorMemoryAllocation);
}
cudaError_t cudaFreeHost(void* data) {
    std::free(data);
    return cudaSuccess;
}
cudaError_t cudaMemcpyAsync(void* to, const void* from, std::size_t bytes, cudaMemcpyKind,
                            cudaStream_t) {
    std::memcpy(to, from, bytes);
    return answer(cudaSuccess);
}
cudaError_t cudaMemcpy2DAsync(void* to, std::size_t toPitch, const void* from,
                              std::size_t fromPitch, std::size_t width, std::size_t height,
                              cudaMemcpyKind, cudaStream_t) {
    if (width > toPitch || width > fromPitch)
        return answer(cudaErrorInvalidValue);
    for (std::size_t row = 0; row < height; ++row)
        std::memcpy(static_cast<char*>(to) + row * toPitch,
                    static_cast<const char*>(from) + row * fromPitch, width);
    return cudaSuccess;
}
cudaError_t cudaMemsetAsync(void* data, int value, std::size_t bytes, cudaStream_t) {
    std::memset(data, value, bytes);
    return cudaSuccess;
}

cudaError_t cudaStreamCreateWithFlags(cudaStream_t* stream, unsigned) {
    *stream = new HostStream;
    return cudaSuccess;
}
cudaError_t cudaStreamDestroy(cudaStream_t stream) {
    delete stream;
    return cudaSuccess;
}
cudaError_t cudaStreamSynchronize(cudaStream_t) {
    return answer(cudaSuccess);
}
cudaError_t cudaDeviceSynchronize() {
    return cudaSuccess;
}
cudaError_t cudaEventCreateWithFlags(cudaEvent_t* event, unsigned) {
    *event = new HostEvent;
    return cudaSuccess;
}
cudaError_t cudaEventDestroy(cudaEvent_t event) {
    delete event;
    return cudaSuccess;
}
cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t) {
    event->time = std::chrono::steady_clock::now();
    return cudaSuccess;
}
cudaError_t cudaEventSynchronize(cudaEvent_t) {
    return cudaSuccess;
}
cudaError_t cudaEventQuery(cudaEvent_t) {
    return cudaSuccess;
}
cudaError_t cudaEventElapsedTime(float* ms, cudaEvent_t begin, cudaEvent_t end) {
    *ms = std::chrono::duration<float, std::milli>(end->time - begin->time).count();
    return cudaSuccess;
}
