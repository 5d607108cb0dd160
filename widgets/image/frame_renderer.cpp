// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/frame_renderer.h"

#include <QElapsedTimer>

#include <atomic>
#include <cmath>

namespace specula::widgets {

QSize devicePixels(const QSize& size, double dpr) {
    return {std::max(1, static_cast<int>(std::lround(size.width() * dpr))),
            std::max(1, static_cast<int>(std::lround(size.height() * dpr)))};
}

imaging::ViewTransform deviceView(const ViewTransform& transform, const QSize& size, double dpr) {
    const QPointF corner = transform.toImage(QPointF(0, 0), size);
    return {corner.x(), corner.y(), transform.zoom * dpr};
}

FrameRenderer::FrameRenderer(ThreadPool& pool, ConversionStatistics* statistics, QObject* parent)
    : QObject(parent)
    , m_pool(pool)
    , m_statistics(statistics)
    , m_worker([this](RenderRequest&& request, const CancelToken& cancel) {
        work(std::move(request), cancel);
    }) {
    qRegisterMetaType<RenderedFrame>();
}

FrameRenderer::~FrameRenderer() = default;

void FrameRenderer::post(RenderRequest request) {
    m_newest = std::max(m_newest, request.generation);
    m_worker.post(std::move(request));
}

QImage FrameRenderer::takePicture(const QSize& size) {
    for (QImage& picture : m_pictures)
        if (picture.size() == size && picture.isDetached()) {
            // The widget has dropped its copy; what it read of it lies before what we write.
            std::atomic_thread_fence(std::memory_order_acquire);
            return std::exchange(picture, {});
        }
    return QImage(size, QImage::Format_RGB32);
}

void FrameRenderer::work(RenderRequest&& request, const CancelToken& cancel) {
    QElapsedTimer timer;
    timer.start();
    RenderedFrame frame;
    frame.image = takePicture(devicePixels(request.size, request.dpr));
    request.picture.view = deviceView(request.transform, request.size, request.dpr);
    frame.image.setDevicePixelRatio(1);
    try {
        if (!fillPicture(request.picture, frame.image, m_luts, m_pool, cancel, m_statistics))
            return;
    } catch (const std::exception& problem) {
        QMetaObject::invokeMethod(
            this, [this, text = QString::fromUtf8(problem.what())] { emit failed(text); },
            Qt::QueuedConnection);
        return;
    }
    frame.image.setDevicePixelRatio(request.dpr);
    frame.transform = request.transform;
    frame.size = request.size;
    frame.base = std::move(request.picture.base);
    frame.detail = std::move(request.picture.detail);
    frame.tone = std::move(request.picture.tone);
    frame.generation = request.generation;
    for (std::size_t i = m_pictures.size() - 1; i > 0; --i)
        m_pictures[i] = std::move(m_pictures[i - 1]);
    m_pictures[0] = frame.image;
    frame.milliseconds = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
    ++m_delivering;
    QMetaObject::invokeMethod(
        this,
        [this, frame = std::move(frame)] {
            --m_delivering;
            if (frame.generation >= m_newest)
                emit frameReady(frame);
        },
        Qt::QueuedConnection);
}

} // namespace specula::widgets
