// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/figure.h"

#include "widgets/adapters/frame_picture.h"
#include "widgets/image/canvas_palette.h"
#include "widgets/image/frame_renderer.h"
#include "widgets/image/image_view.h"
#include "widgets/image/ticks.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace specula::widgets {
namespace {

constexpr double kTick = 5, kGap = 4, kEdge = 10;

struct Layout {
    QRectF picture;
    QRectF bar;
    QSizeF whole;
};

ColourBarSpec barSpec(const FigureSpec& spec) {
    ColourBarSpec bar;
    bar.tone = spec.scene.tone;
    bar.label = spec.valueLabel;
    bar.legend = explicitColours(spec.scene.base.get(), spec.scene.tone);
    return bar;
}

int ticksAlong(double length) {
    return std::clamp(static_cast<int>(length / 80), 2, 10);
}

struct PixelTick {
    double pixel = 0;
    QString label;
};

std::vector<PixelTick> ticksOf(const FigureAxis& axis, double first, double last, int wanted) {
    std::vector<PixelTick> ticks;
    const bool mapped = axis.valueAt && axis.pixelOf;
    double low = mapped ? axis.valueAt(first) : first, high = mapped ? axis.valueAt(last) : last;
    if (low > high)
        std::swap(low, high);
    for (const Tick& t :
         axis.log&& low > 0 ? logTicks(low, high, wanted) : linearTicks(low, high, wanted))
        if (const double pixel = mapped ? axis.pixelOf(t.value) : t.value; std::isfinite(pixel))
            ticks.push_back({pixel, t.label});
    return ticks;
}

Layout layoutOf(const FigureSpec& spec) {
    const QFontMetricsF metrics(spec.font);
    Layout l;
    double left = 0, top = 0, right = 0, bottom = 0;
    if (spec.axes) {
        double widest = 0;
        const QRectF seen = spec.transform.visible(spec.view);
        for (const PixelTick& t :
             ticksOf(spec.y, seen.top(), seen.bottom(), ticksAlong(spec.view.height())))
            widest = std::max(widest, metrics.horizontalAdvance(t.label));
        left = kEdge + metrics.height() + kGap + widest + kGap + kTick;
        bottom = kTick + kGap + metrics.height() + kGap + metrics.height() + kEdge;
        top = kEdge + metrics.height() / 2;
        right = kEdge + metrics.averageCharWidth() * 2;
    }
    if (!spec.title.isEmpty())
        top += metrics.height() + kGap;
    if (spec.colourBar) {
        const double extent = colourBarExtent(barSpec(spec), spec.font);
        right = std::max(right, kEdge) + extent + kEdge;
        l.bar = QRectF(left + spec.view.width() + kEdge, top, extent, spec.view.height());
    }
    l.picture = QRectF(QPointF(left, top), spec.view);
    l.whole = QSizeF(std::ceil(left + spec.view.width() + right),
                     std::ceil(top + spec.view.height() + bottom));
    return l;
}

} // namespace

