// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/atomic_file.h"
#include "core/io/region_sink.h"

#include <Imath/half.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>

#include <filesystem>
#include <string>
#include <vector>

namespace specula::io {

/// How samples of ours go into OpenEXR: U32 as they are, everything else as 32-bit floats (or half
/// floats, rounded); what does not fit exactly is refused.
class ExrSamples {
  public:
    /// `names`: those of the image, replaced where they are missing or not distinct.
    ExrSamples(std::filesystem::path file, PixelType type, int channels,
               const std::vector<std::string>& names, bool asHalf);

    /// U32 or F32: of the rows handed to frameBuffer().
    PixelType type() const { return m_type; }
    Imf::PixelType storedType() const;
    void addChannelsTo(Imf::Header& header) const;

    /// Throws Error(Usage) naming the file and the value that does not fit.
    Pixels converted(const Pixels& in) const;
    /// `pixels` (of type()) with its corner at (left, top); the halves, if any, lie in `halves`.
    Imf::FrameBuffer frameBuffer(const Pixels& pixels, std::int64_t left, std::int64_t top,
                                 std::vector<half>& halves) const;

  private:
    std::filesystem::path m_file;
    PixelType m_type;
    bool m_half;
    std::vector<std::string> m_names;
};

struct ExrSinkOptions {
    Imf::Compression compression = Imf::ZIP_COMPRESSION;
    std::int64_t tile = 256;
    bool mipLevels = true;
    bool half = false;
    bool overwrite = false;
    std::string comments; ///< attribute "comments"
};
/// openExrSink() with everything our writers can ask for.
SinkPtr makeExrSink(const std::filesystem::path& file, const SinkDescription& description,
                    const ExrSinkOptions& options);

/// Runs `work` and turns what the library throws into Error naming the file.
template<class Work>
void guardExr(const std::filesystem::path& file, Work&& work) {
    try {
        work();
    } catch (const Error&) {
        throw;
    } catch (const std::exception& e) {
        throw cannotBeWritten(file, e.what());
    }
}

} // namespace specula::io
