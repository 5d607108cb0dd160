// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

namespace specula {

/// The one pool of compute threads, made in main and passed down. Two bodies: oneTBB (product) and
/// std::thread (ThreadSanitizer, and programs that carry no oneTBB); which one is chosen at build
/// time. Every worker clears the vector state before it runs a task (see vector_state.h).
class ThreadPool {
  public:
    virtual ~ThreadPool() = default;

    /// Number of threads that work at once, the caller of parallelFor() included; at least 1.
    virtual int threads() const = 0;

    /// Calls body(first, last) on disjoint pieces of [begin, end), each at least `grain` long where
    /// possible, and returns when all are done. The caller works too; with one thread everything
    /// runs on the caller. The first exception thrown by a piece is rethrown here. May be nested.
    virtual void parallelFor(std::int64_t begin, std::int64_t end, std::int64_t grain,
                             const std::function<void(std::int64_t, std::int64_t)>& body) = 0;

    /// Runs `task` some time later on a worker. Tasks must not throw.
    virtual void submit(std::function<void()> task) = 0;
};

/// 0 threads means one per core. Throws Error(Usage) for a negative number.
std::unique_ptr<ThreadPool> makeThreadPool(int threads = 0);

} // namespace specula
