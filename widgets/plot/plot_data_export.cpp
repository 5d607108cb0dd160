// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plot_data_export.h"

#include "core/base/atomic_file.h"

#include <QFileInfo>
#include <QLocale>

#include <cmath>

namespace specula::widgets {
namespace {

struct Column {
    QString name;
    PlotValues values;
};

QByteArray number(double value) {
    return std::isnan(value) ? QByteArray("nan")
                             : QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

QString oneLine(QString text) {
    return text.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QByteArray field(const QString& name) {
    QString text = oneLine(name);
    if (text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('"')))
        text = QLatin1Char('"') + text.replace(QLatin1String("\""), QLatin1String("\"\"")) +
               QLatin1Char('"');
    return text.toUtf8();
}

QString quantityName(const PlotAxis& axis) {
    QString text = axis.unit.isEmpty() ? axis.label : axis.label + QLatin1Char('_') + axis.unit;
    return text.replace(QLatin1Char(' '), QLatin1Char('_'));
}

bool sameValues(const PlotValues& a, const PlotValues& b) {
    return a == b || (a && b && *a == *b);
}

/// x columns once for all curves of the same axis and values that follow each other.
std::vector<Column> columnsOf(const QList<PlotContent>& plots) {
    std::vector<Column> columns;
    PlotValues lastX;
    QString lastName;
    for (const PlotContent& plot : plots)
        for (const PlotCurve& curve : plot.curves) {
            if (!curve.exported || curve.empty())
                continue;
            const QString xName = quantityName(plot.x);
            if (!sameValues(curve.x, lastX) || xName != lastName) {
                columns.push_back({xName, curve.x});
                lastX = curve.x;
                lastName = xName;
            }
            QStringList names;
            if (plots.size() > 1 && !plot.title.isEmpty())
                names << plot.title;
            if (!curve.name.isEmpty() && !names.contains(curve.name))
                names << curve.name;
            QString name = quantityName(plot.y);
            if (!names.isEmpty())
                name += QStringLiteral("[%1]").arg(names.join(QLatin1String("; ")));
            columns.push_back({name, curve.y});
            const auto add = [&](const char* what, const PlotValues& values) {
                if (values)
                    columns.push_back({QLatin1String(what) + name, values});
            };
            add("sigma_", curve.yError);
            add("lower_", curve.lower);
            add("upper_", curve.upper);
        }
    return columns;
}

nlohmann::json axisJson(const PlotAxis& axis) {
    return {
        {"label", axis.label.toStdString()}, {"unit", axis.unit.toStdString()}, {"log", axis.log}};
}

nlohmann::json valuesJson(const PlotValues& values) {
    nlohmann::json out = nlohmann::json::array();
    for (const double v : *values)
        if (std::isfinite(v))
            out.push_back(v);
        else
            out.push_back(nullptr);
    return out;
}

nlohmann::json curveJson(const PlotCurve& curve) {
    nlohmann::json out{{"name", curve.name.toStdString()},
                       {"id", curve.key().toStdString()},
                       {"x", valuesJson(curve.x)},
                       {"y", valuesJson(curve.y)}};
    if (!curve.group.isEmpty())
        out["group"] = curve.group.toStdString();
    if (curve.yError)
        out["sigma"] = valuesJson(curve.yError);
    if (curve.lower)
        out["lower"] = valuesJson(curve.lower);
    if (curve.upper)
        out["upper"] = valuesJson(curve.upper);
    if (!curve.info.is_null())
        out["info"] = curve.info;
    return out;
}

} // namespace

QByteArray plotCsv(const QList<PlotContent>& plots, const Provenance& provenance) {
    QByteArray csv;
    if (plots.size() == 1 && !plots.first().title.isEmpty())
        csv += "# title: " + oneLine(plots.first().title).toUtf8() + '\n';
    csv += "# provenance: " + QByteArray::fromStdString(nlohmann::json(provenance).dump()) + '\n';
    const std::vector<Column> columns = columnsOf(plots);
    std::size_t rows = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        csv += (c ? "," : "") + field(columns[c].name);
        rows = std::max(rows, columns[c].values->size());
    }
    csv += '\n';
    for (std::size_t r = 0; r < rows; ++r) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (c)
                csv += ',';
            if (r < columns[c].values->size())
                csv += number((*columns[c].values)[r]);
        }
        csv += '\n';
    }
    return csv;
}

QByteArray plotJson(const QList<PlotContent>& plots, const Provenance& provenance) {
    nlohmann::json all = nlohmann::json::array();
    for (const PlotContent& plot : plots) {
        nlohmann::json curves = nlohmann::json::array();
        for (const PlotCurve& curve : plot.curves)
            if (curve.exported && !curve.empty())
                curves.push_back(curveJson(curve));
        all.push_back({{"title", plot.title.toStdString()},
                       {"note", plot.note.toStdString()},
                       {"x", axisJson(plot.x)},
                       {"y", axisJson(plot.y)},
                       {"curves", curves}});
    }
    const nlohmann::json out{{"provenance", provenance}, {"plots", all}};
    return QByteArray::fromStdString(out.dump(1)) + '\n';
}

void writePlotData(const QString& file, const QList<PlotContent>& plots,
                   const Provenance& provenance, bool overwrite) {
    const QString ending = QFileInfo(file).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("csv"))
        bytes = plotCsv(plots, provenance);
    else if (ending == QLatin1String("json"))
        bytes = plotJson(plots, provenance);
    else
        throw Error(ErrorCode::Usage,
                    "plot data are not written as \"" + ending.toStdString() + "\"")
            .inFile(file.toStdString())
            .withRemedy("end the name in .csv or .json");
    writeFileAtomically(file.toStdString(),
                        {bytes.constData(), static_cast<std::size_t>(bytes.size())}, overwrite);
}

} // namespace specula::widgets
