// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace specula::app {

class MainWindow;

/// Waits until the window is settled, saves a picture of it and leaves the event loop: exit status
/// 0, or 1 when it does not settle in a minute or the file cannot be written (told on standard
/// error).
void takeScreenshotWhenSettled(MainWindow& window, const QString& file);

} // namespace specula::app
