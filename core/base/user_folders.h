// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace specula {

/// Where this user's files of ours live, by the platform's customs (XDG on Linux). SPECULA_HOME
/// puts all of them under one folder (tests, portable use). Nothing is created here.
std::filesystem::path userConfigFolder(); ///< settings.json, shortcuts
std::filesystem::path userStateFolder();  ///< log, session, recovery
std::filesystem::path userCacheFolder();  ///< things that can be made again

} // namespace specula
