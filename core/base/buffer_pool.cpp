// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/buffer_pool.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <bit>
#include <cstdlib>
#include <map>
#include <mutex>
#include <new>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace specula::bufferpool {
namespace {

// Small blocks are the system allocator's business; it keeps them warm itself.
constexpr std::size_t kSmallest = 64 * 1024;

// Size classes in steps of an eighth of a power of two: at most 12.5 % is wasted.
std::size_t sizeClass(std::size_t bytes) {
    if (bytes < kSmallest)
        return (bytes + kAlignment - 1) / kAlignment * kAlignment;
    const std::size_t step = std::bit_floor(bytes) / 8;
    return (bytes + step - 1) / step * step;
}

// The kernel hands out memory in pages of 4 KiB, unless it is asked for huge ones: those cost a
// tenth of the time when a block is touched for the first time.
constexpr std::size_t kHugePage = std::size_t{2} << 20;

std::align_val_t alignmentOf(std::size_t size) {
    return std::align_val_t{size >= 2 * kHugePage ? kHugePage : kAlignment};
}

void* fresh(std::size_t size) noexcept {
    void* const block = ::operator new(size, alignmentOf(size), std::nothrow);
#if defined(__linux__)
    // Only a wish: where it is refused, small pages do.
    if (block != nullptr && size >= 2 * kHugePage)
        ::madvise(block, size / kHugePage * kHugePage, MADV_HUGEPAGE);
#endif
    return block;
}

void giveBack(void* block, std::size_t size) noexcept {
    ::operator delete(block, alignmentOf(size));
}

struct Pool {
    std::mutex mutex;
    std::map<std::size_t, std::vector<void*>> kept;
    std::size_t keepLimit = std::size_t{256} << 20;
    Statistics numbers;

    void freeDownTo(std::size_t limit) {
        // Largest first: they are the least likely to be asked for again.
        for (auto it = kept.rbegin(); it != kept.rend() && numbers.bytesKept > limit; ++it) {
            while (!it->second.empty() && numbers.bytesKept > limit) {
                giveBack(it->second.back(), it->first);
                it->second.pop_back();
                numbers.bytesKept -= it->first;
            }
        }
    }
};

// Never destroyed: arrays with static lifetime may outlive any destructor order.
Pool& pool() {
    static Pool* instance = new Pool;
    return *instance;
}

} // namespace

void* acquire(std::size_t bytes) {
    if (bytes > (std::size_t{1} << 62))
        throw Error(ErrorCode::Computation, fmt::format("not enough memory for {} bytes", bytes));
    const std::size_t size = sizeClass(bytes == 0 ? 1 : bytes);
    Pool& p = pool();
    {
        std::lock_guard lock(p.mutex);
        if (size >= kSmallest) {
            auto it = p.kept.find(size);
            if (it != p.kept.end() && !it->second.empty()) {
                void* block = it->second.back();
                it->second.pop_back();
                p.numbers.bytesKept -= size;
                p.numbers.bytesInUse += size;
                ++p.numbers.reused;
                return block;
            }
        }
    }
    void* block = fresh(size);
    if (block == nullptr) {
        trim();
        block = fresh(size);
    }
    if (block == nullptr)
        throw Error(ErrorCode::Computation,
                    fmt::format("not enough memory for {:.1f} MiB", double(bytes) / 1048576.0))
            .withRemedy("close other files or work on a smaller region");
    std::lock_guard lock(p.mutex);
    p.numbers.bytesInUse += size;
    ++p.numbers.fresh;
    return block;
}

void release(void* block, std::size_t bytes) noexcept {
    if (block == nullptr)
        return;
    const std::size_t size = sizeClass(bytes == 0 ? 1 : bytes);
    Pool& p = pool();
    {
        std::lock_guard lock(p.mutex);
        p.numbers.bytesInUse -= size;
        if (size >= kSmallest && p.numbers.bytesKept + size <= p.keepLimit) {
            p.kept[size].push_back(block);
            p.numbers.bytesKept += size;
            return;
        }
    }
    giveBack(block, size);
}

Statistics statistics() {
    Pool& p = pool();
    std::lock_guard lock(p.mutex);
    return p.numbers;
}

void setKeepLimit(std::size_t bytes) {
    Pool& p = pool();
    std::lock_guard lock(p.mutex);
    p.keepLimit = bytes;
    p.freeDownTo(bytes);
}

void trim() {
    Pool& p = pool();
    std::lock_guard lock(p.mutex);
    p.freeDownTo(0);
}

} // namespace specula::bufferpool
