// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace specula::widgets {

/// A slider or a list of choices in a panel that scrolls: the wheel changes it only while it has
/// the keyboard, and scrolls the panel else.
void wheelWhenFocused(QWidget* field);

} // namespace specula::widgets
