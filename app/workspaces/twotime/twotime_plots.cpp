// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/twotime_plots.h"

#include "core/base/error.h"
#include "core/correlate/derived/g2_views.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace specula::app {
namespace {

// A class only to give the texts a context for translators.
struct TwotimePlots {
    Q_DECLARE_TR_FUNCTIONS(TwotimePlots)
};

using widgets::plotValues;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// Column `place` of a (lag, ...) array from lag 1 on: lag 0 is shot noise.
std::vector<double> fromLagOne(const double* first, std::int64_t lags, std::int64_t stride) {
    std::vector<double> values;
    for (std::int64_t lag = 1; lag < lags; ++lag)
        values.push_back(first[lag * stride]);
    return values;
}

std::vector<double> lagTimes(std::int64_t lags, double step) {
    std::vector<double> times;
    for (std::int64_t lag = 1; lag < lags; ++lag)
        times.push_back(static_cast<double>(lag) * step);
    return times;
}

void addStored(const TwotimePlotInput& input, QList<widgets::PlotCurve>& curves) {
    const TwotimeSource& source = *input.picture.source;
    const double step = source.axis.step;
    std::vector<double> lag, g2;
    const io::TwotimeCurves* stored = input.overview.curves ? &*input.overview.curves : nullptr;
    const std::int64_t column = storedColumn(input.overview, source.bin);
    if (column >= 0) {
        const Shape& shape = stored->g2.shape();
        g2 = fromLagOne(stored->g2.data() + column, shape[0], shape[1]);
        lag = lagTimes(shape[0], step);
    } else {
        const auto lags = static_cast<std::int64_t>(input.picture.lagMeans.size());
        g2 = fromLagOne(input.picture.lagMeans.data(), lags, 1);
        lag = lagTimes(lags, source.axis.elementStep());
    }
    if (input.settings.parts && column >= 0 && stored->segmentG2.shape().rank() == 3) {
        const Shape& shape = stored->segmentG2.shape();
        const auto times = plotValues(lagTimes(shape[0], step));
        for (std::int64_t part = 0; part < shape[1]; ++part) {
            widgets::PlotCurve curve;
            curve.name = TwotimePlots::tr("part %1 of %2").arg(part + 1).arg(shape[1]);
            curve.id = QStringLiteral("part%1").arg(part);
            curve.group = TwotimePlots::tr("parts of the run");
            curve.x = times;
            curve.y = plotValues(fromLagOne(stored->segmentG2.data() + part * shape[2] + column,
                                            shape[0], shape[1] * shape[2]));
            curve.colour = input.plain;
            curve.line = widgets::CurveLine::Dot;
            curve.opacity = 0.6;
            curve.width = 1;
            curve.info = {{"bin", source.bin}, {"part", part + 1}, {"parts", shape[1]}};
            curves << curve;
        }
    }
    widgets::PlotCurve whole;
    whole.name = TwotimePlots::tr("whole run");
    whole.id = QStringLiteral("whole");
    whole.x = plotValues(std::move(lag));
    whole.y = plotValues(std::move(g2));
    whole.colour = input.plain;
    whole.width = 2.5;
    whole.opacity = 0.7;
    whole.info = {{"bin", source.bin}};
    curves << whole;
}

void addStrips(const TwotimePlotInput& input, QList<widgets::PlotCurve>& curves) {
    const TwotimeAxis& axis = input.picture.source->axis;
    for (const TwotimeStrip& strip : input.settings.strips) {
        const StripCurve* made = input.strips.curve(strip.number);
        if (made == nullptr || made->lag.empty())
            continue;
        widgets::PlotCurve curve;
        curve.name = TwotimePlots::tr("strip %1: age %2 to %3")
                         .arg(strip.number)
                         .arg(twotimeTimeText(made->strip.low(), axis, input.units),
                              twotimeTimeText(made->strip.high(), axis, input.units));
        curve.id = QStringLiteral("strip%1").arg(strip.number);
        curve.x = plotValues(made->lag);
        curve.y = plotValues(made->g2);
        curve.yError = plotValues(made->error);
        curve.colour = input.colourOfStrip(strip.number);
        curve.marker = widgets::CurveMarker::Disc;
        curve.info = {{"bin", input.picture.source->bin},
                      {"age_low", made->strip.low()},
                      {"age_high", made->strip.high()},
                      {"age_unit", axis.seconds ? "s" : "frames"},
                      {"age", input.settings.convention == correlate::AgeConvention::MeanTime
                                  ? "mean_time"
                                  : "first_time"},
                      {"error_kind", "jackknife"},
                      {"block", made->blockLength},
                      {"elements", made->elements}};
        curves << curve;
    }
}

} // namespace

TwotimeOverview readTwotimeOverview(const io::ResultFilePtr& file, const CancelToken& cancel) {
    TwotimeOverview overview;
    overview.file = file;
    const auto attempt = [&](auto read) {
        try {
            read();
        } catch (const Cancelled&) {
            throw;
        } catch (const Error& e) {
            overview.notes << text(e.what());
        }
    };
    attempt([&] { overview.qmap = file->qmap(cancel); });
    attempt([&] { overview.curves = file->twotimeCurves(cancel); });
    return overview;
}

std::int64_t storedColumn(const TwotimeOverview& overview, std::int64_t bin) {
    if (!overview.curves || overview.curves->g2.shape().rank() != 2)
        return -1;
    const std::vector<std::int64_t>& bins = overview.curves->bins;
    const auto it = std::find(bins.begin(), bins.end(), bin);
    return it == bins.end() ? -1 : it - bins.begin();
}

