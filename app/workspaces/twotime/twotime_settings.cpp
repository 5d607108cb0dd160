// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/twotime_settings.h"

#include "core/imaging/colormap.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

const char kFirstTime[] = "first_time";

QString knownColormap(const QString& name, const QString& fallback) {
    for (const imaging::ColormapInfo& info : imaging::colormaps())
        if (name == QLatin1String(info.name.data(), qsizetype(info.name.size())))
            return name;
    return fallback;
}

} // namespace

void TwotimeSettings::typeLevels(bool typed, double low, double high, bool difference) {
    if (difference) {
        differenceReach = typed ? std::max(std::abs(low), std::abs(high)) : 0;
        return;
    }
    typedLevels = typed && low < high;
    if (typedLevels) {
        lowLevel = low;
        highLevel = high;
    }
}

std::array<double, 2> TwotimeSettings::shownLevels(const std::array<double, 2>& automatic,
                                                   bool difference) const {
    if (!hasTypedLevels(difference))
        return automatic;
    if (difference)
        return {-differenceReach, differenceReach};
    return {lowLevel, highLevel};
}

const TwotimeStrip* TwotimeSettings::strip(int number) const {
    const auto it = std::find_if(strips.begin(), strips.end(),
                                 [number](const TwotimeStrip& s) { return s.number == number; });
    return it == strips.end() ? nullptr : &*it;
}

int TwotimeSettings::freeNumber() const {
    int number = 1;
    while (strip(number) != nullptr)
        ++number;
    return number;
}

QJsonObject TwotimeSettings::toJson() const {
    QJsonArray all;
    for (const TwotimeStrip& s : strips)
        all << QJsonObject{{"number", s.number}, {"centre", s.centre}, {"width", s.width}};
    return {{"correct_diagonal", correctDiagonal},
            {"typed_levels", typedLevels},
            {"low_level", lowLevel},
            {"high_level", highLevel},
            {"difference_reach", differenceReach},
            {"colormap", colormap},
            {"difference_colormap", differenceColormap},
            {"smoothing_frames", smoothingFrames},
            {"age", convention == correlate::AgeConvention::FirstTime ? QLatin1String(kFirstTime)
                                                                      : QLatin1String("mean_time")},
            {"march", march},
            {"other", other},
            {"cut_lag", cutLag},
            {"parts", parts},
            {"strips", all}};
}

TwotimeSettings TwotimeSettings::fromJson(const QJsonObject& json) {
    TwotimeSettings s;
    s.correctDiagonal = json.value("correct_diagonal").toBool(s.correctDiagonal);
    const double low = json.value("low_level").toDouble(s.lowLevel);
    const double high = json.value("high_level").toDouble(s.highLevel);
    if (low < high) {
        s.lowLevel = low;
        s.highLevel = high;
        s.typedLevels = json.value("typed_levels").toBool(s.typedLevels);
    }
    s.differenceReach = std::max(0.0, json.value("difference_reach").toDouble());
    s.colormap = knownColormap(json.value("colormap").toString(), s.colormap);
    s.differenceColormap =
        knownColormap(json.value("difference_colormap").toString(), s.differenceColormap);
    s.smoothingFrames = std::clamp(json.value("smoothing_frames").toDouble(), 0.0, kMostSmoothing);
    if (json.value("age").toString() == QLatin1String(kFirstTime))
        s.convention = correlate::AgeConvention::FirstTime;
    s.march = std::clamp(json.value("march").toInt(s.march), 1, kMostStrips);
    s.other = json.value("other").toString();
    s.cutLag = std::max(0.0, json.value("cut_lag").toDouble());
    s.parts = json.value("parts").toBool(s.parts);
    for (const QJsonValue& value : json.value("strips").toArray()) {
        const TwotimeStrip strip{value["number"].toInt(), value["centre"].toDouble(),
                                 value["width"].toDouble()};
        if (strip.number >= 1 && strip.width > 0 && s.strip(strip.number) == nullptr &&
            s.strips.size() < kMostStrips)
            s.strips << strip;
    }
    return s;
}

} // namespace specula::app
