// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/twotime/twotime_picture.h"
#include "app/workspaces/twotime/twotime_settings.h"
#include "core/base/provenance.h"

#include <QString>

#include <functional>

class QWidget;

namespace specula::app {

Provenance twotimeProvenance(const std::string& operation, const TwotimePicture& picture,
                             const TwotimeSettings& settings);

/// The map as shown: CSV with t₁ in the first row and t₂ in the first column, or JSON, by the
/// ending. The file appears whole or not at all.
void writeTwotimeMatrix(const QString& file, const TwotimePicture& picture,
                        const Provenance& provenance, const CancelToken& cancel);

/// Asks for a name without blocking and writes the matrix in a job; `done` gets a sentence.
void exportTwotimeMatrix(AppContext& context, QWidget* window, const TwotimePicture& picture,
                         const TwotimeSettings& settings, const QString& proposal,
                         std::function<void(const QString&)> done);

} // namespace specula::app
