// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A stand-in for the CUDA runtime, with as much of it as the CUDA tier uses: device memory is host
// memory, streams do their work at once, and kernels run on the processor, block by block and
// thread by thread. It exists so that the tier's kernels are tested where there is no GPU.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>

#define __global__
#define __device__
#define __host__
#define __forceinline__ inline
#define __grid_constant__
#define __launch_bounds__(...)
#define __shared__ static thread_local

enum cudaError_t {
    cudaSuccess,
    cudaErrorInvalidValue,
    cudaErrorMemoryAllocation,
    cudaErrorInvalidDevice,
    cudaErrorNoDevice,
    cudaErrorInsufficientDriver,
    cudaErrorIllegalAddress,
    cudaErrorLaunchFailure,
    cudaErrorLaunchTimeout,
    cudaErrorECCUncorrectable,
    cudaErrorNvlinkUncorrectable,
    cudaErrorHardwareStackError,
    cudaErrorIllegalInstruction,
    cudaErrorMisalignedAddress,
    cudaErrorInvalidAddressSpace,
    cudaErrorInvalidPc,
    cudaErrorAssert,
    cudaErrorExternalDevice,
    cudaErrorContained,
    cudaErrorTensorMemoryLeak,
    cudaErrorDevicesUnavailable,
    cudaErrorCudartUnloading,
    cudaErrorInitializationError,
    cudaErrorUnknown
};
const char* cudaGetErrorString(cudaError_t code);
const char* cudaGetErrorName(cudaError_t code);
cudaError_t cudaGetLastError();

struct dim3 {
    unsigned x = 1, y = 1, z = 1;
};
extern thread_local dim3 threadIdx, blockIdx, blockDim, gridDim;

// --- devices ---

struct cudaUUID_t {
    char bytes[16];
};
struct cudaDeviceProp {
    char name[256];
    cudaUUID_t uuid;
    std::size_t totalGlobalMem;
    int major, minor, multiProcessorCount, integrated, memoryBusWidth;
};
enum cudaDeviceAttr { cudaDevAttrMemoryClockRate };
cudaError_t cudaGetDeviceCount(int* count);
cudaError_t cudaGetDeviceProperties(cudaDeviceProp* properties, int device);
cudaError_t cudaDeviceGetAttribute(int* value, cudaDeviceAttr attribute, int device);
cudaError_t cudaDriverGetVersion(int* version);
cudaError_t cudaRuntimeGetVersion(int* version);
cudaError_t cudaSetDevice(int device);
cudaError_t cudaMemGetInfo(std::size_t* free, std::size_t* total);

// --- memory ---

enum cudaMemcpyKind { cudaMemcpyHostToDevice, cudaMemcpyDeviceToHost, cudaMemcpyDeviceToDevice };
constexpr unsigned cudaHostAllocDefault = 0;
struct HostStream;
using cudaStream_t = HostStream*;
cudaError_t cudaMalloc(void** data, std::size_t bytes);
cudaError_t cudaFree(void* data);
cudaError_t cudaHostAlloc(void** data, std::size_t bytes, unsigned flags);
cudaError_t cudaFreeHost(void* data);
cudaError_t cudaMemcpyAsync(void* to, const void* from, std::size_t bytes, cudaMemcpyKind kind,
                            cudaStream_t stream);
cudaError_t cudaMemcpy2DAsync(void* to, std::size_t toPitch, const void* from,
                              std::size_t fromPitch, std::size_t width, std::size_t height,
                              cudaMemcpyKind kind, cudaStream_t stream);
cudaError_t cudaMemsetAsync(void* data, int value, std::size_t bytes, cudaStream_t stream);

// --- streams and events ---

constexpr unsigned cudaStreamNonBlocking = 1;
constexpr unsigned cudaEventDefault = 0, cudaEventBlockingSync = 1, cudaEventDisableTiming = 2;
struct HostEvent;
using cudaEvent_t = HostEvent*;
cudaError_t cudaStreamCreateWithFlags(cudaStream_t* stream, unsigned flags);
cudaError_t cudaStreamDestroy(cudaStream_t stream);
cudaError_t cudaStreamSynchronize(cudaStream_t stream);
cudaError_t cudaDeviceSynchronize();
cudaError_t cudaEventCreateWithFlags(cudaEvent_t* event, unsigned flags);
cudaError_t cudaEventDestroy(cudaEvent_t event);
cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream);
cudaError_t cudaEventSynchronize(cudaEvent_t event);
cudaError_t cudaEventQuery(cudaEvent_t event);
cudaError_t cudaEventElapsedTime(float* ms, cudaEvent_t begin, cudaEvent_t end);

