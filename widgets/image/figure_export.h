// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/region_source.h"
#include "widgets/image/figure.h"

#include <QByteArray>
#include <QImage>

class QMimeData;

namespace specula::widgets {

QImage figureImage(const FigureSpec& spec, double scale = 1);
QByteArray figureSvg(const FigureSpec& spec);
QByteArray figurePdf(const FigureSpec& spec);
/// Bitmap and SVG at once, for the clipboard; the caller owns it.
QMimeData* figureMimeData(const FigureSpec& spec);

struct FigureExportOptions {
    double scale = 2;       ///< device pixels per logical pixel of a PNG
    bool overwrite = false; ///< an existing file is otherwise an Error(Input)
};
/// PNG, SVG or PDF by the ending of `file`; appears whole or not at all. Throws Error(Usage) for
/// another ending, Error(Input) when it cannot be written.
void exportFigure(const FigureSpec& spec, const QString& file,
                  const FigureExportOptions& options = {});

/// The samples of `image` inside `region` (full resolution; empty: all), in their own type, as a
/// source the plain writers take: for TIFF exports, which run as jobs. Throws Error(Usage) when
/// nothing is left.
io::SourcePtr dataSource(const imaging::DisplayImage& image, const Rect& region = {});

} // namespace specula::widgets
