// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_pool_body.h"
#include "core/base/vector_state.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace specula {
namespace {

// One parallelFor: pieces are handed out by an atomic counter, so whoever is free takes the next.
struct Loop {
    std::int64_t end, piece;
    const std::function<void(std::int64_t, std::int64_t)>* body;
    std::atomic<std::int64_t> next;
    std::mutex mutex;
    std::condition_variable finished;
    int helpers = 0;
    std::exception_ptr failure;

    void run() {
        for (;;) {
            const std::int64_t first = next.fetch_add(piece);
            if (first >= end)
                return;
            try {
                (*body)(first, std::min(end, first + piece));
            } catch (...) {
                std::lock_guard lock(mutex);
                if (!failure)
                    failure = std::current_exception();
                next.store(end);
            }
        }
    }
};

class StdThreadPool final : public ThreadPool {
  public:
    explicit StdThreadPool(int threads)
        : m_threads(threads) {
        // submit() needs a worker even when loops run on the caller alone.
        for (int i = 0; i < std::max(1, threads - 1); ++i)
            m_workers.emplace_back([this] { work(); });
    }
    ~StdThreadPool() override {
        {
            std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_wake.notify_all();
        for (std::thread& worker : m_workers)
            worker.join();
    }

    int threads() const override { return m_threads; }

    void parallelFor(std::int64_t begin, std::int64_t end, std::int64_t grain,
                     const std::function<void(std::int64_t, std::int64_t)>& body) override {
        if (begin >= end)
            return;
        clearVectorState();
        const std::int64_t count = end - begin;
        grain = std::max<std::int64_t>(1, grain);
        if (m_threads == 1 || count <= grain) {
            body(begin, end);
            return;
        }
        Loop loop;
        loop.end = end;
        loop.piece = std::max(grain, count / (std::int64_t{4} * m_threads));
        loop.body = &body;
        loop.next = begin;
        const auto pieces = (count + loop.piece - 1) / loop.piece;
        const int helpers = static_cast<int>(std::min<std::int64_t>(m_threads - 1, pieces - 1));
        loop.helpers = helpers;
        for (int i = 0; i < helpers; ++i)
            submit([&loop] {
                loop.run();
                std::lock_guard lock(loop.mutex);
                if (--loop.helpers == 0)
                    loop.finished.notify_one();
            });
        loop.run();
        // While helpers are queued behind others, do their work: nested loops cannot deadlock.
        for (;;) {
            {
                std::lock_guard lock(loop.mutex);
                if (loop.helpers == 0)
                    break;
            }
            if (!runOneQueued()) {
                std::unique_lock lock(loop.mutex);
                loop.finished.wait(lock, [&] { return loop.helpers == 0; });
                break;
            }
        }
        if (loop.failure)
            std::rethrow_exception(loop.failure);
    }

    void submit(std::function<void()> task) override {
        {
            std::lock_guard lock(m_mutex);
            m_queue.push_back(std::move(task));
        }
        m_wake.notify_one();
    }

  private:
    bool runOneQueued() {
        std::function<void()> task;
        {
            std::lock_guard lock(m_mutex);
            if (m_queue.empty())
                return false;
            task = std::move(m_queue.front());
            m_queue.pop_front();
        }
        task();
        return true;
    }
    void work() {
        for (;;) {
            std::function<void()> task;
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
                if (m_queue.empty())
                    return;
                task = std::move(m_queue.front());
                m_queue.pop_front();
            }
            clearVectorState();
            task();
        }
    }

    const int m_threads;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    bool m_stopping = false;
    std::vector<std::thread> m_workers;
};

} // namespace

std::unique_ptr<ThreadPool> makeThreadPoolBody(int threads) {
    return std::make_unique<StdThreadPool>(threads);
}

} // namespace specula
