// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace specula {

/// An output that appears whole or not at all: write to path(), then commit(). Without commit the
/// temporary file is removed. The temporary lies beside the target, so the final rename is atomic.
class AtomicFile {
  public:
    /// Throws Error(Input) when the target exists and `overwrite` is false, or its folder cannot be
    /// written.
    AtomicFile(std::filesystem::path target, bool overwrite);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    const std::filesystem::path& path() const { return m_temporary; }
    const std::filesystem::path& target() const { return m_target; }
    void commit();

  private:
    std::filesystem::path m_target, m_temporary;
    bool m_committed = false;
};

/// Small text files in one call.
void writeFileAtomically(const std::filesystem::path& target, std::string_view content,
                         bool overwrite);

} // namespace specula
