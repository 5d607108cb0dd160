// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace specula::compute {

/// A library opened at run time. It stays in the process for good: graphics drivers start threads
/// and register exit handlers of their own, which must not lose their code.
class SharedLibrary {
  public:
    /// Throws Error(Computation) with the system's reason.
    explicit SharedLibrary(const std::filesystem::path& file);

    /// Null when the library has no such symbol.
    void* symbol(const char* name) const;

  private:
    void* m_handle;
};

/// Folder of the running program; empty where the system does not tell.
std::filesystem::path programFolder();

} // namespace specula::compute
