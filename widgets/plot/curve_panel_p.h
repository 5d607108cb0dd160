// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/curve_painter.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/plot/drag_controller.h"
#include "widgets/plot/painted_layer.h"
#include "widgets/plot/plot_ticker.h"

namespace specula::widgets {

struct CurvePanel::Private {
    explicit Private(CurvePanel& owner);

    CurvePanel& q;
    QCustomPlot* plot = nullptr; ///< only draws; the panel takes the events
    CurvePainter painter;
    DragController drags;
    QSharedPointer<PlotTicker> tickX, tickY;
    QCPLayer* front = nullptr; ///< what moves with the mouse: replotted alone

    PlotContent content;
    PanelView view, home;
    QSet<QString> hidden;
    QString active;
    std::optional<double> cursor;
    QString readout;
    QString ownName; ///< accessible, when nobody gave it another
    bool sparkline = false, selected = false, activates = false, wheelNeedsControl = false;
    bool focused = false;
    bool paper = false;  ///< an export is being drawn
    bool drawn = false;  ///< the plot has been drawn once: before, a layer alone cannot be
    CanvasColours paint; ///< of the screen or of paper

    bool panning = false, moved = false;
    QPointF pressedAt, lastMouse;

    QList<PlotCurve> shownCurves() const;
    bool nothingToShow() const;
    qsizetype activeIndex() const;
    std::ptrdiff_t cursorPoint() const;

    void setAxes();
    void applyStyle();
    void applyRanges();
    void layout(const QSize& size);
    void changed(); ///< contents: ranges and read-out follow
    void replotSoon();
    void replotFront();
    void refreshReadout();

    void paintCurves(QCPPainter& p) const;
    void paintTexts(QCPPainter& p) const;
    void paintFront(QCPPainter& p) const;
};

QFont plotFont(const QFont& font);

} // namespace specula::widgets
