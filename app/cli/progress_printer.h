// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"

#include <mutex>

namespace specula::cli {

/// Progress on standard error: a bar that redraws itself on a terminal, a line every few seconds
/// otherwise. Nothing at all when quiet.
class ProgressPrinter : public JobObserver {
  public:
    explicit ProgressPrinter(bool quiet);
    ~ProgressPrinter() override;

    void progressed(const JobProgress& progress) override;
    void logged(LogLevel level, const std::string& text) override;

  private:
    void eraseBar();

    std::mutex m_mutex;
    bool m_quiet, m_terminal;
    bool m_barShown = false;
    double m_lastLineAtS = 0;
};

} // namespace specula::cli
