// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/adapters/frame_picture.h"
#include "widgets/adapters/latest_worker.h"
#include "widgets/image/view_transform.h"

#include <QObject>

#include <array>

namespace specula::widgets {

struct RenderRequest {
    PictureRequest picture; ///< its `view` is filled in by the renderer
    ViewTransform transform;
    QSize size;     ///< logical size of the widget
    double dpr = 1; ///< device pixels per logical pixel
    quint64 generation = 0;
};

struct RenderedFrame {
    QImage image; ///< device pixels, with its device pixel ratio set
    ViewTransform transform;
    QSize size;
    imaging::DisplayImagePtr base, detail;
    imaging::ToneSettings tone;
    quint64 generation = 0;
    double milliseconds = 0; ///< spent rendering
};

/// Device pixels of a picture of `size`, and the core's transform for it.
QSize devicePixels(const QSize& size, double dpr);
imaging::ViewTransform deviceView(const ViewTransform& transform, const QSize& size, double dpr);

/// A render thread with a one-slot mailbox: post as often as you like, the latest request wins.
/// Answers arrive on the thread of this object; those of another generation than the newest posted
/// are dropped. Destruction cancels and waits.
class FrameRenderer : public QObject {
    Q_OBJECT
  public:
    explicit FrameRenderer(ThreadPool& pool, ConversionStatistics* statistics = nullptr,
                           QObject* parent = nullptr);
    ~FrameRenderer() override;

    void post(RenderRequest request);
    bool idle() const { return m_worker.idle() && m_delivering == 0; }
    std::int64_t posted() const { return m_worker.posted(); }
    std::int64_t rendered() const { return m_worker.worked(); }

  signals:
    void frameReady(const specula::widgets::RenderedFrame& frame);
    /// A picture could not be drawn; the last one stays.
    void failed(const QString& reason);

  private:
    void work(RenderRequest&& request, const CancelToken& cancel);
    QImage takePicture(const QSize& size);

    ThreadPool& m_pool;
    ConversionStatistics* m_statistics;
    quint64 m_newest = 0;             ///< UI thread
    std::atomic<int> m_delivering{0}; ///< answers on their way
    // Of the render thread: recycled pictures (fresh pages cost more than drawing) and tables.
    std::array<QImage, 3> m_pictures;
    LutCache m_luts;
    LatestWorker<RenderRequest> m_worker; ///< last: its thread uses the rest
};

} // namespace specula::widgets

Q_DECLARE_METATYPE(specula::widgets::RenderedFrame)
