// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/image/colour_bar.h"
#include "widgets/image/view_scene.h"

#include <QFont>

#include <functional>

namespace specula::widgets {

class ImageView;

/// What the pixels of one side stand for. Without functions ticks are at pixels.
struct FigureAxis {
    std::function<double(double pixel)> valueAt; ///< monotone
    std::function<double(double value)> pixelOf; ///< its inverse
    bool log = false;                            ///< ticks at powers of ten
};

/// A picture as it goes to paper: what a view shows, with axes and a colour bar if wanted.
struct FigureSpec {
    ViewScene scene;
    ViewTransform transform;
    QSizeF view; ///< logical size of the picture part; keeps the aspect of what is shown
    bool axes = true;
    bool colourBar = true;
    QString title;
    QString xLabel = QStringLiteral("x (px)"), yLabel = QStringLiteral("y (px)");
    FigureAxis x, y;
    QString valueLabel; ///< beside the colour bar: "counts"
    QFont font;
    CanvasColours colours; ///< around the picture; the functions below choose paper
};

/// Frame, ticks and labels around a picture that fills `picture`.
void paintFigureAxes(QPainter& painter, const FigureSpec& spec, const QRectF& picture);

/// Whole size of the figure in logical pixels.
QSizeF figureSize(const FigureSpec& spec);
/// Vector axes, text and shapes, the picture embedded; no global state, any thread with a painter.
void renderFigure(QPainter& painter, const FigureSpec& spec);

/// The figure of what `view` shows, at its size, black on white. Without axes and colour bar it is
/// pixel for pixel what is on the screen (canvas white where the screen's is dark).
FigureSpec figureOf(const ImageView& view, bool axes = true);
/// Without a window, for the command line: `region` (full-resolution pixels, empty: all) drawn with
/// at most `limit` logical pixels along its longer side; pictures smaller than that are enlarged by
/// whole numbers.
FigureSpec makeFigure(const imaging::DisplayImagePtr& image, const imaging::ToneSettings& tone,
                      imaging::Pooling pooling, const Rect& region, int limit, ThreadPool& pool);

} // namespace specula::widgets
