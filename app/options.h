// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

namespace specula::app {

/// The command line of `specula`, read before the application exists.
struct Options {
    enum class Mode { Window, Screenshot, Render, Bench, Startup, Help, Version };

    Mode mode = Mode::Window;
    QStringList files;
    QString workspace;
    QString output;   ///< of the screenshot
    QString job;      ///< of --render
    int repeat = 3;   ///< of the bench
    QSize size;       ///< empty: as the session says
    QString theme;    ///< empty: as the settings say
    QString language; ///< empty: as the settings say
    bool restore = true;
    QString error; ///< not empty: the call is wrong

    /// Draws without a screen when there is none.
    bool headless() const { return mode != Mode::Window; }
};

Options parseOptions(const QStringList& arguments);
/// Usage with an example.
QString optionsHelp();

} // namespace specula::app
