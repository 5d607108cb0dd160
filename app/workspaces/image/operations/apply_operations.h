// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/image/operations/operation_stack.h"

#include <functional>

namespace specula::app {

struct ApplyRequest {
    QList<OperationEntry> entries;
    /// The file; with `intoFolder` every file of its folder with the same ending.
    QStringList inputs;
    QString dataset; ///< of the inputs, where they have several
    QString output;  ///< a file, or the folder for files of the same names
    bool intoFolder = false;
};

/// Runs the operations at full size, as a job with progress and cancel; `said` is called with what
/// to tell the user: where the result is, how and on which tier it was made, or what went wrong.
/// Of a folder, files that fail are named in the log and the others still made.
void applyOperations(AppContext& context, QObject* receiver, const ApplyRequest& request,
                     std::function<void(const QString&)> said);

} // namespace specula::app
