// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/region_source.h"

#include <fmt/format.h>

#include <stdexcept>

namespace specula::io {

std::int64_t SourceDescription::bytesPerFrame() const {
    return Shape{channels, height(), width(), static_cast<std::int64_t>(pixelBytes(type))}.count();
}

Pixels RegionSource::readPixels(const RegionRequest& request, const CancelToken& cancel,
                                ThreadPool* pool) const {
    Pixels pixels(describe().type, request.rect.width, request.rect.height, request.channels);
    read(request, pixels.target(), cancel, pool);
    return pixels;
}

Pixels RegionSource::readFrame(std::int64_t frame, const CancelToken& cancel,
                               ThreadPool* pool) const {
    const SourceDescription& d = describe();
    return readPixels({frame, 0, {0, 0, d.width(), d.height()}, 0, d.channels}, cancel, pool);
}

void RegionSource::validate(const RegionRequest& request, const PixelTarget& target) const {
    const SourceDescription& d = describe();
    const auto refuse = [&](std::string reason) {
        return Error(ErrorCode::Usage, std::move(reason)).inFile(d.file).atField(d.dataset);
    };
    if (target.type != d.type || target.data == nullptr)
        throw std::logic_error("RegionSource::read: the target has another pixel type");
    if (request.frame < 0 || request.frame >= d.frames)
        throw refuse(fmt::format("there is no frame {} (it has {})", request.frame, d.frames));
    if (request.level < 0 || request.level >= static_cast<int>(d.levels.size()))
        throw refuse(
            fmt::format("there is no level {} (it has {})", request.level, d.levels.size()));
    const LevelDescription& level = d.levels[static_cast<std::size_t>(request.level)];
    if (request.rect.empty() || !Rect{0, 0, level.width, level.height}.contains(request.rect))
        throw refuse(fmt::format("the region {},{} {}x{} is not inside {}x{}", request.rect.x,
                                 request.rect.y, request.rect.width, request.rect.height,
                                 level.width, level.height));
    if (request.firstChannel < 0 || request.channels < 1 ||
        request.firstChannel + request.channels > d.channels)
        throw refuse(fmt::format("channels {}..{} are not among the {} there are",
                                 request.firstChannel, request.firstChannel + request.channels - 1,
                                 d.channels));
}

} // namespace specula::io
