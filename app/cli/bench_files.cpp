// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bench_files.h"

#include "core/base/user_folders.h"

namespace specula::cli {
namespace fs = std::filesystem;

fs::path benchFolder() {
    const fs::path folder = userCacheFolder() / "bench";
    fs::create_directories(folder);
    return folder;
}

fs::path cachedBenchFile(CommandContext& context, const std::string& name,
                         const std::function<void(const fs::path&, JobContext&)>& make) {
    const fs::path file = benchFolder() / name;
    if (!fs::exists(file)) {
        JobContext job = context.job.child(0.2, "making " + name);
        make(file, job);
    }
    return file;
}

} // namespace specula::cli
