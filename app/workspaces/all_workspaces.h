// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/workspace.h"

#include <memory>
#include <vector>

namespace specula::app {

/// The workspaces that work, in the order of the rail.
std::vector<std::unique_ptr<Workspace>> makeWorkspaces(AppContext& context);

} // namespace specula::app
