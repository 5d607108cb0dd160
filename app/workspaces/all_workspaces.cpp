// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/all_workspaces.h"

#include "app/workspaces/average/average_workspace.h"
#include "app/workspaces/files/files_workspace.h"
#include "app/workspaces/g2/g2_workspace.h"
#include "app/workspaces/image/image_workspace.h"
#include "app/workspaces/qmap/qmap_workspace.h"
#include "app/workspaces/saxs/saxs_workspace.h"
#include "app/workspaces/twotime/twotime_workspace.h"

namespace specula::app {

std::vector<std::unique_ptr<Workspace>> makeWorkspaces(AppContext& context) {
    std::vector<std::unique_ptr<Workspace>> workspaces;
    workspaces.push_back(std::make_unique<FilesWorkspace>(context));
    workspaces.push_back(std::make_unique<ImageWorkspace>(context));
    workspaces.push_back(std::make_unique<QmapWorkspace>(context));
    workspaces.push_back(std::make_unique<SaxsWorkspace>(context));
    workspaces.push_back(std::make_unique<G2Workspace>(context));
    workspaces.push_back(std::make_unique<TwotimeWorkspace>(context));
    workspaces.push_back(std::make_unique<AverageWorkspace>(context));
    return workspaces;
}

} // namespace specula::app
