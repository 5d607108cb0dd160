// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/canvas_palette.h"

namespace specula::widgets {

CanvasColours canvasFromPalette(const QPalette& palette) {
    const bool dark = palette.color(QPalette::Window).lightness() < 128;
    CanvasColours c;
    c.background = dark ? QColor(0x11, 0x13, 0x15) : QColor(0xfa, 0xfa, 0xfa);
    c.text = palette.color(QPalette::WindowText);
    c.dim = dark ? QColor(0x8d, 0x96, 0x9e) : QColor(0x66, 0x70, 0x78);
    c.line = dark ? QColor(0x36, 0x3b, 0x40) : QColor(0xd5, 0xd9, 0xdc);
    c.accent = palette.color(QPalette::Highlight);
    c.overlay = dark ? QColor(0x11, 0x13, 0x15, 170) : QColor(0xff, 0xff, 0xff, 190);
    return c;
}

CanvasColours paperCanvas() {
    CanvasColours c;
    c.background = Qt::white;
    c.text = Qt::black;
    c.dim = QColor(0x55, 0x5b, 0x60);
    c.line = QColor(0xc8, 0xcc, 0xd0);
    c.accent = QColor(0x0f, 0x7f, 0x76);
    c.overlay = QColor(0xff, 0xff, 0xff, 190);
    return c;
}

} // namespace specula::widgets
