// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/correlate/derived/result_tables.h"

#include "core/base/error.h"
#include "core/base/unit_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

namespace specula::correlate {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

std::optional<Quantity> quantityOf(const io::Qmap::Axis& axis) {
    if (axis.unit == "Å⁻¹")
        return Quantity::MomentumTransfer;
    if (axis.unit == "deg")
        return Quantity::Angle;
    return std::nullopt;
}

UnitPreferences secondsUnlessAsked(UnitPreferences units) {
    if (units.time == UnitPreferences::Time::Automatic)
        units.time = UnitPreferences::Time::Seconds;
    return units;
}

io::DataTable tableOf(const io::ResultFile& file, const std::string& what,
                      const TableOptions& options) {
    io::DataTable table;
    table.title = what + " of " + file.path().filename().string();
    table.provenance = Provenance::now("export " + what);
    table.provenance.backend = "cpu";
    table.provenance.inputs = {
        {"result", std::filesystem::absolute(file.path()).string(), "", file.contentId().value}};
    if (!options.bins.empty())
        table.provenance.parameters["bins"] = options.bins;
    return table;
}

/// Columns that say which bin a row belongs to.
class BinColumns {
  public:
    BinColumns(const io::Qmap& map, io::Partition partition, const UnitPreferences& units)
        : m_map(map)
        , m_partition(partition)
        , m_units(units)
        , m_bin{"bin", ""} {
        for (const io::Qmap::Axis& axis : map.axes)
            m_places.push_back({axisColumn(axis, units), axisUnit(axis, units)});
    }
    void add(std::int64_t bin) {
        m_bin.numbers.push_back(static_cast<double>(bin));
        for (std::size_t axis = 0; axis < m_places.size(); ++axis)
            m_places[axis].numbers.push_back(
                axisValue(m_map.axes[axis],
                          io::binCenter(m_map, m_partition, bin, static_cast<int>(axis)), m_units));
    }
    void moveTo(io::DataTable& table) {
        table.columns.push_back(std::move(m_bin));
        for (io::DataColumn& place : m_places)
            table.columns.push_back(std::move(place));
    }

  private:
    const io::Qmap& m_map;
    io::Partition m_partition;
    const UnitPreferences& m_units;
    io::DataColumn m_bin;
    std::vector<io::DataColumn> m_places;
};

io::DataColumn timeColumn(const std::string& name, const UnitPreferences& units) {
    const std::string symbol = unitSymbol(Quantity::Time, units);
    return {name + "_" + unitWord(symbol), symbol};
}

double timeIn(std::optional<double> stepS, double steps, const UnitPreferences& units) {
    return stepS ? toUser(Quantity::Time, *stepS * steps, units) : kUnknown;
}

[[noreturn]] void refuseBin(const io::ResultFile& file, std::int64_t bin, const std::string& why) {
    throw Error(ErrorCode::Usage, fmt::format("there is no bin {}: {}", bin, why))
        .inFile(file.path())
        .atField("bins");
}

std::vector<std::int64_t> binsOr(const std::vector<std::int64_t>& asked, std::int64_t count,
                                 const io::ResultFile& file) {
    if (asked.empty()) {
        std::vector<std::int64_t> all(static_cast<std::size_t>(count));
        std::iota(all.begin(), all.end(), 1);
        return all;
    }
    for (const std::int64_t bin : asked)
        if (bin < 1 || bin > count)
            refuseBin(file, bin, fmt::format("the file has bins 1 to {}", count));
    return asked;
}

Error notThere(const io::ResultFile& file, const std::string& what) {
    return Error(ErrorCode::Input, "the file holds no " + what)
        .inFile(file.path())
        .withRemedy("specula-cli info shows what it holds");
}

} // namespace

std::string axisColumn(const io::Qmap::Axis& axis, const UnitPreferences& units) {
    const std::string unit = axisUnit(axis, units);
    return unit.empty() ? axis.name : axis.name + "_" + unitWord(unit);
}

std::string axisUnit(const io::Qmap::Axis& axis, const UnitPreferences& units) {
    const auto quantity = quantityOf(axis);
    return quantity ? unitSymbol(*quantity, units) : axis.unit;
}

double axisValue(const io::Qmap::Axis& axis, double value, const UnitPreferences& units) {
    const auto quantity = quantityOf(axis);
    return quantity ? toUser(*quantity, value, units) : value;
}

io::DataTable g2Table(const io::ResultFile& file, const TableOptions& options,
                      const CancelToken& cancel) {
    if (!file.hasMultitau())
        throw notThere(file, "multi-tau g2");
    const UnitPreferences units = secondsUnlessAsked(options.units);
    const io::QmapPtr map = file.qmap(cancel);
    const io::MultitauCurves curves = file.multitau(cancel);
    const auto step = file.multitauStepS();
    BinColumns bins(*map, io::Partition::Dynamic, units);
    io::DataColumn steps{"delay_steps", "frames after stride and average"};
    io::DataColumn times = timeColumn("tau", units);
    io::DataColumn g2{"g2", ""};
    io::DataColumn error{"g2_error", io::errorKindName(curves.errorKind)};
    for (const std::int64_t bin : binsOr(options.bins, file.binCount(), file))
        for (std::size_t k = 0; k < curves.delays.size(); ++k) {
            const auto delay = static_cast<double>(curves.delays[k]);
            bins.add(bin);
            steps.numbers.push_back(delay);
            times.numbers.push_back(timeIn(step, delay, units));
            const auto row = static_cast<std::int64_t>(k);
            g2.numbers.push_back(curves.g2.view()(row, bin - 1));
            error.numbers.push_back(curves.error.empty() ? kUnknown
                                                         : curves.error.view()(row, bin - 1));
        }
    io::DataTable table = tableOf(file, "g2", options);
    bins.moveTo(table);
    for (io::DataColumn* column : {&steps, &times, &g2, &error})
        table.columns.push_back(std::move(*column));
    return table;
}