QString twotimeBinText(const TwotimeOverview& overview, std::int64_t bin) {
    QString label = TwotimePlots::tr("bin %1").arg(bin);
    if (overview.qmap)
        label += QStringLiteral(" · ") +
                 text(correlate::binLabel(*overview.qmap, io::Partition::Dynamic, bin));
    return label;
}

widgets::PlotAxis twotimeTimeAxis(const QString& label, const TwotimeAxis& axis, double typical,
                                  const UnitPreferences& units, bool log) {
    if (!axis.seconds)
        return widgets::plainAxis(label, TwotimePlots::tr("frames"), log);
    return widgets::quantityAxis(label, Quantity::Time, units, typical, log);
}

QString twotimeTimeText(double value, const TwotimeAxis& axis, const UnitPreferences& units) {
    if (axis.seconds)
        return text(formatQuantity(Quantity::Time, value, units));
    return TwotimePlots::tr("%1 frames").arg(text(formatValue(value, 4)));
}

QStringList twotimeTreatments(const TwotimePicture& picture) {
    QStringList done;
    if (picture.other)
        done << TwotimePlots::tr("minus %1")
                    .arg(text(picture.other->file->path().filename().string()));
    done << (picture.correctedDiagonal ? TwotimePlots::tr("diagonal corrected")
                                       : TwotimePlots::tr("diagonal as stored"));
    if (const std::int64_t rate = picture.source->axis.rate; rate > 1)
        done << (picture.source->correctedDiagonal
                     ? TwotimePlots::tr("averaged %1 × %1 after diagonal correction")
                     : TwotimePlots::tr("averaged %1 × %1"))
                    .arg(rate);
    if (picture.smoothingFrames > 0)
        done << TwotimePlots::tr("smoothed (Gaussian, σ %1 frames)")
                    .arg(text(formatValue(picture.smoothingFrames, 4)));
    return done;
}

widgets::MapData twotimeMap(const TwotimePicture& picture, const TwotimeOverview& overview,
                            const UnitPreferences& units) {
    const TwotimeAxis& axis = picture.source->axis;
    const double length = static_cast<double>(picture.source->frames) * axis.step;
    widgets::MapData map;
    map.id = QStringLiteral("twotime");
    map.title = twotimeBinText(overview, picture.source->bin) + QStringLiteral(" · ") +
                twotimeTreatments(picture).join(QStringLiteral(", "));
    map.values = picture.values;
    const auto side = [&](const QString& label) {
        return widgets::MapAxis{.axis = twotimeTimeAxis(label, axis, length, units),
                                .start = axis.start(),
                                .step = axis.elementStep(),
                                .centres = {}};
    };
    map.x = side(QStringLiteral("t₁"));
    map.y = side(QStringLiteral("t₂"));
    map.firstRowAtBottom = true;
    map.valueLabel = picture.other ? QStringLiteral("ΔC₂") : QStringLiteral("C₂");
    return map;
}

widgets::PlotContent g2Plot(const TwotimePlotInput& input) {
    const TwotimeAxis& axis = input.picture.source->axis;
    widgets::PlotContent plot;
    plot.id = QStringLiteral("twotime.g2");
    plot.title = twotimeBinText(input.overview, input.picture.source->bin);
    plot.x = twotimeTimeAxis(TwotimePlots::tr("lag"), axis,
                             static_cast<double>(input.picture.source->frames) * axis.step,
                             input.units, true);
    plot.y = widgets::plainAxis(QStringLiteral("g₂"));
    addStored(input, plot.curves);
    addStrips(input, plot.curves);
    plot.emptyText = TwotimePlots::tr("A single frame has no lag.");
    return plot;
}

widgets::PlotContent cutPlot(const TwotimePlotInput& input) {
    const TwotimeAxis& axis = input.picture.source->axis;
    LagCut cut =
        cutAtLag(input.picture.values, axis, input.settings.cutLag, input.settings.convention);
    const double lag = static_cast<double>(cut.lag) * axis.elementStep();
    const bool mean = input.settings.convention == correlate::AgeConvention::MeanTime;
    widgets::PlotContent plot;
    plot.id = QStringLiteral("twotime.cut");
    plot.title = TwotimePlots::tr("lag %1").arg(twotimeTimeText(lag, axis, input.units));
    plot.note = twotimeTreatments(input.picture).join(QStringLiteral(", "));
    plot.noteTone = widgets::NoteTone::Plain;
    plot.x =
        twotimeTimeAxis(mean ? TwotimePlots::tr("age (t₁+t₂)/2") : TwotimePlots::tr("age t₁"), axis,
                        static_cast<double>(input.picture.source->frames) * axis.step, input.units);
    plot.y = widgets::plainAxis(input.picture.other ? QStringLiteral("ΔC₂") : QStringLiteral("C₂"));
    widgets::PlotCurve curve;
    curve.name = TwotimePlots::tr("lag %1").arg(twotimeTimeText(lag, axis, input.units));
    curve.id = QStringLiteral("cut");
    curve.x = plotValues(std::move(cut.age));
    curve.y = plotValues(std::move(cut.value));
    curve.info = {{"bin", input.picture.source->bin},
                  {"lag", lag},
                  {"lag_unit", axis.seconds ? "s" : "frames"}};
    plot.curves << curve;
    return plot;
}

} // namespace specula::app
