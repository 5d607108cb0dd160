// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/drag_items.h"
#include "widgets/plot/plot_widget.h"

#include <QSet>

namespace specula::widgets {

/// What the user has done to a panel; survives new data and panels that scroll out of sight.
struct PanelView {
    std::optional<PlotRange> x, y; ///< nothing: follows the data

    friend bool operator==(const PanelView&, const PanelView&) = default;
};

/// One plot: curves with error bars and bands on linear or logarithmic axes.
///
/// Mouse: drag pans, wheel zooms at the cursor (over an axis: that axis only), double click shows
/// everything. Keys: left and right walk the cursor along the active curve (page keys ten points),
/// + and - zoom, F or Home shows everything, X and Y switch the axes to logarithmic, Tab goes to
/// the things that can be dragged, Ctrl+C copies.
class CurvePanel : public PlotWidget {
    Q_OBJECT
  public:
    explicit CurvePanel(QWidget* parent = nullptr);
    ~CurvePanel() override;

    /// Replaces everything shown; the user's zoom stays unless an axis is of another quantity.
    void setContent(const PlotContent& content);
    const PlotContent& content() const;
    void setCurves(const QList<PlotCurve>& curves);
    void setAxes(const PlotAxis& x, const PlotAxis& y);
    void setTitle(const QString& title, const QString& note = {}, NoteTone tone = NoteTone::Accent);
    /// What stands in a plot without curves: "nothing matches bin 40 to 50".
    void setEmptyText(const QString& text);

    // Ranges. The user's zoom (or showRange) wins over the home range, that over the data's.
    PlotRange xRange() const;
    PlotRange yRange() const;
    const PanelView& view() const;
    void setView(const PanelView& view);
    bool isZoomed() const { return view() != PanelView{}; }
    /// What "everything" means: typed ranges of the workspace; nothing: what the data cover.
    void setHomeRange(std::optional<PlotRange> x, std::optional<PlotRange> y);

    bool logX() const;
    bool logY() const;

    /// Curves, by PlotCurve::legendKey(), that are not drawn; they do not count for the ranges.
    void setHiddenCurves(const QSet<QString>& keys);
    const QSet<QString>& hiddenCurves() const;

    /// The curve, by key(), that the cursor reads; empty or unknown: the first that is shown.
    void setActiveCurve(const QString& key);
    QString activeCurve() const;
    std::optional<double> cursor() const;
    /// "t 0.0123 s   g2 1.1342 ± 0.0040   bin 8"; empty without a cursor.
    QString readout() const;

    DragBand* addBand(Qt::Orientation orientation, const PlotRange& range,
                      const QString& label = {});
    DragLine* addLine(Qt::Orientation orientation, double value, const QString& label = {});
    /// Deletes it.
    void removeItem(DragItem* item);
    QList<DragItem*> items() const;

    /// Only the curves: no axes, no titles, no mouse.
    void setSparkline(bool on);
    /// In a grid: the frame of the chosen panel.
    void setSelected(bool on);
    bool isSelected() const;
    /// What a double click does: show everything (default), or tell activated().
    void setDoubleClickActivates(bool on);
    /// Whether the plain wheel zooms (default) or goes to the scroll area around, with Ctrl to
    /// zoom.
    void setWheelNeedsControl(bool on);

    /// The rectangle of the axes, in the panel's pixels.
    QRectF plotArea() const;
    QPointF toPanel(double x, double y) const;
    QPointF toData(const QPointF& position) const;

    /// The key may also be given by a grid: Left and Right with Shift, zoom keys, ...; false when
    /// the panel has no use for it.
    bool takeKey(QKeyEvent* event) { return handleKey(event); }

    /// Draws what the panel shows, in its present ranges, at any size; for figures of many panels.
    void paintPanel(QCPPainter& painter, const QSize& size) const;
    /// Draws now instead of in the next turn of the event loop.
    void replotNow();

    QByteArray csv() const override;
    QByteArray json() const override;

    QSize sizeHint() const override { return {400, 260}; }
    QSize minimumSizeHint() const override { return {60, 30}; }

  public slots:
    void setLogX(bool on);
    void setLogY(bool on);
    /// A linked cursor: shown, not told.
    void setCursor(std::optional<double> x);
    void resetView() override;

  signals:
    /// By the user; NaN when the cursor left.
    void cursorMoved(double x);
    void readoutChanged(const QString& text);
    void viewChanged(const specula::widgets::PanelView& view); ///< by the user
    void logXChanged(bool on);
    void logYChanged(bool on);
    void clicked(double x, double y);
    void curveClicked(const QString& key);
    void pointClicked(const QString& key, int index);
    void activated(); ///< double click or Enter

  protected:
    void paintFigure(QCPPainter& painter) const override;
    void coloursChanged() override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

  private:
    void adopt(DragItem* item);
    void changeView(const PanelView& view);
    void zoom(const QPointF& at, double factor, bool x, bool y);
    void walkCursor(int steps);
    bool handleKey(QKeyEvent* event);
    void clickAt(const QPointF& position);
    void updateCursor(const QPointF& position);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace specula::widgets

Q_DECLARE_METATYPE(specula::widgets::PanelView)
