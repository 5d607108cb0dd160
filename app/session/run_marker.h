// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace specula::app {

/// A file that exists while a window runs. Found at the start without a living owner, it says that
/// the last run crashed. Two windows at once do not take each other for a crash: only the first
/// owns the session file.
class RunMarker {
  public:
    explicit RunMarker(std::filesystem::path file);
    ~RunMarker(); ///< removes an owned marker

    RunMarker(const RunMarker&) = delete;
    RunMarker& operator=(const RunMarker&) = delete;

    bool owned() const { return m_owned; }
    bool lastRunCrashed() const { return m_crashed; }

  private:
    std::filesystem::path m_file;
    bool m_owned = false, m_crashed = false;
};

} // namespace specula::app
