// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/twotime/bin_map.h"
#include "app/workspaces/twotime/strip_tool.h"
#include "app/workspaces/twotime/twotime_plots.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/plot/map_view.h"
#include "widgets/plot/plot_legend.h"

#include <QWidget>

class QLabel;
class QTabWidget;

namespace specula::app {

/// The centre of the two-time room: the map, and at its right the bins on the detector above g2 and
/// the cut along the age.
class TwotimeView : public QWidget {
    Q_OBJECT
  public:
    TwotimeView(AppContext& context, TwotimeModel& model, QWidget* parent = nullptr);

    widgets::MapView& map() { return *m_map; }
    const widgets::MapView& map() const { return *m_map; }
    BinMap& binMap() { return *m_bins; }
    widgets::CurvePanel& g2() { return *m_g2; }
    widgets::CurvePanel& cut() { return *m_cut; }
    StripTool& strips() { return *m_strips; }
    /// The plot of the tab on top.
    widgets::CurvePanel& shownPlot();

    /// A line over the map: what is awaited; empty: none.
    void setMessage(const QString& text);
    QString message() const;
    /// A line over the map in the colour of warnings; empty: none.
    void setWarning(const QString& text);
    QString warning() const;
    void setBinText(const QString& text);

    void showG2(const TwotimePlotInput& input);
    void showCut(const TwotimePlotInput& input);
    void clear();
    QColor stripColour(int number) const;

  signals:
    void cutLagMoved(double lag, bool finished);
    void readoutChanged(const QString& html);

  private:
    void makeMap();
    void makePlots();
    void recolour();
    void showReadout(double x, double y, double value);

    AppContext& m_context;
    TwotimeModel& m_model;
    QLabel *m_message, *m_warning, *m_binText;
    widgets::MapView* m_map;
    BinMap* m_bins;
    QTabWidget* m_tabs;
    widgets::CurvePanel *m_g2, *m_cut;
    widgets::PlotLegend* m_legend;
    widgets::DragLine* m_lagLine = nullptr;
    StripTool* m_strips;
};

} // namespace specula::app
