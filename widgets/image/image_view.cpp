// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/image_view.h"

#include "widgets/image/canvas_palette.h"
#include "widgets/image/figure_export.h"
#include "widgets/image/zoom_limit.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace specula::widgets {

ImageView::ImageView(ThreadPool& pool, QWidget* parent, ConversionStatistics* statistics)
    : QWidget(parent)
    , m_renderer(pool, statistics) {
    setObjectName(QStringLiteral("imageView"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Picture"));
    setAccessibleDescription(tr("No image"));
    m_colours = canvasFromPalette(palette());
    connect(&m_renderer, &FrameRenderer::frameReady, this, [this](const RenderedFrame& frame) {
        if (frame.generation != m_generation)
            return;
        m_frame = frame;
        update();
        emit frameShown(frame);
    });
    connect(&m_renderer, &FrameRenderer::failed, this, &ImageView::renderFailed);
    makeActions();
    setDisplaySettings(nullptr);
}

ImageView::~ImageView() = default;

void ImageView::makeActions() {
    const auto add = [this](const QString& text, const char* name, auto slot) {
        auto* action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, slot);
        m_actions << action;
    };
    add(tr("Copy picture"), "copyPicture", &ImageView::copyToClipboard);
    add(tr("Export as shown..."), "exportPicture", &ImageView::exportRequested);
    add(tr("Export data..."), "exportPictureData", &ImageView::exportDataRequested);
    add(tr("Link with..."), "linkPicture", &ImageView::linkRequested);
    add(tr("Reset view"), "resetPicture", &ImageView::resetView);
}

QList<QAction*> ImageView::contextActions() const {
    return m_actions;
}

void ImageView::setDisplaySettings(DisplaySettings* settings) {
    if (m_settings)
        m_settings->disconnect(this);
    m_settings = settings ? settings : &m_ownSettings;
    connect(m_settings, &DisplaySettings::changed, this, &ImageView::requestRender);
    if (settings)
        connect(settings, &QObject::destroyed, this, [this] {
            m_settings = nullptr;
            setDisplaySettings(nullptr);
        });
    if (m_image)
        m_settings->imageArrived(m_image);
    requestRender();
}

void ImageView::setImage(const imaging::DisplayImagePtr& image,
                         const imaging::DisplayImagePtr& detail) {
    const QSize before = imageSize();
    m_image = image;
    m_detail = detail;
    const QSize after = imageSize();
    // A picture of something else must not be shown in the new geometry.
    if (before != after || !image) {
        ++m_generation;
        m_frame = {};
    }
    if (image)
        m_settings->imageArrived(image);
    if (before != after && !after.isEmpty())
        zoomToFit();
    requestRender();
    updateReadout(m_mouse);
    update();
    emit imageChanged();
    // The part that is seen is the same, but finer pieces of the new image may be wanted.
    if (image)
        emit viewportChanged(visibleImageRect(), m_transform.zoom);
}

void ImageView::setDetail(const imaging::DisplayImagePtr& detail) {
    if (detail == m_detail)
        return;
    m_detail = detail;
    requestRender();
    updateReadout(m_mouse);
}

QSize ImageView::imageSize() const {
    if (!m_image)
        return {};
    const Rect& p = m_image->placement();
    return {static_cast<int>(p.width), static_cast<int>(p.height)};
}

void ImageView::setPixelSizeM(std::optional<double> metres) {
    m_pixelSizeM = metres;
    update();
}

void ImageView::setPlaceholder(const QString& text) {
    m_placeholder = text;
    update();
}

QRectF ImageView::visibleImageRect() const {
    return m_transform.visible(size());
}

double ImageView::minimumZoom() const {
    return zoomFloor(imageSize(), size());
}

void ImageView::applyTransform(const ViewTransform& wanted, bool fitted) {
    constexpr double kMaximumZoom = 256;
    ViewTransform t = wanted;
    t.zoom = std::clamp(t.zoom, minimumZoom(), kMaximumZoom);
    if (const QSize image = imageSize(); !image.isEmpty()) {
        // The image cannot be lost: its edge stays within the widget's middle.
        t.centre.setX(std::clamp(t.centre.x(), -0.5, image.width() - 0.5));
        t.centre.setY(std::clamp(t.centre.y(), -0.5, image.height() - 0.5));
    }
    m_fitted = fitted;
    if (t == m_transform)
        return;
    m_transform = t;
    requestRender();
    update();
    updateReadout(m_mouse);
    emit transformChanged(m_transform);
    emit viewportChanged(visibleImageRect(), m_transform.zoom);
}

void ImageView::setTransform(const ViewTransform& transform) {
    applyTransform(transform, false);
}

void ImageView::zoomToFit() {
    applyTransform(ViewTransform::fitting(imageSize(), size()), true);
}

void ImageView::zoomToActualSize() {
    // One image pixel is one pixel of the screen.
    zoomAt(QPointF(width() / 2.0, height() / 2.0), 1 / devicePixelRatioF() / m_transform.zoom);
}

void ImageView::zoomIn() {
    zoomAt(QPointF(width() / 2.0, height() / 2.0), std::sqrt(2.0));
}
void ImageView::zoomOut() {
    zoomAt(QPointF(width() / 2.0, height() / 2.0), std::sqrt(0.5));
}

void ImageView::zoomAt(const QPointF& position, double factor) {
    const double zoom = std::clamp(m_transform.zoom * factor, minimumZoom(), 256.0);
    applyTransform(m_transform.zoomedAt(position, size(), zoom / m_transform.zoom), false);
}

void ImageView::resetView() {
    zoomToFit();
    m_settings->editPreset(m_settings->state().preset);
}

void ImageView::requestRender() {
    if (!m_image && !m_detail) {
        update();
        return;
    }
    if (size().isEmpty())
        return;
    RenderRequest request;
    request.picture.base = m_image;
    request.picture.detail = m_detail;
    request.picture.tone = m_settings->state().tone;
    request.picture.pooling = m_settings->state().pooling;
    request.picture.background = m_colours.background.rgb();
    request.transform = m_transform;
    request.size = size();
    request.dpr = devicePixelRatioF();
    request.generation = m_generation;
    m_renderer.post(std::move(request));
}

bool ImageView::settled() const {
    return m_renderer.idle();
}

void ImageView::setTool(ViewTool tool) {
    if (tool == m_tool)
        return;
    m_tool = tool;
    const auto kindOf = [](ViewTool t) {
        switch (t) {
        case ViewTool::LineProfile:
            return ImageShape::Kind::Line;
        case ViewTool::BoxProfile:
            return ImageShape::Kind::Box;
        case ViewTool::RadialProfile:
            return ImageShape::Kind::Circle;
        case ViewTool::Pan:
            break;
        }
        return ImageShape::Kind::None;
    };
    m_editor.cancel();
    m_editor.setKind(kindOf(tool));
    // A shape of another kind belongs to the tool that was left.
    if (tool != ViewTool::Pan && !m_editor.shape().empty() &&
        m_editor.shape().kind != m_editor.kind() && m_editor.remove())
        shapeEdited(true);
    updateCursorShape(m_mouse.value_or(QPointF(-1, -1)));
    update();
    emit toolChanged(tool);
}

void ImageView::setShape(const ImageShape& shape) {
    if (shape == m_editor.shape())
        return;
    m_editor.setShape(shape);
    shapeEdited(true);
}

void ImageView::shapeEdited(bool finished) {
    update();
    emit shapeChanged(m_editor.shape(), finished);
}

void ImageView::addOverlay(const std::shared_ptr<Overlay>& overlay) {
    m_overlays << overlay;
    update();
}

void ImageView::removeOverlay(const std::shared_ptr<Overlay>& overlay) {
    m_overlays.removeAll(overlay);
    update();
}

void ImageView::setLinkedCursor(std::optional<QPointF> image) {
    if (image == m_linkedCursor)
        return;
    m_linkedCursor = image;
    update();
}

void ImageView::setCrosshair(bool on) {
    m_crosshair = on;
    update();
}

void ImageView::setScaleBar(bool on) {
    m_scaleBar = on;
    update();
}

void ImageView::setColours(const CanvasColours& colours) {
    m_colours = colours;
    m_coloursSet = true;
    requestRender();
    update();
}

void ImageView::updateReadout(const std::optional<QPointF>& position) {
    m_mouse = position;
    m_readout = position ? readPixel(m_image, m_detail, toImage(*position)) : PixelReadout{};
    QString text;
    if (!m_image)
        text = tr("No image");
    else if (!m_readout.inside)
        text = tr("%1 by %2 pixels").arg(imageSize().width()).arg(imageSize().height());
    else
        text = tr("Row %1, column %2: %3")
                   .arg(m_readout.row)
                   .arg(m_readout.column)
                   .arg(m_readout.stateText.isEmpty() ? m_readout.valueText : m_readout.stateText);
    setAccessibleDescription(text);
    emit readoutChanged(m_readout);
}

ViewScene ImageView::scene() const {
    ViewScene s;
    s.picture = m_frame.image;
    s.pictureTransform = m_frame.transform;
    s.pictureSize = m_frame.size;
    s.base = m_image;
    s.detail = m_detail;
    s.tone = m_settings->state().tone;
    s.colours = m_colours;
    s.overlays = m_overlays;
    s.shape = m_editor.shape();
    s.pixelSizeM = m_pixelSizeM;
    s.scaleBar = m_scaleBar;
    return s;
}

void ImageView::copyToClipboard() {
    if (!m_image)
        return;
    QApplication::clipboard()->setMimeData(figureMimeData(figureOf(*this, false)));
}

void ImageView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const bool current = m_frame.transform == m_transform && m_frame.size == size();
    if (!current || m_frame.image.isNull())
        painter.fillRect(rect(), m_colours.background);
    if (!m_image) {
        painter.setPen(m_colours.dim);
        painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap,
                         m_placeholder);
    } else {
        paintScene(painter, scene(), m_transform, size());
    }
    const auto cross = [&](const QPointF& at) {
        painter.setPen(QPen(QColor(0, 0, 0, 150), 3));
        for (int pass = 0; pass < 2; ++pass) {
            painter.drawLine(QPointF(at.x(), 0), QPointF(at.x(), height()));
            painter.drawLine(QPointF(0, at.y()), QPointF(width(), at.y()));
            painter.setPen(QPen(m_colours.accent, 1));
        }
    };
    if (m_linkedCursor)
        cross(toWidget(*m_linkedCursor));
    else if (m_crosshair && m_mouse)
        cross(*m_mouse);
    if (hasFocus()) {
        painter.setPen(QPen(m_colours.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ImageView::resizeEvent(QResizeEvent*) {
    if (m_fitted)
        zoomToFit();
    requestRender();
    emit viewportChanged(visibleImageRect(), m_transform.zoom);
}

void ImageView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_coloursSet) {
        m_colours = canvasFromPalette(palette());
        requestRender();
        update();
    }
}

} // namespace specula::widgets
