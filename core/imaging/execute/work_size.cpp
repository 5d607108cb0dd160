// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/work_size.h"

#include "core/imaging/execute/border_pieces.h"

#include <algorithm>

namespace specula::imaging {
namespace {

/// The pool hands out blocks in classes of 12.5 %.
constexpr std::uint64_t kClassNumerator = 9, kClassDenominator = 8;

struct Sum {
    WorkSize size;

    std::uint64_t add(const Rect& rect, int channels, std::size_t sampleBytes) {
        const std::uint64_t bytes = static_cast<std::uint64_t>(rect.area()) *
                                    static_cast<std::uint64_t>(channels) * sampleBytes;
        size.deviceBytes += bytes / kClassDenominator * kClassNumerator;
        size.largestBytes = std::max(size.largestBytes, bytes);
        size.largestExtent = std::max({size.largestExtent, rect.width, rect.height});
        return bytes;
    }
};

/// `rect` moved into an image of width x height, and cut where it is larger.
Rect movedInside(const Rect& rect, std::int64_t width, std::int64_t height) {
    Rect r{0, 0, std::min(rect.width, width), std::min(rect.height, height)};
    r.x = std::clamp<std::int64_t>(rect.x, 0, width - r.width);
    r.y = std::clamp<std::int64_t>(rect.y, 0, height - r.height);
    return r;
}

Rect hull(const Rect& a, const Rect& b) {
    const std::int64_t x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

std::size_t workBytes(const ImageDescription& image) {
    return compute::elementBytes(workType(image.type));
}

} // namespace

Rect inputBehind(std::span<const Stage> stages, const Pipeline& pipeline, std::size_t k,
                 Rect rect) {
    for (std::size_t i = stages.size(); i-- > k;) {
        const Stage& stage = stages[i];
        if (stage.points)
            continue;
        const Rect need = stageInput(stage, pipeline, rect);
        const std::vector<Rect> pieces =
            borderPieces(need, stage.in().width, stage.in().height,
                         pipeline[stage.firstOperation]->border().edge);
        rect = movedInside(need, stage.in().width, stage.in().height);
        if (!pieces.empty())
            rect = pieces.front();
        for (const Rect& piece : pieces)
            rect = hull(rect, piece);
    }
    return rect;
}

WorkSize workSize(std::span<const Stage> stages, const Pipeline& pipeline, const Rect& rect,
                  const ImageDescription& image, PixelType sourceType, PixelType resultType,
                  bool onHost) {
    Sum sum;
    Rect at = rect;
    const ImageDescription& result = stages.empty() ? image : stages.back().out();
    const std::uint64_t written = sum.add(at, result.channels, pixelBytes(resultType));
    if (!onHost)
        sum.size.hostBytes += written;
    for (std::size_t i = stages.size(); i-- > 0;) {
        const Stage& stage = stages[i];
        sum.add(at, stage.out().channels, workBytes(stage.out()));
        for (std::size_t o = stage.firstOperation; stage.points && o < stage.endOperation; ++o)
            for (const io::SourcePtr& other : pipeline[o]->otherImages()) {
                const io::SourceDescription& d = other->describe();
                const std::uint64_t read = sum.add(at, d.channels, pixelBytes(d.type));
                sum.add(at, d.channels, workBytes(stage.in()));
                if (!onHost)
                    sum.size.hostBytes += read;
            }
        if (!stage.points) {
            const Operation& operation = *pipeline[stage.firstOperation];
            const Rect need = stageInput(stage, pipeline, at);
            sum.size.deviceBytes += operation.scratchBytes(at, stage.in());
            if (!stage.in().rect().contains(need))
                sum.add(need, stage.in().channels, workBytes(stage.in()));
            at = movedInside(need, stage.in().width, stage.in().height);
        }
    }
    const std::uint64_t read = sum.add(at, image.channels, pixelBytes(sourceType));
    if (!onHost)
        sum.size.hostBytes += read;
    if (compute::elementType(sourceType) != workType(image.type))
        sum.add(at, image.channels, workBytes(image));
    return sum.size;
}

} // namespace specula::imaging
