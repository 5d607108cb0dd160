// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/render_results.h"

#include "core/base/error.h"
#include "core/base/unit_text.h"
#include "core/correlate/derived/g2_views.h"
#include "core/correlate/derived/saxs_1d.h"
#include "core/correlate/derived/two_time.h"
#include "core/imaging/tone.h"
#include "core/io/result_file.h"
#include "widgets/image/display_settings.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/plot/map_view.h"
#include "widgets/plot/panel_grid.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QImageReader>

#include <algorithm>
#include <array>
#include <cmath>

namespace specula::app {
namespace {

constexpr QSize kPlotSize{900, 600};
constexpr QSize kMapSize{900, 800};
constexpr int kGridWidth = 1200;
constexpr int kDrawingLimitMs = 120000;

/// What a job asks for, with the file open.
struct Picture {
    io::ResultFilePtr file;
    std::string what;
    QString out;
    std::vector<std::int64_t> bins;
    UnitPreferences units;
    const nlohmann::json& job;

    bool overwrite() const { return job.value("overwrite", false); }
    QString label() const { return QString::fromStdString(file->path().filename().string()); }
};

Error notThere(const Picture& picture, const char* what) {
    return Error(ErrorCode::Input, std::string("the file holds no ") + what)
        .inFile(picture.file->path())
        .withRemedy("specula-cli info shows what it holds");
}

widgets::PlotAxis timeAxis(const QString& label, double typical, const UnitPreferences& units,
                           bool log) {
    return widgets::quantityAxis(label, Quantity::Time, units, typical, log);
}

widgets::PlotCurve curveOf(const QString& name, std::vector<double> x, std::vector<double> y,
                           int colour) {
    widgets::PlotCurve curve;
    curve.name = name;
    curve.x = widgets::plotValues(std::move(x));
    curve.y = widgets::plotValues(std::move(y));
    curve.colourIndex = colour;
    return curve;
}

/// Seconds, or steps where the file does not say how long one is.
std::vector<double> inSeconds(std::vector<double> steps, std::optional<double> stepS) {
    for (double& step : steps)
        step *= stepS.value_or(1);
    return steps;
}

widgets::PlotAxis delayAxis(std::optional<double> stepS, double typical,
                            const UnitPreferences& units) {
    return stepS ? timeAxis(QStringLiteral("t"), typical, units, true)
                 : widgets::plainAxis(QStringLiteral("delay"), QStringLiteral("frames"), true);
}

QList<widgets::PlotContent> g2Panels(const Picture& picture) {
    if (!picture.file->hasMultitau())
        throw notThere(picture, "multi-tau g2");
    const io::QmapPtr map = picture.file->qmap();
    const io::MultitauCurves curves = picture.file->multitau();
    std::vector<double> steps(curves.delays.begin(), curves.delays.end());
    const auto stepS = picture.file->multitauStepS();
    const std::vector<double> t = inSeconds(steps, stepS);
    QList<widgets::PlotContent> panels;
    for (std::int64_t bin = 1; bin <= picture.file->binCount(); ++bin) {
        if (!picture.bins.empty() &&
            std::find(picture.bins.begin(), picture.bins.end(), bin) == picture.bins.end())
            continue;
        widgets::PlotContent panel;
        panel.title = QString::fromStdString(fmt::format(
            "bin {} · {}", bin, correlate::binLabel(*map, io::Partition::Dynamic, bin)));
        panel.x = delayAxis(stepS, t.empty() ? 1 : t[t.size() / 2], picture.units);
        panel.y = widgets::plainAxis(QStringLiteral("g2"));
        std::vector<double> y, error;
        for (std::int64_t k = 0; k < curves.g2.shape()[0]; ++k) {
            y.push_back(curves.g2.view()(k, bin - 1));
            if (!curves.error.empty())
                error.push_back(curves.error.view()(k, bin - 1));
        }
        widgets::PlotCurve curve = curveOf(picture.label(), t, std::move(y), 0);
        if (!error.empty())
            curve.yError = widgets::plotValues(std::move(error));
        curve.marker = widgets::CurveMarker::Disc;
        panel.curves << curve;
        panels << panel;
    }
    return panels;
}

QList<widgets::PlotContent> twotimePanels(const Picture& picture) {
    if (!picture.file->hasTwotime())
        throw notThere(picture, "two-time correlation");
    const io::QmapPtr map = picture.file->qmap();
    const io::TwotimeCurves curves = picture.file->twotimeCurves();
    const auto stepS = picture.file->twotimeStepS();
    QList<widgets::PlotContent> panels;
    for (std::size_t column = 0; column < curves.bins.size(); ++column) {
        const std::int64_t bin = curves.bins[column];
        if (!picture.bins.empty() &&
            std::find(picture.bins.begin(), picture.bins.end(), bin) == picture.bins.end())
            continue;
        std::vector<double> lags, y; // lag 0 is shot noise
        for (std::int64_t lag = 1; lag < curves.g2.shape()[0]; ++lag) {
            lags.push_back(static_cast<double>(lag));
            y.push_back(curves.g2.view()(lag, static_cast<std::int64_t>(column)));
        }
        widgets::PlotContent panel;
        panel.title = QString::fromStdString(fmt::format(
            "bin {} · {}", bin, correlate::binLabel(*map, io::Partition::Dynamic, bin)));
        const std::vector<double> t = inSeconds(std::move(lags), stepS);
        panel.x = delayAxis(stepS, t.empty() ? 1 : t[t.size() / 2], picture.units);
        panel.y = widgets::plainAxis(QStringLiteral("g2"));
        panel.curves << curveOf(picture.label(), t, std::move(y), 0);
        panels << panel;
    }
    return panels;
}

widgets::PlotContent scatteringPlot(const Picture& picture) {
    if (!picture.file->hasScattering())
        throw notThere(picture, "scattering of static bins");
    const auto lines =
        correlate::linesOfStaticBins(*picture.file->qmap(), picture.file->means().staticMean);
    widgets::PlotContent plot;
    plot.title = picture.label();
    plot.x = widgets::quantityAxis(QStringLiteral("q"), Quantity::MomentumTransfer, picture.units,
                                   1, true);
    plot.y = widgets::plainAxis(QStringLiteral("counts per pixel and frame"), {}, true);
    plot.curves << curveOf(QString::fromStdString(lines.front().name), lines.front().x,
                           lines.front().intensity, 0);
    return plot;
}

widgets::PlotContent segmentsPlot(const Picture& picture) {
    if (!picture.file->hasSegments())
        throw notThere(picture, "scattering of segments");
    const auto lines =
        correlate::linesOfSegments(*picture.file->qmap(), picture.file->means().segmentMean);
    widgets::PlotContent plot;
    plot.title = picture.label();
    plot.x = widgets::quantityAxis(QStringLiteral("q"), Quantity::MomentumTransfer, picture.units,
                                   1, true);
    plot.y = widgets::plainAxis(QStringLiteral("counts per pixel and frame"), {}, true);
    for (std::size_t i = 0; i < lines.size(); ++i)
        plot.curves << curveOf(QStringLiteral("segment %1").arg(i + 1), lines[i].x,
                               lines[i].intensity, int(i));
    return plot;
}

widgets::PlotContent intensityPlot(const Picture& picture) {
    if (!picture.file->hasIntensity())
        throw notThere(picture, "intensity over time");
    const io::ScatteringMeans means = picture.file->means();
    const auto frameTimeS = picture.file->meta().frameTimeS;
    widgets::PlotContent plot;
    plot.title = picture.label();
    const std::vector<double> t = inSeconds(means.frameNumber, frameTimeS);
    plot.x = frameTimeS
                 ? timeAxis(QStringLiteral("t"), t.empty() ? 1 : t.back(), picture.units, false)
                 : widgets::plainAxis(QStringLiteral("frame"));
    plot.y = widgets::plainAxis(QStringLiteral("counts per pixel and frame"));
    plot.curves << curveOf(picture.label(), t, means.intensity, 0);
    return plot;
}

widgets::MapData detectorMap(const Picture& picture) {
    if (!picture.file->hasImage())
        throw notThere(picture, "mean image");
    widgets::MapData map;
    map.title = picture.label();
    map.values = picture.file->image();
    map.x.axis = widgets::plainAxis(QStringLiteral("x"), QStringLiteral("px"));
    map.y.axis = widgets::plainAxis(QStringLiteral("y"), QStringLiteral("px"));
    map.valueLabel = QStringLiteral("counts per pixel and frame");
    return map;
}

widgets::MapData twotimeMap(const Picture& picture) {
    if (!picture.file->hasTwotime())
        throw notThere(picture, "two-time correlation");
    const auto& bins = picture.file->twotimeBins();
    if (picture.bins.size() != 1 && bins.size() != 1)
        throw Error(ErrorCode::Usage, "one matrix at a time can be drawn")
            .inFile(picture.file->path())
            .atField("bins")
            .withRemedy(fmt::format("name one of its bins: {}", fmt::join(bins, ", ")));
    const auto found = picture.bins.empty()
                           ? bins.begin()
                           : std::find(bins.begin(), bins.end(), picture.bins.front());
    if (found == bins.end())
        throw Error(ErrorCode::Usage,
                    fmt::format("bin {} has no two-time matrix", picture.bins.front()))
            .inFile(picture.file->path())
            .atField("bins")
            .withRemedy(fmt::format("the file has those of {}", fmt::join(bins, ", ")));
    const auto stepS = picture.file->twotimeStepS();
    widgets::MapData map;
    map.title = QStringLiteral("%1, bin %2, diagonal corrected").arg(picture.label()).arg(*found);
    map.values = correlate::diagonalCorrected(
        correlate::completedTwotime(picture.file->twotimeMatrix(found - bins.begin())));
    const double length = stepS.value_or(1) * static_cast<double>(map.values.shape()[0]);
    for (const auto& [axis, name] : {std::pair{&map.x, "t2"}, {&map.y, "t1"}}) {
        const QString label = QLatin1String(name);
        axis->axis = stepS ? timeAxis(label, length, picture.units, false)
                           : widgets::plainAxis(label, QStringLiteral("frames"));
        axis->step = stepS.value_or(1);
    }
    map.firstRowAtBottom = true;
    map.valueLabel = QStringLiteral("C2");
    return map;
}

/// Lays it out as a window would, without one on the screen.
void layOut(QWidget& widget, const QSize& size) {
    widget.setAttribute(Qt::WA_DontShowOnScreen);
    widget.resize(size);
    widget.show();
    QCoreApplication::processEvents();
}

void drawMap(const Picture& picture, const widgets::MapData& data, AppContext& context) {
    widgets::MapView view(context.pool);
    layOut(view, kMapSize);
    imaging::ToneSettings tone;
    widgets::DisplaySettings& display = view.displaySettings();
    display.editScale(imaging::toneScaleFromName(
        picture.job.value("scale", picture.what == "saxs2d" ? "log" : "linear")));
    const auto colormap = picture.job.value("colormap", display.state().tone.colormap);
    imaging::colourTable(colormap); // an unknown name is an error here, not a grey picture
    display.editColormap(QString::fromStdString(colormap));
    if (picture.what == "twotime")
        view.setPercentiles(0.5, 99.5);
    view.setMap(data);
    if (const auto levels = picture.job.value("levels", std::vector<double>{}); levels.size() == 2)
        view.setLevels(levels[0], levels[1]);
    // The picture is made on a thread that tells the event loop.
    QElapsedTimer since;
    since.start();
    while (!view.settled()) {
        if (since.hasExpired(kDrawingLimitMs))
            throw Error(ErrorCode::Computation, "the picture was not drawn in time")
                .inFile(picture.out.toStdString());
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    }
    view.exportTo(picture.out, picture.overwrite());
}

void drawPlot(const Picture& picture, const widgets::PlotContent& content) {
    widgets::CurvePanel panel;
    panel.setContent(content);
    layOut(panel, kPlotSize);
    panel.exportTo(picture.out, picture.overwrite());
}

void drawGrid(const Picture& picture, const QList<widgets::PlotContent>& panels) {
    if (panels.isEmpty())
        throw Error(ErrorCode::Usage, "no bin of the file was asked for")
            .inFile(picture.file->path())
            .atField("bins")
            .withRemedy("leave it out for all bins");
    if (panels.size() == 1) {
        drawPlot(picture, panels.first());
        return;
    }
    widgets::PanelGrid grid;
    widgets::GridOptions options;
    options.columns = std::min<int>(3, int(panels.size()));
    grid.setOptions(options);
    grid.setPanels(panels);
    layOut(grid, {kGridWidth, 800});
    grid.exportTo(picture.out, picture.overwrite());
}

/// Of a picture that was written: pixels of a PNG, points of the others.
std::array<int, 2> sizeOf(const QString& file) {
    const QSize size = QImageReader(file).size();
    return {size.width(), size.height()};
}

} // namespace

bool isResultPicture(const std::string& what) {
    constexpr std::array kKnown{"g2",        "saxs1d",  "saxs2d",        "intensity",
                                "stability", "twotime", "twotime-curves"};
    return std::find(kKnown.begin(), kKnown.end(), what) != kKnown.end();
}

nlohmann::json renderResult(const nlohmann::json& job, AppContext& context) {
    const std::string name = job.value("file", "");
    const io::ResultFilePtr file = io::ResultFile::open(name);
    if (file == nullptr)
        throw Error(ErrorCode::Input, "is not a result file").inFile(name);
    const Picture picture{file,
                          job.value("what", ""),
                          QString::fromStdString(job.value("out", "")),
                          job.value("bins", std::vector<std::int64_t>{}),
                          unitsFromText(job.value("units", "")),
                          job};
    if (picture.what == "g2")
        drawGrid(picture, g2Panels(picture));
    else if (picture.what == "twotime-curves")
        drawGrid(picture, twotimePanels(picture));
    else if (picture.what == "saxs1d")
        drawPlot(picture, scatteringPlot(picture));
    else if (picture.what == "stability")
        drawPlot(picture, segmentsPlot(picture));
    else if (picture.what == "intensity")
        drawPlot(picture, intensityPlot(picture));
    else if (picture.what == "saxs2d")
        drawMap(picture, detectorMap(picture), context);
    else
        drawMap(picture, twotimeMap(picture), context);
    return {{"size", sizeOf(picture.out)}};
}

} // namespace specula::app
