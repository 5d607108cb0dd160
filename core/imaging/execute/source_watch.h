// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/region_source.h"

#include <atomic>
#include <chrono>

namespace specula::imaging {

/// Notices that a file is no longer the one it was when the work began. A file that a writer only
/// appends to may grow: the frames it had stay what they are.
class SourceWatch {
  public:
    explicit SourceWatch(const std::vector<io::SourcePtr>& sources);

    /// Sizes and times, looked at once a second at most. Throws Error(Input) naming the file.
    void glance() const;
    /// Sizes, times and content ids.
    void compare() const;

  private:
    struct Watched {
        io::SourcePtr source;
        std::uintmax_t size = 0;
        std::filesystem::file_time_type time;
        ContentId id;
        bool mayGrow = false;
    };
    void compareTimes() const;

    std::vector<Watched> m_watched;
    mutable std::atomic<std::chrono::steady_clock::rep> m_lookedAt{0};
};

} // namespace specula::imaging
