// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace specula {

/// The recycling allocator below every Array. A fresh page costs more than most kernels (the kernel
/// zeroes it), so freed blocks are kept, by size class, up to a limit, and handed out again.
/// All blocks are 64-byte aligned. Thread safe; lives as long as the process.
namespace bufferpool {

constexpr std::size_t kAlignment = 64;

/// Never null: throws Error(Computation) that names the size when memory is refused.
void* acquire(std::size_t bytes);
void release(void* block, std::size_t bytes) noexcept;

struct Statistics {
    std::size_t bytesInUse = 0;
    std::size_t bytesKept = 0;
    std::size_t reused = 0; ///< requests served without asking the system
    std::size_t fresh = 0;
};
Statistics statistics();

/// Most bytes kept for reuse (default 256 MiB); lowering it frees at once.
void setKeepLimit(std::size_t bytes);
void trim();

} // namespace bufferpool
} // namespace specula
