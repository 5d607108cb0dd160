// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/pixels.h"

#include <nlohmann/json.hpp>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace specula::io {

/// What will be written.
struct SinkDescription {
    PixelType type = PixelType::U8;
    std::int64_t width = 0, height = 0;
    std::int64_t frames = 1;
    int channels = 1;
    std::vector<std::string> channelNames;                ///< empty, or one per channel
    nlohmann::json provenance = nlohmann::json::object(); ///< written into the file
};

/// Where rectangles of a result go, in any order, each pixel once. The file stands under its name
/// only after commit(); a sink that is dropped before leaves nothing. write() may be called from
/// several threads at once.
class RegionSink {
  public:
    virtual ~RegionSink() = default;

    virtual const SinkDescription& describe() const = 0;
    /// Rectangles that are whole multiples of this (but at the right and lower border) are written
    /// without being gathered first. Those that are not are accepted too.
    virtual std::int64_t nativeTile() const = 0;
    /// Planar samples of all channels. Throws Error(Computation) naming the file when the disk is
    /// full or the file cannot be written.
    virtual void write(std::int64_t frame, const Rect& rect, const PixelTarget& samples,
                       const CancelToken& cancel) = 0;
    /// Finishes and renames. Throws when pixels are missing.
    virtual void commit() = 0;
    /// Empty and ready to be written anew: the executor starts again on another tier.
    virtual void restart() = 0;
};

using SinkPtr = std::unique_ptr<RegionSink>;

struct SinkOptions {
    bool overwrite = false;
    std::int64_t tile = 0; ///< 0: fittedTile(), and a pyramid only where there is something to skip
    bool pyramid = true;   ///< TIFF: 2x2 mean levels, built on the way
    /// TIFF none (default), deflate, lzw, packbits; EXR zip (default), piz, none; HDF5 none
    /// (default: read without plug-ins), bitshuffle-lz4, lz4, lzf, deflate.
    std::string compression = "";
    std::string dataset = ""; ///< HDF5; default /entry/data/data
};

/// A tile side of 128 to 256 pixels that leaves the tiles at the border as full as can be: 514
/// pixels are three tiles of 176, not three of 256. Smaller images are one tile.
std::int64_t fittedTile(std::int64_t width, std::int64_t height);

/// By the ending of `file`: tiled BigTIFF, tiled EXR, chunked HDF5 ("out.h5:/path" is split by the
/// caller). Throws Error(Usage) for other endings, for what the format cannot hold, for an existing
/// file without `overwrite` and for a folder that cannot be written to.
SinkPtr openSink(const std::filesystem::path& file, const SinkDescription& description,
                 const SinkOptions& options);
SinkPtr openTiffSink(const std::filesystem::path& file, const SinkDescription& description,
                     const SinkOptions& options);
SinkPtr openExrSink(const std::filesystem::path& file, const SinkDescription& description,
                    const SinkOptions& options);
SinkPtr openHdf5Sink(const std::filesystem::path& file, const SinkDescription& description,
                     const SinkOptions& options);

/// Keeps everything in memory; frames() after commit().
class MemorySink final : public RegionSink {
  public:
    explicit MemorySink(SinkDescription description);
    const SinkDescription& describe() const override { return m_description; }
    std::int64_t nativeTile() const override { return 1; }
    void write(std::int64_t frame, const Rect& rect, const PixelTarget& samples,
               const CancelToken& cancel) override;
    void commit() override;
    void restart() override;
    const std::vector<Pixels>& frames() const { return m_frames; }

  private:
    SinkDescription m_description;
    std::vector<Pixels> m_frames;
    std::vector<PixelTarget> m_targets; ///< taken before the frames are shared
    std::atomic<std::int64_t> m_written{0};
};

} // namespace specula::io
