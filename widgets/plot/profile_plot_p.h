// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/profile_plot.h"

#include <qcustomplot.h>

namespace specula::widgets {

class ConversionStatistics;

struct ProfilePlot::Private {
    QCustomPlot* plot = nullptr;
    ConversionStatistics* statistics = nullptr;
    QList<ProfileCurve> curves;
    CanvasColours colours;
    bool coloursSet = false; ///< by the theme, not from the palette
    bool userRange = false;  ///< the user has zoomed: keep the ranges
    QCPItemStraightLine* cursorLine = nullptr;
    QCPItemTracer* cursorPoint = nullptr;
    int cursorIndex = -1;
    QString readout;
    QAction *copy = nullptr, *exportFigure = nullptr, *exportData = nullptr, *reset = nullptr,
            *logXAction = nullptr, *logYAction = nullptr;

    bool log(const QCPAxis* axis) const { return axis->scaleType() == QCPAxis::stLogarithmic; }
    void addCurve(const ProfileCurve& curve, const QColor& colour);
    void fitRanges();
    void replotSoon();
};

} // namespace specula::widgets
