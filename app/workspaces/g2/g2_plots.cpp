// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/g2_plots.h"

#include "app/workspaces/g2/file_colours.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

using widgets::CurveLine;
using widgets::CurveMarker;
using widgets::PlotContent;
using widgets::PlotCurve;

// A class only to give the texts a context for translators.
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(G2Plots)
};

widgets::PlotValues lifted(const widgets::PlotValues& values, double by) {
    if (by == 0 || !values)
        return values;
    std::vector<double> moved = *values;
    for (double& v : moved)
        v += by;
    return widgets::plotValues(std::move(moved));
}

// An error of 0 says that there is none.
widgets::PlotValues knownErrors(const widgets::PlotValues& errors) {
    if (!errors || std::none_of(errors->begin(), errors->end(), [](double e) { return e > 0; }))
        return nullptr;
    return errors;
}

QString rangeText(const correlate::ValueRange& range, Quantity quantity,
                  const UnitPreferences& units) {
    const auto shown = [&](double v) {
        return QString::fromStdString(formatQuantity(quantity, v, units));
    };
    if (range.low && range.high)
        return Texts::tr("between %1 and %2").arg(shown(*range.low), shown(*range.high));
    return range.low ? Texts::tr("of %1 and more").arg(shown(*range.low))
                     : Texts::tr("up to %1").arg(shown(range.high.value_or(0)));
}

struct Drawn {
    const G2Curves* file;
    DelayAxis axis;
};

PlotCurve curveOf(const Drawn& drawn, std::int64_t bin, const G2PlotInput& input) {
    const G2Curves& file = *drawn.file;
    const auto column = static_cast<std::size_t>(bin - 1);
    PlotCurve curve;
    curve.name = file.name;
    curve.id = file.path;
    curve.x = drawn.axis.x;
    curve.y = lifted(atDelays(file.columns->g2[column], drawn.axis),
                     input.view.offset * double(file.number));
    if (input.view.errors && !file.columns->error.empty())
        curve.yError = knownErrors(atDelays(file.columns->error[column], drawn.axis));
    curve.colourIndex = file.number;
    curve.colour = file.colour;
    curve.marker = CurveMarker::Disc;
    curve.width = file.current && input.files.size() > 1 ? 2.2 : 1.1;
    curve.info = {{"file", QFileInfo(file.path).fileName().toStdString()}, {"bin", bin}};
    if (file.data->qmap)
        for (int axis = 0; axis < 2; ++axis) {
            const io::Qmap::Axis& a = file.data->qmap->axes[static_cast<std::size_t>(axis)];
            const double centre =
                io::binCenter(*file.data->qmap, io::Partition::Dynamic, bin, axis);
            if (std::isfinite(centre) && !a.name.empty())
                curve.info[a.name] = centre;
        }
    return curve;
}

std::vector<Drawn> drawnFiles(const G2PlotInput& input, bool inSeconds) {
    std::vector<Drawn> drawn;
    for (const G2Curves& file : input.files)
        drawn.push_back({&file, delayAxis(*file.data, inSeconds, input.view.delayS)});
    return drawn;
}

PlotContent panelOf(const std::vector<Drawn>& files, std::int64_t bin, const G2PlotInput& input,
                    const widgets::PlotAxis& x, const widgets::PlotAxis& y) {
    PlotContent panel;
    panel.id = QStringLiteral("bin %1").arg(bin);
    panel.title = binTitle(*input.reference, bin, input.units);
    panel.x = x;
    panel.y = y;
    panel.curves.reserve(qsizetype(files.size()));
    for (const Drawn& file : files)
        if (const std::int64_t own = sameBin(*input.reference, bin, *file.file->data); own > 0)
            panel.curves << curveOf(file, own, input);
    return panel;
}

// A crowd of curves in one plot is lines only: points and bars would hide each other, and take
// seconds to draw.
constexpr std::size_t kCrowd = 100;

// q as a ramp over the curves of one plot.
void colourByBin(PlotCurve& curve, std::size_t at, std::size_t of, bool dark) {
    curve.colour = rampColour(of > 1 ? double(at) / double(of - 1) : 0.5, dark);
}

} // namespace

