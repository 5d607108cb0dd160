// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/curve_panel.h"

namespace specula::widgets {

struct GridOptions {
    int columns = 0;    ///< 1..8; 0: as many as fit
    bool linkX = false; ///< a zoom in x is the zoom of all panels
    bool linkY = false;
    bool sharedX = false; ///< without zoom: one range around the data of all panels
    bool sharedY = false;
    std::optional<PlotRange> homeX = {},
                             homeY = {}; ///< typed ranges for all; see CurvePanel::setHomeRange()
    int panelHeight = 0;                 ///< logical pixels; 0: from the width

    friend bool operator==(const GridOptions&, const GridOptions&) = default;
};

/// Any number of plots in a scrolled grid. Only those that are seen exist as widgets.
///
/// Click selects a panel; left and right walk the selection, Ctrl with up and down by a row (plain
/// up and down are left to who steps through files), Enter or a double click enlarges the selected
/// panel and Esc or another double click brings the grid back. Ctrl and the wheel zoom in a panel,
/// the plain wheel scrolls. Shift with left and right walks the cursor along the selected curve;
/// the other keys are those of CurvePanel.
class PanelGrid : public PlotWidget {
    Q_OBJECT
  public:
    explicit PanelGrid(QWidget* parent = nullptr);
    ~PanelGrid() override;

    /// Panels with the key of an earlier one keep its zoom; selection and enlarged panel stay too.
    void setPanels(const QList<PlotContent>& panels);
    const QList<PlotContent>& panels() const;
    void setPanel(int index, const PlotContent& content);
    void setOptions(const GridOptions& options);
    const GridOptions& options() const;
    void setEmptyText(const QString& text);
    void setHiddenCurves(const QSet<QString>& keys);
    const QSet<QString>& hiddenCurves() const;

    int selected() const; ///< -1: none
    int enlarged() const; ///< -1: the grid is shown
    int columns() const;  ///< as laid out now
    /// The widget of a panel; null while it is out of sight.
    CurvePanel* panelAt(int index) const;
    int builtPanels() const;
    QRect panelGeometry(int index) const; ///< in the grid's scrolled contents
    /// Draws all panels in sight now.
    void replotNow();

    /// The figure is the whole grid, also what is out of sight (of an enlarged panel: only that).
    QSize figureSize() const override;
    QByteArray csv() const override;
    QByteArray json() const override;

    QSize sizeHint() const override { return {900, 640}; }

  public slots:
    void setSelected(int index);
    void setEnlarged(int index);
    void setCursor(std::optional<double> x);
    void setLogX(bool on); ///< of all panels
    void setLogY(bool on);
    void resetView() override;

  signals:
    void selectionChanged(int index);
    void enlargedChanged(int index);
    void cursorMoved(double x);
    void logXChanged(bool on); ///< by the user's keys
    void logYChanged(bool on);
    void readoutChanged(const QString& text);
    void curveClicked(int panel, const QString& key);
    void pointClicked(int panel, const QString& key, int point);
    void viewChanged(int panel, const specula::widgets::PanelView& view);
    /// A panel has come into sight: for owners that add lines and bands to panels.
    void panelBuilt(int index, specula::widgets::CurvePanel* panel);

  protected:
    void paintFigure(QCPPainter& painter) const override;
    void coloursChanged() override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace specula::widgets
