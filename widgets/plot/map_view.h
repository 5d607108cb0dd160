// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "widgets/plot/curve.h"
#include "widgets/plot/diagonal_strip.h"
#include "widgets/plot/plot_widget.h"

#include <memory>

namespace specula {
class ThreadPool;
}

namespace specula::widgets {

class ConversionStatistics;
class DisplaySettings;
class ImageView;

/// One side of a map: where the centres of its pixels lie, in the data's unit. Either evenly,
/// or at any rising positions (logarithmic delays): between and beyond them it is interpolated.
struct MapAxis {
    PlotAxis axis;
    double start = 0, step = 1; ///< of pixel 0, and per pixel; may be negative
    PlotValues centres;         ///< instead of start and step: one per pixel, rising

    double at(double pixel) const;
    double pixelOf(double value) const;
};

/// A picture of values over two physical axes. Rows are y, columns x.
struct MapData {
    QString id; ///< maps of the same id keep zoom and strips; empty: the title
    QString title;
    Array<float> values; ///< (rows, columns); or
    Array<double> doubles;
    MapAxis x, y;
    bool firstRowAtBottom = false; ///< as two-time maps are drawn
    QString valueLabel, valueUnit; ///< of the colour bar: "C2"

    std::int64_t rows() const;
    std::int64_t columns() const;
};

/// Maps: an ImageView with axes in physical units, a colour bar and levels. The values are made
/// ready for the screen on a thread of its own; setMap() returns at once and the latest map wins.
class MapView : public PlotWidget {
    Q_OBJECT
  public:
    explicit MapView(ThreadPool& pool, QWidget* parent = nullptr,
                     ConversionStatistics* statistics = nullptr);
    ~MapView() override;

    /// Zoom, levels and strips stay when the size is the same.
    void setMap(const MapData& map);
    void clear();
    const MapData& map() const; ///< as shown now
    bool settled() const;       ///< nothing is being prepared or rendered
    void setEmptyText(const QString& text);

    ImageView& imageView();
    DisplaySettings& displaySettings();
    void setLevels(double low, double high);
    /// Of this map now, and of every map to come until setLevels().
    void setPercentiles(double lowPercent, double highPercent);

    /// Data coordinates of image pixels, and back (pixel centres at integers, as shown).
    QPointF toData(const QPointF& image) const;
    QPointF toImage(const QPointF& data) const;
    using PlotWidget::toImage; ///< the picture of an export
    QRectF shownRange() const; ///< in data coordinates, normalised

    /// A stripe across the diagonal of a two-time map; owned by the view.
    DiagonalStrip* addStrip(double centre, double width, const QString& label = {});
    void removeStrip(DiagonalStrip* strip);
    QList<DiagonalStrip*> strips() const;

    /// A cross where a linked view points to, in data coordinates.
    void setCrosshair(std::optional<QPointF> data);

    QSize figureSize() const override;
    QByteArray csv() const override; ///< the matrix with its axes in the first row and column
    QByteArray json() const override;

    QSize sizeHint() const override { return {640, 560}; }

  public slots:
    void resetView() override;

  signals:
    void mapShown();
    /// Value NaN outside the map or where there is none.
    void hovered(double x, double y, double value);
    void left();
    void clicked(double x, double y);
    void readoutChanged(const QString& text);
    void failed(const QString& reason);

  protected:
    void paintFigure(QCPPainter& painter) const override;
    void coloursChanged() override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace specula::widgets
