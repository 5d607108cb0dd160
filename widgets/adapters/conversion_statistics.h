// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>
#include <mutex>
#include <vector>

namespace specula::widgets {

/// Counts what the adapters turn into pictures and curves: how often, mean and slowest time per
/// kind. One object, made by the program and shown in the device panel. Thread safe.
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

  private:
    struct Sum {
        qint64 count = 0;
        double totalMs = 0;
        double slowestMs = 0;
    };
    mutable std::mutex m_mutex;
    std::map<QString, Sum> m_sums;
};

} // namespace specula::widgets
