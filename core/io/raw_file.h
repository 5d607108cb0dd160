// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace specula::io {

/// What helps with a file that is damaged or cut short.
inline constexpr const char* kCopyAgain = "copy the file again, or wait until it is complete";

/// A file read at given positions from any number of threads, without a lock and without a cursor.
class RawFile {
  public:
    /// Throws Error(Input) when the file cannot be opened.
    explicit RawFile(std::filesystem::path file);
    ~RawFile();
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;

    const std::filesystem::path& path() const { return m_file; }
    /// As it is now: a file being written grows.
    std::int64_t size() const;
    /// Fills `to` completely or throws Error(Input).
    void readAt(std::int64_t offset, std::byte* to, std::int64_t bytes) const;
    /// At most `most` bytes; fewer where the file ends.
    std::string textAt(std::int64_t offset, std::int64_t most) const;

  private:
    std::filesystem::path m_file;
    std::intptr_t m_handle = -1;
};

} // namespace specula::io