bool timesKnown(const QList<G2Curves>& files) {
    return std::all_of(files.begin(), files.end(), [](const G2Curves& file) {
        return file.data->file->multitauStepS().has_value();
    });
}

widgets::PlotAxis delayPlotAxis(bool inSeconds, const G2View& view, const UnitPreferences& units) {
    return inSeconds
               ? widgets::quantityAxis(QStringLiteral("τ"), Quantity::Time, units, 1, view.logX)
               : widgets::plainAxis(Texts::tr("delay"), Texts::tr("steps"), view.logX);
}

widgets::PlotAxis g2PlotAxis(const G2View& view, bool withOffset) {
    return widgets::plainAxis(g2AxisLabel(view.normalisation, withOffset ? view.offset : 0), {},
                              view.logY);
}

std::vector<std::int64_t> shownBins(const G2Data& reference, const G2View& view,
                                    const UnitPreferences& units, QString& why) {
    std::vector<std::int64_t> bins;
    if (!view.q.low && !view.q.high) {
        for (std::int64_t b = 1; b <= reference.bins(); ++b)
            bins.push_back(b);
        return bins;
    }
    if (!reference.qmap) {
        why = Texts::tr("The q-map of this file cannot be read, so no bin is known to have q %1.")
                  .arg(rangeText(view.q, Quantity::MomentumTransfer, units));
        return bins;
    }
    bins = correlate::selectBins(*reference.qmap, view.q);
    std::erase_if(bins, [&](std::int64_t b) { return b > reference.bins(); });
    if (!bins.empty())
        return bins;
    why = Texts::tr("No bin has q %1.").arg(rangeText(view.q, Quantity::MomentumTransfer, units));
    std::vector<double> centres = correlate::binCenters(*reference.qmap, io::Partition::Dynamic, 0);
    std::erase_if(centres, [](double c) { return !std::isfinite(c); });
    if (reference.qmap->axes[0].name != "q")
        why += QLatin1Char(' ') + Texts::tr("The bins of this file are not bins of q.");
    else if (!centres.empty()) {
        const auto [low, high] = std::minmax_element(centres.begin(), centres.end());
        why += QLatin1Char(' ') +
               Texts::tr("The bins lie %1.")
                   .arg(rangeText({*low, *high}, Quantity::MomentumTransfer, units));
    }
    return bins;
}

G2Plots makeG2Plots(const G2PlotInput& input) {
    G2Plots plots;
    if (!input.reference || input.files.isEmpty())
        return plots;
    plots.bins = shownBins(*input.reference, input.view, input.units, plots.emptyText);
    if (plots.bins.empty())
        return plots;
    const bool inSeconds = timesKnown(input.files);
    if (!inSeconds)
        plots.note = Texts::tr("Delays in steps: a file does not say how long a frame took.");
    const std::vector<Drawn> files = drawnFiles(input, inSeconds);
    if (std::all_of(files.begin(), files.end(),
                    [](const Drawn& f) { return f.axis.chosen.empty(); })) {
        plots.bins.clear();
        plots.emptyText = Texts::tr("No delay lies %1.")
                              .arg(rangeText(input.view.delayS, Quantity::Time, input.units));
        return plots;
    }
    const widgets::PlotAxis x = delayPlotAxis(inSeconds, input.view, input.units);
    const widgets::PlotAxis y = g2PlotAxis(input.view, input.files.size() > 1);
    if (input.view.layout == G2Layout::PerBin) {
        plots.panels.reserve(qsizetype(plots.bins.size()));
        for (const std::int64_t bin : plots.bins)
            plots.panels << panelOf(files, bin, input, x, y);
        return plots;
    }
    const bool overlay = input.view.layout == G2Layout::Overlay;
    if (overlay) {
        PlotContent all;
        all.id = QStringLiteral("all");
        all.title = files.size() == 1 ? input.files.first().name : Texts::tr("all bins");
        all.x = x;
        all.y = y;
        plots.panels << all;
    }
    const std::size_t together = plots.bins.size() * (overlay ? files.size() : 1);
    if (together > kCrowd)
        plots.note +=
            (plots.note.isEmpty() ? QString() : QStringLiteral(" ")) +
            Texts::tr("%1 curves in one plot are drawn without points and errors.").arg(together);
    G2PlotInput level = input; // in a panel of its own no file is lifted
    level.view.offset = 0;
    for (const Drawn& file : files) {
        if (!overlay) {
            PlotContent panel;
            panel.id = file.file->path;
            panel.title = file.file->name;
            panel.x = x;
            panel.y = g2PlotAxis(input.view, false);
            plots.panels << panel;
        }
        for (std::size_t i = 0; i < plots.bins.size(); ++i) {
            const std::int64_t own = sameBin(*input.reference, plots.bins[i], *file.file->data);
            if (own < 1)
                continue;
            PlotCurve curve = curveOf(file, own, overlay ? input : level);
            const QString bin = binTitle(*input.reference, plots.bins[i], input.units);
            curve.width = 1.1;
            if (together > kCrowd) {
                curve.marker = CurveMarker::None;
                curve.errors = widgets::ErrorStyle::None;
                curve.width = 1;
            }
            if (overlay && files.size() > 1) {
                curve.id = QStringLiteral("%1 bin %2").arg(file.file->path).arg(plots.bins[i]);
                curve.group = file.file->name; // hidden and shown with its file
            } else {
                curve.name = bin;
                curve.id = QStringLiteral("bin %1").arg(plots.bins[i]);
                colourByBin(curve, i, plots.bins.size(), input.dark);
            }
            plots.panels.last().curves << curve;
        }
    }
    return plots;
}

