// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/imaging/tone.h"

namespace specula::imaging {

/// Which part of the image a viewport shows. Pixel i covers [i - 0.5, i + 0.5), so a viewport whose
/// left edge is the image's left edge has x = -0.5.
struct ViewTransform {
    double x = -0.5, y = -0.5; ///< image position of the viewport's top left corner
    double zoom = 1;           ///< screen pixels per image pixel, > 0

    double imageX(double screenX) const { return x + screenX / zoom; }
    double imageY(double screenY) const { return y + screenY / zoom; }
    double screenX(double imageX) const { return (imageX - x) * zoom; }
    double screenY(double imageY) const { return (imageY - y) * zoom; }

    friend bool operator==(const ViewTransform&, const ViewTransform&) = default;
};

/// The picture to fill: rows of 0xffRRGGBB.
struct RenderTarget {
    Rgb* data = nullptr;
    int width = 0, height = 0;
    std::int64_t rowPixels = 0; ///< distance of rows, in pixels
};

/// Draws the visible part. Magnified, pixels are squares: a screen pixel takes the image pixel
/// under its centre. Reduced, the coarsest pyramid level whose pixels are no larger than a screen
/// pixel is taken, and each of its pixels goes to the screen pixel in which its centre lies;
/// Nearest takes the image pixel under the screen pixel's centre. About 1 ms for 1000x1000 on two
/// threads, whatever the size of the image.
void renderViewport(const DisplayImage& image, const ToneLut& lut, const ViewTransform& view,
                    Pooling pooling, Rgb background, const RenderTarget& target, ThreadPool& pool,
                    const CancelToken& cancel = {});

} // namespace specula::imaging
