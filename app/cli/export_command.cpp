// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/child_program.h"
#include "app/cli/command.h"
#include "app/cli/number_list.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/provenance.h"
#include "core/io/image_table.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include <unistd.h>

namespace specula::cli {
namespace fs = std::filesystem;
namespace {

std::string lowerEnding(const fs::path& file) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

class ExportCommand final : public Command {
  public:
    std::string name() const override { return "export"; }
    std::string summary() const override {
        return "Write what a view shows: data as CSV, JSON, TIFF, NPY or EDF, pictures as PNG, SVG "
               "or PDF";
    }
    std::string example() const override {
        return "specula-cli export frames.h5 --what image --frame 3 -o frame3.png --levels 0,20 "
               "--colormap inferno";
    }
    void declare(CLI::App& app) override {
        app.add_option("FILE", m_file, "the file to export from")->required();
        app.add_option("--what", m_what, "image (more with later versions)")->required();
        app.add_option(
               "-o,--output", m_out,
               "output; its ending chooses the format: csv, json, tif, npy, edf, png, svg, pdf")
            ->required();
        app.add_option("--dataset", m_dataset,
                       "path in an HDF5 file, part of an EXR, page of a TIFF");
        app.add_option("--frame", m_frame, "frame number, from 0");
        app.add_option("--region", m_region, "X,Y,W,H in pixels; the whole frame without it");
        app.add_option("--levels", m_levels, "A,B: values shown as the ends of the colour map");
        app.add_option("--colormap", m_colormap, "name of the colour map");
        app.add_option("--scale", m_scale, "linear, sqrt, log, asinh or gamma");
        app.add_option("--units", m_units,
                       "units of axes that have one; a frame's axes are pixels in every system");
    }

    Result run(CommandContext& context) override {
        if (m_what != "image")
            throw Error(ErrorCode::Usage, fmt::format("--what {} is not there yet", m_what))
                .atField("--what")
                .withRemedy("this version exports: image");
        const std::string ending = lowerEnding(m_out);
        if (ending == ".png" || ending == ".svg" || ending == ".pdf")
            return picture(context);
        if (ending == ".csv" || ending == ".json" || ending == ".tif" || ending == ".tiff" ||
            ending == ".npy" || ending == ".edf")
            return data(context, ending);
        throw Error(ErrorCode::Usage,
                    fmt::format("the ending '{}' is not a format of exports", ending))
            .atField("--output")
            .withRemedy("use csv, json, tif, npy, edf, png, svg or pdf");
    }

  private:
    Result data(CommandContext& context, const std::string& ending) {
        if (!m_levels.empty() || !m_colormap.empty() || !m_scale.empty())
            throw Error(ErrorCode::Usage, "levels, scale and colour map belong to pictures")
                .atField("--output")
                .withRemedy("export to png, svg or pdf, or leave these options out");
        // Fail on the output before the input is read.
        { AtomicFile probe(m_out, context.options.overwrite); }
        const CancelToken& cancel = context.job.cancelToken();
        const io::SourcePtr source = io::openSource(m_file, {m_dataset, cancel});
        const io::SourceDescription& d = source->describe();
        io::RegionRequest request{m_frame, 0, {0, 0, d.width(), d.height()}, 0, d.channels};
        if (!m_region.empty()) {
            const auto r = numbers<std::int64_t>(m_region, 4, "--region");
            request.rect = {r[0], r[1], r[2], r[3]};
        }
        context.requireMemory(static_cast<std::uint64_t>(
                                  std::max<std::int64_t>(0, request.rect.area() * d.channels)) *
                                  pixelBytes(d.type),
                              "the region");
        Provenance provenance = Provenance::now("export image");
        provenance.backend = "cpu";
        provenance.inputs = {
            {"frames", fs::absolute(m_file).string(), d.dataset, source->contentId().value}};
        provenance.parameters = {
            {"frame", m_frame},
            {"region", {request.rect.x, request.rect.y, request.rect.width, request.rect.height}}};
        const Pixels pixels = source->readPixels(request, cancel, &context.pool);
        context.job.report(0.5);
        if (ending == ".csv" || ending == ".json") {
            io::writeImageTable(m_out, pixels, provenance, context.options.overwrite, context.job);
        } else {
            const io::SourcePtr memory = io::makeMemorySource({pixels});
            if (ending == ".npy")
                io::writeNpy(m_out, *memory, context.options.overwrite, context.job);
            else if (ending == ".edf")
                io::writeEdf(m_out, *memory, context.options.overwrite, context.job);
            else
                io::writeTiff(m_out, *memory,
                              {.overwrite = context.options.overwrite,
                               .description = nlohmann::json(provenance).dump()},
                              context.job);
        }
        Result result;
        result.json = {{"file", m_out},
                       {"rows", pixels.height()},
                       {"size", {pixels.width(), pixels.height()}},
                       {"dtype", pixelTypeName(pixels.type())}};
        result.text = fmt::format("{}: {} x {} {}\n", m_out, pixels.width(), pixels.height(),
                                  pixelTypeName(pixels.type()));
        return result;
    }

    Result picture(CommandContext& context) {
        { AtomicFile probe(m_out, context.options.overwrite); }
        nlohmann::json job = {{"what", m_what},
                              {"file", fs::absolute(m_file).string()},
                              {"dataset", m_dataset},
                              {"frame", m_frame},
                              {"out", fs::absolute(m_out).string()},
                              {"overwrite", context.options.overwrite},
                              {"threads", context.pool.threads()}};
        if (!m_region.empty())
            job["region"] = numbers<std::int64_t>(m_region, 4, "--region");
        if (!m_levels.empty()) {
            const auto levels = numbers<double>(m_levels, 2, "--levels");
            if (!std::isfinite(levels[0]) || !std::isfinite(levels[1]) || levels[0] >= levels[1])
                throw Error(ErrorCode::Usage, "the lower level must be below the upper one")
                    .atField("--levels");
            job["levels"] = levels;
        }
        if (!m_colormap.empty())
            job["colormap"] = m_colormap;
        if (!m_scale.empty())
            job["scale"] = m_scale;

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
        const nlohmann::json rendered =
            runWindowProgram({"--render", name}, context.job.cancelToken());
        Result result;
        result.json = rendered;
        result.json["file"] = m_out;
        result.text = fmt::format("{}: {} x {}\n", m_out, rendered["size"][0].dump(),
                                  rendered["size"][1].dump());
        return result;
    }

    std::string m_file, m_what, m_out, m_dataset, m_region, m_levels, m_colormap, m_scale, m_units;
    std::int64_t m_frame = 0;
};

} // namespace

std::unique_ptr<Command> makeExportCommand() {
    return std::make_unique<ExportCommand>();
}

} // namespace specula::cli
