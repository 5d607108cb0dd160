// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include "core/base/error.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <cstdio>

namespace specula {
namespace {

constexpr std::array<const char*, 4> kNames{"debug", "info", "warning", "error"};
constexpr std::uintmax_t kRotateBytes = 4 << 20;

} // namespace

const char* logLevelName(LogLevel level) {
    return kNames[static_cast<std::size_t>(level)];
}

LogLevel logLevelFromName(std::string_view name) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (name == kNames[i])
            return static_cast<LogLevel>(i);
    throw Error(ErrorCode::Usage, fmt::format("there is no log level '{}'", name))
        .withRemedy("use debug, info, warning or error");
}

std::string LogEntry::line() const {
    const auto seconds = std::chrono::time_point_cast<std::chrono::seconds>(time);
    std::string out = fmt::format("{:%Y-%m-%dT%H:%M:%SZ} {} {}: {}",
                                  fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                                  logLevelName(level), area, text);
    for (const LogField& f : fields)
        out += fmt::format(" {}={}", f.name, f.value);
    return out;
}

void Log::setLevel(LogLevel level) {
    std::lock_guard lock(m_mutex);
    m_level = level;
}

void Log::setEcho(bool onStandardError) {
    std::lock_guard lock(m_mutex);
    m_echo = onStandardError;
}

void Log::setFile(const std::filesystem::path& file) {
    std::error_code failed;
    {
        std::lock_guard lock(m_mutex);
        std::filesystem::create_directories(file.parent_path(), failed);
        m_path = file;
        m_file.close();
        m_file.clear();
        m_file.open(file, std::ios::app);
        if (m_file)
            return;
    }
    add(LogLevel::Warning, "log", "cannot write the log file", {{"file", file.string()}});
}

void Log::add(LogLevel level, std::string area, std::string text, std::vector<LogField> fields) {
    std::function<void(const LogEntry&)> listener;
    LogEntry entry;
    {
        std::lock_guard lock(m_mutex);
        if (level < m_level)
            return;
        entry = {++m_last,        std::chrono::system_clock::now(),
                 level,           std::move(area),
                 std::move(text), std::move(fields)};
        m_entries.push_back(entry);
        if (m_entries.size() > m_keep)
            m_entries.pop_front();
        writeToFile(entry);
        if (m_echo)
            std::fprintf(stderr, "%s\n", entry.line().c_str());
        listener = m_listener;
    }
    if (listener)
        listener(entry);
}

std::vector<LogEntry> Log::entriesAfter(std::uint64_t after) const {
    std::lock_guard lock(m_mutex);
    std::vector<LogEntry> out;
    for (const LogEntry& e : m_entries)
        if (e.number > after)
            out.push_back(e);
    return out;
}

void Log::setListener(std::function<void(const LogEntry&)> listener) {
    std::lock_guard lock(m_mutex);
    m_listener = std::move(listener);
}

void Log::writeToFile(const LogEntry& entry) {
    if (!m_file.is_open())
        return;
    m_file << entry.line() << '\n';
    m_file.flush();
    if (m_file.tellp() > static_cast<std::streamoff>(kRotateBytes)) {
        m_file.close();
        std::error_code ignored;
        std::filesystem::rename(m_path, m_path.string() + ".1", ignored);
        m_file.open(m_path, std::ios::trunc);
    }
}

} // namespace specula
