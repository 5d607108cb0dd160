// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "widgets/plot/map_view_p.h"

#include <QLocale>

#include <cmath>

namespace specula::widgets {
namespace {

/// Logarithmic between centres where the axis is and they allow it.
bool logBetween(const MapAxis& axis) {
    return axis.axis.log && axis.centres->front() > 0;
}

} // namespace

double MapAxis::at(double pixel) const {
    if (!centres || centres->empty())
        return start + pixel * step;
    const std::vector<double>& c = *centres;
    if (c.size() == 1)
        return c[0];
    const auto last = static_cast<double>(c.size() - 2);
    const auto i = static_cast<std::size_t>(std::clamp(std::floor(pixel), 0.0, last));
    const double part = pixel - static_cast<double>(i);
    return logBetween(*this) ? c[i] * std::pow(c[i + 1] / c[i], part)
                             : c[i] + part * (c[i + 1] - c[i]);
}

double MapAxis::pixelOf(double value) const {
    if (!centres || centres->empty())
        return (value - start) / step;
    const std::vector<double>& c = *centres;
    if (c.size() == 1)
        return 0;
    const auto above = std::upper_bound(c.begin(), c.end(), value) - c.begin();
    const auto i = static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(above - 1, 0, static_cast<std::ptrdiff_t>(c.size()) - 2));
    const double part = logBetween(*this) ? std::log(value / c[i]) / std::log(c[i + 1] / c[i])
                                          : (value - c[i]) / (c[i + 1] - c[i]);
    return static_cast<double>(i) + part;
}

std::int64_t MapData::rows() const {
    return values.size() > 0 ? values.shape()[0] : doubles.size() > 0 ? doubles.shape()[0] : 0;
}

std::int64_t MapData::columns() const {
    return values.size() > 0 ? values.shape()[1] : doubles.size() > 0 ? doubles.shape()[1] : 0;
}

double mapValue(const MapData& map, std::int64_t row, std::int64_t column) {
    return map.values.size() > 0 ? static_cast<double>(map.values.view()(row, column))
                                 : map.doubles.view()(row, column);
}

QByteArray MapView::csv() const {
    const MapData& m = d->shown;
    const auto named = [](const QString& label, const QString& unit) {
        return (unit.isEmpty() ? label : label + QLatin1Char('_') + unit).toUtf8();
    };
    const bool floats = m.values.size() > 0;
    // Shortest texts that give the sample back in its own type.
    const auto number = [floats](double v) {
        return std::isnan(v) ? QByteArray("nan")
               : floats      ? QByteArray::number(v, 'g', 9)
                             : QByteArray::number(v, 'g', QLocale::FloatingPointShortest);
    };
    const auto coordinate = [](double v) {
        return QByteArray::number(v, 'g', QLocale::FloatingPointShortest);
    };
    QByteArray csv;
    csv += "# title: " + m.title.toUtf8() + '\n';
    csv += "# rows: " + named(m.y.axis.label, m.y.axis.unit) +
           ", columns: " + named(m.x.axis.label, m.x.axis.unit) +
           ", values: " + named(m.valueLabel, m.valueUnit) + '\n';
    csv += "# provenance: " + QByteArray::fromStdString(nlohmann::json(provenance()).dump()) + '\n';
    csv += named(m.y.axis.label, m.y.axis.unit) + '\\' + named(m.x.axis.label, m.x.axis.unit);
    for (std::int64_t c = 0; c < m.columns(); ++c)
        csv += ',' + coordinate(m.x.at(static_cast<double>(c)));
    csv += '\n';
    for (std::int64_t r = 0; r < m.rows(); ++r) {
        csv += coordinate(m.y.at(static_cast<double>(r)));
        for (std::int64_t c = 0; c < m.columns(); ++c)
            csv += ',' + number(mapValue(m, r, c));
        csv += '\n';
    }
    return csv;
}

QByteArray MapView::json() const {
    const MapData& m = d->shown;
    const auto axis = [](const MapAxis& a, std::int64_t n) {
        nlohmann::json centres = nlohmann::json::array();
        for (std::int64_t i = 0; i < n; ++i)
            centres.push_back(a.at(static_cast<double>(i)));
        return nlohmann::json{{"label", a.axis.label.toStdString()},
                              {"unit", a.axis.unit.toStdString()},
                              {"centres", centres}};
    };
    nlohmann::json rows = nlohmann::json::array();
    for (std::int64_t r = 0; r < m.rows(); ++r) {
        nlohmann::json row = nlohmann::json::array();
        for (std::int64_t c = 0; c < m.columns(); ++c)
            if (const double v = mapValue(m, r, c); std::isfinite(v))
                row.push_back(v);
            else
                row.push_back(nullptr);
        rows.push_back(std::move(row));
    }
    const nlohmann::json out{
        {"provenance", provenance()},
        {"title", m.title.toStdString()},
        {"x", axis(m.x, m.columns())},
        {"y", axis(m.y, m.rows())},
        {"value", {{"label", m.valueLabel.toStdString()}, {"unit", m.valueUnit.toStdString()}}},
        {"values", std::move(rows)}};
    return QByteArray::fromStdString(out.dump()) + '\n';
}

} // namespace specula::widgets
