// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/pixels.h"
#include "core/base/provenance.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace specula {
class ThreadPool;
}

namespace specula::io {

/// One level of a pyramid; level 0 is full resolution.
struct LevelDescription {
    std::int64_t width = 0, height = 0;
    std::int64_t tileWidth = 0, tileHeight = 0; ///< native block: a tile, strip or chunk
};

enum class AccessOrder { Random, TopDown };

/// What a source holds. Images are frames = 1.
struct SourceDescription {
    std::string format; ///< "TIFF", "BigTIFF", "OpenEXR", "HDF5", "NPY", "EDF", "memory"
    std::filesystem::path file;
    std::string dataset; ///< HDF5 path, EXR part name, TIFF page; empty where there is one
    PixelType type = PixelType::U8;
    std::int64_t frames = 1;
    int channels = 1;
    std::vector<std::string> channelNames; ///< empty, or one per channel
    std::vector<LevelDescription> levels;  ///< at least one
    AccessOrder preferredOrder = AccessOrder::Random;
    bool manyThreads = true;              ///< read() may be called from several threads at once
    bool growing = false;                 ///< refresh() may find more frames
    std::string encoding;                 ///< "bitshuffle-LZ4", "deflate", "ZIP", ... for people
    std::optional<double> deadValue;      ///< sample value that means "no pixel here"
    std::optional<double> saturatedValue; ///< sample value that means "too much"
    std::optional<double> pixelSizeM;     ///< side of a square pixel, where the file says it
    std::optional<double> frameTimeS;     ///< from frame to frame, where the file says it

    std::int64_t width() const { return levels.front().width; }
    std::int64_t height() const { return levels.front().height; }
    std::int64_t bytesPerFrame() const;
};

struct RegionRequest {
    std::int64_t frame = 0;
    int level = 0;
    Rect rect; ///< in pixels of that level; must lie inside it
    int firstChannel = 0;
    int channels = 1;
};

/// One interface over every kind of image and stack. Opening reads metadata only; pixels come by
/// region, decoding only the blocks that are touched. Samples arrive in the file's own type and
/// are never rescaled.
class RegionSource {
  public:
    virtual ~RegionSource() = default;

    virtual const SourceDescription& describe() const = 0;

    /// Fills `target` (planar, of describe().type) with the region. Throws Error(Input) naming file
    /// and dataset; Cancelled soon after a cancel request. Blocks of one call may be decoded on
    /// `pool` when one is given.
    virtual void read(const RegionRequest& request, const PixelTarget& target,
                      const CancelToken& cancel, ThreadPool* pool = nullptr) const = 0;

    /// Looks for new frames in a growing file; true when the description changed. Never while a
    /// read() is running.
    virtual bool refresh() { return false; }

    virtual ContentId contentId() const = 0;

    /// The region as Pixels. A source that has the samples in memory may hand them over as they
    /// are.
    virtual Pixels readPixels(const RegionRequest& request, const CancelToken& cancel = {},
                              ThreadPool* pool = nullptr) const;
    /// A whole frame at level 0, all channels.
    Pixels readFrame(std::int64_t frame, const CancelToken& cancel = {},
                     ThreadPool* pool = nullptr) const;

  protected:
    /// Checks frame, level, rectangle, channels and target type; every read() starts with it.
    void validate(const RegionRequest& request, const PixelTarget& target) const;
};

using SourcePtr = std::shared_ptr<RegionSource>;

} // namespace specula::io
