// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"

class QWidget;

namespace specula::app {

/// `specula --bench display [--repeat N]`, for specula-cli: contrast changes in a real view,
/// playback of the event loop's worst moments, memory of a frame on screen, the vector-state guard,
/// and how soon a window is painted. Prints {"results":[...]} and returns the exit status.
int benchDisplay(AppContext& context, int repeat);

/// `specula --bench startup`: shows the window and, once it is painted, prints the monotonic clock
/// in seconds and leaves. Whoever started the program knows when.
void reportFirstPaint(QWidget& window);

} // namespace specula::app
