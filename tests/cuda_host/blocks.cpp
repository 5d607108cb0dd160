// SPDX-License-Identifier: GPL-3.0-or-later
// The threads of a block as fibers of one thread of the host: each runs until it waits for the
// others, in a fixed order, so that every run is the same.
#include "cuda_runtime.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include <ucontext.h>
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

thread_local dim3 threadIdx, blockIdx, blockDim, gridDim;

namespace {

constexpr std::size_t kStackBytes = 256u << 10;
constexpr unsigned kWarp = 32, kMostThreads = 1024;

[[noreturn]] void stop(const char* why) {
    std::fprintf(stderr, "CUDA kernel on the host: %s\n", why);
    std::abort();
}

enum class State { Runnable, AtWarpBarrier, AtBlockBarrier, Done };

struct Fiber {
    ucontext_t context;
    std::unique_ptr<std::byte[]> stack;
    State state = State::Done;
    void* fakeStack = nullptr; // of the address sanitizer
};

class Block {
  public:
    void run(unsigned threads, const std::function<void()>& body);
    void barrier(State kind);
    void* slot(unsigned lane) { return m_slots + (m_current / kWarp * kWarp + lane) * 16; }
    void* shared(std::size_t bytes);
    void* shared() { return m_shared.get(); }

  private:
    static void enter();
    void prepare(unsigned thread);
    void resume(unsigned thread);
    void leave(bool forGood);
    void runTogether(unsigned threads);
    bool release(unsigned first, unsigned last, State kind);

    std::vector<Fiber> m_fibers;
    ucontext_t m_scheduler;
    const std::function<void()>* m_body = nullptr;
    unsigned m_current = 0;
    bool m_alone = false; // running without fibers
    alignas(16) std::byte m_slots[kMostThreads * 16];
    std::unique_ptr<std::byte[]> m_shared;
    std::size_t m_sharedBytes = 0;
#if defined(__SANITIZE_ADDRESS__)
    void* m_fakeStack = nullptr;
    const void* m_stackBottom = nullptr;
    std::size_t m_stackSize = 0;
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

void Block::enter() {
    Block& self = block();
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_finish_switch_fiber(nullptr, &self.m_stackBottom, &self.m_stackSize);
#endif
    (*self.m_body)();
    self.m_fibers[self.m_current].state = State::Done;
    self.leave(true);
}

void Block::prepare(unsigned thread) {
    Fiber& fiber = m_fibers[thread];
    if (!fiber.stack)
        fiber.stack.reset(new std::byte[kStackBytes]);
    getcontext(&fiber.context);
    fiber.context.uc_stack.ss_sp = fiber.stack.get();
    fiber.context.uc_stack.ss_size = kStackBytes;
    fiber.context.uc_link = nullptr;
    makecontext(&fiber.context, &Block::enter, 0);
    fiber.state = State::Runnable;
}

void Block::resume(unsigned thread) {
    m_current = thread;
    threadIdx.x = thread;
    Fiber& fiber = m_fibers[thread];
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_start_switch_fiber(&m_fakeStack, fiber.stack.get(), kStackBytes);
#endif
    swapcontext(&m_scheduler, &fiber.context);
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_finish_switch_fiber(m_fakeStack, nullptr, nullptr);
#endif
}

void Block::leave([[maybe_unused]] bool forGood) {
    Fiber& fiber = m_fibers[m_current];
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_start_switch_fiber(forGood ? nullptr : &fiber.fakeStack, m_stackBottom,
                                   m_stackSize);
#endif
    swapcontext(&fiber.context, &m_scheduler);
#if defined(__SANITIZE_ADDRESS__)
    __sanitizer_finish_switch_fiber(fiber.fakeStack, &m_stackBottom, &m_stackSize);
#endif
}

void Block::barrier(State kind) {
    if (m_alone)
        stop("a barrier that the first thread of the block does not come to");
    m_fibers[m_current].state = kind;
    leave(false);
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

void Block::runTogether(unsigned threads) {
    const auto done = [&] {
        return std::all_of(m_fibers.begin(), m_fibers.begin() + threads,
                           [](const Fiber& fiber) { return fiber.state == State::Done; });
    };
    while (!done()) {
        bool moved = false;
        for (unsigned first = 0; first < threads; first += kWarp) {
            const unsigned last = std::min(first + kWarp, threads);
            do {
                for (unsigned thread = first; thread < last; ++thread)
                    if (m_fibers[thread].state == State::Runnable) {
                        resume(thread);
                        moved = true;
                    }
            } while (release(first, last, State::AtWarpBarrier));
        }
        if (!release(0, threads, State::AtBlockBarrier) && !moved)
            stop("threads wait at different barriers for ever");
    }
}

void Block::run(unsigned threads, const std::function<void()>& body) {
    if (threads > kMostThreads)
        stop("more than 1024 threads in a block");
    m_body = &body;
    if (m_fibers.size() < threads)
        m_fibers.resize(threads);
    // Most kernels never wait for each other; where the first thread does not, none may.
    prepare(0);
    resume(0);
    if (m_fibers[0].state == State::Done) {
        m_alone = true;
        for (unsigned thread = 1; thread < threads; ++thread) {
            threadIdx.x = thread;
            body();
        }
        m_alone = false;
        return;
    }
    for (unsigned thread = 1; thread < threads; ++thread)
        prepare(thread);
    runTogether(threads);
}

} // namespace

void hostLaunch(cudaStream_t, unsigned blocks, unsigned threads, std::size_t shared,
                const std::function<void()>& thread) {
    if (hostKernelFails())
        return;
    gridDim = {blocks, 1, 1};
    blockDim = {threads, 1, 1};
    for (unsigned b = 0; b < blocks; ++b) {
        blockIdx = {b, 0, 0};
        block().shared(shared);
        block().run(threads, thread);
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
