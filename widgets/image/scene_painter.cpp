// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/shape_editor.h"
#include "widgets/image/view_scene.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace specula::widgets {
namespace {

void paintPicture(QPainter& painter, const ViewScene& scene, const ViewTransform& transform,
                  const QSizeF& widget) {
    if (scene.picture.isNull())
        return;
    if (scene.onlyImage && scene.base) {
        // Cut, not clipped: vector formats know no clipping here.
        const Rect& p = scene.base->placement();
        const QRectF image(double(p.x) - 0.5, double(p.y) - 0.5, double(p.width), double(p.height));
        const double dpr = scene.picture.devicePixelRatio();
        const QRectF where = scene.pictureTransform.toWidget(image, scene.pictureSize);
        const auto edge = [dpr](double v) { return static_cast<int>(std::ceil(v * dpr - 0.5)); };
        const QRect device = QRect(QPoint(edge(where.left()), edge(where.top())),
                                   QPoint(edge(where.right()) - 1, edge(where.bottom()) - 1))
                                 .intersected(scene.picture.rect());
        QImage cut = scene.picture.copy(device);
        const QRectF from(QPointF(device.topLeft()) / dpr, QSizeF(device.size()) / dpr);
        painter.drawImage(
            QRectF(transform.toWidget(
                       scene.pictureTransform.toImage(from.topLeft(), scene.pictureSize), widget),
                   from.size() * (transform.zoom / scene.pictureTransform.zoom)),
            cut);
        return;
    }
    if (scene.pictureTransform == transform && scene.pictureSize == widget) {
        painter.drawImage(QPointF(0, 0), scene.picture);
        return;
    }
    // The picture of a moment ago, moved to where its pixels belong now, until the next arrives.
    const QRectF shown = scene.pictureTransform.visible(scene.pictureSize);
    painter.drawImage(transform.toWidget(shown, widget), scene.picture);
}

/// Samples of the finest image that covers the visible part.
const imaging::DisplayImage* finestImage(const ViewScene& scene, const QRectF& visible) {
    if (scene.detail) {
        const Rect& p = scene.detail->placement();
        const QRectF covered(double(p.x) - 0.5, double(p.y) - 0.5, double(p.width),
                             double(p.height));
        if (covered.contains(visible) || !scene.base)
            return scene.detail.get();
    }
    return scene.base.get();
}

/// Light text on dark pixels and dark text on light ones.
QColor readableOn(QRgb colour) {
    return qGray(colour) > 128 ? QColor(0, 0, 0, 220) : QColor(255, 255, 255, 230);
}

QRgb pictureColourAt(const ViewScene& scene, const QPointF& image) {
    const QPointF p = scene.pictureTransform.toWidget(image, scene.pictureSize) *
                      scene.picture.devicePixelRatio();
    const QPoint device(static_cast<int>(p.x()), static_cast<int>(p.y()));
    return scene.picture.valid(device) ? scene.picture.pixel(device) : qRgb(0, 0, 0);
}

QString cellText(const imaging::DisplayImage& image, std::int64_t row, std::int64_t column) {
    switch (image.stateAt(row, column)) {
    case imaging::PixelState::Nan:
        return QStringLiteral("NaN");
    case imaging::PixelState::Masked:
    case imaging::PixelState::Dead:
        return QStringLiteral("×");
    default:
        break;
    }
    return isFloat(image.pixels().type()) ? QString::number(image.valueAt(row, column), 'g', 3)
                                          : exactSampleText(image, row, column);
}

void paintGridAndValues(QPainter& painter, const ViewScene& scene, const ViewTransform& transform,
                        const QSizeF& widget) {
    const imaging::DisplayImage* image = finestImage(scene, transform.visible(widget));
    if (!image || transform.zoom < kGridZoom || image->scaleX() > 1 || image->scaleY() > 1)
        return;
    const Rect& p = image->placement();
    const QRectF visible = transform.visible(widget).intersected(
        {double(p.x) - 0.5, double(p.y) - 0.5, double(p.width), double(p.height)});
    if (visible.isEmpty())
        return;
    const auto c0 = static_cast<std::int64_t>(std::floor(visible.left() + 0.5));
    const auto c1 = static_cast<std::int64_t>(std::ceil(visible.right() + 0.5));
    const auto r0 = static_cast<std::int64_t>(std::floor(visible.top() + 0.5));
    const auto r1 = static_cast<std::int64_t>(std::ceil(visible.bottom() + 0.5));

    QColor line(128, 128, 128);
    line.setAlphaF(
        static_cast<float>(std::clamp((transform.zoom - kGridZoom) / kGridZoom, 0.2, 0.6)));
    painter.setPen(QPen(line, 0));
    const QRectF area = transform.toWidget(visible, widget);
    for (std::int64_t c = c0; c <= c1; ++c) {
        const double x = transform.toWidget(QPointF(double(c) - 0.5, 0), widget).x();
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    for (std::int64_t r = r0; r <= r1; ++r) {
        const double y = transform.toWidget(QPointF(0, double(r) - 0.5), widget).y();
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    if (transform.zoom < kValuesZoom)
        return;
    QFont font = painter.font();
    font.setPixelSize(std::clamp(static_cast<int>(transform.zoom / 3.6), 8, 14));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    for (std::int64_t r = std::max(r0, p.y); r < std::min(r1, p.bottom()); ++r)
        for (std::int64_t c = std::max(c0, p.x); c < std::min(c1, p.right()); ++c) {
            QString text = cellText(*image, r - p.y, c - p.x);
            if (metrics.horizontalAdvance(text) > transform.zoom - 2)
                text = QString::number(image->valueAt(r - p.y, c - p.x), 'g', 2);
            if (metrics.horizontalAdvance(text) > transform.zoom - 2)
                continue;
            const QPointF middle = transform.toWidget(QPointF(double(c), double(r)), widget);
            painter.setPen(readableOn(pictureColourAt(scene, {double(c), double(r)})));
            painter.drawText(QRectF(middle.x() - transform.zoom / 2,
                                    middle.y() - transform.zoom / 2, transform.zoom,
                                    transform.zoom),
                             Qt::AlignCenter, text);
        }
}

void paintScaleBar(QPainter& painter, const ViewScene& scene, const ViewTransform& transform,
                   const QSizeF& widget) {
    const ScaleBar bar =
        scaleBarFor(transform.zoom, std::min(180.0, widget.width() / 3), scene.pixelSizeM);
    const double length = bar.pixels * transform.zoom;
    if (length < 8)
        return;
    QFont font = painter.font();
    font.setPixelSize(12);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double width = std::max(length, metrics.horizontalAdvance(bar.text)) + 20;
    const QRectF box(12, widget.height() - 12 - metrics.height() - 16, width,
                     metrics.height() + 16);
    if (box.top() < 0 || box.right() > widget.width())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 150));
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(Qt::white);
    painter.drawText(box.adjusted(10, 4, -10, 0), Qt::AlignLeft | Qt::AlignTop, bar.text);
    painter.fillRect(QRectF(box.left() + 10, box.bottom() - 7, length, 2), Qt::white);
}

} // namespace

void paintScene(QPainter& painter, const ViewScene& scene, const ViewTransform& transform,
                const QSizeF& widget) {
    painter.save();
    painter.setClipRect(QRectF(QPointF(0, 0), widget), Qt::IntersectClip);
    paintPicture(painter, scene, transform, widget);
    if (scene.gridAndValues) {
        painter.save();
        paintGridAndValues(painter, scene, transform, widget);
        painter.restore();
    }
    const OverlayContext context{transform, widget, scene.colours};
    for (const auto& overlay : scene.overlays) {
        painter.save();
        overlay->paint(painter, context);
        painter.restore();
    }
    ShapeEditor editor;
    editor.setShape(scene.shape);
    editor.paint(painter, context);
    if (scene.scaleBar && (scene.base || scene.detail))
        paintScaleBar(painter, scene, transform, widget);
    painter.restore();
}

} // namespace specula::widgets
