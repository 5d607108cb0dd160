// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/curve.h"

class QPainter;
class QRectF;

namespace specula::widgets {

/// A curve without axes in a few pixels, for tables of runs: fills `area`, the last finite point
/// marked. Cheap enough for every paint event of a table.
void paintSparkline(QPainter& painter, const QRectF& area, const std::vector<double>& x,
                    const std::vector<double>& y, bool logX, const QColor& colour);

} // namespace specula::widgets
