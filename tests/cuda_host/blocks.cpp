// SPDX-License-Identifier: GPL-3.0-or-later
// The threads of a block as fibers of one thread of the host: each runs until it waits for the
// others. Some launches go through blocks and threads from the first to the last, some from the
// last to the first: a kernel in which one thread counts on another having been before it gives two
// results.
#include "cuda_runtime.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <setjmp.h>
#include <ucontext.h>
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

thread_local dim3 threadIdx, blockIdx, blockDim, gridDim;

namespace {

constexpr std::size_t kStackBytes = 256u << 10;
constexpr unsigned kWarp = 32, kMostThreads = 1024;
constexpr std::size_t kMostShared = 48u << 10; // what every GPU gives without being asked for more

[[noreturn]] void stop(const char* why) {
    std::fprintf(stderr, "CUDA kernel on the host: %s\n", why);
    std::abort();
}

enum class State { Runnable, AtWarpBarrier, AtBlockBarrier, Done };

struct Fiber {
    ucontext_t context;
    std::unique_ptr<std::byte[]> stack;
    State state = State::Done;
#if defined(__SANITIZE_ADDRESS__)
    void* fakeStack = nullptr;
#else
    jmp_buf place;
    bool started = false;
#endif
};

class Block {
  public:
    void run(unsigned threads, bool backwards, const std::function<void()>& body);
    void barrier(State kind);
    void* slot(unsigned lane) { return m_slots + (m_current / kWarp * kWarp + lane) * 16; }
    void* shared(std::size_t bytes);
    void* shared() { return m_shared.get(); }

  private:
    static void enter();
    void prepare(unsigned thread);
    void resume(unsigned thread);
    void leave();
    void runTogether(unsigned threads, bool backwards);
    bool release(unsigned first, unsigned last, State kind);

