// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/g2/g2_data.h"
#include "app/workspaces/g2/g2_view.h"

#include <QColor>

namespace specula::app {

/// One file as the curves show it.
struct G2Curves {
    QString path; ///< identity of its curves
    QString name; ///< for the legend: "silica_310K_r1 · 310 K"
    G2DataPtr data;
    const G2Columns* columns = nullptr; ///< in the normalisation of the view
    QColor colour;                      ///< invalid: that of `number`
    int number = 0;                     ///< its place in the order
    bool current = false;               ///< drawn stronger among others
};

/// What the plots of g2 are made of. `reference` says which bins there are.
struct G2PlotInput {
    QList<G2Curves> files;
    G2DataPtr reference;
    QString referenceLabel;
    G2View view;
    UnitPreferences units;
    bool dark = true;
};

struct G2Plots {
    QList<widgets::PlotContent> panels;
    std::vector<std::int64_t> bins; ///< of the panels in PerBin, else the bins of the curves
    QString emptyText;              ///< why there are none
    QString note; ///< what else is to be said: "times in steps: ... does not say ..."
};

/// Whether all the files say how long a frame takes; otherwise delays are drawn in steps.
bool timesKnown(const QList<G2Curves>& files);
/// Bins of the reference in the q range of the view; `why` says why there are none.
std::vector<std::int64_t> shownBins(const G2Data& reference, const G2View& view,
                                    const UnitPreferences& units, QString& why);

G2Plots makeG2Plots(const G2PlotInput& input);
/// A panel per bin of `data`, a curve per growing part; `columns` by part.
G2Plots makePartialPlots(const G2PlotInput& input, const G2Partials& partials,
                         const std::vector<G2Columns>& columns);
/// One bin in all files, as a panel.
widgets::PlotContent binPanel(const G2PlotInput& input, std::int64_t bin);

widgets::PlotAxis delayPlotAxis(bool inSeconds, const G2View& view, const UnitPreferences& units);
widgets::PlotAxis g2PlotAxis(const G2View& view, bool withOffset);

} // namespace specula::app
