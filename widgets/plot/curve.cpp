// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/curve.h"

#include <cmath>
#include <limits>

namespace specula::widgets {
namespace {

/// Grows over finite values (positive ones on a logarithmic axis).
struct Extent {
    bool log = false;
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(double v) {
        if (std::isfinite(v) && (v > 0 || !log)) {
            low = std::min(low, v);
            high = std::max(high, v);
        }
    }
    std::optional<PlotRange> range() const {
        if (low > high)
            return std::nullopt;
        return PlotRange{low, high};
    }
};

} // namespace

PlotValues plotValues(std::vector<double> values) {
    return std::make_shared<const std::vector<double>>(std::move(values));
}

QString PlotAxis::title() const {
    return shown().isEmpty() ? label : QStringLiteral("%1 (%2)").arg(label, shown());
}

PlotAxis quantityAxis(const QString& label, Quantity quantity, const UnitPreferences& units,
                      double typical, bool log) {
    UnitPreferences contract;
    contract.time = UnitPreferences::Time::Seconds;
    PlotAxis axis =
        plainAxis(label, QString::fromStdString(unitSymbol(quantity, contract, 1)), log);
    axis.quantity = quantity;
    const bool isFactor = quantity == Quantity::MomentumTransfer || quantity == Quantity::Time ||
                          quantity == Quantity::Length;
    if (isFactor) {
        axis.shownUnit = QString::fromStdString(unitSymbol(quantity, units, typical));
        axis.shownPerData = toUser(quantity, 1, units, typical);
        if (axis.shownUnit == axis.unit)
            axis.shownUnit.clear();
    }
    return axis;
}

PlotAxis plainAxis(const QString& label, const QString& unit, bool log) {
    PlotAxis axis;
    axis.label = label;
    axis.unit = unit;
    axis.log = log;
    return axis;
}

bool PlotContent::empty() const {
    return std::all_of(curves.begin(), curves.end(), [](const PlotCurve& c) { return c.empty(); });
}

std::optional<PlotRange> dataRangeX(const QList<PlotCurve>& curves, bool log) {
    Extent extent{.log = log};
    for (const PlotCurve& c : curves)
        for (std::size_t i = 0; i < c.size(); ++i)
            extent.add((*c.x)[i]);
    return extent.range();
}

std::optional<PlotRange> dataRangeY(const QList<PlotCurve>& curves, bool log, bool logX,
                                    std::optional<PlotRange> x) {
    Extent extent{.log = log};
    for (const PlotCurve& c : curves)
        for (std::size_t i = 0; i < c.size(); ++i) {
            const double at = (*c.x)[i], y = (*c.y)[i];
            if (!std::isfinite(at) || (logX && !(at > 0)) || (x && !x->contains(at)))
                continue;
            extent.add(y);
            // A single point with a huge error must not flatten all others.
            if (c.yError && c.errors != ErrorStyle::None && i < c.yError->size() &&
                (*c.yError)[i] < 10 * std::abs(y)) {
                extent.add(y + (*c.yError)[i]);
                if (!log || (*c.yError)[i] < 0.9 * y)
                    extent.add(y - (*c.yError)[i]);
            }
            if (c.lower && c.upper && i < std::min(c.lower->size(), c.upper->size())) {
                extent.add((*c.lower)[i]);
                extent.add((*c.upper)[i]);
            }
        }
    return extent.range();
}

PlotRange roomy(std::optional<PlotRange> range, bool log) {
    if (!range)
        return log ? PlotRange{0.1, 10} : PlotRange{0, 1};
    const auto [low, high] = *range;
    if (log) {
        const double margin = high > low ? std::pow(high / low, 0.04) : 2;
        return {low / margin, high * margin};
    }
    const double margin = high > low ? (high - low) * 0.04 : (low == 0 ? 1 : std::abs(low) * 0.1);
    return {low - margin, high + margin};
}

} // namespace specula::widgets
