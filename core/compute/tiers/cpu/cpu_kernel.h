// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/thread_pool.h"
#include "core/compute/device.h"

#include <functional>

namespace specula::compute::cpu {

enum class InstructionSet { Baseline, Avx2, Avx512 };
/// What this processor has, or less where SPECULA_CPU_ISA says so; found once.
InstructionSet instructionSet();
const char* instructionSetName(InstructionSet set);

/// What a kernel of the CPU tier runs with.
struct CpuContext {
    ThreadPool* pool = nullptr; ///< none: everything on the calling thread
    InstructionSet set = instructionSet();
    const CancelToken* cancel = nullptr; ///< none: runs to its end

    /// body(first, last) on disjoint pieces. The pieces may depend on thread counts and on time, so
    /// a result must not depend on them. Throws Cancelled between pieces.
    void forEach(std::int64_t count, std::int64_t grain,
                 const std::function<void(std::int64_t, std::int64_t)>& body) const;
    /// For what takes long inside one piece.
    void throwIfCancelled() const {
        if (cancel != nullptr)
            cancel->throwIfCancelled();
    }
};

/// A kernel of the tier: whether it takes a call, and the work. Neither is asked about calls with
/// empty outputs.
struct CpuKernel {
    bool (*supports)(const SpcCall& call);
    void (*run)(const SpcCall& call, const CpuContext& context);
};

/// One per file of kernels; a null pair where the file has no such kernel.
CpuKernel arithmeticKernel(std::uint32_t kernel); ///< maps, reductions, sums by label, sort, ...
CpuKernel libraryKernel(std::uint32_t kernel);    ///< FFTW and OpenBLAS
CpuKernel imageKernel(std::uint32_t kernel);      ///< point chains, neighbourhoods, resampling

} // namespace specula::compute::cpu
