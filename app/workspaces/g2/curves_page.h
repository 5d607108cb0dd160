// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/g2/g2_page.h"

class QLabel;

namespace specula::widgets {
class PanelGrid;
class PlotLegend;
} // namespace specula::widgets

namespace specula::app {

class ColourScaleBar;

/// Grids of curves with the legend outside: g2 of the files, or of the growing parts of one.
class G2GridPage : public G2Page {
    Q_OBJECT
  public:
    widgets::PanelGrid& grid() const { return *m_grid; }
    const std::vector<std::int64_t>& bins() const { return m_plots.bins; }

    widgets::PlotWidget* plot() const override;
    QList<widgets::PlotWidget*> plots() const override;
    void fit() override;
    bool enlarged() const override;
    void leave() override;

  protected:
    G2GridPage(G2Model& model, const QString& objectName, QWidget* parent);
    void showPlots(G2Plots plots, G2Layout layout);
    void showBin(std::int64_t bin) override;
    std::int64_t pageOfBins() const override;
    void resizeEvent(QResizeEvent* event) override;

    widgets::PanelGrid* m_grid;
    widgets::PlotLegend* m_legend;
    ColourScaleBar* m_scale;

  private:
    void applyOptions();
    void showSide();

    QWidget* m_side;
    QLabel* m_note;
    G2Plots m_plots;
    G2Layout m_layout = G2Layout::PerBin;
    bool m_showing = false;
};

/// A panel per bin with all files, a panel per file, or everything in one.
class CurvesPage : public G2GridPage {
    Q_OBJECT
  public:
    CurvesPage(G2Model& model, QWidget* parent);

  protected:
    void refresh() override;
};

/// How g2 of the chosen bins grows with the run.
class StabilityPage : public G2GridPage {
    Q_OBJECT
  public:
    StabilityPage(G2Model& model, QWidget* parent);
    bool settled() const override;

  protected:
    void refresh() override;

  private:
    G2PartialsPtr m_of;
    correlate::G2Normalisation m_how = correlate::G2Normalisation::None;
    std::vector<G2Columns> m_columns; ///< of m_of in m_how
};

} // namespace specula::app
