// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render.h"

#include "app/render_results.h"
#include "core/base/error_report.h"
#include "core/base/job_context.h"
#include "core/imaging/display_image.h"
#include "core/imaging/histogram.h"
#include "core/imaging/overview.h"
#include "core/imaging/tone.h"
#include "core/io/open_source.h"
#include "widgets/image/figure.h"
#include "widgets/image/figure_export.h"

#include <nlohmann/json.hpp>

#include <QFileInfo>

#include <cstdio>
#include <fstream>

namespace specula::app {
namespace {

constexpr int kLongerSidePx = 1000;
constexpr std::int64_t kMostPixels = std::int64_t{64} << 20;

nlohmann::json readJob(const QString& file) {
    std::ifstream in(file.toStdString());
    if (!in)
        throw Error(ErrorCode::Input, "cannot be read").inFile(file.toStdString());
    nlohmann::json job = nlohmann::json::parse(in, nullptr, false);
    if (!job.is_object())
        throw Error(ErrorCode::Input, "is not a JSON object").inFile(file.toStdString());
    return job;
}

// What of the source goes into the picture: the region at a resolution that can be held.
imaging::PlacedPixels readFor(const io::RegionSource& source, std::int64_t frame,
                              const Rect& region, ThreadPool& pool, JobContext& job) {
    const io::SourceDescription& d = source.describe();
    if (region.empty())
        return imaging::readOverview(source, frame, 0, kMostPixels, pool, job);
    if (region.area() > kMostPixels)
        throw Error(ErrorCode::Usage, "the region has too many pixels for one picture")
            .inFile(d.file)
            .atField("region")
            .withRemedy("choose a smaller region, or leave it out for an overview");
    return {source.readPixels({frame, 0, region, 0, 1}, job.cancelToken(), &pool), region};
}

nlohmann::json render(const nlohmann::json& job, AppContext& context) {
    const auto what = job.value("what", "");
    if (isResultPicture(what))
        return renderResult(job, context);
    if (what != "image")
        throw Error(ErrorCode::Usage, "'" + what + "' cannot be drawn").atField("what");
    const std::string file = job.value("file", ""), out = job.value("out", "");
    const auto frame = job.value("frame", std::int64_t{0});
    JobContext progress;
    const io::SourcePtr source = io::openSource(file, {job.value("dataset", ""), {}});
    const io::SourceDescription& d = source->describe();
    if (frame < 0 || frame >= d.frames)
        throw Error(ErrorCode::Usage, "there is no frame " + std::to_string(frame) + " (it has " +
                                          std::to_string(d.frames) + ")")
            .inFile(file)
            .atField("frame");
    Rect region;
    if (const auto r = job.value("region", std::vector<std::int64_t>{}); r.size() == 4)
        region = {r[0], r[1], r[2], r[3]};
    const imaging::PlacedPixels pixels = readFor(*source, frame, region, context.pool, progress);
    imaging::DisplayOptions options;
    options.deadValue = d.deadValue;
    options.saturatedValue = d.saturatedValue;
    options.placement = pixels.placement;
    const imaging::DisplayImagePtr image =
        imaging::makeDisplayImage(pixels.pixels, 0, options, context.pool, progress);

    imaging::ToneSettings tone;
    tone.scale = imaging::toneScaleFromName(job.value("scale", "linear"));
    tone.colormap = job.value("colormap", tone.colormap);
    imaging::colourTable(tone.colormap); // an unknown name is an error here, not a grey picture
    const auto levels = job.value("levels", std::vector<double>{});
    const imaging::Levels automatic = imaging::autoLevels(*image, tone.scale);
    tone.low = levels.size() == 2 ? levels[0] : automatic.low;
    tone.high = levels.size() == 2 ? levels[1] : automatic.high;

    const widgets::FigureSpec figure = widgets::makeFigure(image, tone, imaging::Pooling::Max,
                                                           region, kLongerSidePx, context.pool);
    widgets::FigureExportOptions exportOptions;
    exportOptions.overwrite = job.value("overwrite", false);
    widgets::exportFigure(figure, QString::fromStdString(out), exportOptions);
    const QSizeF logical = widgets::figureSize(figure);
    const double scale =
        QFileInfo(QString::fromStdString(out)).suffix().toLower() == QLatin1String("png")
            ? exportOptions.scale
            : 1;
    return {{"size", {qRound(logical.width() * scale), qRound(logical.height() * scale)}},
            {"levels", {tone.low, tone.high}},
            {"colormap", tone.colormap}};
}

} // namespace

int renderJob(const QString& jobFile, AppContext& context) {
    nlohmann::json out;
    int status = 0;
    const auto fail = [&](const Error& e) {
        out = errorJson(e);
        status = exitStatusOf(e.code());
    };
    try {
        out = render(readJob(jobFile), context);
    } catch (const Error& e) {
        fail(e);
    } catch (const nlohmann::json::exception& e) {
        fail(Error(ErrorCode::Input, e.what()).inFile(jobFile.toStdString()));
    } catch (const std::exception& e) {
        fail(Error(ErrorCode::Computation, e.what()));
    }
    std::puts(out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
    return status;
}

} // namespace specula::app
