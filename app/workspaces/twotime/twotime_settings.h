// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/two_time.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <array>

namespace specula::app {

/// Percentiles of automatic levels.
constexpr double kLowPercent = 0.5, kHighPercent = 99.5;
constexpr double kMostSmoothing = 20; ///< frames; time goes with it
constexpr int kMostStrips = 100;

/// A range of ages of which the user wants to see g2; in the unit of the map's axes.
struct TwotimeStrip {
    int number = 1; ///< its name and its colour; stays while it moves
    double centre = 0, width = 1;

    double low() const { return centre - width / 2; }
    double high() const { return centre + width / 2; }
    friend bool operator==(const TwotimeStrip&, const TwotimeStrip&) = default;
};

/// What the user decides about a two-time view, beside the file and the bin. A plain value: stored
/// by undo commands and sessions, and kept from file to file.
struct TwotimeSettings {
    bool correctDiagonal = true;
    bool typedLevels = false; ///< else between percentiles of each map
    double lowLevel = 1, highLevel = 1.2;
    double differenceReach = 0; ///< levels of a difference are minus and plus this; 0: percentiles
    QString colormap = QStringLiteral("viridis");
    QString differenceColormap = QStringLiteral("blue-red");
    double smoothingFrames = 0; ///< standard deviation; 0: as stored
    correlate::AgeConvention convention = correlate::AgeConvention::MeanTime;
    int march = 5;     ///< number of strips that March lays
    QString other;     ///< file whose map is taken off; empty: none
    double cutLag = 0; ///< of the cut along the age, in the unit of the axes; 0: one step
    bool parts = true; ///< curves of the parts of the run that the file holds
    QList<TwotimeStrip> strips;

    // Of the map, or of a difference.
    bool hasTypedLevels(bool difference) const {
        return difference ? differenceReach > 0 : typedLevels;
    }
    void typeLevels(bool typed, double low, double high, bool difference);
    /// What is shown when the percentiles of the map are `automatic`.
    std::array<double, 2> shownLevels(const std::array<double, 2>& automatic,
                                      bool difference) const;
    const QString& shownColormap(bool difference) const {
        return difference ? differenceColormap : colormap;
    }

    const TwotimeStrip* strip(int number) const;
    /// The smallest number that is free.
    int freeNumber() const;

    QJsonObject toJson() const;
    /// What is missing or makes no sense keeps its default.
    static TwotimeSettings fromJson(const QJsonObject& json);
    friend bool operator==(const TwotimeSettings&, const TwotimeSettings&) = default;
};

} // namespace specula::app
