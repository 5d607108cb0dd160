// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/all_workspaces.h"

namespace specula::app {

std::vector<std::unique_ptr<Workspace>> makeWorkspaces(AppContext&) {
    return {};
}

} // namespace specula::app
