// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/file_colours.h"

#include "app/workspaces/g2/g2_view.h"
#include "core/imaging/colormap.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

QString fieldName(const io::MetadataField& field) {
    QString name = QString::fromStdString(field.path).section(QLatin1Char('/'), -2);
    if (!field.unit.empty())
        name += QStringLiteral(" (%1)").arg(QString::fromStdString(field.unit));
    return name;
}

QString temperatureName() {
    return QCoreApplication::translate("specula::app::G2View", "temperature (K)");
}

} // namespace

QList<ColourField> colourFields(const QList<G2DataPtr>& files) {
    QList<ColourField> fields;
    QSet<QString> known;
    for (const G2DataPtr& data : files)
        if (data->file->meta().temperatureK && !known.contains(kColourByTemperature)) {
            known << kColourByTemperature;
            fields << ColourField{kColourByTemperature, temperatureName()};
        }
    for (const G2DataPtr& data : files)
        for (const io::MetadataField& field : data->numbers)
            if (const QString id = QString::fromStdString(field.path); !known.contains(id)) {
                known << id;
                fields << ColourField{id, fieldName(field)};
            }
    return fields;
}

std::optional<double> colourValue(const G2Data& data, const QString& field) {
    if (field == QLatin1String(kColourByTemperature))
        return data.file->meta().temperatureK;
    const std::string path = field.toStdString();
    for (const io::MetadataField& f : data.numbers)
        if (f.path == path)
            return f.number;
    return std::nullopt;
}

QColor rampColour(double at, bool dark) {
    static const imaging::ColourTable table = imaging::colourTable("viridis");
    // Neither its darkest end on black nor its lightest on white can be seen.
    const double position = dark ? 0.22 + 0.78 * at : 0.86 * at;
    const auto index = static_cast<std::size_t>(std::lround(std::clamp(position, 0.0, 1.0) * 255));
    return QColor::fromRgb(table[index]);
}

FileColours fileColours(const QList<G2DataPtr>& files, const QString& field, bool dark,
                        const QColor& unknown) {
    FileColours out;
    if (field.isEmpty()) {
        out.colours.resize(files.size());
        out.values.resize(files.size());
        return out;
    }
    QString unit;
    if (field == QLatin1String(kColourByTemperature)) {
        out.title = temperatureName();
        unit = QStringLiteral("K");
    }
    QList<std::optional<double>> values;
    bool first = true;
    for (const G2DataPtr& data : files) {
        values << colourValue(*data, field);
        if (!values.last()) {
            ++out.missing;
            continue;
        }
        out.low = first ? *values.last() : std::min(out.low, *values.last());
        out.high = first ? *values.last() : std::max(out.high, *values.last());
        first = false;
        for (const io::MetadataField& f : data->numbers)
            if (QString::fromStdString(f.path) == field) {
                out.title = fieldName(f);
                unit = QString::fromStdString(f.unit);
            }
    }
    if (out.title.isEmpty())
        out.title = field;
    for (const auto& value : values) {
        if (!value) {
            out.colours << unknown;
            out.values << QString();
            continue;
        }
        const double at = out.high > out.low ? (*value - out.low) / (out.high - out.low) : 0.5;
        out.colours << rampColour(at, dark);
        QString text = QString::fromStdString(formatValue(*value, 5));
        out.values << (unit.isEmpty() ? text : text + QLatin1Char(' ') + unit);
    }
    return out;
}

} // namespace specula::app
