// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

namespace specula::widgets {

/// The colours of the frame around the picture.
struct ThemeColours {
    QColor window, panel, raised, line, text, dim, accent, warning, error;
    QColor onAccent; ///< text on the accent

    static ThemeColours light();
    static ThemeColours dark();
};

/// The colours of pictures and plots.
struct CanvasColours {
    QColor background, text, dim, line, accent, overlay; ///< overlay: behind text on a picture

    static CanvasColours of(const ThemeColours& colours, bool dark);
};

/// Contrast of two opaque colours after WCAG 2: 1..21; text wants at least 4.5.
double contrastRatio(const QColor& a, const QColor& b);

QPalette makePalette(const ThemeColours& colours);
/// What Fusion and the palette cannot say: flat fields and buttons, thin bars.
QString makeStyleSheet(const ThemeColours& colours, bool dark);

} // namespace specula::widgets