    std::unique_ptr<Fiber[]> m_fibers{new Fiber[kMostThreads]}; // contexts cannot be moved
    const std::function<void()>* m_body = nullptr;
    unsigned m_current = 0;
    bool m_alone = false; // running without fibers
    alignas(16) std::byte m_slots[kMostThreads * 16];
    std::unique_ptr<std::byte[]> m_shared;
    std::size_t m_sharedBytes = 0;
#if defined(__SANITIZE_ADDRESS__)
    ucontext_t m_scheduler;
    void* m_fakeStack = nullptr;
    const void* m_stackBottom = nullptr;
    std::size_t m_stackSize = 0;
#else
    jmp_buf m_scheduler;
#endif
};

Block& block() {
    static thread_local Block instance;
    return instance;
}

void* Block::shared(std::size_t bytes) {
    // Exactly as large as asked for, so that the address sanitizer sees what goes beyond it.
    if (bytes != m_sharedBytes)
        m_shared.reset(bytes > 0 ? new std::byte[bytes] : nullptr);
    m_sharedBytes = bytes;
    std::fill_n(m_shared.get(), bytes, std::byte{0xa5});
    return m_shared.get();
}

/// A fiber serves one thread after the other, block by block.
void Block::enter() {
    Block& self = block();
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_finish_switch_fiber(nullptr, &self.m_stackBottom, &self.m_stackSize);
#endif
    for (;;) {
        (*self.m_body)();
        self.m_fibers[self.m_current].state = State::Done;
        self.leave();
    }
}

void Block::prepare(unsigned thread) {
    Fiber& fiber = m_fibers[thread];
    fiber.state = State::Runnable;
    if (fiber.stack)
        return;
    fiber.stack.reset(new std::byte[kStackBytes]);
    getcontext(&fiber.context);
    fiber.context.uc_stack.ss_sp = fiber.stack.get();
    fiber.context.uc_stack.ss_size = kStackBytes;
    fiber.context.uc_link = nullptr;
    makecontext(&fiber.context, &Block::enter, 0);
}

// The sanitizer must be told of every change of stacks, and wants the slow way; the fast one does
// not ask the system.
void Block::resume(unsigned thread) {
    m_current = thread;
    threadIdx.x = thread;
    Fiber& fiber = m_fibers[thread];
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_start_switch_fiber(&m_fakeStack, fiber.stack.get(), kStackBytes);
    swapcontext(&m_scheduler, &fiber.context);
    __sanitizer_finish_switch_fiber(m_fakeStack, nullptr, nullptr);
#else
    if (_setjmp(m_scheduler) != 0)
        return;
    if (fiber.started)
        _longjmp(fiber.place, 1);
    fiber.started = true;
    setcontext(&fiber.context);
#endif
}

void Block::leave() {
    Fiber& fiber = m_fibers[m_current];
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_start_switch_fiber(&fiber.fakeStack, m_stackBottom, m_stackSize);
    swapcontext(&fiber.context, &m_scheduler);
    __sanitizer_finish_switch_fiber(fiber.fakeStack, &m_stackBottom, &m_stackSize);
#else
    if (_setjmp(fiber.place) == 0)
        _longjmp(m_scheduler, 1);
#endif
}

void Block::barrier(State kind) {
    if (m_alone)
        stop("a barrier that not all threads of the block come to");
    m_fibers[m_current].state = kind;
    leave();
}

bool Block::release(unsigned first, unsigned last, State kind) {
    bool waiting = false;
    for (unsigned thread = first; thread < last; ++thread) {
        if (m_fibers[thread].state != kind && m_fibers[thread].state != State::Done)
            return false;
        waiting = waiting || m_fibers[thread].state == kind;
    }
    for (unsigned thread = first; waiting && thread < last; ++thread)
        if (m_fibers[thread].state == kind)
            m_fibers[thread].state = State::Runnable;
    return waiting;
}

void Block::runTogether(unsigned threads, bool backwards) {
    const auto done = [&] {
        return std::all_of(m_fibers.get(), m_fibers.get() + threads,
                           [](const Fiber& fiber) { return fiber.state == State::Done; });
    };
    while (!done()) {
        bool moved = false;
        const unsigned warps = (threads + kWarp - 1) / kWarp;
        for (unsigned i = 0; i < warps; ++i) {
            const unsigned first = (backwards ? warps - 1 - i : i) * kWarp;
            const unsigned last = std::min(first + kWarp, threads);
            do {
                for (unsigned k = first; k < last; ++k) {
                    const unsigned thread = backwards ? first + last - 1 - k : k;
                    if (m_fibers[thread].state == State::Runnable) {
                        resume(thread);
                        moved = true;
                    }
                }
            } while (release(first, last, State::AtWarpBarrier));
        }
        if (!release(0, threads, State::AtBlockBarrier) && !moved)
            stop("threads wait at different barriers for ever");
    }
}

void Block::run(unsigned threads, bool backwards, const std::function<void()>& body) {
    if (threads > kMostThreads)
        stop("more than 1024 threads in a block");
    m_body = &body;
    // Most kernels never wait for each other; where one thread does not, none may.
    const unsigned leader = backwards ? threads - 1 : 0;
    prepare(leader);
    resume(leader);
    if (m_fibers[leader].state == State::Done) {
        m_alone = true;
        for (unsigned k = 1; k < threads; ++k) {
            threadIdx.x = backwards ? threads - 1 - k : k;
            body();
        }
        m_alone = false;
        return;
    }
    for (unsigned thread = 0; thread < threads; ++thread)
        if (thread != leader)
            prepare(thread);
    runTogether(threads, backwards);
}

} // namespace

void hostLaunch(cudaStream_t, unsigned blocks, unsigned threads, std::size_t shared,
                const std::function<void()>& thread) {
    if (hostKernelFails())
        return;
    if (shared > kMostShared)
        stop("more than 48 KiB of shared memory");
    gridDim = {blocks, 1, 1};
    blockDim = {threads, 1, 1};
    static thread_local std::uint32_t numbers = 1; // looks random and is the same in every run
    numbers = numbers * 1664525u + 1013904223u;
    const bool backwards = (numbers >> 31) != 0;
    for (unsigned b = 0; b < blocks; ++b) {
        blockIdx = {backwards ? blocks - 1 - b : b, 0, 0};
        block().shared(shared);
        block().run(threads, backwards, thread);
    }
}

void* hostDynamicShared() {
    return block().shared();
}
void hostBlockBarrier() {
    block().barrier(State::AtBlockBarrier);
}
void hostWarpBarrier() {
    block().barrier(State::AtWarpBarrier);
}
void* hostWarpSlot(unsigned lane) {
    return block().slot(lane);
}
