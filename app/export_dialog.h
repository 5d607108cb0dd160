// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace specula {
class Settings;
}

namespace specula::app {

/// Asks for the name of a file to write, without blocking; remembers the folder for all exports.
/// `write` is called when the user has chosen, and has agreed to replace a file that exists, as
/// long as `receiver` lives. `filters` as QFileDialog takes them; the ending of `proposal` is the
/// first choice.
void askExportName(Settings& settings, QWidget* window, const QString& title,
                   const QString& proposal, const QString& filters, QObject* receiver,
                   std::function<void(const QString&)> write);

} // namespace specula::app
