// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <atomic>
#include <map>
#include <mutex>
#include <vector>

namespace specula::widgets {

/// Counts what the adapters turn into pictures and curves: how often, mean and slowest time per
/// kind. One object, made by the program and shown in the device panel. Thread safe. Switched off
/// it counts nothing and keeps what it has.
class ConversionStatistics {
  public:
    struct Entry {
        QString kind; ///< "frame to picture", "profile to curve", ...
        qint64 count = 0;
        double meanMs = 0;
        double slowestMs = 0;
    };

    void record(const QString& kind, double milliseconds);
    std::vector<Entry> entries() const;
    void clear();

    void setEnabled(bool enabled) { m_enabled = enabled; }
    bool enabled() const { return m_enabled; }

  private:
    struct Sum {
        qint64 count = 0;
        double totalMs = 0;
        double slowestMs = 0;
    };
    std::atomic<bool> m_enabled{true};
    mutable std::mutex m_mutex;
    std::map<QString, Sum> m_sums;
};

} // namespace specula::widgets
