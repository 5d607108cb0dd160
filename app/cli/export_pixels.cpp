// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/export_request.h"
#include "app/cli/number_list.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/image_table.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::cli {
namespace fs = std::filesystem;

Command::Result exportFrame(const ExportRequest& request, CommandContext& context) {
    request.refusePictureOptions();
    // Fail on the output before the input is read.
    { AtomicFile probe(request.out, context.options.overwrite); }
    const CancelToken& cancel = context.job.cancelToken();
    const io::SourcePtr source = io::openSource(request.file, {request.dataset, cancel});
    const io::SourceDescription& d = source->describe();
    io::RegionRequest part{request.frame, 0, {0, 0, d.width(), d.height()}, 0, d.channels};
    if (!request.region.empty()) {
        const auto r = numbers<std::int64_t>(request.region, 4, "--region");
        part.rect = {r[0], r[1], r[2], r[3]};
    }
    context.requireMemory(
        static_cast<std::uint64_t>(std::max<std::int64_t>(0, part.rect.area() * d.channels)) *
            pixelBytes(d.type),
        "the region");
    Provenance provenance = Provenance::now("export image");
    provenance.backend = "cpu";
    provenance.inputs = {
        {"frames", fs::absolute(request.file).string(), d.dataset, source->contentId().value}};
    provenance.parameters = {
        {"frame", request.frame},
        {"region", {part.rect.x, part.rect.y, part.rect.width, part.rect.height}}};
    const Pixels pixels = source->readPixels(part, cancel, &context.pool);
    context.job.report(0.5);
    return writePixels(request, pixels, provenance, context);
}

Command::Result writePixels(const ExportRequest& request, const Pixels& pixels,
                            const Provenance& provenance, CommandContext& context) {
    const std::string ending = request.ending();
    if (request.isTable()) {
        io::writeImageTable(request.out, pixels, provenance, context.options.overwrite,
                            context.job);
    } else {
        const io::SourcePtr memory = io::makeMemorySource({pixels});
        if (ending == ".npy")
            io::writeNpy(request.out, *memory, context.options.overwrite, context.job);
        else if (ending == ".edf")
            io::writeEdf(request.out, *memory, context.options.overwrite, context.job);
        else
            io::writeTiff(request.out, *memory,
                          {.overwrite = context.options.overwrite,
                           .description =
                               nlohmann::json(provenance)
                                   .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)},
                          context.job);
    }
    Command::Result result;
    result.json = {{"file", request.out},
                   {"rows", pixels.height()},
                   {"size", {pixels.width(), pixels.height()}},
                   {"dtype", pixelTypeName(pixels.type())}};
    result.text = fmt::format("{}: {} x {} {}\n", request.out, pixels.width(), pixels.height(),
                              pixelTypeName(pixels.type()));
    return result;
}

} // namespace specula::cli