io::DataTable twotimeCurveTable(const io::ResultFile& file, const TableOptions& options,
                                const CancelToken& cancel) {
    if (!file.hasTwotime())
        throw notThere(file, "two-time correlation");
    const UnitPreferences units = secondsUnlessAsked(options.units);
    const io::QmapPtr map = file.qmap(cancel);
    const io::TwotimeCurves curves = file.twotimeCurves(cancel);
    BinColumns bins(*map, io::Partition::Dynamic, units);
    io::DataColumn steps{"lag_steps", "frames after stride and average"};
    io::DataColumn times = timeColumn("lag", units);
    io::DataColumn g2{"g2", ""};
    for (const std::int64_t bin : options.bins.empty() ? curves.bins : options.bins) {
        const auto found = std::find(curves.bins.begin(), curves.bins.end(), bin);
        if (found == curves.bins.end())
            refuseBin(file, bin, "it has no two-time matrix in this file");
        const std::int64_t column = found - curves.bins.begin();
        for (std::int64_t lag = 0; lag < curves.g2.shape()[0]; ++lag) {
            bins.add(bin);
            steps.numbers.push_back(static_cast<double>(lag));
            times.numbers.push_back(timeIn(file.twotimeStepS(), static_cast<double>(lag), units));
            g2.numbers.push_back(curves.g2.view()(lag, column));
        }
    }
    io::DataTable table = tableOf(file, "twotime", options);
    bins.moveTo(table);
    for (io::DataColumn* column : {&steps, &times, &g2})
        table.columns.push_back(std::move(*column));
    return table;
}

io::DataTable scatteringTable(const io::ResultFile& file, const TableOptions& options,
                              const CancelToken& cancel) {
    if (!file.hasScattering())
        throw notThere(file, "scattering of static bins");
    const io::QmapPtr map = file.qmap(cancel);
    const io::ScatteringMeans means = file.means(cancel);
    std::vector<double> pixels(static_cast<std::size_t>(map->staticBins()), 0.0);
    for (const std::uint32_t bin : map->staticMap.values())
        if (bin > 0)
            pixels[bin - 1] += 1;
    BinColumns bins(*map, io::Partition::Static, options.units);
    io::DataColumn counts{"pixels", ""}, mean{"intensity", "counts per pixel and frame"};
    for (std::size_t k = 0; k < means.staticMean.size() && k < pixels.size(); ++k) {
        bins.add(static_cast<std::int64_t>(k) + 1);
        counts.numbers.push_back(pixels[k]);
        mean.numbers.push_back(means.staticMean[k]);
    }
    io::DataTable table = tableOf(file, "saxs1d", options);
    bins.moveTo(table);
    table.columns.push_back(std::move(counts));
    table.columns.push_back(std::move(mean));
    return table;
}

io::DataTable intensityTable(const io::ResultFile& file, const TableOptions& options,
                             const CancelToken& cancel) {
    if (!file.hasIntensity())
        throw notThere(file, "intensity over time");
    const UnitPreferences units = secondsUnlessAsked(options.units);
    const io::ScatteringMeans means = file.means(cancel);
    io::DataTable table = tableOf(file, "intensity", options);
    io::DataColumn times = timeColumn("time", units);
    for (const double frame : means.frameNumber)
        times.numbers.push_back(timeIn(file.meta().frameTimeS, frame, units));
    table.columns.push_back({"frame", "", means.frameNumber});
    table.columns.push_back(std::move(times));
    table.columns.push_back({"intensity", "counts per pixel and frame", means.intensity});
    return table;
}

io::DataTable segmentTable(const io::ResultFile& file, const TableOptions& options,
                           const CancelToken& cancel) {
    if (!file.hasSegments())
        throw notThere(file, "scattering of segments");
    const io::QmapPtr map = file.qmap(cancel);
    const io::ScatteringMeans means = file.means(cancel);
    io::DataTable table = tableOf(file, "stability", options);
    BinColumns bins(*map, io::Partition::Static, options.units);
    const std::int64_t staticBins = means.segmentMean.shape()[1];
    for (std::int64_t k = 0; k < staticBins; ++k)
        bins.add(k + 1);
    bins.moveTo(table);
    for (std::int64_t segment = 0; segment < means.segmentMean.shape()[0]; ++segment) {
        io::DataColumn column{fmt::format("intensity_segment_{}", segment + 1),
                              "counts per pixel and frame"};
        for (std::int64_t k = 0; k < staticBins; ++k)
            column.numbers.push_back(means.segmentMean.view()(segment, k));
        table.columns.push_back(std::move(column));
    }
    return table;
}

io::DataTable metadataTable(const io::ResultFile& file, const CancelToken& cancel) {
    io::DataTable table = tableOf(file, "metadata", {});
    io::DataColumn path{"path", ""}, value{"value", ""}, unit{"unit", ""};
    for (const io::MetadataField& field : file.metadata(cancel)) {
        path.texts.push_back(field.path);
        value.texts.push_back(field.number ? fmt::format("{}", *field.number) : field.text);
        unit.texts.push_back(field.unit);
    }
    for (io::DataColumn* column : {&path, &value, &unit})
        table.columns.push_back(std::move(*column));
    return table;
}

} // namespace specula::correlate
