// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/all_workspaces.h"

#include "app/workspaces/files/files_workspace.h"
#include "app/workspaces/image/image_workspace.h"

namespace specula::app {

std::vector<std::unique_ptr<Workspace>> makeWorkspaces(AppContext& context) {
    std::vector<std::unique_ptr<Workspace>> workspaces;
    workspaces.push_back(std::make_unique<FilesWorkspace>(context));
    workspaces.push_back(std::make_unique<ImageWorkspace>(context));
    return workspaces;
}

} // namespace specula::app
