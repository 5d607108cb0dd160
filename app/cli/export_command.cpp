// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/export_request.h"
#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::cli {
namespace {

class ExportCommand final : public Command {
  public:
    std::string name() const override { return "export"; }
    std::string summary() const override {
        return "Write what a view shows: data as CSV, JSON, TIFF, NPY or EDF, pictures as PNG, SVG "
               "or PDF";
    }
    std::string example() const override {
        return "specula-cli export run_results.hdf --what g2 --bins 1-5 -o g2.csv --units ms";
    }
    void declare(CLI::App& app) override {
        auto& r = m_request;
        app.add_option("FILE", r.file, "the file to export from")->required();
        app.add_option("--what", r.what, "image (of any file); of a result: " + resultExportNames())
            ->required();
        app.add_option(
               "-o,--output", r.out,
               "output; its ending chooses the format: csv, json, tif, npy, edf, png, svg, pdf")
            ->required();
        app.add_option("--dataset", r.dataset,
                       "path in an HDF5 file, part of an EXR, page of a TIFF");
        app.add_option("--frame", r.frame, "frame number, from 0");
        app.add_option("--bins", r.bins, "dynamic bins of a result: 1,2,5-9; all without it");
        app.add_option("--region", r.region, "X,Y,W,H in pixels; the whole frame without it");
        app.add_option("--levels", r.levels, "A,B: values shown as the ends of the colour map");
        app.add_option("--colormap", r.colormap, "name of the colour map");
        app.add_option("--scale", r.scale, "linear, sqrt, log, asinh or gamma");
        app.add_option("--units", r.units,
                       "A^-1 or nm^-1, s, ms or us, -180..180 or 0..360, with commas between");
    }

    Result run(CommandContext& context) override {
        const bool result = isResultExport(m_request.what);
        if (!result && m_request.what != "image")
            throw Error(ErrorCode::Usage, fmt::format("--what {} is not there", m_request.what))
                .atField("--what")
                .withRemedy("this version exports: image, " + resultExportNames());
        if (m_request.isPicture())
            return exportPicture(m_request, context);
        return result ? exportResult(m_request, context) : exportFrame(m_request, context);
    }

  private:
    ExportRequest m_request;
};

} // namespace

std::string ExportRequest::ending() const {
    std::string ending = std::filesystem::path(out).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

bool ExportRequest::isPicture() const {
    const std::string e = ending();
    return e == ".png" || e == ".svg" || e == ".pdf";
}

bool ExportRequest::isTable() const {
    const std::string e = ending();
    return e == ".csv" || e == ".json";
}

void ExportRequest::refusePictureOptions() const {
    const std::string e = ending();
    if (!isTable() && e != ".tif" && e != ".tiff" && e != ".npy" && e != ".edf")
        throw Error(ErrorCode::Usage, fmt::format("the ending '{}' is not a format of exports", e))
            .atField("--output")
            .withRemedy("use csv, json, tif, npy, edf, png, svg or pdf");
    if (!levels.empty() || !colormap.empty() || !scale.empty())
        throw Error(ErrorCode::Usage, "levels, scale and colour map belong to pictures")
            .atField("--output")
            .withRemedy("export to png, svg or pdf, or leave these options out");
}

std::unique_ptr<Command> makeExportCommand() {
    return std::make_unique<ExportCommand>();
}

} // namespace specula::cli
