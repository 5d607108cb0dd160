// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/pixels.h"

#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfInputPart.h>
#include <OpenEXR/ImfMultiPartInputFile.h>
#include <OpenEXR/ImfTiledInputPart.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace specula::io {

/// One part of an OpenEXR file, as far as its pixels are concerned.
struct ExrPart {
    int number = 0;
    std::string name;
    PixelType type = PixelType::F32;   ///< half and float: F32; uint: U32
    std::vector<std::string> channels; ///< those of `type`: R, G, B, A first, the rest by name
    Imath::Box2i window;               ///< the data window: what is stored
    bool tiled = false;
    int blockWidth = 0, blockHeight = 0; ///< a tile, or the lines of one chunk
    struct Level {
        int number = 0, width = 0, height = 0;
        friend bool operator==(const Level&, const Level&) = default;
    };
    std::vector<Level> levels;
    std::string encoding;
    std::string note; ///< what a reader should know: channels left out

    /// Blocks lie and decode in the same way.
    bool sameGeometryAs(const ExrPart& other) const;
};

/// One OpenEXR handle; to be used by one thread at a time (each thread has its own, so that tiles
/// are decoded side by side on our pool, not on the library's).
class ExrFile {
  public:
    /// Throws Error(Input). Call looksLikeExr() first.
    explicit ExrFile(const std::filesystem::path& file);

    static bool looksLikeExr(const std::filesystem::path& file);

    const std::filesystem::path& path() const { return m_path; }
    int parts() const { return m_file->parts(); }
    const Imf::Header& header(int part) const { return m_file->header(part); }
    /// Throws Error(Input) for what is not supported or what the file cannot back.
    ExrPart describe(int part) const;

    /// All handles of a file are alike (see HandlePool).
    std::uint64_t key() const { return 0; }

    /// Puts tile (column, row) of a level, or the lines [first, last] (counted from the top of the
    /// data window), where the frame buffer says.
    void readTile(const ExrPart& part, int level, int column, int row,
                  const Imf::FrameBuffer& buffer);
    void readLines(const ExrPart& part, int first, int last, const Imf::FrameBuffer& buffer);

  private:
    std::filesystem::path m_path;
    std::int64_t m_bytes = 0;
    std::unique_ptr<Imf::MultiPartInputFile> m_file;
    std::vector<std::unique_ptr<Imf::TiledInputPart>> m_tiled;
    std::vector<std::unique_ptr<Imf::InputPart>> m_lines;
};

std::string exrCompressionName(Imf::Compression compression);

} // namespace specula::io
