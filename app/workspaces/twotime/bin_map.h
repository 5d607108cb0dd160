// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/qmap_file.h"
#include "widgets/theme/theme_colours.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace specula::app {

/// The dynamic bins of a q-map on the detector, cut to where there are any. Bins that have data are
/// coloured in their order, others are grey, the chosen one is outlined. A click chooses a bin;
/// Left and Right go to the neighbour with data.
class BinMap : public QWidget {
    Q_OBJECT
  public:
    explicit BinMap(QWidget* parent = nullptr);

    /// Null shows nothing. `withData` holds dynamic bins.
    void setMap(const io::QmapPtr& map, const std::vector<std::int64_t>& withData);
    void setBin(std::int64_t bin);
    std::int64_t bin() const { return m_bin; }

    /// 0: none; the largest pixel distance of the picture counts.
    std::int64_t binAt(const QPointF& position) const;
    /// Somewhere in the bin, in the widget; nothing drawn of it: a null point.
    QPointF pointIn(std::int64_t bin) const;
    bool hasData(std::int64_t bin) const;
    const QImage& picture() const { return m_picture; }

    QSize sizeHint() const override { return {260, 220}; }
    QSize minimumSizeHint() const override { return {100, 90}; }

  public slots:
    void setColours(const specula::widgets::CanvasColours& colours);

  signals:
    void binClicked(qint64 bin); ///< with data or without
    void hovered(qint64 bin);    ///< 0: none
    void stepRequested(int bins);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void cut();
    void draw();
    QRectF place() const;
    std::uint32_t at(int x, int y) const;

    io::QmapPtr m_map;
    std::vector<std::int64_t> m_withData;
    std::int64_t m_bin = 0, m_hovered = 0;
    QRect m_crop;   ///< detector pixels that are shown
    int m_step = 1; ///< detector pixels per pixel of the picture
    QImage m_picture;
    widgets::CanvasColours m_colours;
};

} // namespace specula::app
