// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imaging/execute/executor.h"
#include "core/imaging/execute/tensor_pixels.h"
#include "core/imaging/execute/tile_work.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::imaging {
namespace {

/// Larger previews are computed piece by piece. In the memory of the host a whole screen is one
/// piece: what is computed is what is shown, without another copy.
constexpr std::int64_t kPiece = 1024, kHostPiece = 4096;

} // namespace

Pixels computeRegion(const Pipeline& pipeline, const io::SourcePtr& source, std::int64_t frame,
                     int level, const Rect& rect, compute::Backend& backend,
                     const CancelToken& cancel) {
    const io::SourceDescription& d = source->describe();
    if (level < 0 || level >= static_cast<int>(d.levels.size()))
        throw Error(ErrorCode::Usage,
                    fmt::format("there is no level {} (it has {})", level, d.levels.size()))
            .inFile(d.file);
    const io::LevelDescription& size = d.levels[static_cast<std::size_t>(level)];
    ImageDescription image = describeImage(d);
    image.width = size.width;
    image.height = size.height;
    Pipeline scaled = pipeline;
    if (level > 0)
        for (OperationPtr& operation : scaled)
            operation =
                operation->scaled(static_cast<double>(size.width) / static_cast<double>(d.width()));
    const ImageDescription result = outputOf(scaled, image);
    if (rect.empty() || !result.rect().contains(rect))
        throw Error(ErrorCode::Usage,
                    fmt::format("{},{} {}x{} is not inside the preview of {}x{}", rect.x, rect.y,
                                rect.width, rect.height, result.width, result.height))
            .atField("region");

    const auto lane = backend.makeLane({.cancel = cancel});
    const TileWork work(scaled, image, TileReader(source, level), result.type, *lane);
    TileEvaluator evaluator(work, *lane, cancel, nullptr);
    const std::int64_t side = backend.onHost() ? kHostPiece : kPiece;
    if (rect.width <= side && rect.height <= side)
        return pixelsOf(*lane, evaluator.compute(frame, rect));
    Pixels pixels(result.type, rect.width, rect.height, result.channels);
    const PixelTarget target = pixels.target();
    const auto sample = static_cast<std::int64_t>(pixelBytes(result.type));
    for (std::int64_t y = rect.y; y < rect.bottom(); y += side)
        for (std::int64_t x = rect.x; x < rect.right(); x += side) {
            const Rect piece = Rect{x, y, side, side}.intersected(rect);
            const compute::Tensor tile = evaluator.compute(frame, piece);
            lane->download(tile, {target.row(0, y - rect.y) + (x - rect.x) * sample,
                                  {target.planeBytes, target.rowBytes, sample}});
            lane->wait();
        }
    return pixels;
}

} // namespace specula::imaging
