// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/g2/g2_data.h"

#include <QColor>
#include <QList>
#include <QString>

#include <optional>

namespace specula::app {

/// A metadata field that can give files their colours.
struct ColourField {
    QString id;   ///< kColourByTemperature, or the path in the file
    QString name; ///< for a list: "temperature (K)", "sample/stage_z (mm)"
    friend bool operator==(const ColourField&, const ColourField&) = default;
};
/// Temperature, if a file has one, and the numbers of the metadata, each once.
QList<ColourField> colourFields(const QList<G2DataPtr>& files);

/// The value of a field in a file; nothing when the file does not say.
std::optional<double> colourValue(const G2Data& data, const QString& field);

/// Colours of files by the value of a field, and what a scale beside the plot needs.
struct FileColours {
    QString title; ///< "temperature (K)"; empty: the files have the colours of their order
    double low = 0, high = 0;
    QList<QColor> colours; ///< per file; invalid: that of its place in the order
    QStringList values;    ///< per file: "310 K"; empty: the file does not say
    int missing = 0;       ///< files without a value
};
FileColours fileColours(const QList<G2DataPtr>& files, const QString& field, bool dark,
                        const QColor& unknown);

/// Colour at 0..1 of the ramp that files, bins and parts share; readable on the canvas.
QColor rampColour(double at, bool dark);

} // namespace specula::app
