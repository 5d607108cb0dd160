// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/adapters/frame_picture.h"

#include "core/base/vector_state.h"
#include "widgets/adapters/conversion_statistics.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace specula::widgets {
namespace {

/// Device pixels of the picture whose centres lie in the placement of `image`.
QRect deviceRect(const imaging::DisplayImage& image, const imaging::ViewTransform& view,
                 const QSize& picture) {
    const Rect& p = image.placement();
    const auto left = view.screenX(static_cast<double>(p.x) - 0.5);
    const auto top = view.screenY(static_cast<double>(p.y) - 0.5);
    const auto right = view.screenX(static_cast<double>(p.right()) - 0.5);
    const auto bottom = view.screenY(static_cast<double>(p.bottom()) - 0.5);
    const auto inside = [](double edge, int size) {
        return static_cast<int>(std::clamp(std::ceil(edge - 0.5), 0.0, double(size)));
    };
    const int x0 = inside(left, picture.width()), x1 = inside(right, picture.width());
    const int y0 = inside(top, picture.height()), y1 = inside(bottom, picture.height());
    return {x0, y0, x1 - x0, y1 - y0};
}

} // namespace

const imaging::ToneLut& LutCache::lut(const imaging::DisplayImage& image,
                                      const imaging::ToneSettings& tone, imaging::Pooling pooling) {
    for (int i = 0; i < 2; ++i) {
        const Slot& s = m_slots[i];
        if (!s.lut.colours.empty() && s.tone == tone && s.pooling == pooling &&
            s.mapping == image.mapping() && s.meanMapping == image.meanMapping()) {
            m_last = i;
            return s.lut;
        }
    }
    m_last = 1 - m_last;
    m_slots[m_last] = {image.mapping(), image.meanMapping(), tone, pooling,
                       imaging::buildLut(image, tone, pooling)};
    return m_slots[m_last].lut;
}

bool fillPicture(const PictureRequest& request, QImage& picture, LutCache& luts, ThreadPool& pool,
                 const CancelToken& cancel, ConversionStatistics* statistics) {
    QElapsedTimer timer;
    timer.start();
    clearVectorState();
    const auto rowPixels = static_cast<std::int64_t>(picture.bytesPerLine() / 4);
    auto* data = reinterpret_cast<imaging::Rgb*>(picture.bits());
    QRect detailRect;
    if (request.detail)
        detailRect = deviceRect(*request.detail, request.view, picture.size());
    try {
        if (!request.base) {
            for (int y = 0; y < picture.height(); ++y)
                std::fill_n(data + y * rowPixels, picture.width(), request.background);
        } else if (detailRect != picture.rect()) {
            imaging::renderViewport(
                *request.base, luts.lut(*request.base, request.tone, request.pooling), request.view,
                request.pooling, request.background,
                {data, picture.width(), picture.height(), rowPixels}, pool, cancel);
        }
        if (!detailRect.isEmpty()) {
            imaging::ViewTransform view = request.view;
            view.x = request.view.imageX(detailRect.x());
            view.y = request.view.imageY(detailRect.y());
            imaging::renderViewport(*request.detail,
                                    luts.lut(*request.detail, request.tone, request.pooling), view,
                                    request.pooling, request.background,
                                    {data + detailRect.y() * rowPixels + detailRect.x(),
                                     detailRect.width(), detailRect.height(), rowPixels},
                                    pool, cancel);
        }
    } catch (const Cancelled&) {
        return false;
    }
    if (statistics)
        statistics->record(QCoreApplication::translate("Adapters", "frame to picture"),
                           static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    return true;
}

} // namespace specula::widgets
