// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <functional>

namespace specula::widgets {

/// Our own drawing on a layer of a QCustomPlot.
class PaintedLayer : public QCPLayerable {
  public:
    using Paint = std::function<void(QCPPainter&)>;

    PaintedLayer(QCustomPlot* plot, const QString& layer, bool insideAxes, Paint paint)
        : QCPLayerable(plot, layer)
        , m_insideAxes(insideAxes)
        , m_paint(std::move(paint)) {}

  protected:
    QRect clipRect() const override {
        return m_insideAxes ? parentPlot()->axisRect()->rect() : parentPlot()->viewport();
    }
    void applyDefaultAntialiasingHint(QCPPainter*) const override {}
    void draw(QCPPainter* painter) override {
        painter->save();
        m_paint(*painter);
        painter->restore();
    }

  private:
    bool m_insideAxes;
    Paint m_paint;
};

} // namespace specula::widgets
