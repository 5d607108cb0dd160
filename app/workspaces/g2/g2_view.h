// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/correlate/derived/g2_views.h"
#include "widgets/plot/curve.h"

#include <QJsonObject>
#include <QString>

namespace specula::app {

enum class G2Tab { Curves, Map, Stability, Regroup };
enum class G2Layout { PerBin, PerFile, Overlay };
enum class G2Files { Chosen, Current };
enum class YScale { PerPanel, Shared, Fixed };

/// How g2 is looked at; nothing of it changes data. Ranges are in the contract's units.
struct G2View {
    G2Tab tab = G2Tab::Curves;
    G2Layout layout = G2Layout::PerBin;
    G2Files files = G2Files::Chosen;
    int columns = 0; ///< 0: as many as fit
    bool logX = true, logY = false;
    bool errors = true;
    bool legend = true;
    correlate::G2Normalisation normalisation = correlate::G2Normalisation::None;
    double offset = 0; ///< g2 of the n-th file is lifted by n times this
    YScale yScale = YScale::PerPanel;
    correlate::ValueRange y; ///< of YScale::Fixed
    correlate::ValueRange q, delayS;
    /// Empty: the order of the files; "temperature"; or the path of a metadata field.
    QString colourBy;

    QJsonObject toJson() const;
    /// What is missing or makes no sense keeps its default.
    static G2View fromJson(const QJsonObject& json);
};

extern const char* const kColourByTemperature;

/// "g2", "g2 / max(g2)", ... with what is added per file.
QString g2AxisLabel(correlate::G2Normalisation how, double offset);
/// "none", "max", ... translated, for a list.
QString normalisationText(correlate::G2Normalisation how);
const std::vector<correlate::G2Normalisation>& normalisations();

} // namespace specula::app
