// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/thread_pool.h"

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace specula::io {

/// Open handles of one file, each used by one thread at a time. A library handle that is not thread
/// safe becomes many: whoever needs one takes an idle handle or opens another. `Handle` has
/// `key()`, which tells where it stands (a directory, a part); a fitting one is preferred.
template<class Handle>
class HandlePool {
  public:
    using Opener = std::function<std::unique_ptr<Handle>()>;
    explicit HandlePool(Opener open)
        : m_open(std::move(open)) {}

    /// Back to the pool at the end of its life, unless it was left by an exception: then its state
    /// is unknown and it is closed.
    class Lease {
      public:
        Lease(HandlePool& pool, std::unique_ptr<Handle> handle)
            : m_pool(&pool)
            , m_handle(std::move(handle))
            , m_exceptions(std::uncaught_exceptions()) {}
        ~Lease() {
            if (std::uncaught_exceptions() == m_exceptions)
                m_pool->giveBack(std::move(m_handle));
        }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Handle* operator->() const { return m_handle.get(); }
        Handle& operator*() const { return *m_handle; }

      private:
        HandlePool* m_pool;
        std::unique_ptr<Handle> m_handle;
        int m_exceptions;
    };

    Lease take(std::uint64_t key) {
        std::unique_lock lock(m_mutex);
        for (auto& idle : m_idle)
            if (idle->key() == key) {
                std::swap(idle, m_idle.back());
                break;
            }
        if (m_idle.empty()) {
            lock.unlock();
            return Lease(*this, m_open());
        }
        std::unique_ptr<Handle> handle = std::move(m_idle.back());
        m_idle.pop_back();
        return Lease(*this, std::move(handle));
    }

    void add(std::unique_ptr<Handle> handle) { giveBack(std::move(handle)); }

  private:
    void giveBack(std::unique_ptr<Handle> handle) {
        constexpr std::size_t kMostIdle = 32;
        const std::lock_guard lock(m_mutex);
        if (m_idle.size() < kMostIdle)
            m_idle.push_back(std::move(handle));
    }

    Opener m_open;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Handle>> m_idle;
};

/// body(first, last) over blocks 0..count-1: on the pool when there is one, else here.
inline void forBlocks(ThreadPool* pool, std::int64_t count,
                      const std::function<void(std::int64_t, std::int64_t)>& body) {
    if (pool != nullptr && pool->threads() > 1 && count > 1)
        pool->parallelFor(0, count, 1, body);
    else if (count > 0)
        body(0, count);
}

} // namespace specula::io
