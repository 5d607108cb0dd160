// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme_colours.h"

class QPalette;

namespace specula::widgets {

/// Colours for a picture or plot that no theme has been told to: they follow the palette.
CanvasColours canvasFromPalette(const QPalette& palette);
/// Black on white, what exports use unless asked otherwise.
CanvasColours paperCanvas();

} // namespace specula::widgets
