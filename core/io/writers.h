// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/io/region_source.h"

#include <functional>

namespace specula::io {

/// The plain writers: whole images and stacks, for exports, the demo and the tests. Each writes to
/// a temporary name and renames; an existing file is refused unless `overwrite`. What a format
/// cannot hold (EXR: integers above 2^24, say) is an Error(Usage), never a silent loss.

struct TiffWriteOptions {
    enum class Compression { None, Deflate, Lzw, PackBits };
    Compression compression = Compression::Deflate;
    std::int64_t tile = 0; ///< side of square tiles (multiple of 16); 0: strips
    bool bigTiff = false;
    bool pyramid = false;  ///< 2x2 mean levels as SubIFDs (needs tiles)
    bool planar = false;   ///< separate planes for several channels
    bool predictor = true; ///< store differences, for deflate and LZW: smaller for smooth images
    bool overwrite = false;
    std::string description = {}; ///< ImageDescription tag, UTF-8
};
/// All frames of the source as pages, read band by band: memory stays small for any size.
void writeTiff(const std::filesystem::path& file, const RegionSource& source,
               const TiffWriteOptions& options, JobContext& job);

struct ExrWriteOptions {
    enum class Compression { None, Zip, Piz };
    Compression compression = Compression::Zip;
    std::int64_t tile = 0; ///< 0: scanlines
    bool mipLevels = false;
    bool half = false; ///< store half floats (rounds)
    bool overwrite = false;
};
void writeExr(const std::filesystem::path& file, const RegionSource& source,
              const ExrWriteOptions& options, JobContext& job);

void writeNpy(const std::filesystem::path& file, const RegionSource& source, bool overwrite,
              JobContext& job);
void writeEdf(const std::filesystem::path& file, const RegionSource& source, bool overwrite,
              JobContext& job);

struct Hdf5WriteOptions {
    enum class Filter { None, Deflate, Lzf, Lz4, BitshuffleLz4 };
    std::string dataset = "/entry/data/data";
    Filter filter = Filter::BitshuffleLz4;
    Shape chunk = {}; ///< empty: one frame per chunk; rank 0 with filter None: contiguous
    bool contiguous = false;
    bool overwrite = false;
    nlohmann::json attributes = {}; ///< of the dataset: strings and numbers
};
/// Stack (frame, row, column[, channel last]); a single frame is stored as (row, column).
void writeHdf5(const std::filesystem::path& file, const RegionSource& source,
               const Hdf5WriteOptions& options, JobContext& job);

} // namespace specula::io
