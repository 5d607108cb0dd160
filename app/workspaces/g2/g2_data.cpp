// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/g2_data.h"

#include "core/base/error.h"
#include "core/correlate/derived/result_tables.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace specula::app {
namespace {

// A centre this close, relative to the span of all centres, is the same.
constexpr double kSameCentre = 1e-6;

QString axisSymbol(const std::string& name) {
    return name == "phi" ? QStringLiteral("φ") : QString::fromStdString(name);
}

std::size_t cellsAlong(const io::Qmap& map, std::size_t axis) {
    return map.axes[axis].dynamicCenters.size();
}

// Half the distance to the nearest other centre; everything is near where there is no other.
double reach(const std::vector<double>& centres, double at) {
    double nearest = std::numeric_limits<double>::infinity();
    for (const double c : centres)
        if (const double d = std::abs(c - at); d > 0)
            nearest = std::min(nearest, d);
    return nearest / 2;
}

bool sameMap(const G2Data& a, const G2Data& b) {
    if (a.qmap == b.qmap)
        return a.bins() == b.bins();
    return a.qmap && b.qmap && !a.qmap->hash.empty() && a.qmap->hash == b.qmap->hash;
}

} // namespace

std::vector<std::int64_t> pixelsPerBin(const Array<std::uint32_t>& map, std::int64_t bins) {
    std::vector<std::int64_t> counts(static_cast<std::size_t>(bins) + 1, 0);
    for (const std::uint32_t bin : map.values())
        if (bin < counts.size())
            ++counts[bin];
    counts.erase(counts.begin());
    return counts;
}

G2DataPtr readG2(const io::ResultFilePtr& file, const CancelToken& cancel) {
    auto data = std::make_shared<G2Data>();
    data->file = file;
    data->curves = file->multitau(cancel);
    data->hasCovariance = file->hasCovariance();
    try {
        data->qmap = file->qmap(cancel);
        data->pixels = pixelsPerBin(data->qmap->dynamicMap, data->bins());
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& e) {
        data->qmapProblem = QString::fromUtf8(e.what());
    }
    for (io::MetadataField& field : file->metadata(cancel))
        if (field.number && std::isfinite(*field.number))
            data->numbers.push_back(std::move(field));
    return data;
}

G2Columns g2Columns(const correlate::G2View& curves, correlate::G2Normalisation how) {
    const correlate::G2View shown = correlate::normalisedG2(curves, how);
    const auto columns = [](const Array<double>& block) {
        std::vector<widgets::PlotValues> out;
        if (block.empty())
            return out;
        const std::int64_t delays = block.shape()[0], bins = block.shape()[1];
        out.reserve(static_cast<std::size_t>(bins));
        for (std::int64_t b = 0; b < bins; ++b) {
            std::vector<double> column(static_cast<std::size_t>(delays));
            for (std::int64_t t = 0; t < delays; ++t)
                column[static_cast<std::size_t>(t)] = block.data()[t * bins + b];
            out.push_back(widgets::plotValues(std::move(column)));
        }
        return out;
    };
    return {columns(shown.g2), columns(shown.error)};
}

DelayAxis delayAxis(const G2Data& data, bool inSeconds, const correlate::ValueRange& rangeS) {
    const std::optional<double> step = data.file->multitauStepS();
    const double scale = inSeconds && step ? *step : 1;
    std::vector<double> all;
    for (const std::int64_t delay : data.curves.delays)
        all.push_back(double(delay) * scale);
    DelayAxis axis;
    axis.chosen = correlate::selectValues(all, inSeconds ? rangeS : correlate::ValueRange{});
    axis.all = widgets::plotValues(std::move(all));
    axis.x = axis.chosen.size() == axis.all->size() ? axis.all : atDelays(axis.all, axis);
    return axis;
}

widgets::PlotValues atDelays(const widgets::PlotValues& values, const DelayAxis& axis) {
    if (!values || axis.chosen.size() == values->size())
        return values;
    std::vector<double> kept;
    kept.reserve(axis.chosen.size());
    for (const std::int64_t at : axis.chosen)
        kept.push_back((*values)[static_cast<std::size_t>(at)]);
    return widgets::plotValues(std::move(kept));
}

QString binPlace(const G2Data& data, std::int64_t bin, const UnitPreferences& units) {
    if (!data.qmap || bin < 1 || bin > data.qmap->dynamicBins())
        return {};
    QStringList parts;
    for (std::size_t i = 0; i < 2; ++i) {
        if (i == 1 && cellsAlong(*data.qmap, 1) < 2)
            break;
        const io::Qmap::Axis& axis = data.qmap->axes[i];
        const double centre = io::binCenter(*data.qmap, io::Partition::Dynamic, bin, int(i));
        if (!std::isfinite(centre))
            continue;
        const double shown = correlate::axisValue(axis, centre, units);
        QString unit = QString::fromStdString(correlate::axisUnit(axis, units));
        if (unit == QLatin1String("deg"))
            unit = QStringLiteral("°");
        QString part = axisSymbol(axis.name) + QLatin1Char(' ') +
                       (axis.name == "phi" ? QString::number(shown, 'f', 1)
                                           : QString::fromStdString(formatValue(shown, 4)));
        if (!unit.isEmpty())
            part += unit == QStringLiteral("°") ? unit : QLatin1Char(' ') + unit;
        parts << part;
    }
    return parts.join(QStringLiteral(" · "));
}

QString binTitle(const G2Data& data, std::int64_t bin, const UnitPreferences& units) {
    const QString name = QCoreApplication::translate("specula::app::G2View", "bin %1").arg(bin);
    const QString place = binPlace(data, bin, units);
    return place.isEmpty() ? name : name + QStringLiteral(" · ") + place;
}

std::int64_t sameBin(const G2Data& reference, std::int64_t bin, const G2Data& other) {
    if (bin < 1 || bin > reference.bins())
        return 0;
    if (sameMap(reference, other))
        return bin <= other.bins() ? bin : 0;
    if (!reference.qmap || !other.qmap)
        return 0;
    std::array<double, 2> at{}, room{};
    for (std::size_t i = 0; i < 2; ++i) {
        if (reference.qmap->axes[i].name != other.qmap->axes[i].name &&
            (cellsAlong(*reference.qmap, i) > 1 || cellsAlong(*other.qmap, i) > 1))
            return 0;
        at[i] = io::binCenter(*reference.qmap, io::Partition::Dynamic, bin, int(i));
        const std::vector<double>& centres = reference.qmap->axes[i].dynamicCenters;
        room[i] = reach(centres, at[i]);
    }
    std::int64_t best = 0;
    double bestDistance = std::numeric_limits<double>::infinity();
    const std::int64_t bins = std::min(other.bins(), other.qmap->dynamicBins());
    for (std::int64_t b = 1; b <= bins; ++b) {
        double distance = 0;
        for (std::size_t i = 0; i < 2; ++i) {
            if (!std::isfinite(room[i]) && cellsAlong(*other.qmap, i) < 2)
                continue; // neither file divides this axis
            const double d =
                std::abs(io::binCenter(*other.qmap, io::Partition::Dynamic, b, int(i)) - at[i]);
            if (!(d <= room[i]))
                distance = std::numeric_limits<double>::infinity();
            else
                distance += std::isfinite(room[i]) ? d / room[i] : d * kSameCentre;
        }
        if (distance < bestDistance) {
            bestDistance = distance;
            best = b;
        }
    }
    return best;
}

} // namespace specula::app
