// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/vector_state.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace specula::widgets {

/// A thread with a one-slot mailbox: a request that is posted while another waits replaces it, so
/// the thread always works on the latest. The work function gets a token that is cancelled when the
/// worker is destroyed; destruction waits for the work in progress.
template<class Request>
class LatestWorker {
  public:
    using Work = std::function<void(Request&&, const CancelToken&)>;

    explicit LatestWorker(Work work)
        : m_work(std::move(work))
        , m_thread([this] { run(); }) {}
    ~LatestWorker() {
        m_cancel.cancel();
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
            m_slot.reset();
        }
        m_wake.notify_all();
        m_thread.join();
    }
    LatestWorker(const LatestWorker&) = delete;
    LatestWorker& operator=(const LatestWorker&) = delete;

    void post(Request request) {
        {
            const std::lock_guard lock(m_mutex);
            m_slot = std::move(request);
            ++m_posted;
        }
        m_wake.notify_all();
    }
    /// Nothing waits and nothing is being worked on.
    bool idle() const {
        const std::lock_guard lock(m_mutex);
        return !m_slot && !m_busy;
    }
    std::int64_t posted() const {
        const std::lock_guard lock(m_mutex);
        return m_posted;
    }
    std::int64_t worked() const {
        const std::lock_guard lock(m_mutex);
        return m_worked;
    }

  private:
    void run() {
        for (;;) {
            std::optional<Request> request;
            {
                std::unique_lock lock(m_mutex);
                m_busy = false;
                m_wake.wait(lock, [this] { return m_stop || m_slot; });
                if (m_stop)
                    return;
                request = std::exchange(m_slot, std::nullopt);
                m_busy = true;
                ++m_worked;
            }
            // Threads inherit dirty vector registers from who made them.
            clearVectorState();
            m_work(std::move(*request), m_cancel);
        }
    }

    Work m_work;
    CancelToken m_cancel;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<Request> m_slot;
    bool m_stop = false, m_busy = false;
    std::int64_t m_posted = 0, m_worked = 0;
    std::thread m_thread; ///< last: starts when everything else exists
};

} // namespace specula::widgets
