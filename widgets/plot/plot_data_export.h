// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/provenance.h"
#include "widgets/plot/curve.h"

#include <QByteArray>

namespace specula::widgets {

/// All curves that are exported, in the data's units, with all digits. Curves with the same x share
/// its column: "t_s,g2[bin 3 q=0.0194 Å⁻¹],sigma_g2[bin 3 q=0.0194 Å⁻¹],..."; shorter columns end
/// in empty fields, a missing value is "nan". First come comment lines: title, and the provenance
/// as JSON.
QByteArray plotCsv(const QList<PlotContent>& plots, const Provenance& provenance);
/// {"provenance", "plots": [{"title", "x": {"label", "unit"}, "y", "curves": [{"name", "id", "x",
/// "y", "sigma", "lower", "upper", "info"}]}]}; a missing value is null.
QByteArray plotJson(const QList<PlotContent>& plots, const Provenance& provenance);

/// CSV or JSON by the ending of `file`; appears whole or not at all. Throws Error(Usage) for
/// another ending or when the file exists and `overwrite` is false.
void writePlotData(const QString& file, const QList<PlotContent>& plots,
                   const Provenance& provenance, bool overwrite = false);

} // namespace specula::widgets
