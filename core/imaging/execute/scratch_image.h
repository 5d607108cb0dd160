// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/region_sink.h"
#include "core/io/region_source.h"

namespace specula::imaging {

/// An intermediate image: written once, then read, and gone with this object. In memory, or in a
/// file of the system's temporary folder.
class ScratchImage {
  public:
    ScratchImage(const io::SinkDescription& description, bool inMemory);
    ~ScratchImage();
    ScratchImage(const ScratchImage&) = delete;
    ScratchImage& operator=(const ScratchImage&) = delete;

    io::RegionSink& sink() { return *m_sink; }
    /// Everything is written: source() is there from now on.
    void finish();
    const io::SourcePtr& source() const { return m_source; }

  private:
    std::filesystem::path m_file; ///< empty: in memory
    io::SinkPtr m_sink;
    io::SourcePtr m_source;
};

} // namespace specula::imaging
