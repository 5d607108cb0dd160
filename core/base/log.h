// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace specula {

enum class LogLevel { Debug, Info, Warning, Error };

const char* logLevelName(LogLevel level);
/// Throws Error(Usage) that lists the names.
LogLevel logLevelFromName(std::string_view name);

struct LogField {
    std::string name, value;
};

struct LogEntry {
    std::uint64_t number = 0; ///< counts from 1, never repeats within a run
    std::chrono::system_clock::time_point time;
    LogLevel level = LogLevel::Info;
    std::string area; ///< "io", "jobs", "window", ...
    std::string text;
    std::vector<LogField> fields;

    /// One line: time, level, area, text, name=value...
    std::string line() const;
};

/// Structured log: the last entries in memory for the window, all of them in a file when one is
/// set, warnings also on standard error when asked. Thread safe.
class Log {
  public:
    explicit Log(std::size_t keep = 2000)
        : m_keep(keep) {}

    void setLevel(LogLevel level);
    void setEcho(bool onStandardError);
    /// Appends to `file`; one older generation is kept as FILE.1 once it grows over 4 MiB.
    /// A file that cannot be written is reported as an entry, never an exception.
    void setFile(const std::filesystem::path& file);

    void add(LogLevel level, std::string area, std::string text, std::vector<LogField> fields = {});

    /// Entries with a number above `after`, oldest first.
    std::vector<LogEntry> entriesAfter(std::uint64_t after = 0) const;
    /// Called from the logging thread after each entry; must be quick. Empty to unset.
    void setListener(std::function<void(const LogEntry&)> listener);

  private:
    void writeToFile(const LogEntry& entry);

    mutable std::mutex m_mutex;
    std::size_t m_keep;
    std::deque<LogEntry> m_entries;
    std::uint64_t m_last = 0;
    LogLevel m_level = LogLevel::Info;
    bool m_echo = false;
    std::filesystem::path m_path;
    std::ofstream m_file;
    std::function<void(const LogEntry&)> m_listener;
};

} // namespace specula
