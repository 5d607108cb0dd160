// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/region_sink.h"

#include "core/base/error.h"
#include "core/io/tile_gatherer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace specula::io {

namespace {

/// Images of up to this many pixels a side are read as a whole in no time, without coarser levels.
constexpr std::int64_t kSmallImage = 1024;
constexpr std::int64_t kTileStep = 16; // what TIFF asks for

std::int64_t roundedUp(std::int64_t n, std::int64_t step) {
    return (n + step - 1) / step * step;
}

} // namespace

std::int64_t fittedTile(std::int64_t width, std::int64_t height) {
    constexpr std::int64_t kLeast = 128, kMost = 256;
    const std::int64_t longer = std::max(width, height);
    if (longer <= kMost)
        return roundedUp(longer, kTileStep);
    std::int64_t best = kMost;
    const auto stored = [&](std::int64_t side) {
        return static_cast<double>(roundedUp(width, side)) *
               static_cast<double>(roundedUp(height, side));
    };
    for (std::int64_t side = kMost - kTileStep; side >= kLeast; side -= kTileStep)
        if (stored(side) < stored(best))
            best = side;
    return best;
}

SinkPtr openSink(const std::filesystem::path& file, const SinkDescription& description,
                 const SinkOptions& asked) {
    if (description.width < 1 || description.height < 1 || description.frames < 1 ||
        description.channels < 1)
        throw Error(ErrorCode::Usage, "the result has no pixels").inFile(file);
    SinkOptions options = asked;
    if (options.tile == 0) {
        options.tile = fittedTile(description.width, description.height);
        options.pyramid =
            options.pyramid && std::max(description.width, description.height) > kSmallImage;
    }
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (ending == ".tif" || ending == ".tiff" || ending == ".btf")
        return openTiffSink(file, description, options);
    if (ending == ".exr")
        return openExrSink(file, description, options);
    if (ending == ".h5" || ending == ".hdf5" || ending == ".hdf" || ending == ".nxs")
        return openHdf5Sink(file, description, options);
    throw Error(ErrorCode::Usage, fmt::format("an image cannot be written as \"{}\"", ending))
        .inFile(file)
        .withRemedy("use .tif, .exr or .h5");
}

MemorySink::MemorySink(SinkDescription description)
    : m_description(std::move(description)) {
    restart();
}

void MemorySink::write(std::int64_t frame, const Rect& rect, const PixelTarget& samples,
                       const CancelToken& cancel) {
    cancel.throwIfCancelled();
    const Rect whole{0, 0, m_description.width, m_description.height};
    copyRect(m_targets.at(static_cast<std::size_t>(frame)), whole, samples, rect, rect,
             m_description.channels);
    m_written += rect.area();
}

void MemorySink::commit() {
    if (m_written != m_description.width * m_description.height * m_description.frames)
        throw Error(ErrorCode::Computation, "pixels are missing");
    m_targets.clear();
}

void MemorySink::restart() {
    m_frames.clear();
    m_targets.clear();
    m_written = 0;
    for (std::int64_t frame = 0; frame < m_description.frames; ++frame) {
        m_frames.emplace_back(m_description.type, m_description.width, m_description.height,
                              m_description.channels);
        m_targets.push_back(m_frames.back().target());
    }
}

} // namespace specula::io
