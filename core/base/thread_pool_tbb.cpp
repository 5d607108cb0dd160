// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_pool_body.h"
#include "core/base/vector_state.h"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <algorithm>
#include <mutex>

namespace specula {
namespace {

/// oneTBB gives the whole process as many threads as the smallest limit in it says, and without one
/// no more than there are cores. So there is one limit, enough for all pools together; how many
/// threads work for one pool is the business of its arenas.
class SharedLimit {
  public:
    explicit SharedLimit(int threads)
        : m_threads(threads) {
        change(m_threads);
    }
    ~SharedLimit() { change(-m_threads); }
    SharedLimit(const SharedLimit&) = delete;
    SharedLimit& operator=(const SharedLimit&) = delete;

  private:
    static void change(int by) {
        static std::mutex mutex;
        static std::unique_ptr<tbb::global_control> limit;
        static int total = 0;
        const std::lock_guard lock(mutex);
        total += by;
        limit.reset();
        if (total > 0)
            limit = std::make_unique<tbb::global_control>(
                tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(total));
    }
    int m_threads;
};

class TbbThreadPool final : public ThreadPool {
  public:
    explicit TbbThreadPool(int threads)
        : m_threads(threads)
        , m_limit(threads + 1)
        , m_arena(threads, 1)
        , m_background(std::max(1, threads), 0)
        , m_tasks(std::make_unique<tbb::task_group>()) {}
    ~TbbThreadPool() override {
        m_background.execute([this] { m_tasks->wait(); });
    }

    int threads() const override { return m_threads; }

    void parallelFor(std::int64_t begin, std::int64_t end, std::int64_t grain,
                     const std::function<void(std::int64_t, std::int64_t)>& body) override {
        if (begin >= end)
            return;
        clearVectorState();
        grain = std::max<std::int64_t>(1, grain);
        if (m_threads == 1 || end - begin <= grain) {
            body(begin, end);
            return;
        }
        m_arena.execute([&] {
            tbb::parallel_for(
                tbb::blocked_range<std::int64_t>(begin, end, static_cast<std::size_t>(grain)),
                [&](const tbb::blocked_range<std::int64_t>& r) {
                    clearVectorState();
                    body(r.begin(), r.end());
                });
        });
    }

    void submit(std::function<void()> task) override {
        m_background.execute([&] {
            m_tasks->run([task = std::move(task)] {
                clearVectorState();
                task();
            });
        });
    }

  private:
    int m_threads;
    // oneTBB counts the caller in, the background arena has workers only: one more, or it
    // complains.
    SharedLimit m_limit;
    tbb::task_arena m_arena;
    // No slot is reserved for a master here, so submitted tasks start without anybody waiting.
    tbb::task_arena m_background;
    std::unique_ptr<tbb::task_group> m_tasks; // its destructor may throw, ours may not
};

} // namespace

std::unique_ptr<ThreadPool> makeThreadPoolBody(int threads) {
    return std::make_unique<TbbThreadPool>(threads);
}

} // namespace specula
