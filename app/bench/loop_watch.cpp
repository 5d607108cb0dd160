// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/loop_watch.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace specula::app {

struct LoopWatch::Shared {
    std::mutex mutex;
    std::condition_variable answer;
    bool answered = false, stopping = false;
    std::vector<double> delays;
};

LoopWatch::LoopWatch()
    : m_shared(std::make_shared<Shared>())
    , m_target(std::make_unique<QObject>()) {}

LoopWatch::~LoopWatch() {
    stop();
}

void LoopWatch::start() {
    using Clock = std::chrono::steady_clock;
    m_thread = std::thread([shared = m_shared, target = m_target.get()] {
        std::unique_lock lock(shared->mutex);
        while (!shared->stopping) {
            shared->answered = false;
            const auto posted = Clock::now();
            QMetaObject::invokeMethod(
                target,
                [shared] {
                    {
                        std::lock_guard answering(shared->mutex);
                        shared->answered = true;
                    }
                    shared->answer.notify_one();
                },
                Qt::QueuedConnection);
            shared->answer.wait(lock, [&] { return shared->answered || shared->stopping; });
            if (shared->answered)
                shared->delays.push_back(
                    std::chrono::duration<double>(Clock::now() - posted).count());
            shared->answer.wait_for(lock, std::chrono::milliseconds(1),
                                    [&] { return shared->stopping; });
        }
    });
}

std::vector<double> LoopWatch::stop() {
    if (!m_thread.joinable())
        return {};
    {
        std::lock_guard lock(m_shared->mutex);
        m_shared->stopping = true;
    }
    m_shared->answer.notify_all();
    m_thread.join();
    return m_shared->delays;
}

} // namespace specula::app
