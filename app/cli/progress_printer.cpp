// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_printer.h"

#include <fmt/format.h>

#include <unistd.h>

#include <cstdio>

namespace specula::cli {
namespace {

constexpr double kLineEveryS = 5;

std::string describe(const JobProgress& p) {
    std::string text = fmt::format("{:3.0f} %", p.fraction * 100);
    if (!p.stage.empty())
        text += "  " + p.stage;
    if (p.rate)
        text += fmt::format("  {:.3g} {}/s", *p.rate, p.rateUnit);
    if (p.remainingS)
        text += fmt::format("  {}:{:02} left", static_cast<long>(*p.remainingS) / 60,
                            static_cast<long>(*p.remainingS) % 60);
    return text;
}

} // namespace

ProgressPrinter::ProgressPrinter(bool quiet)
    : m_quiet(quiet)
    , m_terminal(isatty(STDERR_FILENO)) {}

ProgressPrinter::~ProgressPrinter() {
    eraseBar();
}

void ProgressPrinter::progressed(const JobProgress& p) {
    if (m_quiet)
        return;
    std::lock_guard lock(m_mutex);
    if (m_terminal) {
        constexpr int kWidth = 24;
        const int filled = static_cast<int>(p.fraction * kWidth);
        fmt::print(stderr, "\r\033[K[{:<{}}] {}",
                   std::string(static_cast<std::size_t>(filled), '='), kWidth, describe(p));
        std::fflush(stderr);
        m_barShown = true;
    } else if (p.elapsedS - m_lastLineAtS >= kLineEveryS) {
        m_lastLineAtS = p.elapsedS;
        fmt::print(stderr, "{}\n", describe(p));
    }
}

void ProgressPrinter::logged(LogLevel level, const std::string& text) {
    if (m_quiet)
        return;
    std::lock_guard lock(m_mutex);
    eraseBar();
    fmt::print(stderr, "{}: {}\n", logLevelName(level), text);
}

void ProgressPrinter::eraseBar() {
    if (m_barShown)
        fmt::print(stderr, "\r\033[K");
    m_barShown = false;
}

} // namespace specula::cli
