// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>

namespace specula::widgets {

/// A dim 11 px head over a part of a panel.
QLabel* makeSectionHead(const QString& text, QWidget* parent);
/// A one pixel line between parts.
QFrame* makeLine(QWidget* parent);
/// Dim text of the normal size.
QLabel* makeDimLabel(const QString& text, QWidget* parent);
/// Sets the dynamic property the style sheet looks at, and restyles.
void setRole(QWidget* widget, const char* role);

} // namespace specula::widgets
