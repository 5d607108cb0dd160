// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/g2_view.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace specula::app {
namespace {

using correlate::G2Normalisation;

QString text(const char* source) {
    return QCoreApplication::translate("specula::app::G2View", source);
}

QJsonObject rangeJson(const correlate::ValueRange& range) {
    QJsonObject json;
    if (range.low)
        json["low"] = *range.low;
    if (range.high)
        json["high"] = *range.high;
    return json;
}

correlate::ValueRange rangeFrom(const QJsonValue& value) {
    correlate::ValueRange range;
    for (const auto& [name, end] : {std::pair{"low", &range.low}, {"high", &range.high}})
        if (const QJsonValue v = value[QLatin1String(name)];
            v.isDouble() && std::isfinite(v.toDouble()))
            *end = v.toDouble();
    if (range.low && range.high && *range.low > *range.high)
        return {};
    return range;
}

template<class E>
E choice(const QJsonObject& json, const char* name, E fallback, E last) {
    const int value = json.value(QLatin1String(name)).toInt(int(fallback));
    return value >= 0 && value <= int(last) ? E(value) : fallback;
}

} // namespace

const char* const kColourByTemperature = "temperature";

QJsonObject G2View::toJson() const {
    return {{"tab", int(tab)},
            {"layout", int(layout)},
            {"files", int(files)},
            {"columns", columns},
            {"log_x", logX},
            {"log_y", logY},
            {"errors", errors},
            {"legend", legend},
            {"normalisation", QLatin1String(correlate::g2NormalisationName(normalisation))},
            {"offset", offset},
            {"y_scale", int(yScale)},
            {"y", rangeJson(y)},
            {"q_inv_angstrom", rangeJson(q)},
            {"delay_s", rangeJson(delayS)},
            {"colour_by", colourBy}};
}

G2View G2View::fromJson(const QJsonObject& json) {
    G2View view;
    view.tab = choice(json, "tab", view.tab, G2Tab::Regroup);
    view.layout = choice(json, "layout", view.layout, G2Layout::Overlay);
    view.files = choice(json, "files", view.files, G2Files::Current);
    view.yScale = choice(json, "y_scale", view.yScale, YScale::Fixed);
    view.columns = std::clamp(json.value("columns").toInt(view.columns), 0, 8);
    view.logX = json.value("log_x").toBool(view.logX);
    view.logY = json.value("log_y").toBool(view.logY);
    view.errors = json.value("errors").toBool(view.errors);
    view.legend = json.value("legend").toBool(view.legend);
    const QString name = json.value("normalisation").toString();
    for (const G2Normalisation how : normalisations())
        if (name == QLatin1String(correlate::g2NormalisationName(how)))
            view.normalisation = how;
    if (const double offset = json.value("offset").toDouble(view.offset); std::isfinite(offset))
        view.offset = offset;
    view.y = rangeFrom(json.value("y"));
    view.q = rangeFrom(json.value("q_inv_angstrom"));
    view.delayS = rangeFrom(json.value("delay_s"));
    view.colourBy = json.value("colour_by").toString();
    return view;
}

const std::vector<G2Normalisation>& normalisations() {
    static const std::vector<G2Normalisation> all{
        G2Normalisation::None, G2Normalisation::Max,   G2Normalisation::Mean,
        G2Normalisation::Std,  G2Normalisation::First, G2Normalisation::FirstToMean};
    return all;
}

QString normalisationText(G2Normalisation how) {
    switch (how) {
    case G2Normalisation::None:
        return text(QT_TRANSLATE_NOOP("specula::app::G2View", "g2 as stored"));
    case G2Normalisation::Max:
        return text(QT_TRANSLATE_NOOP("specula::app::G2View", "divided by its maximum"));
    case G2Normalisation::Mean:
        return text(QT_TRANSLATE_NOOP("specula::app::G2View", "divided by its mean"));
    case G2Normalisation::Std:
        return text(QT_TRANSLATE_NOOP("specula::app::G2View", "in standard deviations"));
    case G2Normalisation::First:
        return text(QT_TRANSLATE_NOOP("specula::app::G2View", "divided by g2[0]"));
    case G2Normalisation::FirstToMean:
        return text(QT_TRANSLATE_NOOP("specula::app::G2View", "shifted to the mean g2[0]"));
    }
    return {};
}

QString g2AxisLabel(G2Normalisation how, double offset) {
    QString label;
    switch (how) {
    case G2Normalisation::None:
        label = QStringLiteral("g2");
        break;
    case G2Normalisation::Max:
        label = QStringLiteral("g2 / max(g2)");
        break;
    case G2Normalisation::Mean:
        label = QStringLiteral("g2 / ⟨g2⟩");
        break;
    case G2Normalisation::Std:
        label = QStringLiteral("(g2 − ⟨g2⟩) / σ(g2)");
        break;
    case G2Normalisation::First:
        label = QStringLiteral("g2 / g2[0]");
        break;
    case G2Normalisation::FirstToMean:
        label = QStringLiteral("g2 − g2[0] + ⟨g2[0]⟩");
        break;
    }
    if (offset != 0)
        label += text(QT_TRANSLATE_NOOP("specula::app::G2View", " + %1 per file"))
                     .arg(QLocale().toString(offset, 'g', 4));
    return label;
}

} // namespace specula::app
