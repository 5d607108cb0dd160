// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace specula {

/// An output that appears whole or not at all: write to path(), then commit(). Without commit the
/// temporary file is removed. The temporary lies beside the target, so the final rename is atomic.
class AtomicFile {
  public:
    /// Throws Error(Usage) when the target exists and `overwrite` is false, or its folder cannot be
    /// written.
    AtomicFile(std::filesystem::path target, bool overwrite);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    const std::filesystem::path& path() const { return m_temporary; }
    const std::filesystem::path& target() const { return m_target; }
    /// Throws cannotBeWritten() when the target cannot be replaced.
    void commit();

  private:
    std::filesystem::path m_target, m_temporary;
    bool m_committed = false;
};

/// What an output ends with that the disk or the folder does not take: the call and the inputs were
/// fine, so it is Error(Computation).
Error cannotBeWritten(const std::filesystem::path& target, const std::string& why = {});
inline constexpr const char* kCheckFolder = "check the free space and the rights on the folder";

/// Small text files in one call.
void writeFileAtomically(const std::filesystem::path& target, std::string_view content,
                         bool overwrite);

} // namespace specula
