// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"

#include <nlohmann/json.hpp>

#include <QColor>
#include <QList>
#include <QMetaType>
#include <QString>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace specula::widgets {

/// Numbers that many plots share and nobody changes.
using PlotValues = std::shared_ptr<const std::vector<double>>;
PlotValues plotValues(std::vector<double> values);

struct PlotRange {
    double low = 0, high = 1;

    double size() const { return high - low; }
    bool contains(double v) const { return v >= low && v <= high; }
    friend bool operator==(const PlotRange&, const PlotRange&) = default;
};

/// What an axis says. Curves, cursors, bands and ranges are always in the data's unit; only the
/// numbers at the ticks and in read-outs are in the shown one.
struct PlotAxis {
    QString label;           ///< "t", "g2"
    QString unit;            ///< of the data and of exports: "s"; empty: none
    QString shownUnit;       ///< at the axis: "ms"; empty: as `unit`
    double shownPerData = 1; ///< shown = data * shownPerData; > 0
    bool log = false;
    std::optional<Quantity> quantity;

    /// "t (ms)"
    QString title() const;
    const QString& shown() const { return shownUnit.isEmpty() ? unit : shownUnit; }
    friend bool operator==(const PlotAxis&, const PlotAxis&) = default;
};

/// The axis of a physical quantity in the user's units; `typical` chooses a prefix where that is
/// automatic. For quantities whose user unit is a factor: momentum transfer, time, length; angles
/// and photon energies stay in the contract's unit.
PlotAxis quantityAxis(const QString& label, Quantity quantity, const UnitPreferences& units,
                      double typical = 1, bool log = false);
/// Any other axis.
PlotAxis plainAxis(const QString& label, const QString& unit = {}, bool log = false);

enum class CurveLine { None, Solid, Dash, Dot };
enum class CurveMarker { None, Disc, Circle, Square, Diamond, Triangle, Cross };
enum class ErrorStyle { None, Bars, Band };

/// One curve. NaN in y is a gap; on a logarithmic axis so is what is not positive.
struct PlotCurve {
    QString name;  ///< for the legend and the exports: "bin 3 q=0.0194 Å⁻¹"
    QString id;    ///< the same for the same thing in every file; empty: the name
    QString group; ///< curves hidden and shown together in the legend; empty: alone

    PlotValues x, y;         ///< same length
    PlotValues yError;       ///< one standard deviation, same length; may be null
    PlotValues lower, upper; ///< edges of a shaded confidence band over x; may be null

    int colourIndex = 0; ///< into seriesColours(), any number
    QColor colour;       ///< when valid, instead of the index
    CurveLine line = CurveLine::Solid;
    CurveMarker marker = CurveMarker::None;
    ErrorStyle errors = ErrorStyle::Bars;
    double width = 1.5; ///< of the line
    double opacity = 1; ///< 0..1
    bool inLegend = true;
    bool exported = true; ///< guides for the eye are no data
    nlohmann::json info;  ///< into the JSON export: {"bin": 3, "q_inv_angstrom": 0.0194}

    const QString& key() const { return id.isEmpty() ? name : id; }
    /// What the legend toggles.
    const QString& legendKey() const { return group.isEmpty() ? key() : group; }
    std::size_t size() const { return x && y ? std::min(x->size(), y->size()) : 0; }
    bool empty() const { return size() == 0; }
};

enum class NoteTone { Plain, Accent, Warning };

/// All of one plot but what the user did to it: what a panel of a grid shows and an export holds.
struct PlotContent {
    QString id;    ///< of the panel: keeps zoom and selection over changes; empty: the title
    QString title; ///< "bin 3 · q 0.0084 Å⁻¹"
    QString note;  ///< at the right of the title: "τ 0.50 ± 0.01 s"
    NoteTone noteTone = NoteTone::Accent;
    PlotAxis x, y;
    QList<PlotCurve> curves;
    QString emptyText; ///< shown instead of curves that are not there: "nothing matches ..."

    const QString& key() const { return id.isEmpty() ? title : id; }
    bool empty() const;
};

/// The extent of the finite values (of the positive ones for a logarithmic axis), error bars and
/// bands of y included; nothing when there are none.
std::optional<PlotRange> dataRangeX(const QList<PlotCurve>& curves, bool log);
/// Inside `x` only, when it is given.
std::optional<PlotRange> dataRangeY(const QList<PlotCurve>& curves, bool log, bool logX = false,
                                    std::optional<PlotRange> x = {});
/// With room around it for the eye; a range of its own where there is no extent.
PlotRange roomy(std::optional<PlotRange> range, bool log);

} // namespace specula::widgets

Q_DECLARE_METATYPE(specula::widgets::PlotCurve)
Q_DECLARE_METATYPE(specula::widgets::PlotRange)
