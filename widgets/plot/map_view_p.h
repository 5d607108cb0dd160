// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/adapters/latest_worker.h"
#include "widgets/image/colour_bar.h"
#include "widgets/image/figure.h"
#include "widgets/image/image_view.h"
#include "widgets/plot/map_view.h"
#include "widgets/plot/strip_editor.h"

#include <atomic>

namespace specula::widgets {

struct MapView::Private {
    Private(MapView& owner, ThreadPool& threads, ConversionStatistics* counted);

    struct Percentiles {
        double low = 0, high = 100;
    };
    struct Request {
        MapData map;
        quint64 generation = 0;
    };

    MapView& q;
    ThreadPool& pool;
    ConversionStatistics* statistics;
    ImageView* view = nullptr;
    ColourBar* bar = nullptr;
    DisplaySettings settings;
    std::shared_ptr<StripEditor> strips;
    MapData shown;
    QString ownName; ///< accessible, when nobody gave it another
    std::optional<Percentiles> percentiles;
    std::optional<QPointF> crosshair;
    quint64 generation = 0;
    std::atomic<int> delivering{0};

    void prepare(Request&& request, const CancelToken& cancel);
    void arrived(const MapData& map, const imaging::DisplayImagePtr& image);
    void usePercentiles(const imaging::DisplayImage& image);
    void tellCursor(const PixelReadout& readout);
    FigureSpec figure() const;
    FigureAxis figureAxis(const MapAxis& axis, bool flipped) const;

    std::unique_ptr<LatestWorker<Request>> worker;
};

/// A sample of the map's own rows and columns.
double mapValue(const MapData& map, std::int64_t row, std::int64_t column);

} // namespace specula::widgets
