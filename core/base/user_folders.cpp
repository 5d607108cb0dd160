// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/user_folders.h"

#include <cstdlib>

namespace specula {
namespace {

using std::filesystem::path;

path fromEnvironment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? path(value) : path();
}

path folder([[maybe_unused]] const char* xdgName, [[maybe_unused]] const char* belowHome,
            const char* kind) {
    if (path home = fromEnvironment("SPECULA_HOME"); !home.empty())
        return home / kind;
#if defined(_WIN32)
    return fromEnvironment("LOCALAPPDATA") / "specula" / kind;
#elif defined(__APPLE__)
    return fromEnvironment("HOME") / "Library" / "Application Support" / "specula" / kind;
#else
    if (path base = fromEnvironment(xdgName); base.is_absolute())
        return base / "specula";
    path home = fromEnvironment("HOME");
    if (home.empty())
        home = std::filesystem::temp_directory_path();
    return home / belowHome / "specula";
#endif
}

} // namespace

path userConfigFolder() {
    return folder("XDG_CONFIG_HOME", ".config", "config");
}
path userStateFolder() {
    return folder("XDG_STATE_HOME", ".local/state", "state");
}
path userCacheFolder() {
    return folder("XDG_CACHE_HOME", ".cache", "cache");
}

} // namespace specula
