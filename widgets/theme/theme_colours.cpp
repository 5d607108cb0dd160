// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme_colours.h"

#include <algorithm>
#include <cmath>

namespace specula::widgets {

ThemeColours ThemeColours::dark() {
    return {QColor(0x1b, 0x1d, 0x20), QColor(0x23, 0x26, 0x29), QColor(0x2a, 0x2e, 0x32),
            QColor(0x36, 0x3b, 0x40), QColor(0xdf, 0xe3, 0xe6), QColor(0x8d, 0x96, 0x9e),
            QColor(0x3f, 0xb6, 0xab), QColor(0xe8, 0xa3, 0x3d), QColor(0xe0, 0x6c, 0x62),
            QColor(0x12, 0x21, 0x1f)};
}

ThemeColours ThemeColours::light() {
    return {QColor(0xf4, 0xf5, 0xf6), QColor(0xff, 0xff, 0xff), QColor(0xee, 0xf0, 0xf1),
            QColor(0xd5, 0xd9, 0xdc), QColor(0x1d, 0x21, 0x24), QColor(0x66, 0x70, 0x78),
            QColor(0x0f, 0x7f, 0x76), QColor(0xa8, 0x64, 0x00), QColor(0xb3, 0x26, 0x1e),
            QColor(0xff, 0xff, 0xff)};
}

CanvasColours CanvasColours::of(const ThemeColours& colours, bool dark) {
    QColor overlay = dark ? QColor(0x11, 0x13, 0x15) : QColor(0xfa, 0xfa, 0xfa);
    const QColor background = overlay;
    overlay.setAlpha(190);
    return {background, colours.text, colours.dim, colours.line, colours.accent, overlay};
}

double contrastRatio(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& c) {
        const auto linear = [](double v) {
            return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(double(c.redF())) + 0.7152 * linear(double(c.greenF())) +
               0.0722 * linear(double(c.blueF()));
    };
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QPalette makePalette(const ThemeColours& c) {
    QPalette p;
    p.setColor(QPalette::Window, c.panel);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.window);
    p.setColor(QPalette::AlternateBase, c.raised);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.dim);
    p.setColor(QPalette::Button, c.raised);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.error);
    p.setColor(QPalette::ToolTipBase, c.raised);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.onAccent);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::Light, c.raised);
    p.setColor(QPalette::Midlight, c.raised);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, c.line);
    p.setColor(QPalette::Shadow, c.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.dim);
    p.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
    p.setColor(QPalette::Disabled, QPalette::HighlightedText, c.dim);
    return p;
}

} // namespace specula::widgets