// --- kernels ---

struct cudaFuncAttributes {
    int numRegs;
};
template<class Kernel>
cudaError_t cudaFuncGetAttributes(cudaFuncAttributes* attributes, Kernel*) {
    *attributes = {};
    return cudaSuccess;
}
/// Runs `thread` for every thread of every block.
void hostLaunch(cudaStream_t stream, unsigned blocks, unsigned threads, std::size_t shared,
                const std::function<void()>& thread);
void* hostDynamicShared();
/// Whether the tests want this kernel to fail.
bool hostKernelFails();

/// The other threads of the warp or block come to the same place before this one goes on.
void hostBlockBarrier();
void hostWarpBarrier();
/// What the threads of a warp show each other: 16 bytes each.
void* hostWarpSlot(unsigned lane);

inline void __syncthreads() {
    hostBlockBarrier();
}
inline void __syncwarp(unsigned = 0xffffffffu) {
    hostWarpBarrier();
}

template<class T>
T hostShuffle(T value, unsigned from) {
    static_assert(sizeof(T) <= 16);
    const unsigned lane = threadIdx.x % 32, group = lane;
    std::memcpy(hostWarpSlot(group), &value, sizeof value);
    hostWarpBarrier();
    T got = value;
    if (from < 32 && threadIdx.x - lane + from < blockDim.x)
        std::memcpy(&got, hostWarpSlot(from), sizeof got);
    hostWarpBarrier();
    return got;
}
template<class T>
T __shfl_sync(unsigned, T value, int from) {
    return hostShuffle(value, static_cast<unsigned>(from) % 32);
}
template<class T>
T __shfl_down_sync(unsigned, T value, unsigned by, unsigned width = 32) {
    const unsigned lane = threadIdx.x % 32;
    return hostShuffle(value, lane % width + by < width ? lane + by : lane);
}
template<class T>
T __shfl_up_sync(unsigned, T value, unsigned by, unsigned width = 32) {
    const unsigned lane = threadIdx.x % 32;
    return hostShuffle(value, lane % width >= by ? lane - by : lane);
}
template<class T>
T __shfl_xor_sync(unsigned, T value, unsigned mask) {
    return hostShuffle(value, threadIdx.x % 32 ^ mask);
}
/// One bit for each lane of which `says(slot)` is true, after all have shown `value`.
template<class T, class Says>
unsigned hostVote(T value, Says says) {
    const unsigned lane = threadIdx.x % 32;
    std::memcpy(hostWarpSlot(lane), &value, sizeof value);
    hostWarpBarrier();
    unsigned all = 0;
    for (unsigned other = 0; other < 32 && threadIdx.x - lane + other < blockDim.x; ++other) {
        T shown;
        std::memcpy(&shown, hostWarpSlot(other), sizeof shown);
        all |= says(shown) ? 1u << other : 0u;
    }
    hostWarpBarrier();
    return all;
}
inline unsigned __ballot_sync(unsigned, bool says) {
    return hostVote(says, [](bool shown) { return shown; });
}
template<class T>
unsigned __match_any_sync(unsigned, T value) {
    return hostVote(value, [value](T shown) { return shown == value; });
}
inline bool __any_sync(unsigned mask, bool says) {
    return __ballot_sync(mask, says) != 0;
}

template<class T>
T atomicAdd(T* at, T value) {
    const T old = *at;
    *at = static_cast<T>(old + value);
    return old;
}
template<class T>
T atomicMin(T* at, T value) {
    const T old = *at;
    *at = value < old ? value : old;
    return old;
}
template<class T>
T atomicMax(T* at, T value) {
    const T old = *at;
    *at = old < value ? value : old;
    return old;
}
template<class T>
T atomicOr(T* at, T value) {
    const T old = *at;
    *at = static_cast<T>(old | value);
    return old;
}
template<class T>
T atomicCAS(T* at, T expected, T value) {
    const T old = *at;
    if (old == expected)
        *at = value;
    return old;
}
template<class T>
T atomicExch(T* at, T value) {
    const T old = *at;
    *at = value;
    return old;
}

inline unsigned __float_as_uint(float x) {
    unsigned bits;
    std::memcpy(&bits, &x, sizeof bits);
    return bits;
}
inline float __uint_as_float(unsigned bits) {
    float x;
    std::memcpy(&x, &bits, sizeof x);
    return x;
}
inline int __popc(unsigned x) {
    return __builtin_popcount(x);
}
inline int __clz(int x) {
    return x == 0 ? 32 : __builtin_clz(static_cast<unsigned>(x));
}
inline int __ffs(int x) {
    return __builtin_ffs(x);
}
