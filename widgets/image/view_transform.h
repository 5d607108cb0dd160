// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <algorithm>

namespace specula::widgets {

/// Where a picture lies in a widget. Image coordinates are (x = column, y = row) with the centre of
/// a pixel at integers, so that pixel (0, 0) covers [-0.5, 0.5). Widget coordinates are logical.
struct ViewTransform {
    double zoom = 1; ///< logical widget pixels per image pixel
    QPointF centre;  ///< image coordinate in the middle of the widget

    QPointF toWidget(const QPointF& image, const QSizeF& widget) const {
        return (image - centre) * zoom + QPointF(widget.width() / 2, widget.height() / 2);
    }
    QPointF toImage(const QPointF& position, const QSizeF& widget) const {
        return (position - QPointF(widget.width() / 2, widget.height() / 2)) / zoom + centre;
    }
    QRectF toWidget(const QRectF& image, const QSizeF& widget) const {
        return {toWidget(image.topLeft(), widget), toWidget(image.bottomRight(), widget)};
    }
    /// The part of the image plane that the widget shows.
    QRectF visible(const QSizeF& widget) const {
        return {toImage(QPointF(0, 0), widget),
                toImage(QPointF(widget.width(), widget.height()), widget)};
    }
    /// Zooms by `factor` so that the image point under `position` stays there.
    ViewTransform zoomedAt(const QPointF& position, const QSizeF& widget, double factor) const {
        const QPointF fixed = toImage(position, widget);
        return {zoom * factor, fixed + (centre - fixed) / factor};
    }
    /// The whole image, as large as it fits.
    static ViewTransform fitting(const QSizeF& image, const QSizeF& widget) {
        if (image.isEmpty() || widget.isEmpty())
            return {};
        return {std::min(widget.width() / image.width(), widget.height() / image.height()),
                QPointF((image.width() - 1) / 2, (image.height() - 1) / 2)};
    }

    friend bool operator==(const ViewTransform&, const ViewTransform&) = default;
};

} // namespace specula::widgets
