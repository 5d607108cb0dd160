// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How kernels are started and share memory: on the device, or, where the tests build these sources
// without a toolkit, thread by thread on the host.

#include "core/compute/tiers/cuda/context.h"
#include "core/compute/tiers/cuda/walk.cuh"

#include <cuda_runtime.h>

#include <utility>

namespace specula::cuda {

/// Blocks of a launch, threads of a block and bytes of shared memory whose size is known only now.
struct Grid {
    /// Kernels loop over their blocks, so that more than a grid can hold are done too.
    Grid(std::int64_t blockCount) // NOLINT: a number of blocks is a grid
        : blocks(static_cast<unsigned>(blockCount < 0x7fffffff ? blockCount : 0x7fffffff)) {}
    Grid(std::int64_t blockCount, unsigned threadCount, std::size_t sharedBytes = 0)
        : Grid(blockCount) {
        threads = threadCount;
        shared = sharedBytes;
    }
    unsigned blocks;
    unsigned threads = kThreads;
    std::size_t shared = 0;
};

/// Gives `kernel` to the queue's stream; `what` is for messages.
template<class... P, class... A>
void launch(SpcQueue& queue, const char* what, void (*kernel)(P...), const Grid& grid,
            A&&... arguments) {
#if defined(__CUDACC__)
    kernel<<<grid.blocks, grid.threads, grid.shared, queue.stream>>>(static_cast<P>(arguments)...);
#else
    hostLaunch(queue.stream, grid.blocks, grid.threads, grid.shared,
               [&] { kernel(static_cast<P>(arguments)...); });
#endif
    checkLaunch(what);
}

/// The shared memory of Grid::shared bytes, aligned to 16.
template<class T>
__device__ __forceinline__ T* dynamicShared() {
#if defined(__CUDACC__)
    extern __shared__ __align__(16) unsigned char speculaShared[];
    return reinterpret_cast<T*>(speculaShared);
#else
    return static_cast<T*>(hostDynamicShared());
#endif
}

} // namespace specula::cuda
