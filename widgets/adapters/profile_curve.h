// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <QList>
#include <QMetaType>
#include <QString>

namespace specula::widgets {

/// One curve as a plot shows it and a CSV file holds it.
struct ProfileCurve {
    QString name;              ///< "line (10, 4) to (200, 4)"
    QString xName, xUnit;      ///< "distance", "px"
    QString yName, yUnit;      ///< "mean", "counts"
    QList<double> x, y;        ///< y is NaN where there was no valid pixel
    QList<double> sigma;       ///< standard error of y, same length, or empty
    QList<double> count;       ///< valid pixels behind y, same length, or empty
    nlohmann::json provenance; ///< what it was made from, for the export's header

    bool empty() const { return x.isEmpty(); }
};

/// Comment lines with name, units and provenance (as JSON), a line of column names, then numbers
/// with all their digits.
QString profileCsv(const QList<ProfileCurve>& curves);

} // namespace specula::widgets

Q_DECLARE_METATYPE(specula::widgets::ProfileCurve)
