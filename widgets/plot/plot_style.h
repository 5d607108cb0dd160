// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme_colours.h"

#include <QFont>
#include <QList>

class QCustomPlot;
class QCPAxis;

namespace specula::widgets {

/// Okabe-Ito order, readable with any colour vision; the black of that set becomes the text colour.
QList<QColor> seriesColours(const CanvasColours& colours);

/// Background, axes, grid and fonts.
void stylePlot(QCustomPlot& plot, const CanvasColours& colours, const QFont& font);
/// Linear or logarithmic scale with fitting ticks.
void setAxisLog(QCPAxis& axis, bool on);

} // namespace specula::widgets
