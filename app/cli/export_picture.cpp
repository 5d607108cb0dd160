// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/child_program.h"
#include "app/cli/export_request.h"
#include "app/cli/number_list.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <unistd.h>

namespace specula::cli {
namespace fs = std::filesystem;

Command::Result exportPicture(const ExportRequest& request, CommandContext& context) {
    { AtomicFile probe(request.out, context.options.overwrite); }
    nlohmann::json job = {{"what", request.what},
                          {"file", fs::absolute(request.file).string()},
                          {"dataset", request.dataset},
                          {"frame", request.frame},
                          {"out", fs::absolute(request.out).string()},
                          {"overwrite", context.options.overwrite},
                          {"threads", context.pool.threads()}};
    if (!request.region.empty())
        job["region"] = numbers<std::int64_t>(request.region, 4, "--region");
    if (!request.levels.empty()) {
        const auto levels = numbers<double>(request.levels, 2, "--levels");
        if (!std::isfinite(levels[0]) || !std::isfinite(levels[1]) || levels[0] >= levels[1])
            throw Error(ErrorCode::Usage, "the lower level must be below the upper one")
                .atField("--levels");
        job["levels"] = levels;
    }
    if (!request.colormap.empty())
        job["colormap"] = request.colormap;
    if (!request.scale.empty())
        job["scale"] = request.scale;
    if (!request.units.empty())
        job["units"] = request.units;
    if (!request.bins.empty())
        job["bins"] = numberList<std::int64_t>(request.bins, "--bins");

    std::string name = (fs::temp_directory_path() / "specula-job-XXXXXX").string();
    const int descriptor = mkstemp(name.data());
    if (descriptor < 0)
        throw Error(ErrorCode::Computation, "no temporary file can be made").inFile(name);
    close(descriptor);
    struct Remover {
        std::string name;
        ~Remover() { std::remove(name.c_str()); }
    } remover{name};
    std::ofstream(name) << job.dump();
    const nlohmann::json rendered = runWindowProgram({"--render", name}, context.job.cancelToken());
    Command::Result result;
    result.json = rendered;
    result.json["file"] = request.out;
    result.text = fmt::format("{}: {} x {}\n", request.out, rendered["size"][0].dump(),
                              rendered["size"][1].dump());
    return result;
}

} // namespace specula::cli