void paintFigureAxes(QPainter& painter, const FigureSpec& spec, const QRectF& picture) {
    const QFontMetricsF metrics(spec.font);
    painter.setPen(QPen(spec.colours.text, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(picture);
    const QRectF seen = spec.transform.visible(spec.view);
    const double h = metrics.height();
    for (const PixelTick& t :
         ticksOf(spec.x, seen.left(), seen.right(), ticksAlong(spec.view.width()))) {
        const double x =
            picture.left() + spec.transform.toWidget(QPointF(t.pixel, 0), spec.view).x();
        painter.drawLine(QPointF(x, picture.bottom()), QPointF(x, picture.bottom() + kTick));
        painter.drawText(QRectF(x - 50, picture.bottom() + kTick + kGap, 100, h), Qt::AlignCenter,
                         t.label);
    }
    double widest = 0;
    for (const PixelTick& t :
         ticksOf(spec.y, seen.top(), seen.bottom(), ticksAlong(spec.view.height()))) {
        const double y =
            picture.top() + spec.transform.toWidget(QPointF(0, t.pixel), spec.view).y();
        painter.drawLine(QPointF(picture.left() - kTick, y), QPointF(picture.left(), y));
        const double width = metrics.horizontalAdvance(t.label);
        widest = std::max(widest, width);
        painter.drawText(QRectF(picture.left() - kTick - kGap - width - 1, y - h / 2, width + 1, h),
                         Qt::AlignRight | Qt::AlignVCenter, t.label);
    }
    painter.drawText(
        QRectF(picture.left(), picture.bottom() + kTick + 2 * kGap + h, picture.width(), h),
        Qt::AlignCenter, spec.xLabel);
    painter.save();
    painter.translate(picture.left() - kTick - 2 * kGap - widest - h, picture.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-picture.height() / 2, 0, picture.height(), h), Qt::AlignCenter,
                     spec.yLabel);
    painter.restore();
}

QSizeF figureSize(const FigureSpec& spec) {
    return layoutOf(spec).whole;
}

void renderFigure(QPainter& painter, const FigureSpec& spec) {
    const Layout l = layoutOf(spec);
    painter.save();
    painter.setFont(spec.font);
    painter.fillRect(QRectF(QPointF(0, 0), l.whole), spec.colours.background);
    painter.save();
    painter.translate(l.picture.topLeft());
    paintScene(painter, spec.scene, spec.transform, spec.view);
    painter.restore();
    painter.setPen(spec.colours.text);
    if (!spec.title.isEmpty())
        painter.drawText(QRectF(l.picture.left(), 0, l.picture.width(), l.picture.top()),
                         Qt::AlignCenter, spec.title);
    if (spec.axes)
        paintFigureAxes(painter, spec, l.picture);
    if (spec.colourBar)
        paintColourBar(painter, l.bar, barSpec(spec), spec.colours, spec.font);
    painter.restore();
}

FigureSpec figureOf(const ImageView& view, bool axes) {
    FigureSpec spec;
    spec.scene = view.scene();
    spec.scene.onlyImage = true;
    spec.transform = view.transform();
    spec.view = view.size();
    spec.axes = spec.colourBar = axes;
    spec.font = view.font();
    spec.colours = paperCanvas();
    return spec;
}

FigureSpec makeFigure(const imaging::DisplayImagePtr& image, const imaging::ToneSettings& tone,
                      imaging::Pooling pooling, const Rect& region, int limit, ThreadPool& pool) {
    FigureSpec spec;
    spec.colours = paperCanvas();
    spec.scene.base = image;
    spec.scene.tone = tone;
    spec.scene.colours = spec.colours;
    spec.scene.onlyImage = true;
    spec.scene.gridAndValues = false;
    spec.scene.scaleBar = false;
    const Rect& all = image->placement();
    const Rect shown = region.empty() ? all : region.intersected(all);
    const double longer = double(std::max<std::int64_t>(1, std::max(shown.width, shown.height)));
    double zoom = limit / longer;
    if (zoom > 1)
        zoom = std::floor(zoom);
    spec.transform.zoom = zoom;
    spec.transform.centre = {double(shown.x) + double(shown.width - 1) / 2,
                             double(shown.y) + double(shown.height - 1) / 2};
    const QSize size(std::max(1, static_cast<int>(std::lround(double(shown.width) * zoom))),
                     std::max(1, static_cast<int>(std::lround(double(shown.height) * zoom))));
    spec.view = size;

    // A reduced picture keeps what a printer can still show.
    const double dpr = zoom < 1 ? std::min(2.0, 1 / zoom) : 1.0;
    PictureRequest request;
    request.base = image;
    request.tone = tone;
    request.pooling = pooling;
    request.view = deviceView(spec.transform, size, dpr);
    request.background = spec.colours.background.rgb();
    QImage picture(devicePixels(size, dpr), QImage::Format_RGB32);
    LutCache luts;
    fillPicture(request, picture, luts, pool);
    picture.setDevicePixelRatio(dpr);
    spec.scene.picture = picture;
    spec.scene.pictureTransform = spec.transform;
    spec.scene.pictureSize = spec.view;
    return spec;
}

} // namespace specula::widgets