PlotContent binPanel(const G2PlotInput& input, std::int64_t bin) {
    if (!input.reference || bin < 1 || bin > input.reference->bins())
        return {};
    const bool inSeconds = timesKnown(input.files);
    return panelOf(drawnFiles(input, inSeconds), bin, input,
                   delayPlotAxis(inSeconds, input.view, input.units),
                   g2PlotAxis(input.view, input.files.size() > 1));
}

G2Plots makePartialPlots(const G2PlotInput& input, const G2Partials& partials,
                         const std::vector<G2Columns>& columns) {
    G2Plots plots;
    if (!input.reference)
        return plots;
    const G2Data& data = *input.reference;
    plots.bins = shownBins(data, input.view, input.units, plots.emptyText);
    const bool inSeconds = data.file->multitauStepS().has_value();
    const DelayAxis axis = delayAxis(data, inSeconds, input.view.delayS);
    if (!plots.bins.empty() && axis.chosen.empty()) {
        plots.bins.clear();
        plots.emptyText = Texts::tr("No delay lies %1.")
                              .arg(rangeText(input.view.delayS, Quantity::Time, input.units));
    }
    const std::size_t parts = columns.size();
    for (const std::int64_t bin : plots.bins) {
        const auto column = static_cast<std::size_t>(bin - 1);
        PlotContent panel;
        panel.id = QStringLiteral("bin %1").arg(bin);
        panel.title = binTitle(data, bin, input.units);
        panel.x = delayPlotAxis(inSeconds, input.view, input.units);
        panel.y = g2PlotAxis(input.view, false);
        for (std::size_t part = 0; part < parts; ++part) {
            if (column >= columns[part].g2.size())
                continue;
            PlotCurve curve;
            curve.name =
                part < partials.curves.frames.size()
                    ? Texts::tr("%1 frames").arg(std::llround(partials.curves.frames[part]))
                    : Texts::tr("part %1").arg(part + 1);
            curve.id = QStringLiteral("part %1").arg(part);
            curve.x = axis.x;
            curve.y = atDelays(columns[part].g2[column], axis);
            if (input.view.errors && !columns[part].error.empty())
                curve.yError = knownErrors(atDelays(columns[part].error[column], axis));
            colourByBin(curve, part, parts, input.dark);
            curve.marker = CurveMarker::Disc;
            curve.width = 1.1;
            curve.info = {{"bin", bin}, {"part", part + 1}};
            if (part < partials.curves.frames.size())
                curve.info["frames"] = partials.curves.frames[part];
            panel.curves << curve;
        }
        plots.panels << panel;
    }
    return plots;
}

} // namespace specula::app
