// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace specula::app {

class MainWindow;

/// The menus, and the actions that are there in every workspace and belong to no policy of its own:
/// opening, undo, what is shown, themes, switching workspaces.
void registerStandardActions(MainWindow& window);

} // namespace specula::app
