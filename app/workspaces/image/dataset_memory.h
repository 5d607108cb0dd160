// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace specula {
class Settings;
}

namespace specula::app {

/// Which dataset the user picked last in files of this kind of name: digits do not matter, so a
/// choice made in run_0412.h5 holds for run_0413.h5. Empty: none.
QString rememberedDataset(const Settings& settings, const QString& path);
void rememberDataset(Settings& settings, const QString& path, const QString& dataset);

} // namespace specula::app
