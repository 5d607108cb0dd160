// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace specula::app {

/// Turns what ends a program from outside (SIGTERM at logout, SIGHUP of a terminal that closes,
/// SIGINT from Ctrl+C) into a signal of Qt, so that the session is saved as at any other end. Where
/// there are no such signals, it does nothing. One at a time.
class QuitSignals : public QObject {
    Q_OBJECT
  public:
    explicit QuitSignals(QObject* parent = nullptr);
    ~QuitSignals() override;

  signals:
    void arrived();

  private:
    QSocketNotifier* m_notifier = nullptr;
};

} // namespace specula::app
