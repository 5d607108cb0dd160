// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/quit_signals.h"

#include <QSocketNotifier>

#if defined(Q_OS_UNIX)
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace specula::app {

#if defined(Q_OS_UNIX)
namespace {

constexpr std::array kSignals{SIGTERM, SIGINT, SIGHUP};

/// A handler may do next to nothing, but write() it may.
int theirEnd = -1;
int ourEnd = -1;

void onSignal(int) {
    const int saved = errno;
    const char byte = 0;
    // A full pipe has said it already.
    [[maybe_unused]] const ssize_t written = ::write(theirEnd, &byte, 1);
    errno = saved;
}

} // namespace

QuitSignals::QuitSignals(QObject* parent)
    : QObject(parent) {
    int ends[2];
    if (theirEnd >= 0 || ::pipe(ends) != 0)
        return;
    ourEnd = ends[0];
    theirEnd = ends[1];
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = new QSocketNotifier(ourEnd, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        while (::read(ourEnd, bytes, sizeof bytes) > 0) {
        }
        emit arrived();
    });
    for (const int signal : kSignals) {
        struct sigaction action {};
        struct sigaction before {};
        action.sa_handler = onSignal;
        action.sa_flags = SA_RESTART;
        // What the caller of the program ignores (nohup) stays ignored.
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN)
            continue;
        ::sigaction(signal, &action, nullptr);
    }
}

QuitSignals::~QuitSignals() {
    if (m_notifier == nullptr)
        return;
    for (const int signal : kSignals)
        std::signal(signal, SIG_DFL);
    ::close(theirEnd);
    ::close(ourEnd);
    theirEnd = ourEnd = -1;
}
#else
QuitSignals::QuitSignals(QObject* parent)
    : QObject(parent) {}
QuitSignals::~QuitSignals() = default;
#endif

} // namespace specula::app
