// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/average/average_plots.h"

#include "app/workspaces/average/average_table.h"
#include "core/correlate/derived/g2_views.h"

#include <QCoreApplication>

#include <cmath>

namespace specula::app {
namespace {

using Outliers = correlate::AverageOptions::Outliers;

QString text(const char* source) {
    return QCoreApplication::translate("specula::app::AveragePlots", source);
}

} // namespace

widgets::PlotContent criterionPlot(const std::vector<std::optional<correlate::AverageFile>>& files,
                                   const correlate::AverageOptions& options) {
    const bool baseline = options.outliers == Outliers::Baseline;
    widgets::PlotContent plot;
    plot.id = baseline ? QStringLiteral("baseline") : QStringLiteral("distance");
    plot.x = widgets::plainAxis(text(QT_TRANSLATE_NOOP("specula::app::AveragePlots", "file")));
    plot.y = widgets::plainAxis(
        baseline ? text(QT_TRANSLATE_NOOP("specula::app::AveragePlots", "baseline of g2"))
                 : text(QT_TRANSLATE_NOOP("specula::app::AveragePlots", "distance")),
        baseline ? QString() : QStringLiteral("σ"));
    std::vector<double> takenX, takenY, leftX, leftY;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!files[i])
            continue;
        const double y = criterionOf(*files[i], options.outliers);
        if (!std::isfinite(y))
            continue;
        (files[i]->used ? takenX : leftX).push_back(static_cast<double>(i + 1));
        (files[i]->used ? takenY : leftY).push_back(y);
    }
    const auto add = [&](const QString& name, const QString& id, std::vector<double> x,
                         std::vector<double> y, int colour, widgets::CurveMarker marker) {
        widgets::PlotCurve curve;
        curve.name = name;
        curve.id = id;
        curve.x = widgets::plotValues(std::move(x));
        curve.y = widgets::plotValues(std::move(y));
        curve.line = widgets::CurveLine::None;
        curve.marker = marker;
        curve.colourIndex = colour;
        plot.curves << curve;
    };
    add(text(QT_TRANSLATE_NOOP("specula::app::AveragePlots", "taken")), QStringLiteral("taken"),
        takenX, takenY, 2, widgets::CurveMarker::Disc);
    add(text(QT_TRANSLATE_NOOP("specula::app::AveragePlots", "left out")),
        QStringLiteral("left out"), leftX, leftY, 5, widgets::CurveMarker::Cross);
    plot.emptyText =
        options.outliers == Outliers::None
            ? text(QT_TRANSLATE_NOOP("specula::app::AveragePlots", "No file is tested."))
            : text(QT_TRANSLATE_NOOP("specula::app::AveragePlots", "Nothing is known yet."));
    return plot;
}

widgets::PlotContent averagePlot(const correlate::AverageResult* average,
                                 const std::vector<SingleCurve>& single, const QStringList& labels,
                                 std::int64_t bin, const UnitPreferences& units) {
    widgets::PlotContent plot;
    plot.id = QStringLiteral("average");
    plot.title = text(QT_TRANSLATE_NOOP("specula::app::AveragePlots", "bin %1")).arg(bin);
    plot.y = widgets::plainAxis(QStringLiteral("g2"));
    plot.emptyText =
        text(QT_TRANSLATE_NOOP("specula::app::AveragePlots", "No file has bin %1.")).arg(bin);
    double typical = 1;
    for (const SingleCurve& curve : single)
        if (!curve.delayS.empty())
            typical = curve.delayS[curve.delayS.size() / 2];
    plot.x = widgets::quantityAxis(text(QT_TRANSLATE_NOOP("specula::app::AveragePlots", "delay")),
                                   Quantity::Time, units, typical, true);
    const auto used = [&](int number) {
        return average == nullptr || number >= int(average->files.size()) ||
               average->files[static_cast<std::size_t>(number)].used;
    };
    for (const SingleCurve& curve : single) {
        widgets::PlotCurve drawn;
        drawn.name = labels.value(curve.number);
        drawn.id = QStringLiteral("file %1").arg(curve.number);
        drawn.x = widgets::plotValues(curve.delayS);
        drawn.y = widgets::plotValues(curve.g2);
        drawn.line = used(curve.number) ? widgets::CurveLine::Solid : widgets::CurveLine::Dot;
        drawn.colourIndex = used(curve.number) ? 1 : 5;
        drawn.opacity = used(curve.number) ? 0.45 : 0.7;
        drawn.width = 1;
        plot.curves << drawn;
    }
    if (average == nullptr || average->curves.g2.empty() || bin > average->curves.g2.shape()[1] ||
        !average->stepS)
        return plot;
    const io::MultitauCurves& curves = average->curves;
    std::vector<double> y, error;
    for (std::int64_t k = 0; k < curves.g2.shape()[0]; ++k) {
        y.push_back(curves.g2.view()(k, bin - 1));
        error.push_back(curves.error.empty() ? std::nan("") : curves.error.view()(k, bin - 1));
    }
    widgets::PlotCurve mean;
    mean.name =
        text(QT_TRANSLATE_NOOP("specula::app::AveragePlots", "average of %1")).arg(average->used());
    mean.id = QStringLiteral("average");
    mean.x = widgets::plotValues(correlate::delaysInSeconds(curves.delays, *average->stepS));
    mean.y = widgets::plotValues(std::move(y));
    if (!curves.error.empty())
        mean.yError = widgets::plotValues(std::move(error));
    mean.colourIndex = 0;
    mean.marker = widgets::CurveMarker::Disc;
    mean.width = 2;
    mean.info = {{"bin", bin}, {"files", average->used()}};
    plot.curves << mean;
    if (const auto index = static_cast<std::size_t>(bin - 1);
        index < average->externalFactorOfBin.size() &&
        std::isfinite(average->externalFactorOfBin[index]))
        plot.note =
            text(QT_TRANSLATE_NOOP("specula::app::AveragePlots",
                                   "scatter of the files / their errors: %1"))
                .arg(QString::fromStdString(formatValue(average->externalFactorOfBin[index], 3)));
    return plot;
}

} // namespace specula::app
