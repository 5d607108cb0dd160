// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/zoom_limit.h"

#include <algorithm>

namespace specula::widgets {

QSizeF zoomOutLimit(const QSizeF& image, double minimumZoom, double pixelScale) {
    return image * (pixelScale / minimumZoom);
}

double zoomFloor(const QSizeF& image, const QSizeF& view, double minimumZoom) {
    if (image.isEmpty() || view.isEmpty())
        return minimumZoom;
    const QSizeF limit = zoomOutLimit(image, minimumZoom);
    const double bound = std::max(view.width() / limit.width(), view.height() / limit.height());
    const double fit = std::min(view.width() / image.width(), view.height() / image.height());
    return std::min({1.0, fit, bound});
}

} // namespace specula::widgets
