// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/atomic_file.h"

#include <OpenEXR/ImfIO.h>

#include <fstream>

namespace specula::io {

/// Where OpenEXR writes to. The library writes its table of offsets in a destructor, which keeps
/// failures to itself; here they are kept until commit().
class ExrOutput final : public Imf::OStream {
  public:
    ExrOutput(const std::filesystem::path& file, bool overwrite);

    void write(const char bytes[], int count) override;
    std::uint64_t tellp() override;
    void seekp(std::uint64_t position) override;

    /// Once the library's object is gone. Throws cannotBeWritten().
    void commit();

  private:
    void check() const;

    AtomicFile m_atomic;
    std::ofstream m_stream; ///< last: closed before its file is removed
};

} // namespace specula::io
