// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>

namespace specula::widgets {

/// The largest part of the plane that a view of an image may show: an image is never smaller than
/// `minimumZoom` (0..1] of the view. In units of `pixelScale` per pixel.
QSizeF zoomOutLimit(const QSizeF& image, double minimumZoom, double pixelScale = 1);

/// The smallest zoom (view pixels per image pixel) that keeps that limit in both directions. The
/// whole image and 1:1 can always be reached.
double zoomFloor(const QSizeF& image, const QSizeF& view, double minimumZoom = 0.25);

} // namespace specula::widgets
