// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace specula::app {

/// Watches how long the UI thread takes to answer: another thread posts an event, waits for the
/// answer, notes the delay and posts the next one a millisecond later. A block of the UI thread
/// shows as one long delay.
class LoopWatch {
  public:
    LoopWatch();
    ~LoopWatch();

    void start();
    /// Seconds each event waited. To be called while the event loop still turns or after it.
    std::vector<double> stop();

  private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<QObject> m_target; ///< lives on the UI thread
    std::thread m_thread;
};

} // namespace specula::app
